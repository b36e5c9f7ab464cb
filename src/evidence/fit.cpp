// How are trials chosen, and what do they say about each parameter?
// SPDX-License-Identifier: Apache-2.0
#include "evidence/fit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <stdexcept>

#include "core/random.hpp"
#include "studies/prior.hpp"
#include "studies/response_surface.hpp"
#include "studies/run.hpp"

namespace cutis::evidence {
namespace {

using Json = nlohmann::ordered_json;
using Point = std::vector<double>;  ///< shares of the priors, each in [0, 1]

constexpr double two_sided_95 = 1.959963984540054;
constexpr std::size_t posterior_points = 20000;

/// One finished trial. The shipped values need not be a point of the prior's shares: `at` is empty there.
struct Trial {
  std::string name;
  Point at;
  std::vector<double> parameters;
  TargetValues values;
  bool usable() const {
    return !at.empty() && !values.empty() &&
           std::all_of(values.begin(), values.end(), [](const Outcome& v) { return v.has_value(); });
  }
};

double middle(const Row& row) { return 0.5 * (row.lo + *row.hi); }
double half_range(const Row& row) { return 0.5 * (*row.hi - row.lo); }

double squared_distance(const Row& row, double value) { return std::pow((value - middle(row)) / half_range(row), 2); }

/// None where the model could not be run or a target has no value.
Outcome misfit(const FitPlan& plan, const TargetValues& values) {
  if (values.empty()) return std::nullopt;
  double sum = 0;
  for (std::size_t t = 0; t < values.size(); ++t) {
    if (!values[t]) return std::nullopt;
    sum += squared_distance(*plan.targets[t].row, *values[t]);
  }
  return sum / static_cast<double>(values.size());
}

Json or_null(const Outcome& value) { return value ? Json(*value) : Json(nullptr); }

std::vector<double> values_at(const FitPlan& plan, const Point& at) {
  std::vector<double> values;
  for (std::size_t p = 0; p < at.size(); ++p) values.push_back(studies::quantile(plan.parameters[p], at[p]));
  return values;
}

/// Runs trials, or takes them from the file.
class Trials {
 public:
  Trials(const FitPlan& plan, const TargetModel& model, studies::TrialFile& file, const FitProgress& progress)
      : plan_(plan), model_(model), file_(file), progress_(progress) {}

  void make(const std::string& name, const Point& at, const std::vector<double>& parameters) {
    if (!file_.find(name)) run(name, parameters);
    Trial trial{name, at, parameters, {}};
    const Json values = file_.find(name)->value("values", Json::array());
    for (const Json& value : values)
      trial.values.push_back(value.is_number() ? Outcome(value.get<double>()) : std::nullopt);
    all_.push_back(std::move(trial));
  }

  const std::vector<Trial>& all() const { return all_; }

 private:
  void run(const std::string& name, const std::vector<double>& parameters) {
    if (progress_.stop()) throw studies::Stopped(fmt::format("stopped before trial {}", name));
    Json result = {{"set", Json::object()}};
    for (std::size_t p = 0; p < parameters.size(); ++p)
      result["set"][studies::full_name(plan_.parameters[p])] = parameters[p];
    TargetValues values;
    try {
      values = model_(parameters);
      result["values"] = Json::array();
      for (const Outcome& value : values) result["values"].push_back(or_null(value));
    } catch (const std::runtime_error& error) {  // no such skin can be grown, or it finds no rest
      result["failed"] = error.what();
    }
    result["misfit"] = or_null(misfit(plan_, values));
    file_.add(name, result);
    progress_.say(
        fmt::format("{}: misfit {}", name,
                    result["misfit"].is_null() ? "none" : fmt::format("{:.3f}", result["misfit"].get<double>())));
  }

  const FitPlan& plan_;
  const TargetModel& model_;
  studies::TrialFile& file_;
  const FitProgress& progress_;
  std::vector<Trial> all_;
};

/// One response surface for each target.
class Surfaces {
 public:
  Surfaces(const FitPlan& plan, const std::vector<Trial>& trials) : plan_(plan) {
    std::vector<Point> points;
    for (const Trial& trial : trials)
      if (trial.usable()) points.push_back(trial.at);
    for (std::size_t t = 0; t < plan.targets.size(); ++t) {
      std::vector<double> values;
      for (const Trial& trial : trials)
        if (trial.usable()) values.push_back(*trial.values[t]);
      try {
        surfaces_.emplace_back(points, values);
      } catch (const std::invalid_argument& error) {
        throw std::runtime_error(
            fmt::format("{} of {} trials gave values: {}", points.size(), trials.size(), error.what()));
      }
    }
  }

  double misfit(const Point& at) const {
    double sum = 0;
    for (std::size_t t = 0; t < surfaces_.size(); ++t)
      sum += squared_distance(*plan_.targets[t].row, surfaces_[t].at(at));
    return sum / static_cast<double>(surfaces_.size());
  }

  double log_likelihood(const Point& at) const {
    double sum = 0;
    for (std::size_t t = 0; t < surfaces_.size(); ++t) {
      const Row& row = *plan_.targets[t].row;
      const double sigma = half_range(row) / two_sided_95, error = surfaces_[t].left_out_error();
      sum -= 0.5 * std::pow(surfaces_[t].at(at) - middle(row), 2) / (sigma * sigma + error * error);
    }
    return sum;
  }

  double left_out_error(std::size_t target) const { return surfaces_[target].left_out_error(); }

 private:
  const FitPlan& plan_;
  std::vector<studies::ResponseSurface> surfaces_;
};

/// The least misfit that the surfaces expect: the best of many points, then of ever closer ones around it.
Point expected_best(const Surfaces& surfaces, std::size_t dimensions, std::uint64_t seed, std::size_t step) {
  constexpr std::size_t points = 2000;
  Point best(dimensions, 0.5);
  for (double reach = 1; reach > 0.01; reach /= 4) {
    const Point centre = best;
    for (std::size_t n = 0; n < points; ++n) {
      Point at(dimensions);
      for (std::size_t d = 0; d < dimensions; ++d) {
        const double u = core::uniform(seed, core::Purpose::calibration, 1000 + step, n * dimensions + d);
        at[d] = std::clamp(centre[d] + reach * (u - 0.5), 0.0, 1.0);
      }
      if (surfaces.misfit(at) < surfaces.misfit(best)) best = at;
    }
  }
  return best;
}

/// Points of the prior and their weights, which add up to 1.
struct Weighted {
  std::vector<Point> points;
  std::vector<double> weights;
  double effective() const {
    double squares = 0;
    for (double w : weights) squares += w * w;
    return 1 / squares;
  }
};

Weighted posterior(const FitPlan& plan, const Surfaces& surfaces) {
  Weighted w;
  w.points = studies::latin_hypercube(posterior_points, plan.parameters.size(), plan.seed + 1);
  for (const Point& at : w.points) w.weights.push_back(surfaces.log_likelihood(at));
  const double most = *std::max_element(w.weights.begin(), w.weights.end());
  double sum = 0;
  for (double& weight : w.weights) sum += weight = std::exp(weight - most);
  for (double& weight : w.weights) weight /= sum;
  return w;
}

/// The coordinate below which a share of the weight lies.
double weighted_quantile(const Weighted& w, std::size_t coordinate, double share) {
  std::vector<std::size_t> order(w.points.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return w.points[a][coordinate] < w.points[b][coordinate]; });
  double sum = 0;
  for (const std::size_t n : order)
    if ((sum += w.weights[n]) >= share) return w.points[n][coordinate];
  return w.points[order.back()][coordinate];
}

Json parameter_json(const FitPlan& plan, std::size_t p, const Weighted& w, const Trial& best) {
  const core::Parameter& parameter = plan.parameters[p];
  const double low = weighted_quantile(w, p, 0.025), high = weighted_quantile(w, p, 0.975);
  const auto value = [&](double share) { return studies::quantile(parameter, share); };
  return {{"name", studies::full_name(parameter)},
          {"unit", parameter.unit},
          {"shipped", parameter.value},
          {"best", best.parameters[p]},
          {"prior_95", {value(0.025), value(0.975)}},
          {"posterior_95", {value(low), value(high)}},
          {"posterior_median", value(weighted_quantile(w, p, 0.5))},
          {"share_of_prior", (high - low) / 0.95}};
}

const Trial& best_of(const FitPlan& plan, const std::vector<Trial>& trials) {
  const auto worth = [&](const Trial& t) {
    return misfit(plan, t.values).value_or(std::numeric_limits<double>::infinity());
  };
  return *std::min_element(trials.begin(), trials.end(),
                           [&](const Trial& a, const Trial& b) { return worth(a) < worth(b); });
}

Json summary(const FitPlan& plan, const std::vector<Trial>& trials, const Surfaces& surfaces) {
  const Trial& best = best_of(plan, trials);
  const Weighted w = posterior(plan, surfaces);
  Json targets = Json::array(), parameters = Json::array();
  for (std::size_t t = 0; t < plan.targets.size(); ++t) {
    const Row& row = *plan.targets[t].row;
    targets.push_back({{"id", row.id},
                       {"low", row.lo},
                       {"high", *row.hi},
                       {"unit", row.unit},
                       {"shipped", trials.front().values.empty() ? Json(nullptr) : or_null(trials.front().values[t])},
                       {"best", best.values.empty() ? Json(nullptr) : or_null(best.values[t])},
                       {"surface_error", surfaces.left_out_error(t)}});
  }
  for (std::size_t p = 0; p < plan.parameters.size(); ++p) parameters.push_back(parameter_json(plan, p, w, best));
  const auto failed = std::count_if(trials.begin(), trials.end(), [](const Trial& t) { return t.values.empty(); });
  return {{"reason", plan.reason},
          {"seeds", plan.seeds},
          {"trials", trials.size()},
          {"failed", failed},
          {"shipped_misfit", or_null(misfit(plan, trials.front().values))},
          {"best_trial", best.name},
          {"best_misfit", or_null(misfit(plan, best.values))},
          {"effective_points", w.effective()},
          {"targets", targets},
          {"parameters", parameters}};
}

}  // namespace

Json fit(const FitPlan& plan, const TargetModel& model, studies::TrialFile& file, const FitProgress& progress) {
  Trials trials(plan, model, file, progress);
  std::vector<double> shipped;
  for (const core::Parameter& parameter : plan.parameters) shipped.push_back(parameter.value);
  trials.make("shipped", {}, shipped);
  const auto draws = studies::latin_hypercube(static_cast<std::size_t>(plan.draws), shipped.size(), plan.seed);
  for (std::size_t n = 0; n < draws.size(); ++n)
    trials.make(fmt::format("draw {}", n + 1), draws[n], values_at(plan, draws[n]));
  for (int n = 0; n < plan.steps; ++n) {
    const Surfaces surfaces(plan, trials.all());
    const Point at = expected_best(surfaces, shipped.size(), plan.seed, static_cast<std::size_t>(n));
    trials.make(fmt::format("step {}", n + 1), at, values_at(plan, at));
  }
  return summary(plan, trials.all(), Surfaces(plan, trials.all()));
}

std::string fit_table(const Json& result) {
  const auto number = [](const Json& v) {
    return v.is_number() ? fmt::format("{:.4g}", v.get<double>()) : std::string("none");
  };
  const auto range = [&](const Json& r) { return number(r[0]) + " to " + number(r[1]); };
  std::string text =
      fmt::format("{:<7} {:>9} {:>9}  {:<16} {}\n", "target", "shipped", "best", "accepted", "error of the surface");
  for (const Json& t : result["targets"])
    text += fmt::format("{:<7} {:>9} {:>9}  {:<16} {} {}\n", t["id"].get<std::string>(), number(t["shipped"]),
                        number(t["best"]), number(t["low"]) + " to " + number(t["high"]), number(t["surface_error"]),
                        t["unit"].get<std::string>());
  text += fmt::format("\n{:<34} {:>9} {:>9}  {:<20} {:<20} {}\n", "parameter", "shipped", "best", "prior, 95 %",
                      "posterior, 95 %", "share of prior");
  for (const Json& p : result["parameters"])
    text += fmt::format("{:<34} {:>9} {:>9}  {:<20} {:<20} {:.2f}  {}\n", p["name"].get<std::string>(),
                        number(p["shipped"]), number(p["best"]), range(p["prior_95"]), range(p["posterior_95"]),
                        p["share_of_prior"].get<double>(), p["unit"].get<std::string>());
  text +=
      fmt::format("\nmisfit {} as shipped, {} at the best ({}); {} trials, {} failed\n",
                  number(result["shipped_misfit"]), number(result["best_misfit"]),
                  result["best_trial"].get<std::string>(), result["trials"].get<int>(), result["failed"].get<int>());
  return text;
}

}  // namespace cutis::evidence
