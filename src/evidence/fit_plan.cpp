// How is a plan read, and what is refused? One section says all keys; the rules of recorded fits are checked here.
// SPDX-License-Identifier: Apache-2.0
#include "evidence/fit_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/section.hpp"
#include "evidence/selection.hpp"
#include "reports/atomic_file.hpp"
#include "studies/prior.hpp"
#include "studies/response_surface.hpp"

namespace cutis::evidence {
namespace {

using core::FaultList;
using core::Section;
using core::TomlTable;

Section<FitPlan> fit_section() {
  Section<FitPlan> s("fit", "Parameters fitted to published numbers");
  s.text("rows", &FitPlan::rows, "ids of two-sided calibration rows").required();
  s.text("parameters", &FitPlan::parameter_names, "process.name").required();
  s.text("reason", &FitPlan::reason, "why these parameters and rows").required();
  s.number("seeds", &FitPlan::seeds, {1, 1000}, "of each row, the first so many");
  s.number("draws", &FitPlan::draws, {1, 100000}, "trials drawn from the prior").required();
  s.number("steps", &FitPlan::steps, {0, 100000}, "trials where the response surfaces expect the best");
  s.number("seed", &FitPlan::seed, {0, 9e15}, "of the draws");
  return s;
}

std::string in_quotes(const std::string& text) { return fmt::format("\"{}\"", text); }

/// Checks the names of one plan; each adds its faults.
class PlanChecks {
 public:
  PlanChecks(const TomlTable& table, FaultList& faults) : table_(table), faults_(faults) {}

  void rows(FitPlan& plan, const std::vector<Study>& studies) {
    std::vector<std::string> ids;
    std::set<std::string> taken;
    for (const Study& study : studies)
      for (const Row& row : study.rows) ids.push_back(row.id);
    for (const std::string& asked : plan.rows) {
      bool found = false;
      for (const Study& study : studies)
        for (const Row& row : study.rows) {
          if (!stands_for(asked, row.id)) continue;
          found = true;
          if (may_be_fitted(row) && taken.insert(row.id).second)
            plan.targets.push_back({&study, &row, seeds_of(study, row, plan.seeds)});
        }
      if (!found) fault("rows", in_quotes(asked), "the id of a row", core::nearest_name(asked, ids));
    }
  }

  void parameters(FitPlan& plan, const core::ParameterLibrary& library, const instruments::InstrumentSet& instruments) {
    std::set<std::string> instrument_names, taken;
    for (const auto& instrument : instruments) instrument_names.emplace(instrument->name());
    std::vector<core::Parameter> all = library.all();
    std::vector<std::string> names;
    for (const core::Parameter& p : all) names.push_back(studies::full_name(p));
    for (const std::string& asked : plan.parameter_names) {
      const auto found = std::find(names.begin(), names.end(), asked);
      if (found == names.end()) {
        fault("parameters", in_quotes(asked), "process.name as in `cutis parameters`",
              core::nearest_name(asked, names));
        continue;
      }
      const core::Parameter& parameter = all[static_cast<std::size_t>(found - names.begin())];
      if (instrument_names.count(parameter.process) > 0)
        fault("parameters", in_quotes(asked), "parameters of the skin: no treatment target may fit an instrument");
      else if (!studies::uncertain(parameter))
        fault("parameters", in_quotes(asked), "parameters that have a range and are not fixed");
      else if (!taken.insert(asked).second)
        fault("parameters", in_quotes(asked) + " twice", "each once");
      else
        plan.parameters.push_back(parameter);
    }
  }

  void counts(const FitPlan& plan) {
    if (plan.targets.size() <= plan.parameters.size())
      fault("parameters", fmt::format("{} for {} targets", plan.parameters.size(), plan.targets.size()),
            "fewer parameters than targets, else the fit proves nothing");
    const std::size_t least = studies::ResponseSurface::terms(plan.parameters.size()) + 2;
    if (plan.draws > 0 && static_cast<std::size_t>(plan.draws) < least)
      fault("draws", fmt::format("{}", plan.draws),
            fmt::format("at least {}: response surfaces of {} parameters need so many", least, plan.parameters.size()));
  }

 private:
  void fault(const std::string& key, const std::string& found, const std::string& allowed,
             const std::string& nearest = "") {
    faults_.add(table_.line_of(key), table_.dotted(key), found, allowed, nearest);
  }

  bool may_be_fitted(const Row& row) {
    if (row.role != "calibration")
      fault("rows", fmt::format("\"{}\" of role {}", row.id, row.role), "rows of role calibration");
    else if (row.op != "in")
      fault("rows", fmt::format("\"{}\", which has one side", row.id), "rows with lo and hi");
    else
      return true;
    return false;
  }

  const TomlTable& table_;
  FaultList& faults_;
};

}  // namespace

FitPlan read_fit_plan(const std::filesystem::path& file, const std::vector<Study>& studies,
                      const core::ParameterLibrary& library, const instruments::InstrumentSet& instruments) {
  FaultList faults(file.string());
  const TomlTable root = TomlTable::parse_file(file, faults);
  faults.throw_if_any();
  root.refuse_unknown({"fit"}, faults);
  const TomlTable table = root.table("fit", faults);
  FitPlan plan = fit_section().read(table, faults);
  faults.throw_if_any();
  plan.text = reports::read_file(file);
  PlanChecks checks(table, faults);
  checks.rows(plan, studies);
  checks.parameters(plan, library, instruments);
  if (faults.empty()) checks.counts(plan);
  faults.throw_if_any();
  return plan;
}

}  // namespace cutis::evidence
