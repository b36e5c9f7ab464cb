// Does a tissue come back from disk as it was, and does the index describe what the files hold?
// SPDX-License-Identifier: Apache-2.0
#include "tissue/tissue_file.hpp"

#include <unistd.h>

#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <sstream>

#include "tissue/hdf5_handle.hpp"

using namespace cutis;
using tissue::FieldId;
using tissue::Tissue;

namespace {

/// A folder of its own that goes with the test.
class Folder {
 public:
  Folder() : path_(std::filesystem::temp_directory_path() / ("cutis_tissue_" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

Tissue patterned() {
  Tissue t = tissue::make_tissue({6, 5, 40, 0.02, 0.025});
  for (const auto& field : tissue::field_table)
    for (std::size_t n = 0; n < t[field.id].size(); ++n)
      t[field.id][n] = std::sin(0.1 * static_cast<double>(n)) + static_cast<double>(tissue::index_of(field.id));
  t.time = core::ticks_from_days(7.25);
  t.skin.site = "cheek";
  t.skin.stratum_corneum_rest_um = 16.8;
  t.punctures.push_back({core::ticks_from_days(1), 2, 0.1, 0.2, 0.06, 0.9, 3, 45});
  return t;
}

std::string text_attribute(hid_t where, const char* name) {
  using tissue::Hdf5Handle;
  const Hdf5Handle attribute(H5Aopen(where, name, H5P_DEFAULT), H5Aclose, "open");
  const Hdf5Handle type(H5Aget_type(attribute), H5Tclose, "type");
  std::string text(H5Tget_size(type), ' ');
  H5Aread(attribute, type, text.data());
  return text;
}

}  // namespace

TEST_CASE("what is written is read back, to float32") {
  const Folder folder;
  Tissue t = patterned();
  t[FieldId::oxygen].assign(t.grid.size(), 0.1);  // alike everywhere
  t[FieldId::channel_plug].assign(t.grid.plane(), 0.0);
  tissue::write_tissue(t, folder.path() / "a.h5");
  const Tissue back = tissue::read_tissue(folder.path() / "a.h5");
  CHECK(back.grid == t.grid);
  CHECK(back.time == t.time);
  for (const auto& field : tissue::field_table)
    for (std::size_t n = 0; n < t[field.id].size(); ++n)
      REQUIRE(back[field.id][n] == static_cast<double>(static_cast<float>(t[field.id][n])));
  REQUIRE(back.punctures.size() == 1);
  CHECK(back.punctures[0].time == t.punctures[0].time);
  CHECK(back.punctures[0].azimuth_deg == 45);
  CHECK_FALSE(std::filesystem::exists(folder.path() / "a.h5.part"));
}

TEST_CASE("every dataset carries unit and label, is compressed and laid out z, y, x") {
  using tissue::Hdf5Handle;
  const Folder folder;
  tissue::write_tissue(patterned(), folder.path() / "a.h5");
  const Hdf5Handle file(H5Fopen((folder.path() / "a.h5").c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose, "open");
  for (const auto& field : tissue::field_table) {
    const Hdf5Handle data(H5Dopen2(file, std::string(field.name).c_str(), H5P_DEFAULT), H5Dclose, "field");
    CHECK(text_attribute(data, "unit") == field.unit);
    CHECK(text_attribute(data, "label") == field.label);
    const Hdf5Handle layout(H5Dget_create_plist(data), H5Pclose, "layout");
    CHECK(H5Pget_nfilters(layout) == 2);
    const Hdf5Handle space(H5Dget_space(data), H5Sclose, "space");
    hsize_t shape[3];
    H5Sget_simple_extent_dims(space, shape, nullptr);
    CHECK(shape[0] == (field.kind == tissue::FieldKind::surface ? 1 : 40));
    CHECK(shape[1] == 5);
    CHECK(shape[2] == 6);
  }
  CHECK(text_attribute(file, "site") == "cheek");
}

TEST_CASE("the index lists every time with grid, names and units, and points at what exists") {
  const Folder folder;
  tissue::TissueSeries series(folder.path());
  Tissue t = patterned();
  for (double day : {0.0, 7.0, 14.5}) {
    t.time = core::ticks_from_days(day);
    CHECK(std::filesystem::exists(series.add(t)));
  }
  CHECK(series.times_d() == std::vector<double>{0.0, 7.0, 14.5});
  boost::property_tree::ptree xml;
  read_xml((folder.path() / "tissue.xdmf").string(), xml);
  std::vector<double> times;
  int fields = 0;
  for (const auto& collection : xml.get_child("Xdmf.Domain")) {
    if (collection.first != "Grid") continue;
    CHECK(collection.second.get<std::string>("<xmlattr>.CollectionType") == "Temporal");
    const bool block = collection.second.get<std::string>("<xmlattr>.Name") == "block";
    for (const auto& step : collection.second) {
      if (step.first != "Grid") continue;
      if (block) times.push_back(step.second.get<double>("Time.<xmlattr>.Value"));
      CHECK(step.second.get<std::string>("Topology.<xmlattr>.Dimensions") == (block ? "41 6 7" : "2 6 7"));
      for (const auto& item : step.second) {
        if (item.first != "Attribute") continue;
        ++fields;
        const auto place = item.second.get<std::string>("DataItem");
        CHECK(std::filesystem::exists(folder.path() / place.substr(0, place.find(':'))));
      }
    }
  }
  CHECK(times == std::vector<double>{0.0, 7.0, 14.5});
  CHECK(fields == 3 * static_cast<int>(tissue::field_count));
  std::ifstream in(folder.path() / "tissue.xdmf");
  std::stringstream text;
  text << in.rdbuf();
  CHECK(text.str().find("\"fibroblasts [mm-3]\"") != std::string::npos);
  CHECK(text.str().find("0.025 0.02 0.02") != std::string::npos);
}

TEST_CASE("a file that is missing or not ours is refused") {
  const Folder folder;
  CHECK_THROWS_AS(tissue::read_tissue(folder.path() / "none.h5"), std::runtime_error);
  std::ofstream(folder.path() / "text.h5") << "not HDF5";
  CHECK_THROWS_AS(tissue::read_tissue(folder.path() / "text.h5"), std::runtime_error);
  CHECK_THROWS_AS(tissue::write_tissue(patterned(), folder.path() / "no_such_folder" / "a.h5"), std::runtime_error);
}
