// Does a new plan agree with what has happened already? Values of the scenario first, then events, then times.
// SPDX-License-Identifier: Apache-2.0
#include "studies/past.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenario/schema.hpp"
#include "studies/identity.hpp"
#include "studies/setup.hpp"

namespace cutis::studies {

using Json = nlohmann::ordered_json;
using tissue::Event;

namespace {

/// The list of the plan that makes an event; empty for sessions, which have keys of their own.
struct ListOf {
  std::string operator()(const tissue::Needling&) const { return ""; }
  std::string operator()(const tissue::Punch&) const { return "punch"; }
  std::string operator()(const tissue::Incision&) const { return "incision"; }
  std::string operator()(const tissue::PartialThickness&) const { return "partial_thickness"; }
  std::string operator()(const tissue::SuctionBlister&) const { return "suction_blister"; }
  std::string operator()(const tissue::Cavity&) const { return "cavity"; }
  std::string operator()(const tissue::TapeStrip&) const { return "tape_strip"; }
  std::string operator()(const tissue::Probe&) const { return "probe"; }
  std::string operator()(const tissue::Occlusion&) const { return "occlusion"; }
  std::string operator()(const tissue::Cuff&) const { return "cuff"; }
  std::string operator()(const tissue::CorneumStain&) const { return "corneum_stain"; }
  std::string operator()(const tissue::Disturbance&) const { return ""; }
};

/// One comparison: knows both plans as events, and how many of the past's have happened.
class Comparison {
 public:
  Comparison(const Past& past, const scenario::Scenario& next, const std::string& file)
      : past_(past),
        next_(next),
        file_(file),
        before_(make_schedule(past.scenario, past.treated).events),
        now_(make_schedule(next, past.treated).events),
        happened_(count_before(before_) + past.progress.events_now) {}

  std::vector<core::Fault> all() {
    values();
    events();
    biopsies();
    const double day = core::days_from_ticks(past_.time);
    if (core::ticks_from_days(next_.plan.duration_day) < past_.time)
      fault("plan.duration", fmt::format("{:g} day", next_.plan.duration_day),
            fmt::format("at least {:g} day, which has passed", day));
    return faults_;
  }

 private:
  void fault(const std::string& key, const std::string& found, const std::string& allowed) {
    faults_.push_back({file_, 0, key, found, allowed, ""});
  }
  std::size_t count_before(const std::vector<Event>& events) const {
    return static_cast<std::size_t>(
        std::count_if(events.begin(), events.end(), [this](const Event& e) { return e.time < past_.time; }));
  }

  void values() {
    const Json before = scenario::to_json(past_.scenario), now = scenario::to_json(next_);
    std::vector<std::string> sections = {"patient", "site", "components", "grid", "numerics"};
    if (needled()) sections.insert(sections.end(), {"device", "technique"});
    for (const std::string& section : sections) {
      for (const Difference& d : differences(before.value(section, Json()), now.value(section, Json())))
        fault(d.key.empty() ? section : section + "." + d.key, d.now, d.before + ", as it was so far");
    }
    if (past_.scenario.about.seed != next_.about.seed)
      fault("scenario.seed", std::to_string(next_.about.seed),
            std::to_string(past_.scenario.about.seed) + ", as it was so far");
  }

  bool needled() const {
    return std::any_of(before_.begin(), before_.begin() + static_cast<std::ptrdiff_t>(happened_),
                       [](const Event& e) { return std::holds_alternative<tissue::Needling>(e.what); });
  }

  /// The key of the plan that made an event.
  static std::string key_of(const Event& event, const scenario::Scenario& s) {
    const std::string list = std::visit(ListOf(), event.what);
    if (!list.empty()) return "plan." + list;
    if (!s.plan.at_day.empty()) return "plan.at";
    return event.label == "session 1" || !s.plan.interval_day ? "plan.sessions" : "plan.interval";
  }

  static std::string text_of(const Event& event) {
    return fmt::format("{} at day {:g}", event.label, core::days_from_ticks(event.time));
  }

  /// Same time and same kind, and but for needles the same numbers; those are compared by device and technique.
  static bool same(const Event& a, const Event& b) {
    if (a.time != b.time || a.label != b.label || a.what.index() != b.what.index()) return false;
    return std::holds_alternative<tissue::Needling>(a.what) || a.what == b.what;
  }

  void events() {
    const double day = core::days_from_ticks(past_.time);
    for (std::size_t n = 0; n < happened_; ++n) {
      if (n < now_.size() && same(before_[n], now_[n])) continue;
      const bool earlier = n < now_.size() && (now_[n].time < before_[n].time);
      const bool missing = n >= now_.size() || now_[n].time > past_.time;
      const std::string key = earlier ? key_of(now_[n], next_) : key_of(before_[n], next_);
      fault(key, missing ? "no such event" : text_of(now_[n]), text_of(before_[n]) + ", which has happened");
      return;
    }
    if (happened_ < now_.size() && now_[happened_].time < past_.time)
      fault(key_of(now_[happened_], next_), text_of(now_[happened_]),
            fmt::format("new events from day {:g} on, where the tissue stands", day));
  }

  std::vector<double> past_biopsies(const scenario::Scenario& s) const {
    std::vector<double> days;
    for (const double day : s.plan.biopsies_day)
      if (core::ticks_from_days(day) < past_.time) days.push_back(day);
    return days;
  }

  void biopsies() {
    const std::vector<double> before = past_biopsies(past_.scenario), now = past_biopsies(next_);
    if (before == now) return;
    fault("plan.biopsies",
          now.empty() ? "none so far"
                      : fmt::format("{} until day {:g}", Json(now).dump(), core::days_from_ticks(past_.time)),
          Json(before).dump() + ", as they were taken so far (days)");
  }

  const Past& past_;
  const scenario::Scenario& next_;
  std::string file_;
  std::vector<Event> before_, now_;
  std::size_t happened_;
  std::vector<core::Fault> faults_;
};

}  // namespace

std::vector<core::Fault> contradictions(const Past& past, const scenario::Scenario& next, const std::string& file) {
  return Comparison(past, next, file).all();
}

}  // namespace cutis::studies
