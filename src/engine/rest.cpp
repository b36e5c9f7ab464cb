// How is the rest of untreated skin found? As the solution of one implicit step that is longer than all memory of skin.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/engine.hpp"

namespace cutis::engine {

using tissue::FieldInfo;
using tissue::Tissue;

namespace {

constexpr double steady_d = 1e9;  ///< elastin, the slowest pool, lives for some 1e4 d
constexpr double shortest_d = 1e-6;
constexpr double shorter = 1e-3, longer = 30;  ///< after a step that did not converge, and after one that did
constexpr int most_steps = 300;
constexpr int most_sweeps = 60;             ///< a dozen is usual; the error shrinks by about 0.4 each
constexpr double rough = 0.1, fine = 1e-3;  ///< tolerances: the last digits of early sweeps would be lost again, what a
                                            ///< later one leaves must stay below the drift that counts
constexpr double watched_d = 180, still = 7e-4;  ///< a seventh of the drift that is allowed in that time
constexpr double judged_d = 4;                   ///< what a shorter step moves is lost in what its solves leave

/// max |now - before| / (scale + |now|); infinite where a value is not finite, so that nothing hides.
double weighted_change(const grid::Values& now, const grid::Values& before, double scale) {
  double change = 0;
  int broken = 0;
  const auto size = static_cast<std::ptrdiff_t>(now.size());
#pragma omp parallel for simd schedule(static) reduction(max : change, broken)
  for (std::ptrdiff_t v = 0; v < size; ++v) {
    const double difference = std::abs(now[v] - before[v]) / (scale + std::abs(now[v]));
    change = difference > change ? difference : change;
    broken = difference <= std::numeric_limits<double>::max() ? broken : 1;
  }
  return broken ? std::numeric_limits<double>::infinity() : change;
}

}  // namespace

// Largest change of any evolving field in the last step, over scale + value.
double Engine::change_of_step(const Tissue& tissue) const {
  double worst = 0;
  for (const FieldInfo& row : tissue::field_table)
    if (tissue::evolves(row.id))
      worst = std::max(worst, weighted_change(tissue[row.id], before_[tissue::index_of(row.id)], row.scale));
  return exchange_.maximum(worst);
}

// Backward Euler; the tissue as it was is left in before_.
bool Engine::euler_step(Tissue& tissue, double dt_d, bool balances_rest, bool backwards_first) {
  for (const FieldInfo& row : tissue::field_table)
    if (tissue::evolves(row.id)) before_[tissue::index_of(row.id)] = tissue[row.id];
  StageEquation equation;
  equation.base = &before_;
  equation.weight_d.fill(dt_d);
  equation.balances_rest = balances_rest;
  equation.backwards_first = backwards_first;
  return solver_.solve(equation, tissue);
}

// With baseline constants held, as in a run.
bool Engine::is_at_rest(Tissue& tissue) {
  if (euler_step(tissue, watched_d, false)) return change_of_step(tissue) < still;
  swap_with_before(tissue);
  return false;
}

void Engine::balance(Tissue& tissue) const {
  for (const auto& process : processes_.local) process->balance_rest(tissue);
}

bool Engine::settle_roughly(Tissue& tissue, bool guessed) {
  const Numerics of_run = numerics_;
  numerics_.most_sweeps = most_sweeps;
  numerics_.tolerance = rough;
  solver_.refresh_transports(tissue);
  const bool converged = euler_step(tissue, steady_d, true, guessed);
  if (!converged) swap_with_before(tissue);
  numerics_ = of_run;
  return converged;
}

// Where the sweeps of the steady step do not converge, shorter ones bring the skin nearer: to where the steady one
// converges, or until they move nothing themselves. Constants are solved before each turn of a steady step, whose base
// weighs nothing, but once before a shorter one: what they set anew within it would not agree with its base.
void Engine::settle(Tissue& tissue, const std::function<void()>& between_steps, bool guessed) {
  between_steps();
  settle_roughly(tissue, guessed);
  const Numerics of_run = numerics_;
  numerics_.most_sweeps = most_sweeps;
  numerics_.tolerance = std::min(fine, of_run.tolerance);
  double dt_d = steady_d;
  for (int step = 0; step < most_steps; ++step) {
    between_steps();
    const bool steady = dt_d >= steady_d;
    if (!steady) balance(tissue);
    if (!euler_step(tissue, dt_d, steady)) {
      swap_with_before(tissue);
      dt_d *= shorter;
      if (dt_d < shortest_d) fail(tissue, "untreated skin does not settle: " + fault_in(tissue));
      continue;
    }
    const bool rests = steady ? is_at_rest(tissue)
                              : dt_d >= judged_d && change_of_step(tissue) < still * std::min(1.0, dt_d / watched_d);
    if (rests) {
      numerics_ = of_run;
      return;
    }
    // Where the steady solution does not stay, it is not the one that time finds: march.
    dt_d = steady ? watched_d : std::min(longer * dt_d, steady_d);
  }
  fail(tissue, fmt::format("untreated skin did not settle in {} steps", most_steps));
}

}  // namespace cutis::engine
