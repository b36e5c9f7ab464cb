// How is a tissue kept to the last bit? HDF5 without its own messages: ours say which file and why.
// SPDX-License-Identifier: Apache-2.0
#include "tissue/state_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cmath>
#include <cstdint>
#include <cstring>

#include "tissue/hdf5_handle.hpp"

namespace cutis::tissue {
namespace {

namespace fs = std::filesystem;

/// HDF5 says little when the disk is full: ask the file system first.
void make_sure_of_room(const fs::path& file, std::size_t bytes) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  int error = descriptor < 0 ? errno : 0;
  if (descriptor >= 0) ::close(descriptor);
  if (error == 0 && fs::space(file).available < bytes) error = ENOSPC;
  if (error == 0) return;
  if (descriptor >= 0) ::unlink(file.c_str());
  throw std::runtime_error(fmt::format("cannot write {}: {}", file.string(), std::strerror(error)));
}

/// HDF5 prints its errors unless told not to.
void silence_hdf5() { H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr); }

hid_t folders() {
  const hid_t list = H5Pcreate(H5P_LINK_CREATE);
  H5Pset_create_intermediate_group(list, 1);
  return list;
}

}  // namespace

std::uint64_t bits_of(std::span<const double> numbers) {
  std::uint64_t sum = numbers.size(), weighted = 0;
  for (std::size_t n = 0; n < numbers.size(); ++n) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &numbers[n], sizeof bits);
    sum += bits;
    weighted += bits * (2 * n + 1);
  }
  return sum ^ (weighted << 1);
}

struct StateWriter::Impl {
  fs::path path;
  Hdf5Handle file;
  Hdf5Handle make_folders{folders(), H5Pclose, "make a property list"};
};

StateWriter::StateWriter(const fs::path& file, std::size_t bytes) {
  silence_hdf5();
  make_sure_of_room(file, bytes);
  const hid_t id = H5Fcreate(file.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT);
  impl_ = std::unique_ptr<Impl>(new Impl{file, Hdf5Handle(id, H5Fclose, "create " + file.string())});
}

StateWriter::~StateWriter() = default;

void StateWriter::values(const std::string& name, std::span<const double> numbers) {
  const hsize_t count = numbers.size(), one = 1;
  const std::string what = fmt::format("write {} to {}", name, impl_->path.string());
  const Hdf5Handle space(H5Screate_simple(1, &count, nullptr), H5Sclose, what);
  const Hdf5Handle data(
      H5Dcreate2(impl_->file, name.c_str(), H5T_IEEE_F64LE, space, impl_->make_folders, H5P_DEFAULT, H5P_DEFAULT),
      H5Dclose, what);
  if (count > 0) checked(H5Dwrite(data, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, numbers.data()), what);
  const std::uint64_t sum = bits_of(numbers);
  const Hdf5Handle scalar(H5Screate_simple(1, &one, nullptr), H5Sclose, what);
  const Hdf5Handle attribute(H5Acreate2(data, "sum", H5T_STD_U64LE, scalar, H5P_DEFAULT, H5P_DEFAULT), H5Aclose, what);
  checked(H5Awrite(attribute, H5T_NATIVE_UINT64, &sum), what);
}

void StateWriter::text(const std::string& name, std::string_view content) {
  const hsize_t count = content.size();
  const std::string what = fmt::format("write {} to {}", name, impl_->path.string());
  const Hdf5Handle space(H5Screate_simple(1, &count, nullptr), H5Sclose, what);
  const Hdf5Handle data(
      H5Dcreate2(impl_->file, name.c_str(), H5T_STD_U8LE, space, impl_->make_folders, H5P_DEFAULT, H5P_DEFAULT),
      H5Dclose, what);
  if (count > 0) checked(H5Dwrite(data, H5T_NATIVE_UINT8, H5S_ALL, H5S_ALL, H5P_DEFAULT, content.data()), what);
}

void StateWriter::close() {
  checked(H5Fflush(impl_->file, H5F_SCOPE_GLOBAL), "write " + impl_->path.string());
  impl_->file.close("write " + impl_->path.string());
}

struct StateReader::Impl {
  fs::path path;
  Hdf5Handle file;

  /// A damaged file may claim any size: no more than it can hold is believed.
  std::size_t size_of(hid_t data, const std::string& name, std::size_t bytes_each) const {
    const Hdf5Handle space(H5Dget_space(data), H5Sclose, "see the size of " + name);
    const auto count =
        static_cast<std::size_t>(checked(H5Sget_simple_extent_npoints(space), "see the size of " + name));
    if (count > fs::file_size(path) / bytes_each) throw damaged(name);
    return count;
  }
  std::runtime_error damaged(const std::string& name) const {
    return std::runtime_error(fmt::format("{}: {} is damaged", path.string(), name));
  }
};

StateReader::StateReader(const fs::path& file) {
  silence_hdf5();
  if (!fs::exists(file)) throw std::runtime_error(fmt::format("{}: there is no such file", file.string()));
  const hid_t id = H5Fopen(file.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT);
  if (id < 0) throw std::runtime_error(fmt::format("{}: truncated, or no HDF5 file", file.string()));
  impl_ = std::unique_ptr<Impl>(new Impl{file, Hdf5Handle(id, H5Fclose, "open " + file.string())});
}

StateReader::~StateReader() = default;

bool StateReader::has(const std::string& name) const {
  const std::string folder = name.substr(0, name.find('/'));
  return H5Lexists(impl_->file, folder.c_str(), H5P_DEFAULT) > 0 &&
         H5Lexists(impl_->file, name.c_str(), H5P_DEFAULT) > 0;
}

std::vector<double> StateReader::values(const std::string& name) const {
  const std::string what = fmt::format("read {} of {}", name, impl_->path.string());
  const Hdf5Handle data(H5Dopen2(impl_->file, name.c_str(), H5P_DEFAULT), H5Dclose, what);
  std::vector<double> numbers(impl_->size_of(data, name, sizeof(double)));
  if (!numbers.empty()) checked(H5Dread(data, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, numbers.data()), what);
  std::uint64_t sum = 0;
  const Hdf5Handle attribute(H5Aopen(data, "sum", H5P_DEFAULT), H5Aclose, what);
  checked(H5Aread(attribute, H5T_NATIVE_UINT64, &sum), what);
  if (sum != bits_of(numbers)) throw impl_->damaged(name);
  return numbers;
}

std::string StateReader::text(const std::string& name) const {
  const std::string what = fmt::format("read {} of {}", name, impl_->path.string());
  const Hdf5Handle data(H5Dopen2(impl_->file, name.c_str(), H5P_DEFAULT), H5Dclose, what);
  std::string content(impl_->size_of(data, name, 1), ' ');
  if (!content.empty()) checked(H5Dread(data, H5T_NATIVE_UINT8, H5S_ALL, H5S_ALL, H5P_DEFAULT, content.data()), what);
  return content;
}

}  // namespace cutis::tissue
