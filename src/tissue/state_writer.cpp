// How is a tissue written by all threads and ranks? HDF5 lays the file out, then each writes its pieces into it.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "grid/agreement.hpp"
#include "tissue/hdf5_handle.hpp"
#include "tissue/shared_array.hpp"
#include "tissue/state_file.hpp"

namespace cutis::tissue {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t head_bytes = 1'000'000;              ///< more than HDF5 needs beside the arrays
constexpr hsize_t aligned_from = 1 << 16, page = 1 << 12;  ///< long arrays begin on a page of memory

struct Text {
  std::string name, content;
};
struct Numbers {
  std::string name;
  std::vector<double> numbers;
};

hid_t folders() {
  const hid_t list = H5Pcreate(H5P_LINK_CREATE);
  H5Pset_create_intermediate_group(list, 1);
  return list;
}

hid_t pages() {
  const hid_t list = H5Pcreate(H5P_FILE_ACCESS);
  H5Pset_alignment(list, aligned_from, page);
  return list;
}

/// A new file in the hands of HDF5.
class Layout {
 public:
  explicit Layout(const fs::path& file)
      : path_(file),
        file_(H5Fcreate(file.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, pages_), H5Fclose, "create " + file.string()) {}

  void text(const Text& text) {
    const std::string what = fmt::format("write {} to {}", text.name, path_.string());
    const Hdf5Handle data = dataset(text.name, H5T_STD_U8LE, text.content.size(), H5P_DEFAULT, what);
    if (!text.content.empty())
      checked(H5Dwrite(data, H5T_NATIVE_UINT8, H5S_ALL, H5S_ALL, H5P_DEFAULT, text.content.data()), what);
  }

  void numbers(const Numbers& list) {
    const std::string what = fmt::format("write {} to {}", list.name, path_.string());
    const Hdf5Handle data = dataset(list.name, H5T_IEEE_F64LE, list.numbers.size(), H5P_DEFAULT, what);
    if (!list.numbers.empty())
      checked(H5Dwrite(data, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, list.numbers.data()), what);
    add_sum(data, bits_of(list.numbers), what);
  }

  /// Room for an array that is not written here; an array of one value needs none, as that is what HDF5 reads where
  /// nothing was written.
  PlaceInFile room(const std::string& name, std::size_t size, const ArrayBits& bits) {
    const std::string what = fmt::format("make room for {} in {}", name, path_.string());
    const Hdf5Handle list(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, what);
    checked(H5Pset_layout(list, H5D_CONTIGUOUS), what);
    if (bits.one_value) {
      checked(H5Pset_fill_value(list, H5T_NATIVE_DOUBLE, &bits.value), what);
      checked(H5Pset_alloc_time(list, H5D_ALLOC_TIME_LATE), what);
    } else {
      checked(H5Pset_fill_time(list, H5D_FILL_TIME_NEVER), what);
      checked(H5Pset_alloc_time(list, H5D_ALLOC_TIME_EARLY), what);
    }
    const Hdf5Handle data = dataset(name, H5T_IEEE_F64LE, size, list, what);
    add_sum(data, bits.sum, what);
    if (bits.one_value || size == 0) return {};
    const haddr_t offset = H5Dget_offset(data);
    if (offset == HADDR_UNDEF) throw std::runtime_error("HDF5: cannot " + what);
    return {offset};
  }

  /// All that HDF5 has to write is written, and the file is as long as it will be.
  void close() {
    checked(H5Fflush(file_, H5F_SCOPE_GLOBAL), "write " + path_.string());
    file_.close("write " + path_.string());
  }

 private:
  Hdf5Handle dataset(const std::string& name, hid_t type, hsize_t count, hid_t list, const std::string& what) {
    const Hdf5Handle space(H5Screate_simple(1, &count, nullptr), H5Sclose, what);
    return {H5Dcreate2(file_, name.c_str(), type, space, make_folders_, list, H5P_DEFAULT), H5Dclose, what};
  }

  void add_sum(hid_t data, std::uint64_t sum, const std::string& what) {
    const Hdf5Handle attribute(H5Acreate2(data, "sum", H5T_STD_U64LE, one_number_, H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
                               what);
    checked(H5Awrite(attribute, H5T_NATIVE_UINT64, &sum), what);
  }

  fs::path path_;
  Hdf5Handle make_folders_{folders(), H5Pclose, "make a property list"};
  Hdf5Handle pages_{pages(), H5Pclose, "make a property list"};
  hsize_t one_ = 1;
  Hdf5Handle one_number_{H5Screate_simple(1, &one_, nullptr), H5Sclose, "make the space of a number"};
  Hdf5Handle file_;
};

}  // namespace

struct StateWriter::Impl {
  fs::path path;
  const grid::Exchange& exchange;
  SharedArrays arrays;
  fs::path spare{};
  std::vector<Text> texts{};
  std::vector<Numbers> numbers{};
  std::vector<std::string> fields{};  ///< names, in the order of the arrays

  std::vector<Range> ranges_of(const std::vector<PlaceInFile>& places) const {
    std::vector<Range> ranges;
    for (std::size_t f = 0; f < places.size(); ++f)
      if (places[f].offset != PlaceInFile::none)
        ranges.push_back({places[f].offset, arrays.whole_size(f) * sizeof(double)});
    std::sort(ranges.begin(), ranges.end(), [](const Range& a, const Range& b) { return a.from < b.from; });
    return ranges;
  }

  std::vector<PlaceInFile> lay_out(const std::vector<ArrayBits>& bits) const {
    const bool has_spare = exchange.ranks() == 1 && fs::exists(spare);
    std::size_t bytes = head_bytes;
    for (std::size_t f = 0; f < fields.size(); ++f)
      if (!bits[f].one_value) bytes += arrays.whole_size(f) * sizeof(double);
    make_sure_of_room(path, has_spare ? bytes - std::min(bytes, fs::file_size(spare)) : bytes);
    Layout layout(path);
    for (const Text& text : texts) layout.text(text);
    for (const Numbers& list : numbers) layout.numbers(list);
    std::vector<PlaceInFile> places;
    for (std::size_t f = 0; f < fields.size(); ++f)
      places.push_back(layout.room(fields[f], arrays.whole_size(f), bits[f]));
    layout.close();
    if (has_spare) move_into_spare(path, ranges_of(places), spare);
    return places;
  }
};

StateWriter::StateWriter(fs::path file, const grid::Grid& mine, const grid::Exchange& exchange)
    : impl_(new Impl{std::move(file), exchange, SharedArrays(row_share(mine, exchange))}) {}

StateWriter::~StateWriter() = default;

void StateWriter::values(const std::string& name, std::span<const double> numbers) {
  impl_->numbers.push_back({name, {numbers.begin(), numbers.end()}});
}

void StateWriter::text(const std::string& name, std::string_view content) {
  impl_->texts.push_back({name, std::string(content)});
}

void StateWriter::field(const std::string& name, std::span<const double> mine) {
  impl_->fields.push_back(name);
  impl_->arrays.add(mine);
}

void StateWriter::over(const fs::path& spare) { impl_->spare = spare; }

void StateWriter::write() {
  const grid::Exchange& exchange = impl_->exchange;
  const std::vector<ArrayBits> bits = bits_of(impl_->arrays, exchange);
  std::vector<PlaceInFile> places;
  try {
    grid::on_rank_0(exchange, [&] {
      silence_hdf5();
      places = impl_->lay_out(bits);
    });
    places = grid::told(exchange, places);
    write_pieces(impl_->path, impl_->arrays, places, exchange);
  } catch (...) {
    std::error_code ignored;
    if (exchange.rank() == 0) fs::remove(impl_->path, ignored);
    throw;
  }
}

}  // namespace cutis::tissue
