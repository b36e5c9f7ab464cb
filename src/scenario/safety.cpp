// Is the plan within what was evaluated and cleared? Labels of the device, and risks with published rates.
// SPDX-License-Identifier: Apache-2.0
#include "scenario/safety.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cutis::scenario {

namespace {

std::string name_of(const Device& device) { return device.title.empty() ? "this device" : device.title; }

void add_depth(const Scenario& s, std::vector<std::string>& remarks) {
  const double length = s.needle_length_mm();
  const auto& evaluated = s.device->depth_evaluated_mm;
  if (evaluated && length > *evaluated) {
    remarks.push_back(fmt::format("Depth {:g} mm: safety and effectiveness of {} above {:g} mm were not evaluated.",
                                  length, name_of(*s.device), *evaluated));
  }
  if (length >= 2 && s.site.name == "forehead") {
    remarks.push_back(
        "Needles of 2 mm or more over bone (forehead, temple, zygoma) are held to risk tram-track scars "
        "(from memory, source not read).");
  }
}

void add_label(const Scenario& s, std::vector<std::string>& remarks) {
  const Device& device = *s.device;
  if (device.cleared.empty()) {
    remarks.push_back(fmt::format("No clearance by a regulator is known to cutis for {}.", name_of(device)));
    return;
  }
  const auto use = std::find_if(device.cleared.begin(), device.cleared.end(),
                                [&s](const Clearance& c) { return c.concern == s.about.concern; });
  if (use == device.cleared.end()) {
    remarks.push_back(fmt::format("Off-label: {} is not cleared for \"{}\".", name_of(device), s.about.concern));
    return;
  }
  if (s.patient.age_years < use->age_min_years) {
    remarks.push_back(fmt::format("Off-label: {} is cleared for \"{}\" from {:g} years, the patient is {:g} ({}).",
                                  name_of(device), use->concern, use->age_min_years, s.patient.age_years, use->source));
  }
  if (s.patient.fitzpatrick > use->fitzpatrick_max) {
    const auto& types = fitzpatrick_types();
    remarks.push_back(
        fmt::format("Off-label: {} is cleared for \"{}\" up to Fitzpatrick type {}, the patient has {} ({}).",
                    name_of(device), use->concern, types[static_cast<std::size_t>(use->fitzpatrick_max - 1)],
                    types[static_cast<std::size_t>(s.patient.fitzpatrick - 1)], use->source));
  }
}

}  // namespace

std::vector<std::string> safety_remarks(const Scenario& s) {
  std::vector<std::string> remarks;
  if (session_days(s.plan).empty()) return remarks;
  add_depth(s, remarks);
  if (s.about.concern == "topical-delivery") {
    remarks.push_back(
        "Topical delivery is outside 21 CFR 878.4430: the class excludes devices for transdermal "
        "delivery (cfr878_4430).");
  } else {
    add_label(s, remarks);
  }
  if (s.patient.fitzpatrick >= 4) {
    remarks.push_back(
        "Dark marks after inflammation: 5 of 30 with Fitzpatrick type IV-V after five roller sessions "
        "(dogra2014), 0 of about 23 of mixed types (cachafeiro2016).");
  }
  return remarks;
}

}  // namespace cutis::scenario
