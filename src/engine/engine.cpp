// How does the tissue move through time? The only time loop: events and outputs are hit exactly.
// SPDX-License-Identifier: Apache-2.0
#include "engine/engine.hpp"

#include <fmt/format.h>
#include <omp.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/rate_sum.hpp"
#include "grid/agreement.hpp"
#include "solvers/sdirk2.hpp"
#include "tissue/shared_tissue.hpp"

namespace cutis::engine {

using core::Ticks;
using tissue::FieldId;
using tissue::FieldInfo;
using tissue::Tissue;

namespace {

constexpr double gamma = solvers::sdirk2_gamma;
constexpr double from_first = (1.0 - gamma) / gamma;  ///< weight of U1 - u in the second stage
constexpr double shrink_least = 0.25, grow_most = 2.0, safety = 0.85;

}  // namespace

Engine::Engine(const Tissue& like, const processes::ProcessSet& processes, const grid::Exchange& exchange,
               const Numerics& numerics)
    : processes_(processes),
      exchange_(exchange),
      numerics_(numerics),
      solver_(like.grid, processes, exchange, numerics_, statistics_) {
  for (const FieldInfo& row : tissue::field_table) {
    if (!tissue::evolves(row.id)) continue;
    before_[tissue::index_of(row.id)].assign(like[row.id].size(), 0.0);
  }
}

const Statistics& Engine::statistics() {
  for (const auto& [process, seconds] : solver_.seconds_by_process()) statistics_.seconds_by_process[process] = seconds;
  for (const FieldInfo& row : tissue::field_table)
    if (const long steps = limited_by_[tissue::index_of(row.id)]; steps > 0)
      statistics_.steps_limited_by_field[std::string(row.name)] = steps;
  return statistics_;
}

void Engine::forget_history() {
  last_step_ = 0;
  step_ = std::max<Ticks>(1, core::ticks_from_days(numerics_.first_step_d));
}

// du/dt at the end of the last step = F(U2), over what its second stage has changed: U2 = base + gamma dt F(U2). Fields
// that are quasi-steady have no slope.
double Engine::slope_per_change_per_day(FieldId id) const {
  return last_step_ > 0 && !solver_.quasi_steady(id) ? 1.0 / (gamma * core::days_from_ticks(last_step_)) : 0.0;
}

// Stage 1 of SDIRK2: U1 = u + gamma dt F(U1). Guess: along the last derivative, kept positive.
bool Engine::solve_first_stage(Tissue& tissue, double dt_d) {
  StageEquation equation;
  equation.base = &before_;
  equation.weight_d.fill(gamma * dt_d);
  const double ahead = last_step_ > 0 ? gamma * dt_d : 0.0;
  for (const FieldInfo& row : tissue::field_table) {
    if (!tissue::evolves(row.id)) continue;
    const double *u = before_[tissue::index_of(row.id)].data(), *last_base = base_[tissue::index_of(row.id)].data();
    const double per_day = slope_per_change_per_day(row.id);
    double* guess = tissue[row.id].data();
    const auto size = static_cast<std::ptrdiff_t>(tissue[row.id].size());
#pragma omp parallel for simd schedule(static)
    for (std::ptrdiff_t v = 0; v < size; ++v)
      guess[v] = std::max(u[v] + ahead * (per_day * (u[v] - last_base[v])), 0.2 * u[v]);
  }
  return solver_.solve(equation, tissue);
}

// Stage 2: U2 = u + (1-gamma) dt F(U1) + gamma dt F(U2), where dt F(U1) = (U1 - u) / gamma is taken from the
// solved stage (never evaluated: that would amplify solver errors of stiff fields). The guess follows the parabola
// through u with the slopes there and at U1.
bool Engine::solve_second_stage(Tissue& tissue, double dt_d) {
  StageEquation equation;
  equation.base = &base_;
  equation.weight_d.fill(gamma * dt_d);
  for (const FieldInfo& row : tissue::field_table) {
    if (!tissue::evolves(row.id)) continue;
    const double* u = before_[tissue::index_of(row.id)].data();
    const double per_day = slope_per_change_per_day(row.id);
    const double bending = per_day > 0 ? (0.5 - gamma) / gamma : 0.0;
    double *last_base_then_base = base_[tissue::index_of(row.id)].data(), *first_then_guess = tissue[row.id].data();
    const auto size = static_cast<std::ptrdiff_t>(tissue[row.id].size());
#pragma omp parallel for simd schedule(static)
    for (std::ptrdiff_t v = 0; v < size; ++v) {
      const double slope = per_day * (u[v] - last_base_then_base[v]);
      const double first = first_then_guess[v], change = first - u[v];
      const double straight = change / gamma, bend = bending * (straight - dt_d * slope);
      last_base_then_base[v] = u[v] + from_first * change;
      first_then_guess[v] = std::max(u[v] + straight + bend, 0.2 * first);
    }
  }
  last_step_ = 0;  // until this step is taken
  return solver_.solve(equation, tissue);
}

// The second stage once more, where fields in `euler` take U2 = u + dt F(U2) instead: positive by the M-matrix
// property. Their right-hand sides are kept aside for the error norm.
bool Engine::solve_second_stage_again(Tissue& tissue, double dt_d, const std::vector<FieldId>& euler,
                                      FieldArrays& kept) {
  StageEquation equation;
  equation.base = &base_;
  equation.weight_d.fill(gamma * dt_d);
  for (FieldId id : euler) {
    const std::size_t index = tissue::index_of(id);
    equation.weight_d[index] = dt_d;
    kept[index] = std::exchange(base_[index], before_[index]);
    for (double& value : tissue[id]) value = std::max(value, 0.0);  // the guess alone
  }
  return solver_.solve(equation, tissue);
}

// A value is negative only beyond what the algebraic tolerance allows. Embedded estimate gamma dt (F(U2) - F(U1)): the
// local error of the first-order companion, per voxel over scale + value. The step itself is of second order, so this
// is pessimistic by a factor of order dt.
Engine::Judgement Engine::judge(const Tissue& tissue, const FieldArrays& kept) const {
  std::array<double, tissue::field_count> errors{}, below_zero{};
  for (const FieldInfo& row : tissue::field_table) {
    if (!tissue::evolves(row.id)) continue;
    const std::size_t index = tissue::index_of(row.id);
    const double *u = before_[index].data(), *last = tissue[row.id].data(),
                 *base = kept[index].empty() ? base_[index].data() : kept[index].data();
    const double scale = row.scale;
    const auto size = static_cast<std::ptrdiff_t>(tissue[row.id].size());
    double worst = 0, least = 0;
#pragma omp parallel for simd schedule(static) reduction(max : worst) reduction(min : least)
    for (std::ptrdiff_t v = 0; v < size; ++v) {
      const double first_change = (base[v] - u[v]) / from_first;
      const double error = std::abs(last[v] - base[v] - first_change) / (scale + std::abs(last[v]));
      worst = error > worst ? error : worst;
      least = last[v] < least ? last[v] : least;
    }
    errors[index] = solver_.quasi_steady(row.id) ? 0 : worst;
    below_zero[index] = -least;
  }
  exchange_.maxima(errors);
  exchange_.maxima(below_zero);
  const auto worst = std::max_element(errors.begin(), errors.end());
  Judgement found{{*worst, tissue::field_table[static_cast<std::size_t>(worst - errors.begin())].id}, {}};
  for (const FieldInfo& row : tissue::field_table)
    if (below_zero[tissue::index_of(row.id)] > 0.02 * numerics_.tolerance * row.scale) found.negative.push_back(row.id);
  return found;
}

void Engine::swap_with_before(Tissue& tissue) {
  for (const FieldInfo& row : tissue::field_table)
    if (tissue::evolves(row.id)) std::swap(tissue[row.id], before_[tissue::index_of(row.id)]);
}

Engine::StepError Engine::try_step(Tissue& tissue, Ticks step) {
  const double dt_d = core::days_from_ticks(step);
  swap_with_before(tissue);
  if (!solve_first_stage(tissue, dt_d) || !solve_second_stage(tissue, dt_d)) return {};
  FieldArrays kept;
  Judgement found = judge(tissue, kept);
  if (!found.negative.empty()) {
    statistics_.backward_euler_fields += static_cast<long>(found.negative.size());
    if (!solve_second_stage_again(tissue, dt_d, found.negative, kept)) return {};
    found = judge(tissue, kept);
    if (!found.negative.empty()) return {};
  }
  return found.error;
}

// The field of the largest error, where that error alone keeps the next step from growing as fast as it may.
void Engine::count_limit(const StepError& error) {
  if (error.norm > numerics_.tolerance * (safety / grow_most) * (safety / grow_most))
    ++limited_by_[tissue::index_of(error.field)];
}

Ticks Engine::next_step(double error, Ticks step) const {
  const double wanted = safety * std::sqrt(numerics_.tolerance / std::max(error, 1e-12));
  const double factor = std::clamp(wanted, shrink_least, grow_most);
  const double longest = static_cast<double>(core::ticks_from_days(numerics_.largest_step_d));
  return static_cast<Ticks>(std::max(1.0, std::min(longest, factor * static_cast<double>(step))));
}

std::string Engine::why_not(const StepError& error) {
  if (error.norm < 0) return "its stage equations do not converge";
  return fmt::format("error {:g}, most of all of {}", error.norm, tissue::info(error.field).name);
}

void Engine::fail(const Tissue& tissue, const std::string& why) const {
  throw RunError(fmt::format("at day {:.6f}: {}", core::days_from_ticks(tissue.time), why));
}

void Engine::advance(Tissue& tissue, Ticks until, Observer& observer) {
  if (!std::exchange(transports_are_known_, true)) solver_.refresh_transports(tissue);
  while (tissue.time < until) {
    const Ticks left = until - tissue.time;
    Ticks step = std::min(step_, left);
    if (step < left && 2 * step > left) step = (left + 1) / 2;  // two even steps, not a long and a sliver
    const StepError worst = try_step(tissue, step);
    const double error = worst.norm;
    count_limit(worst);
    if (error < 0 || error > numerics_.tolerance) {
      swap_with_before(tissue);
      ++(error < 0 ? statistics_.rejected_coupling : statistics_.rejected_error);
      step_ = error < 0 ? step / 3 : std::min(next_step(error, step), step / 2);
      if (core::days_from_ticks(step_) < numerics_.smallest_step_d) {
        std::string fault = fault_in(tissue);  // first: the step has spread what is not finite
        if (fault.empty()) fault = fault_in_step(tissue);
        fail(tissue, fault.empty()
                         ? fmt::format("the step fell below {:g} d: {}", numerics_.smallest_step_d, why_not(worst))
                         : fault);
      }
      continue;
    }
    ++statistics_.steps;
    last_step_ = step;
    tissue.time += step;
    outputs_now_ = events_now_ = 0;
    const Ticks proposed = next_step(error, step);
    step_ = step < step_ ? std::max(proposed, std::min(step_, 2 * proposed)) : proposed;
    observer.on_step(tissue.time);
    observer.between_steps(tissue, *this);
  }
}

std::string Engine::fault_in(const Tissue& tissue) const {
  if (exchange_.ranks() == 1) return find_fault(tissue, processes_.local);
  Tissue whole;
  tissue::collect(tissue, whole, exchange_);
  std::string fault;
  grid::on_rank_0(exchange_, [&] { fault = find_fault(whole, processes_.local); });
  return grid::told(exchange_, fault);
}

// In what the step that was just rejected had come to.
std::string Engine::fault_in_step(Tissue& tissue) {
  swap_with_before(tissue);
  std::string fault = fault_in(tissue);
  swap_with_before(tissue);
  return fault;
}

// Needles and punches know one whole tissue: with several ranks it comes together for them.
void Engine::apply(const tissue::Event& event, Tissue& tissue) {
  if (exchange_.ranks() == 1) {
    apply_to_whole(event, tissue);
  } else {
    Tissue whole;
    tissue::collect(tissue, whole, exchange_);
    grid::on_rank_0(exchange_, [&] { apply_to_whole(event, whole); });
    tissue::hand_out(whole, tissue, exchange_);
  }
  transports_are_known_ = false;
  forget_history();
}

void Engine::apply_to_whole(const tissue::Event& event, Tissue& tissue) {
  bool known = false;
  for (const auto& process : processes_.event) {
    if (!process->applies_to(event)) continue;
    process->apply(event, tissue);
    known = true;
  }
  if (!known) fail(tissue, fmt::format("no process of the catalogue knows the event \"{}\"", event.label));
}

void Engine::run(Tissue& tissue, const Schedule& schedule, Observer& observer) {
  forget_history();
  outputs_now_ = events_now_ = 0;
  follow(tissue, schedule, observer);
}

void Engine::resume(Tissue& tissue, const Schedule& schedule, const Progress& progress, FieldArrays last_base,
                    Observer& observer) {
  step_ = progress.step;
  last_step_ = progress.last_step;
  outputs_now_ = progress.outputs_now;
  events_now_ = progress.events_now;
  if (last_step_ > 0) base_ = std::move(last_base);
  follow(tissue, schedule, observer);
}

// Productions lie in the arrays of before_, which hold nothing between steps; instruments need room of their own.
void Engine::show(const Tissue& tissue, const std::function<void(const tissue::Rates&)>& look) {
  solver_.release();
  tissue::Rates rates;
  rates.production.swap(before_);
  sum_rates(tissue, processes_.local, rates);
  look(rates);
  rates.production.swap(before_);
}

void Engine::follow(Tissue& tissue, const Schedule& schedule, Observer& observer) {
  const double start = omp_get_wtime();
  for (std::size_t f = 0; f < base_.size(); ++f) base_[f].resize(before_[f].size());  // rest needs none
  transports_are_known_ = false;
  // A resumed run stands at an instant of which a part may be done; after a branch less may be due there.
  const auto [events_begin, events_end] =
      std::equal_range(schedule.events.begin(), schedule.events.end(), tissue::Event{tissue.time, "", {}},
                       [](const tissue::Event& a, const tissue::Event& b) { return a.time < b.time; });
  const auto [outputs_begin, outputs_end] =
      std::equal_range(schedule.outputs.begin(), schedule.outputs.end(), tissue.time);
  events_now_ = std::min(events_now_, static_cast<std::size_t>(events_end - events_begin));
  outputs_now_ = std::min(outputs_now_, static_cast<std::size_t>(outputs_end - outputs_begin));
  std::size_t event = static_cast<std::size_t>(events_begin - schedule.events.begin()) + events_now_;
  std::size_t output = static_cast<std::size_t>(outputs_begin - schedule.outputs.begin()) + outputs_now_;
  while (true) {
    while (output < schedule.outputs.size() && schedule.outputs[output] == tissue.time) {
      show(tissue, [&](const tissue::Rates& rates) { observer.on_output(tissue, rates); });
      ++output, ++outputs_now_;
    }
    while (event < schedule.events.size() && schedule.events[event].time == tissue.time) {
      apply(schedule.events[event], tissue);
      show(tissue, [&](const tissue::Rates& rates) { observer.on_event(schedule.events[event], tissue, rates); });
      ++event, ++events_now_;
    }
    Ticks until = schedule.end;
    if (event < schedule.events.size()) until = std::min(until, schedule.events[event].time);
    if (output < schedule.outputs.size()) until = std::min(until, schedule.outputs[output]);
    if (until <= tissue.time) break;
    advance(tissue, until, observer);
  }
  statistics_.seconds_total += omp_get_wtime() - start;
}

}  // namespace cutis::engine
