// Which time courses does the page show? A table of groups; measurements.csv has the others.
// SPDX-License-Identifier: Apache-2.0
#include "reports/page_series.hpp"

#include <fmt/format.h>

#include <cstdlib>

#include "reports/names.hpp"

namespace cutis::reports {

using Json = nlohmann::ordered_json;

namespace {

/// An empty quantity takes all of the instrument in that region, an empty region all regions.
struct Group {
  const char *title, *instrument, *quantity, *region;
};

// clang-format off
constexpr Group groups[] = {
  {"Matrix and thickness", "histology", "masson_area", ""},
  {"Matrix and thickness", "histology", "silver_area", ""},
  {"Matrix and thickness", "collagen_assay", "", ""},
  {"Matrix and thickness", "immunostain", "tropoelastin_area", "papillary_dermis"},
  {"Matrix and thickness", "immunostain", "elastin_area", "papillary_dermis"},
  {"Matrix and thickness", "matrix_assay", "fibronectin", "biopsy"},
  {"Matrix and thickness", "matrix_assay", "hyaluronan", "biopsy"},
  {"Matrix and thickness", "second_harmonic", "coherency_en_face", ""},
  {"Matrix and thickness", "tensile_test", "", ""},
  {"Matrix and thickness", "histology", "epidermal_thickness", ""},
  {"Matrix and thickness", "histology", "rete_ridge_height", ""},
  {"Matrix and thickness", "histology", "interdigitation", ""},
  {"Matrix and thickness", "ultrasound", "dermal_thickness", "dermis"},
  {"Matrix and thickness", "ultrasound", "entrance_echo_thickness", ""},
  {"Matrix and thickness", "ultrasound", "echo_density", ""},
  {"Matrix and thickness", "oct_attenuation", "", ""},
  {"Barrier and closure", "tewl_meter", "", ""},
  {"Barrier and closure", "corneometer", "", ""},
  {"Barrier and closure", "impedance_electrode", "", ""},
  {"Barrier and closure", "histology", "epidermal_gap_bridged", ""},
  {"Barrier and closure", "immunostain", "basement_membrane", ""},
  {"Barrier and closure", "histology", "ki67_fraction", ""},
  {"Cells", "cell_counts", "", "papillary_dermis"},
  {"Cells", "cell_counts", "", "reticular_dermis"},
  {"Vessels, flow and oxygen", "vessel_count", "cd31_density", "papillary_dermis"},
  {"Vessels, flow and oxygen", "vessel_count", "cd31_density", "reticular_dermis"},
  {"Vessels, flow and oxygen", "laser_doppler", "perfusion", "surface"},
  {"Vessels, flow and oxygen", "oct_angiography", "vessel_area_density", "depth_0.20_mm"},
  {"Vessels, flow and oxygen", "oxygen_electrode", "po2", "papilla_tip"},
  {"Vessels, flow and oxygen", "oxygen_electrode", "po2", "papilla_base"},
  {"Vessels, flow and oxygen", "oxygen_electrode", "po2", "epidermis_min"},
  {"Vessels, flow and oxygen", "wound_fluid", "glucose", ""},
  {"Vessels, flow and oxygen", "wound_fluid", "lactate", ""},
  {"Mediators: level in a biopsy", "tissue_assay", "_level", "biopsy"},
  {"Mediators: dialysate of the dermis", "microdialysis", "", ""},
};
// clang-format on

bool ends_with(const std::string& text, const std::string& end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

bool takes(const Group& group, const ReadingKey& key) {
  const std::string quantity = group.quantity, region = group.region;
  const bool suffix = !quantity.empty() && quantity.front() == '_';
  return key.instrument == group.instrument && (region.empty() || key.region == region) &&
         (quantity.empty() || key.quantity == quantity || (suffix && ends_with(key.quantity, quantity)));
}

/// Six digits are more than a screen shows.
double short_number(double value) { return std::strtod(fmt::format("{:.6g}", value).c_str(), nullptr); }

Json course_json(const Course& course) {
  Json json = {{"t", Json::array()}, {"v", Json::array()}};
  for (std::size_t n = 0; n < course.time_d.size(); ++n) {
    json["t"].push_back(short_number(course.time_d[n]));
    json["v"].push_back(short_number(course.value[n]));
  }
  return json;
}

std::string meaning_of(const Json& quantities, const ReadingKey& key) {
  for (const Json& q : quantities)
    if (q.value("instrument", "") == key.instrument && q.value("quantity", "") == key.quantity)
      return q.value("meaning", "");
  return "";
}

}  // namespace

Json page_series(const Courses& courses, const Json& quantities) {
  Json series = Json::array();
  for (const Group& group : groups) {
    for (const auto& [key, both] : courses) {
      if (!takes(group, key)) continue;
      Json row = {{"group", group.title},
                  {"label", display_name(key.quantity)},
                  {"instrument", display_name(key.instrument)},
                  {"quantity", key.quantity},
                  {"region", display_name(key.region)},
                  {"unit", both.treated.empty() ? both.untreated.unit : both.treated.unit},
                  {"meaning", meaning_of(quantities, key)}};
      if (!both.treated.empty()) row["treated"] = course_json(both.treated);
      if (!both.untreated.empty()) row["untreated"] = course_json(both.untreated);
      series.push_back(std::move(row));
    }
  }
  return series;
}

}  // namespace cutis::reports
