// How is a tissue written to HDF5 and read back?
// SPDX-License-Identifier: Apache-2.0
#include "tissue/tissue_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <exception>
#include <span>

#include "grid/alike.hpp"
#include "tissue/chunks.hpp"
#include "tissue/hdf5_handle.hpp"

namespace cutis::tissue {
namespace {

constexpr std::array puncture_columns = {"time_d",    "session",  "x_mm",      "y_mm",
                                         "radius_mm", "depth_mm", "angle_deg", "azimuth_deg"};
constexpr int deflate_level = 1;
constexpr hsize_t planes_per_chunk = 16;

void write_text(hid_t where, const std::string& name, std::string_view text) {
  const Hdf5Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "make a text type");
  checked(H5Tset_size(type, std::max<std::size_t>(1, text.size())), "size a text");
  checked(H5Tset_cset(type, H5T_CSET_UTF8), "set UTF-8");
  const Hdf5Handle space(H5Screate(H5S_SCALAR), H5Sclose, "make a scalar");
  const Hdf5Handle attribute(H5Acreate2(where, name.c_str(), type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
                             "make attribute " + name);
  const std::string copy(text.empty() ? std::string_view(" ") : text);
  checked(H5Awrite(attribute, type, copy.data()), "write attribute " + name);
}

void write_numbers(hid_t where, const std::string& name, hid_t file_type, hid_t memory_type, const void* numbers,
                   hsize_t count) {
  const Hdf5Handle space(H5Screate_simple(1, &count, nullptr), H5Sclose, "make a list");
  const Hdf5Handle attribute(H5Acreate2(where, name.c_str(), file_type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
                             "make attribute " + name);
  checked(H5Awrite(attribute, memory_type, numbers), "write attribute " + name);
}

template <std::size_t N>
std::array<double, N> read_doubles(hid_t file, const char* name) {
  std::array<double, N> numbers{};
  const Hdf5Handle attribute(H5Aopen(file, name, H5P_DEFAULT), H5Aclose, fmt::format("find attribute {}", name));
  const Hdf5Handle space(H5Aget_space(attribute), H5Sclose, "see an attribute's size");
  if (H5Sget_simple_extent_npoints(space) != static_cast<hssize_t>(N))
    throw std::runtime_error(fmt::format("HDF5: attribute {} has another size", name));
  checked(H5Aread(attribute, H5T_NATIVE_DOUBLE, numbers.data()), fmt::format("read attribute {}", name));
  return numbers;
}

std::array<hsize_t, 3> shape_of(const FieldInfo& field, const grid::Grid& grid) {
  const hsize_t planes = field.kind == FieldKind::surface ? 1 : static_cast<hsize_t>(grid.nz);
  return {planes, static_cast<hsize_t>(grid.ny), static_cast<hsize_t>(grid.nx)};
}

/// A field that is alike everywhere is its fill value and takes no room.
Hdf5Handle make_dataset(hid_t file, const FieldInfo& field, const Tissue& tissue) {
  const std::string name(field.name);
  const grid::Values& values = tissue[field.id];
  const std::array<hsize_t, 3> shape = shape_of(field, tissue.grid);
  const std::array<hsize_t, 3> chunk = {std::min(shape[0], planes_per_chunk), shape[1], shape[2]};
  const Hdf5Handle space(H5Screate_simple(3, shape.data(), nullptr), H5Sclose, "make the space of " + name);
  const Hdf5Handle layout(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "make the layout of " + name);
  checked(H5Pset_chunk(layout, 3, chunk.data()), "chunk " + name);
  checked(H5Pset_shuffle(layout), "shuffle " + name);
  checked(H5Pset_deflate(layout, deflate_level), "deflate " + name);
  const auto fill = static_cast<float>(values.front());
  if (grid::alike_everywhere(values)) checked(H5Pset_fill_value(layout, H5T_NATIVE_FLOAT, &fill), "fill " + name);
  return {H5Dcreate2(file, name.c_str(), H5T_IEEE_F32LE, space, H5P_DEFAULT, layout, H5P_DEFAULT), H5Dclose,
          "make " + name};
}

std::vector<Chunk> chunks_of(const Tissue& tissue) {
  std::vector<Chunk> chunks;
  const std::size_t plane = tissue.grid.plane();
  for (std::size_t f = 0; f < field_count; ++f) {
    if (grid::alike_everywhere(tissue[field_table[f].id])) continue;
    const std::span<const double> values = tissue[field_table[f].id];
    const std::size_t planes = shape_of(field_table[f], tissue.grid)[0],
                      step = std::min<std::size_t>(planes, planes_per_chunk);
    for (std::size_t first = 0; first < planes; first += step)
      chunks.push_back({f, values.subspan(first * plane, std::min(step, planes - first) * plane), step * plane, first});
  }
  return chunks;
}

/// Compressed by all threads, handed to HDF5 one after the other: it knows one thread.
void write_chunks(const std::vector<Hdf5Handle>& datasets, const std::vector<Chunk>& chunks) {
  std::exception_ptr failure;
#pragma omp parallel for ordered schedule(dynamic)
  for (std::size_t n = 0; n < chunks.size(); ++n) {
    std::vector<std::uint8_t> bytes;
    std::exception_ptr error;
    try {
      bytes = compressed(chunks[n], deflate_level);
    } catch (...) {
      error = std::current_exception();
    }
#pragma omp ordered
    try {
      if (error) std::rethrow_exception(error);
      const std::array<hsize_t, 3> at = {chunks[n].first_plane, 0, 0};
      if (!failure)
        checked(H5Dwrite_chunk(datasets[chunks[n].dataset], H5P_DEFAULT, 0, at.data(), bytes.size(), bytes.data()),
                fmt::format("write {}", field_table[chunks[n].dataset].name));
    } catch (...) {
      failure = std::current_exception();
    }
  }
  if (failure) std::rethrow_exception(failure);
}

void write_fields(hid_t file, const Tissue& tissue) {
  std::vector<Hdf5Handle> datasets;
  for (const FieldInfo& field : field_table) {
    datasets.push_back(make_dataset(file, field, tissue));
    write_text(datasets.back(), "unit", field.unit);
    write_text(datasets.back(), "label", field.label);
  }
  write_chunks(datasets, chunks_of(tissue));
}

void write_punctures(hid_t file, const std::vector<Puncture>& punctures) {
  std::vector<double> rows;
  for (const Puncture& p : punctures)
    for (double value : {core::days_from_ticks(p.time), static_cast<double>(p.session), p.x_mm, p.y_mm, p.radius_mm,
                         p.depth_mm, p.angle_deg, p.azimuth_deg})
      rows.push_back(value);
  const std::array<hsize_t, 2> shape = {punctures.size(), puncture_columns.size()};
  const Hdf5Handle space(H5Screate_simple(2, shape.data(), nullptr), H5Sclose, "make the space of punctures");
  const Hdf5Handle data(H5Dcreate2(file, "punctures", H5T_IEEE_F64LE, space, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT),
                        H5Dclose, "make punctures");
  if (!rows.empty())
    checked(H5Dwrite(data, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, rows.data()), "write punctures");
  write_text(data, "columns", fmt::format("{}", fmt::join(puncture_columns, " ")));
}

void write_header(hid_t file, const Tissue& tissue) {
  const double time_d = core::days_from_ticks(tissue.time);
  const std::array<double, 3> voxel_mm = {tissue.grid.dz_mm, tissue.grid.dx_mm, tissue.grid.dx_mm};
  const std::array<double, 4> rest_mm = {tissue.skin.stratum_corneum_rest_um / 1000, tissue.skin.epidermis_rest_mm,
                                         tissue.skin.papillary_rest_mm, tissue.skin.dermis_rest_mm};
  write_numbers(file, "ticks", H5T_STD_I64LE, H5T_NATIVE_INT64, &tissue.time, 1);
  write_numbers(file, "time_d", H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, &time_d, 1);
  write_numbers(file, "voxel_mm", H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, voxel_mm.data(), voxel_mm.size());
  write_numbers(file, "rest_mm", H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, rest_mm.data(), rest_mm.size());
  write_text(file, "rest_columns", "stratum_corneum viable_epidermis papillary_dermis dermis");
  write_text(file, "site", tissue.skin.site);
}

grid::Grid read_grid(hid_t file) {
  const Hdf5Handle data(H5Dopen2(file, "oxygen", H5P_DEFAULT), H5Dclose, "find the field oxygen");
  const Hdf5Handle space(H5Dget_space(data), H5Sclose, "see the size of oxygen");
  std::array<hsize_t, 3> shape{};
  if (H5Sget_simple_extent_ndims(space) != 3) throw std::runtime_error("HDF5: fields must have three dimensions");
  checked(H5Sget_simple_extent_dims(space, shape.data(), nullptr), "read the size of oxygen");
  const auto voxel_mm = read_doubles<3>(file, "voxel_mm");
  return {static_cast<int>(shape[2]), static_cast<int>(shape[1]), static_cast<int>(shape[0]), voxel_mm[1], voxel_mm[0]};
}

void read_field(hid_t file, const FieldInfo& field, Tissue& tissue) {
  const std::string name(field.name);
  const Hdf5Handle data(H5Dopen2(file, name.c_str(), H5P_DEFAULT), H5Dclose, "find the field " + name);
  const Hdf5Handle space(H5Dget_space(data), H5Sclose, "see the size of " + name);
  if (H5Sget_simple_extent_npoints(space) != static_cast<hssize_t>(tissue[field.id].size()))
    throw std::runtime_error("HDF5: field " + name + " has another size");
  checked(H5Dread(data, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, tissue[field.id].data()), "read " + name);
}

std::vector<Puncture> read_punctures(hid_t file) {
  const Hdf5Handle data(H5Dopen2(file, "punctures", H5P_DEFAULT), H5Dclose, "find punctures");
  const Hdf5Handle space(H5Dget_space(data), H5Sclose, "see the size of punctures");
  const auto count = static_cast<std::size_t>(checked(H5Sget_simple_extent_npoints(space), "count punctures"));
  std::vector<double> rows(count);
  if (count > 0)
    checked(H5Dread(data, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, rows.data()), "read punctures");
  std::vector<Puncture> punctures;
  for (std::size_t n = 0; n + puncture_columns.size() <= count; n += puncture_columns.size())
    punctures.push_back({core::ticks_from_days(rows[n]), static_cast<int>(rows[n + 1]), rows[n + 2], rows[n + 3],
                         rows[n + 4], rows[n + 5], rows[n + 6], rows[n + 7]});
  return punctures;
}

}  // namespace

void write_tissue(const Tissue& tissue, const std::filesystem::path& file) {
  const std::filesystem::path aside = file.string() + ".part";
  silence_hdf5();
  {
    const auto create = [&] { return H5Fcreate(aside.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT); };
    Hdf5Handle out(quietly(create), H5Fclose, "create " + aside.string());
    write_header(out, tissue);
    write_fields(out, tissue);
    write_punctures(out, tissue.punctures);
    checked(H5Fflush(out, H5F_SCOPE_GLOBAL), "write " + aside.string());
    out.close("close " + aside.string());
  }
  std::filesystem::rename(aside, file);
}

Tissue read_tissue(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file)) throw std::runtime_error("no such file: " + file.string());
  silence_hdf5();
  const auto open = [&] { return H5Fopen(file.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT); };
  const Hdf5Handle in(quietly(open), H5Fclose, "open " + file.string());
  Tissue tissue = make_tissue(read_grid(in));
  tissue.time = core::ticks_from_days(read_doubles<1>(in, "time_d")[0]);
  for (const FieldInfo& field : field_table) read_field(in, field, tissue);
  tissue.punctures = read_punctures(in);
  return tissue;
}

}  // namespace cutis::tissue
