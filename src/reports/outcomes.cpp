// What would a dermatologist ask of a run? A table of questions, each answered by one of four small functions.
// SPDX-License-Identifier: Apache-2.0
#include "reports/outcomes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "reports/courses.hpp"

namespace cutis::reports {

using Json = nlohmann::ordered_json;

namespace {

enum class Ask {
  at_biopsy,   ///< both arms at the biopsy or the end
  highest,     ///< extreme of the treated arm after the first wound; the untreated one at that time
  lowest,
  back,        ///< time from the first wound until within 5 % of the untreated arm again
  reaches,     ///< time from the first wound until the reading is at least `level`
};

struct Question {
  const char *id, *label, *instrument, *quantity, *region;
  Ask ask;
  double level;
  const char* meaning;
};

constexpr double back_share = 0.05;

bool asks_for_time(const Question& question) { return question.ask == Ask::back || question.ask == Ask::reaches; }

// clang-format off
const Question questions[] = {
  {"papillary_collagen", "Collagen area, papillary dermis", "histology", "masson_area", "papillary_dermis", Ask::at_biopsy, 0,
   "share of the papillary dermis that Masson's trichrome stains as collagen"},
  {"new_collagen", "New collagen, papillary dermis", "collagen_assay", "collagen_new", "papillary_dermis", Ask::at_biopsy, 0,
   "collagen III and collagen I that is not yet cross-linked"},
  {"new_collagen_reticular", "New collagen, reticular dermis", "collagen_assay", "collagen_new", "reticular_dermis", Ask::at_biopsy, 0,
   "collagen III and collagen I that is not yet cross-linked"},
  {"reticulin", "Reticulin area, papillary dermis", "histology", "silver_area", "papillary_dermis", Ask::at_biopsy, 0,
   "share of the papillary dermis that silver shows as reticulin fibres"},
  {"epidermal_thickness", "Epidermal thickness", "histology", "epidermal_thickness", "epidermis", Ask::at_biopsy, 0,
   "mean thickness of the nucleated epidermis on a section"},
  {"rete_ridges", "Rete ridge height", "histology", "rete_ridge_height", "epidermis", Ask::at_biopsy, 0,
   "from ridge tip to papilla tip, mean over the section"},
  {"dermal_thickness", "Dermal thickness", "ultrasound", "dermal_thickness", "dermis", Ask::at_biopsy, 0,
   "as a 20 MHz scanner reads it"},
  {"echo_density", "Dermal echo density", "ultrasound", "echo_density", "dermis", Ask::at_biopsy, 0,
   "mean grey level, 0-255: more fibre, brighter picture"},
  {"tewl_peak", "Highest water loss (TEWL)", "tewl_meter", "tewl", "surface", Ask::highest, 0,
   "how far the barrier was opened"},
  {"tewl_back", "Water loss back to normal", "tewl_meter", "tewl", "surface", Ask::back, 0,
   "time after the first session until within 5 % of the untreated twin"},
  {"resealed", "Channels resealed (impedance)", "impedance_electrode", "resealed", "surface", Ask::reaches, 1,
   "time after the first session until ions no longer pass; as exact as the times of reading"},
  {"epidermal_closure", "Epidermis closed", "histology", "epidermal_gap_bridged", "epidermis", Ask::reaches, 90,
   "time after the first session until 90 % of the pierced epidermis is refilled"},
  {"neutrophils_peak", "Highest neutrophil density", "cell_counts", "neutrophils", "papillary_dermis", Ask::highest, 0,
   "first wave of inflammation"},
  {"macrophages_peak", "Highest macrophage density", "cell_counts", "macrophages", "papillary_dermis", Ask::highest, 0,
   "second wave: clearing and the start of repair"},
  {"myofibroblasts_peak", "Highest myofibroblast density", "cell_counts", "myofibroblasts", "papillary_dermis", Ask::highest, 0,
   "activated fibroblasts: they make new collagen and, if they stay, scars"},
  {"lymphocytes_peak", "Highest lymphocyte density", "cell_counts", "lymphocytes", "papillary_dermis", Ask::highest, 0,
   "T cells that came from the blood: third wave"},
  {"vessels_peak", "Most vessels (CD31)", "vessel_count", "cd31_density", "papillary_dermis", Ask::highest, 0,
   "profiles of capillaries per area of section: sprouting and its pruning"},
  {"swelling_peak", "Thickest dermis (oedema)", "ultrasound", "dermal_thickness", "dermis", Ask::highest, 0,
   "fluid that leaks out of vessels after the needles, as a 20 MHz scanner reads it"},
  {"flow_peak", "Highest blood flow", "laser_doppler", "perfusion", "surface", Ask::highest, 0,
   "the flare after the needles, as a laser Doppler imager sees it"},
  {"tgf_beta1_peak", "Highest active TGF-beta1", "tissue_assay", "tgf_beta1_level", "biopsy", Ask::highest, 0,
   "mean of a biopsy volume"},
  {"oxygen_lowest", "Lowest oxygen, papilla tips", "oxygen_electrode", "po2", "papilla_tip", Ask::lowest, 0,
   "tension at the tip of a microelectrode"},
  {"glucose_lowest", "Lowest glucose, papillary dermis", "wound_fluid", "glucose", "papillary_dermis", Ask::lowest, 0,
   "glucose of interstitial fluid"},
};
// clang-format on

/// From the first wound to the second, or to the end.
std::pair<double, double> first_window(const RunTimes& times) {
  return {times.wounds.front(), times.wounds.size() > 1 ? times.wounds[1] : times.end};
}

void answer_at_biopsy(const BothArms& both, const RunTimes& times, Outcome& outcome) {
  outcome.time_d = times.compare;
  outcome.treated = both.treated.at(times.compare);
  outcome.untreated = both.untreated.at(times.compare);
}

void answer_extreme(const BothArms& both, const RunTimes& times, bool highest, Outcome& outcome) {
  if (times.wounds.empty()) return;
  const auto range = indices_within(both.treated, times.wounds.front(), times.end);
  if (!range) return;
  std::size_t found = range->first;
  for (std::size_t n = range->first; n <= range->second; ++n) {
    const double gain = both.treated.value[n] - both.treated.value[found];
    if (highest ? gain > 0 : gain < 0) found = n;
  }
  outcome.time_d = both.treated.time_d[found];
  outcome.treated = both.treated.value[found];
  outcome.untreated = both.untreated.at(*outcome.time_d);
}

/// Where a straight line between two readings meets zero.
double crossing_d(double t0, double v0, double t1, double v1) { return v1 == v0 ? t1 : t0 + (t1 - t0) * v0 / (v0 - v1); }

/// First time after `from` at which excess(n) <= 0, linear between readings.
template <class Excess>
std::optional<double> falls_to_zero(const Course& course, std::size_t from, std::size_t last, Excess&& excess) {
  for (std::size_t n = from; n <= last; ++n) {
    if (excess(n) > 0) continue;
    if (n == from) return course.time_d[n];
    return crossing_d(course.time_d[n - 1], excess(n - 1), course.time_d[n], excess(n));
  }
  return std::nullopt;
}

void answer_time(const BothArms& both, const RunTimes& times, const Question& question, Outcome& outcome) {
  outcome.unit = std::string("d");
  if (times.wounds.empty()) return;
  const auto [start, stop] = first_window(times);
  const auto range = indices_within(both.treated, start, stop);
  if (!range) return;
  const Course& course = both.treated;
  const auto from = question.ask == Ask::back
                        ? static_cast<std::size_t>(std::max_element(course.value.begin() + static_cast<std::ptrdiff_t>(range->first),
                                                                    course.value.begin() + static_cast<std::ptrdiff_t>(range->second) + 1) -
                                                   course.value.begin())
                        : range->first;
  const auto excess = [&](std::size_t n) {
    if (question.ask == Ask::reaches) return question.level - course.value[n];
    return course.value[n] - (1 + back_share) * both.untreated.at(course.time_d[n]).value_or(0.0);
  };
  const std::optional<double> reached = falls_to_zero(course, from, range->second, excess);
  if (reached) outcome.treated = *reached - start;
  else outcome.meaning += fmt::format("; not within {:g} days", stop - start);
}

Outcome answer(const Question& question, const BothArms& both, const RunTimes& times) {
  const std::string unit = both.treated.empty() ? both.untreated.unit : both.treated.unit;
  Outcome outcome{question.id, question.label, question.instrument, question.quantity, question.region, unit,
                  question.meaning, {}, {}, {}, {}};
  switch (question.ask) {
    case Ask::at_biopsy: answer_at_biopsy(both, times, outcome); break;
    case Ask::highest:
    case Ask::lowest: answer_extreme(both, times, question.ask == Ask::highest, outcome); break;
    case Ask::back:
    case Ask::reaches: answer_time(both, times, question, outcome); return outcome;
  }
  if (!both.untreated.empty()) outcome.before = both.untreated.value.front();
  return outcome;
}

/// Percent, or a multiple where percent would be unreadable.
std::string change_text(double percent) {
  constexpr double most_percent = 1000;
  return percent < most_percent ? fmt::format("{:+.1f} %", percent) : fmt::format("x {:.3g}", 1 + percent / 100);
}

Json number_or_null(const std::optional<double>& value) { return value ? Json(*value) : Json(); }

}  // namespace

RunTimes times_of(const Json& run) {
  RunTimes times;
  times.end = times.compare = run.at("end_d");
  for (const Json& event : run.at("plan")) {
    const std::string kind = event.at("kind");
    if (kind == "biopsy") times.compare = event.at("time_d");
    if (kind == "session" || kind == "punch" || kind == "wound") times.wounds.push_back(event.at("time_d"));
  }
  return times;
}

std::optional<double> Outcome::change_percent() const {
  if (!treated || !untreated || *untreated == 0) return std::nullopt;
  return 100 * (*treated - *untreated) / *untreated;
}

std::vector<Outcome> outcomes(const std::vector<core::Measurement>& measurements, const RunTimes& times) {
  const Courses courses = courses_of(measurements);
  std::vector<Outcome> rows;
  for (const Question& question : questions) {
    const auto found = courses.find({question.instrument, question.quantity, question.region});
    if (found == courses.end()) continue;
    Outcome outcome = answer(question, found->second, times);
    if (outcome.treated || outcome.untreated || (asks_for_time(question) && !times.wounds.empty() && !found->second.treated.empty()))
      rows.push_back(std::move(outcome));
  }
  return rows;
}

OutcomeName outcome_name(const std::string& id) {
  for (const Question& question : questions)
    if (id == question.id) return {question.label, asks_for_time(question)};
  return {id, false};
}

Json to_json(const std::vector<Outcome>& rows) {
  Json json = Json::array();
  for (const Outcome& o : rows) {
    json.push_back({{"id", o.id}, {"label", o.label}, {"instrument", o.instrument}, {"quantity", o.quantity},
                    {"region", o.region}, {"unit", o.unit}, {"time_d", number_or_null(o.time_d)},
                    {"before", number_or_null(o.before)}, {"untreated", number_or_null(o.untreated)},
                    {"treated", number_or_null(o.treated)}, {"change_percent", number_or_null(o.change_percent())},
                    {"seed_spread", nullptr}, {"meaning", o.meaning}});
  }
  return json;
}

std::string table(const Json& rows) {
  const auto cell = [](const Json& value) { return value.is_number() ? fmt::format("{:.4g}", value.get<double>()) : std::string("-"); };
  std::string text = fmt::format("{:<33}{:>9}{:>11}{:>10}{:>10}{:>9}  {}\n", "Reading", "day", "before", "untreated", "treated",
                                 "change", "unit");
  for (const Json& row : rows) {
    const Json& change = row["change_percent"];
    text += fmt::format("{:<33}{:>9}{:>11}{:>10}{:>10}{:>9}  {}\n", row["label"].get<std::string>(), cell(row["time_d"]),
                        cell(row["before"]), cell(row["untreated"]), cell(row["treated"]),
                        change.is_number() ? change_text(change.get<double>()) : std::string("-"),
                        row["unit"].get<std::string>());
  }
  return text;
}

}  // namespace cutis::reports
