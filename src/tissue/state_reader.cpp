// How is a tissue that was kept to the last bit read back? HDF5 without its own messages: ours say which file and why.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "tissue/hdf5_handle.hpp"
#include "tissue/shared_array.hpp"
#include "tissue/state_file.hpp"

namespace cutis::tissue {

namespace fs = std::filesystem;

struct StateReader::Impl {
  fs::path path;
  Hdf5Handle file;

  std::string what(const std::string& name) const { return fmt::format("read {} of {}", name, path.string()); }
  Hdf5Handle open(const std::string& name) const {
    return {H5Dopen2(file, name.c_str(), H5P_DEFAULT), H5Dclose, what(name)};
  }
  /// What it claims: a damaged file may claim any size.
  std::size_t size_of(hid_t data, const std::string& name) const {
    const std::string see = "see the size of " + name;
    const Hdf5Handle space(H5Dget_space(data), H5Sclose, see);
    return static_cast<std::size_t>(checked(H5Sget_simple_extent_npoints(space), see));
  }
  std::vector<double> numbers(hid_t data, const std::string& name, std::size_t count) const {
    std::vector<double> found(count);
    if (count > 0) checked(H5Dread(data, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, found.data()), what(name));
    std::uint64_t sum = 0;
    const Hdf5Handle attribute(H5Aopen(data, "sum", H5P_DEFAULT), H5Aclose, what(name));
    checked(H5Aread(attribute, H5T_NATIVE_UINT64, &sum), what(name));
    if (sum != bits_of(found)) throw damaged(name);
    return found;
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

std::size_t StateReader::size(const std::string& name) const { return impl_->size_of(impl_->open(name), name); }

std::vector<double> StateReader::values(const std::string& name) const {
  const Hdf5Handle data = impl_->open(name);
  const std::size_t count = impl_->size_of(data, name);
  if (count > fs::file_size(impl_->path) / sizeof(double)) throw impl_->damaged(name);
  return impl_->numbers(data, name, count);
}

std::vector<double> StateReader::field(const std::string& name, std::size_t expected) const {
  const Hdf5Handle data = impl_->open(name);
  if (impl_->size_of(data, name) != expected) throw impl_->damaged(name);
  return impl_->numbers(data, name, expected);
}

std::string StateReader::text(const std::string& name) const {
  const Hdf5Handle data = impl_->open(name);
  const std::size_t count = impl_->size_of(data, name);
  if (count > fs::file_size(impl_->path)) throw impl_->damaged(name);
  std::string content(count, ' ');
  if (count > 0)
    checked(H5Dread(data, H5T_NATIVE_UINT8, H5S_ALL, H5S_ALL, H5P_DEFAULT, content.data()), impl_->what(name));
  return content;
}

}  // namespace cutis::tissue
