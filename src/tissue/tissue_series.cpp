// How do the outputs of a run form a time series for ParaView?
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <fstream>
#include <stdexcept>

#include "tissue/tissue_file.hpp"

namespace cutis::tissue {
namespace {

std::string file_name(std::size_t number) { return fmt::format("{:04}.h5", number); }

/// One of the two grids of an index: a box of cells whose values lie in the HDF5 files.
struct IndexGrid {
  std::string name;
  bool surface = false;
  int nx = 0, ny = 0, nz = 0;
  double dx_mm = 0, dz_mm = 0, top_mm = 0;
};

std::string attributes(const IndexGrid& grid, const std::string& file) {
  std::string text;
  for (const FieldInfo& field : field_table) {
    if ((field.kind == FieldKind::surface) != grid.surface) continue;
    text += fmt::format(
        "        <Attribute Name=\"{0} [{1}]\" AttributeType=\"Scalar\" Center=\"Cell\">\n"
        "          <DataItem Dimensions=\"{2} {3} {4}\" NumberType=\"Float\" Precision=\"4\" Format=\"HDF\">"
        "{5}:/{0}</DataItem>\n        </Attribute>\n",
        field.name, field.unit, grid.nz, grid.ny, grid.nx, file);
  }
  return text;
}

/// XDMF orders z, y, x and counts the corners of cells. Precision 4: ParaView's older reader writes past its memory
/// where a geometry has 8.
std::string grid_at(const IndexGrid& grid, double time_d, const std::string& file) {
  return fmt::format(
             "      <Grid Name=\"{0}\" GridType=\"Uniform\">\n        <Time Value=\"{1}\"/>\n"
             "        <Topology TopologyType=\"3DCoRectMesh\" Dimensions=\"{2} {3} {4}\"/>\n"
             "        <Geometry GeometryType=\"ORIGIN_DXDYDZ\">\n"
             "          <DataItem Dimensions=\"3\" NumberType=\"Float\" Precision=\"4\" Format=\"XML\">{5} 0 "
             "0</DataItem>\n"
             "          <DataItem Dimensions=\"3\" NumberType=\"Float\" Precision=\"4\" Format=\"XML\">{6} {7} {7}"
             "</DataItem>\n        </Geometry>\n",
             grid.name, time_d, grid.nz + 1, grid.ny + 1, grid.nx + 1, grid.top_mm, grid.dz_mm, grid.dx_mm) +
         attributes(grid, file) + "      </Grid>\n";
}

std::string series_of(const IndexGrid& grid, const std::string& folder, const std::vector<double>& times_d) {
  std::string text =
      fmt::format("    <Grid Name=\"{}\" GridType=\"Collection\" CollectionType=\"Temporal\">\n", grid.name);
  for (std::size_t n = 0; n < times_d.size(); ++n) text += grid_at(grid, times_d[n], folder + "/" + file_name(n));
  return text + "    </Grid>\n";
}

}  // namespace

std::string xdmf_index(const grid::Grid& grid, double stratum_corneum_mm, const std::string& folder,
                       const std::vector<double>& times_d) {
  const IndexGrid block{"block", false, grid.nx, grid.ny, grid.nz, grid.dx_mm, grid.dz_mm, 0};
  const IndexGrid surface{"surface", true, grid.nx, grid.ny, 1, grid.dx_mm, stratum_corneum_mm, -stratum_corneum_mm};
  return "<?xml version=\"1.0\"?>\n<Xdmf Version=\"3.0\">\n  <Domain>\n"
         "    <Information Name=\"units\" Value=\"lengths in mm, z is depth below the top of the viable epidermis, "
         "times in days\"/>\n" +
         series_of(block, folder, times_d) + series_of(surface, folder, times_d) + "  </Domain>\n</Xdmf>\n";
}

TissueSeries::TissueSeries(std::filesystem::path directory) : directory_(std::move(directory)) {
  std::filesystem::create_directories(directory_ / "tissue");
}

void TissueSeries::go_on_after(std::vector<double> times_d, const Tissue& like) {
  times_d_ = std::move(times_d);
  const std::string last = times_d_.empty() ? "" : file_name(times_d_.size() - 1);
  std::vector<std::filesystem::path> later;
  for (const auto& entry : std::filesystem::directory_iterator(directory_ / "tissue"))
    if (entry.path().filename().string() > last) later.push_back(entry.path());
  for (const auto& file : later) std::filesystem::remove(file);
  if (times_d_.empty()) std::filesystem::remove(directory_ / "tissue.xdmf");
  else write_index(like);
}

std::filesystem::path TissueSeries::add(const Tissue& tissue) {
  const std::filesystem::path file = directory_ / "tissue" / file_name(times_d_.size());
  write_tissue(tissue, file);
  times_d_.push_back(core::days_from_ticks(tissue.time));
  write_index(tissue);
  return file;
}

void TissueSeries::write_index(const Tissue& like) const {
  const std::filesystem::path index = directory_ / "tissue.xdmf", aside = directory_ / "tissue.xdmf.part";
  {
    std::ofstream out(aside);
    // A tissue without a stratum corneum still gets a visible surface.
    const double corneum_mm =
        like.skin.stratum_corneum_rest_um > 0 ? like.skin.stratum_corneum_rest_um / 1000 : like.grid.dz_mm;
    out << xdmf_index(like.grid, corneum_mm, "tissue", times_d_);
    out.close();
    if (!out) throw std::runtime_error("cannot write " + aside.string());
  }
  std::filesystem::rename(aside, index);
}

}  // namespace cutis::tissue
