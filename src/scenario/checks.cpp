// Do the parts of a scenario fit together? Device with technique, plan with duration, wounds with the block.
// SPDX-License-Identifier: Apache-2.0
#include "scenario/checks.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <numbers>
#include <optional>

namespace cutis::scenario {

using core::FaultList;
using core::TomlTable;

namespace {

/// One run of the checks: knows where keys stand and which of them are faulty already.
class Check {
 public:
  Check(const Scenario& scenario, const TomlTable& root, FaultList& faults)
      : s_(scenario), root_(root), faults_(faults), found_(faults) {}

  void all() {
    sessions();
    treatment();
    times();
    wounds();
    spans("plan.occlusion", s_.plan.occlusions);
    spans("plan.cuff", s_.plan.cuffs);
    block();
  }

 private:
  /// None of these keys is faulty by itself.
  bool sound(std::initializer_list<const char*> keys) const {
    return std::none_of(keys.begin(), keys.end(), [this](const char* key) { return found_.has(key); });
  }
  /// Adds a fault at "section.key"; at the section, or the file, where the key is absent.
  void fault(const std::string& key, std::string found, std::string allowed) {
    const auto dot = key.find('.');
    FaultList unused(faults_.file());
    const TomlTable table = root_.table(key.substr(0, dot), unused);
    const std::string name = key.substr(dot + 1);
    faults_.add(table.line_of(name.substr(0, name.find('['))), key, std::move(found), std::move(allowed));
  }
  bool given(const char* section, const char* key) const {
    FaultList unused(faults_.file());
    return root_.table(section, unused).contains(key);
  }
  static std::string mm(double length) { return fmt::format("{:g} mm", length); }
  static std::string day(double time) { return fmt::format("{:g} day", time); }

  void sessions() {
    if (!sound({"plan.sessions", "plan.interval", "plan.at"})) return;
    const Plan& plan = s_.plan;
    if (given("plan", "at") && given("plan", "interval")) {
      fault("plan.at", "both at and interval", "one of them: at lists the times, interval repeats");
    }
    if (given("plan", "at") && given("plan", "sessions") && plan.sessions != static_cast<int>(plan.at_day.size())) {
      fault("plan.sessions", fmt::format("{} sessions and {} times", plan.sessions, plan.at_day.size()),
            "as many sessions as times in plan.at, or only plan.at");
    }
    if (plan.sessions > 1 && !given("plan", "at") && !given("plan", "interval")) {
      fault("plan.interval", "nothing", fmt::format("the time between {} sessions", plan.sessions));
    }
  }

  void treatment() {
    if (!sound({"plan.sessions", "plan.at", "device"})) return;
    if (session_days(s_.plan).empty()) return;
    if (!s_.device) {
      fault("device.model", "nothing", "a device for the sessions of the plan, see `cutis devices`");
    } else if (s_.device->roller()) {
      roller();
    } else {
      pen();
    }
  }

  void only(const char* key, bool wanted, const char* what) {
    const bool is_given = given("technique", key);
    if (is_given == wanted) return;
    const std::string name = fmt::format("technique.{}", key);
    if (wanted) fault(name, "nothing", fmt::format("{} of a {}", what, s_.device->kind));
    if (!wanted) fault(name, fmt::format("a key for another device than a {}", s_.device->kind), "no such key here");
  }

  void roller() {
    only("passes", true, "the passes");
    only("dwell", false, "");
    only("depth_setting", false, "");
    const auto& length = s_.device_choice.needle_length_mm;
    const auto& sold = s_.device->lengths_mm;
    if (!length) {
      fault("device.needle_length", "nothing", fmt::format("the needle length, one of {} mm", fmt::join(sold, ", ")));
    } else if (std::find(sold.begin(), sold.end(), *length) == sold.end()) {
      fault("device.needle_length", mm(*length), fmt::format("a length that is sold: {} mm", fmt::join(sold, ", ")));
    } else {
      needles_within_block("device.needle_length", *length);
    }
  }

  void pen() {
    only("passes", false, "");
    only("dwell", true, "the time per area");
    only("depth_setting", true, "the depth setting");
    if (given("device", "needle_length")) {
      fault("device.needle_length", "a key for another device than a pen", "technique.depth_setting");
    }
    const auto& setting = s_.technique.depth_setting_mm;
    if (!setting || !sound({"technique.depth_setting"})) return;
    if (*setting > s_.device->depth_max_mm) {
      fault("technique.depth_setting", mm(*setting), "at most the device's maximum, " + mm(s_.device->depth_max_mm));
      return;
    }
    needles_within_block("technique.depth_setting", *setting);
  }

  void needles_within_block(const char* key, double length_mm) {
    if (!sound({"grid"})) return;
    const double deepest = length_mm - deficit_at(*s_.device, length_mm).low_mm;
    if (deepest < s_.grid.depth_mm) return;
    fault(key, fmt::format("needles that reach {}", mm(deepest)), "less than grid.depth, " + mm(s_.grid.depth_mm));
  }

  /// Times rise strictly and end with the plan.
  void rising(const std::string& key, const std::vector<double>& days) {
    if (!sound({key.c_str(), "plan.duration"})) return;
    for (std::size_t n = 0; n < days.size(); ++n) {
      if (n > 0 && days[n] <= days[n - 1]) {
        fault(key, fmt::format("{} after {}", day(days[n]), day(days[n - 1])), "rising times");
        return;
      }
    }
    if (!days.empty() && days.back() > s_.plan.duration_day) {
      fault(key, day(days.back()), "at most plan.duration, " + day(s_.plan.duration_day));
    }
  }

  void times() {
    rising("plan.at", s_.plan.at_day);
    rising("plan.biopsies", s_.plan.biopsies_day);
    rising("outputs.measure_times", s_.outputs.measure_times_day);
    rising("outputs.picture_times", s_.outputs.picture_times_day);
    rising("outputs.scan_times", s_.outputs.scan_times_day);
    rising("outputs.tissue_times", s_.outputs.tissue_times_day);
    if (!s_.plan.at_day.empty() || !sound({"plan.sessions", "plan.interval", "plan.duration"})) return;
    const auto days = session_days(s_.plan);
    if (days.empty() || days.back() <= s_.plan.duration_day) return;
    fault("plan.duration", fmt::format("{} with a session at {}", day(s_.plan.duration_day), day(days.back())),
          "at least the time of the last session");
  }

  void wounds() {
    if (!sound({"plan", "grid"})) return;
    each("plan.punch", s_.plan.punches, [this](const std::string& key, const PlannedPunch& punch) {
      fits(key, punch.diameter_mm, std::nullopt);
      within_depth(key, punch.depth_mm);
    });
    each("plan.incision", s_.plan.incisions,
         [this](const std::string& key, const PlannedIncision& cut) { within_depth(key, cut.depth_mm); });
    each("plan.partial_thickness", s_.plan.partial_thickness,
         [this](const std::string& key, const PlannedPartialThickness& wound) {
           fits(key, wound.diameter_mm, wound.width_mm);
           within_depth(key, wound.depth_mm);
         });
    each("plan.suction_blister", s_.plan.blisters, [this](const std::string& key, const PlannedSuctionBlister& wound) {
      fits(key, wound.diameter_mm, wound.width_mm);
    });
    each("plan.cavity", s_.plan.cavities, [this](const std::string& key, const PlannedCavity& cavity) {
      fits(key, cavity.diameter_mm, cavity.width_mm);
      within_depth(key, cavity.depth_mm);
      if (cavity.roof_mm >= cavity.depth_mm)
        fault(key, "roof " + mm(cavity.roof_mm), "less than its depth, " + mm(cavity.depth_mm));
    });
    each("plan.tape_strip", s_.plan.tape_strips, [](const std::string&, const PlannedTapeStrip&) {});
    each("plan.corneum_stain", s_.plan.stains, [](const std::string&, const PlannedCorneumStain&) {});
    each("plan.probe", s_.plan.probes, [this](const std::string& key, const PlannedProbe& probe) {
      within_depth(key, probe.depth_mm * std::cos(probe.angle_deg * std::numbers::pi / 180));
      fits(key, probe.diameter_mm, std::nullopt);
    });
  }

  /// Calls check(key, wound) for every wound of a list, and holds its time against the plan's duration.
  template <class Wound, class CheckWound>
  void each(const char* list, const std::vector<Wound>& wounds, CheckWound check) {
    for (std::size_t n = 0; n < wounds.size(); ++n) {
      const std::string key = fmt::format("{}[{}]", list, n + 1);
      if (wounds[n].at_day > s_.plan.duration_day)
        fault(key, day(wounds[n].at_day), "at most plan.duration, " + day(s_.plan.duration_day));
      check(key, wounds[n]);
    }
  }

  void within_depth(const std::string& key, double depth_mm) {
    if (depth_mm >= s_.grid.depth_mm)
      fault(key, "depth " + mm(depth_mm), "less than grid.depth, " + mm(s_.grid.depth_mm));
  }

  /// A disc fits into the block sideways, a band into its width; a wound has one of them at most.
  void fits(const std::string& key, const std::optional<double>& diameter_mm, const std::optional<double>& width_mm) {
    const GridChoice& grid = s_.grid;
    if (diameter_mm && width_mm)
      fault(key, "both diameter and width", "one of them: a disc or a band; neither for the whole block");
    if (diameter_mm && *diameter_mm >= grid.width_mm)
      fault(key, "diameter " + mm(*diameter_mm), "less than grid.width, " + mm(grid.width_mm));
    if (diameter_mm && *diameter_mm < grid.width_mm && *diameter_mm >= grid.along_y_mm())
      fault(key, "diameter " + mm(*diameter_mm), "less than grid.breadth, " + mm(grid.along_y_mm()));
    if (width_mm && *width_mm >= grid.width_mm)
      fault(key, "width " + mm(*width_mm), "less than grid.width, " + mm(grid.width_mm) + "; none for the whole block");
  }

  /// Spans of time follow each other within the plan.
  template <class Span>
  void spans(const char* list, const std::vector<Span>& all) {
    if (!sound({list, "plan.duration"})) return;
    double end = -1;
    for (std::size_t n = 0; n < all.size(); ++n) {
      const Span& span = all[n];
      if (span.from_day >= span.to_day || span.from_day < end || span.to_day > s_.plan.duration_day) {
        fault(fmt::format("{}[{}]", list, n + 1), fmt::format("{} to {}", day(span.from_day), day(span.to_day)),
              "from before to, after the one before, within plan.duration");
      }
      end = span.to_day;
    }
  }

  void block() {
    if (!sound({"grid"})) return;
    const GridChoice& grid = s_.grid;
    if (grid.voxel_mm * 8 > 2 * grid.width_mm) {
      fault("grid.voxel", mm(grid.voxel_mm), "at most a quarter of grid.width, " + mm(grid.width_mm / 4));
    }
    if (grid.breadth_mm && grid.voxel_mm * 8 > 2 * *grid.breadth_mm) {
      fault("grid.breadth", mm(*grid.breadth_mm), "at least four times grid.voxel, " + mm(4 * grid.voxel_mm));
    }
    if (grid.dz_mm() * 4 > 2 * grid.depth_mm) {
      fault("grid.voxel_depth", mm(grid.dz_mm()), "at most half of grid.depth, " + mm(grid.depth_mm / 2));
    }
    constexpr double most_voxels = 2e8;
    const double voxels =
        grid.width_mm / grid.voxel_mm * (grid.along_y_mm() / grid.voxel_mm) * grid.depth_mm / grid.dz_mm();
    if (voxels > most_voxels) {
      fault("grid.voxel", fmt::format("{:.2g} voxels", voxels), fmt::format("at most {:g} voxels", most_voxels));
    }
  }

  const Scenario& s_;
  const TomlTable& root_;
  FaultList& faults_;
  const FaultList found_;  ///< as it was before these checks
};

}  // namespace

void check_whole(const Scenario& scenario, const TomlTable& root, FaultList& faults) {
  Check(scenario, root, faults).all();
}

std::vector<std::string> site_names(const std::filesystem::path& data_dir) {
  std::vector<std::string> names;
  const auto folder = data_dir / "sites";
  if (!std::filesystem::is_directory(folder)) return names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".toml") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace cutis::scenario
