// How does the tissue move through time? The only time loop: events and outputs are hit exactly.
// SPDX-License-Identifier: Apache-2.0
#include "engine/engine.hpp"

#include <fmt/format.h>
#include <omp.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "grid/agreement.hpp"
#include "solvers/sdirk2.hpp"
#include "tissue/shared_tissue.hpp"

namespace cutis::engine {

using core::Ticks;
using tissue::FieldId;
using tissue::FieldInfo;
using tissue::FieldKind;
using tissue::Tissue;

namespace {

constexpr double gamma = solvers::sdirk2_gamma;
constexpr double shrink_least = 0.25, grow_most = 2.0, safety = 0.85;

bool evolves(const FieldInfo& row) { return row.kind != FieldKind::anatomy; }

void copy_evolving(const Tissue& from, Tissue& to) {
  for (const FieldInfo& row : tissue::field_table)
    if (evolves(row)) to[row.id] = from[row.id];
}

}  // namespace

Engine::Engine(const Tissue& like, const processes::ProcessSet& processes, const grid::Exchange& exchange,
               const Numerics& numerics)
    : processes_(processes),
      exchange_(exchange),
      numerics_(numerics),
      solver_(like, processes, exchange, numerics_, statistics_),
      stage_(like) {
  for (const FieldInfo& row : tissue::field_table) {
    if (!evolves(row)) continue;
    const std::size_t index = tissue::index_of(row.id);
    first_stage_[index].resize(like[row.id].size());
    base_[index].resize(like[row.id].size());
    derivative_[index].resize(like[row.id].size());
  }
}

const Statistics& Engine::statistics() {
  for (std::size_t p = 0; p < processes_.local.size(); ++p)
    statistics_.seconds_by_process[std::string(processes_.local[p]->name())] = solver_.rates().seconds()[p];
  return statistics_;
}

void Engine::forget_history() {
  has_history_ = false;
  step_ = std::max<Ticks>(1, core::ticks_from_days(numerics_.first_step_d));
}

// Stage 1 of SDIRK2: U1 = u + gamma dt F(U1). Guess: along the last derivative, kept positive.
bool Engine::solve_first_stage(const Tissue& tissue, double dt_d) {
  StageEquation equation;
  equation.base = &tissue.values;
  equation.weight_d.fill(gamma * dt_d);
  for (const FieldInfo& row : tissue::field_table) {
    if (!evolves(row)) continue;
    const std::size_t index = tissue::index_of(row.id);
    const double *u = tissue[row.id].data(), *slope = derivative_[index].data();
    double* guess = stage_[row.id].data();
    const double ahead = has_history_ ? gamma * dt_d : 0.0;
    const auto size = static_cast<std::ptrdiff_t>(tissue[row.id].size());
#pragma omp parallel for simd schedule(static)
    for (std::ptrdiff_t v = 0; v < size; ++v) guess[v] = std::max(u[v] + ahead * slope[v], 0.2 * u[v]);
  }
  return solver_.solve(equation, stage_);
}

// Stage 2: U2 = u + (1-gamma) dt F(U1) + gamma dt F(U2), where dt F(U1) = (U1 - u) / gamma is taken from the
// solved stage (never evaluated: that would amplify solver errors of stiff fields). Fields in `euler` take
// U2 = u + dt F(U2) instead: positive by the M-matrix property.
bool Engine::solve_second_stage(const Tissue& tissue, double dt_d, const std::vector<FieldId>& euler) {
  StageEquation equation;
  equation.base = &base_;
  equation.weight_d.fill(gamma * dt_d);
  for (FieldId id : euler) equation.weight_d[tissue::index_of(id)] = dt_d;
  for (const FieldInfo& row : tissue::field_table) {
    if (!evolves(row)) continue;
    const std::size_t index = tissue::index_of(row.id);
    const bool is_euler = std::find(euler.begin(), euler.end(), row.id) != euler.end();
    const double *u = tissue[row.id].data(), *first = first_stage_[index].data();
    double *base = base_[index].data(), *guess = stage_[row.id].data();
    const double from_first = is_euler ? 0.0 : (1.0 - gamma) / gamma;
    const auto size = static_cast<std::ptrdiff_t>(tissue[row.id].size());
#pragma omp parallel for simd schedule(static)
    for (std::ptrdiff_t v = 0; v < size; ++v) {
      const double change = first[v] - u[v];
      base[v] = u[v] + from_first * change;
      guess[v] = std::max(u[v] + change / gamma, 0.2 * first[v]);
    }
  }
  return solver_.solve(equation, stage_);
}

// A value is negative only beyond what the algebraic tolerance allows.
std::vector<FieldId> Engine::negative_fields() const {
  std::vector<FieldId> found;
  for (const FieldInfo& row : tissue::field_table) {
    if (!evolves(row)) continue;
    double least = 0;
    const double* u = stage_[row.id].data();
    const auto size = static_cast<std::ptrdiff_t>(stage_[row.id].size());
#pragma omp parallel for simd schedule(static) reduction(min : least)
    for (std::ptrdiff_t v = 0; v < size; ++v) least = u[v] < least ? u[v] : least;
    if (-exchange_.maximum(-least) < -0.02 * numerics_.tolerance * row.scale) found.push_back(row.id);
  }
  return found;
}

// Embedded estimate gamma dt (F(U2) - F(U1)): the local error of the first-order companion, per voxel over
// scale + value. The step itself is of second order, so this is pessimistic by a factor of order dt.
double Engine::error_norm(const Tissue& tissue) const {
  double worst = 0;
  for (const FieldInfo& row : tissue::field_table) {
    if (!evolves(row) || row.id == FieldId::oxygen) continue;
    const std::size_t index = tissue::index_of(row.id);
    const double *u = tissue[row.id].data(), *first = first_stage_[index].data(), *last = stage_[row.id].data();
    const double scale = row.scale;
    const auto size = static_cast<std::ptrdiff_t>(tissue[row.id].size());
    double field_worst = 0;
#pragma omp parallel for simd schedule(static) reduction(max : field_worst)
    for (std::ptrdiff_t v = 0; v < size; ++v) {
      const double change = first[v] - u[v];
      const double base = u[v] + (1.0 - gamma) / gamma * change;
      const double error = std::abs(last[v] - base - change) / (scale + std::abs(last[v]));
      field_worst = error > field_worst ? error : field_worst;
    }
    worst = std::max(worst, field_worst);
  }
  return exchange_.maximum(worst);
}

double Engine::try_step(const Tissue& tissue, Ticks step) {
  const double dt_d = core::days_from_ticks(step);
  if (!solve_first_stage(tissue, dt_d)) return -1;
  for (const FieldInfo& row : tissue::field_table)
    if (evolves(row)) first_stage_[tissue::index_of(row.id)] = stage_[row.id];
  std::vector<FieldId> euler;
  if (!solve_second_stage(tissue, dt_d, euler)) return -1;
  euler = negative_fields();
  if (!euler.empty()) {
    statistics_.backward_euler_fields += static_cast<long>(euler.size());
    if (!solve_second_stage(tissue, dt_d, euler)) return -1;
    if (!negative_fields().empty()) return -1;
  }
  return error_norm(tissue);
}

// du/dt at the end of the step = F(U2), from the solved stage; the next step's first guess follows it.
void Engine::keep_derivative(double dt_d) {
  for (const FieldInfo& row : tissue::field_table) {
    if (!evolves(row)) continue;
    const std::size_t index = tissue::index_of(row.id);
    const double *last = stage_[row.id].data(), *base = base_[index].data();
    double* slope = derivative_[index].data();
    const auto size = static_cast<std::ptrdiff_t>(derivative_[index].size());
#pragma omp parallel for simd schedule(static)
    for (std::ptrdiff_t v = 0; v < size; ++v) slope[v] = (last[v] - base[v]) / (gamma * dt_d);
  }
  std::fill(derivative_[tissue::index_of(FieldId::oxygen)].begin(),
            derivative_[tissue::index_of(FieldId::oxygen)].end(), 0.0);
  has_history_ = true;
}

Ticks Engine::next_step(double error, Ticks step) const {
  const double wanted = safety * std::sqrt(numerics_.tolerance / std::max(error, 1e-12));
  const double factor = std::clamp(wanted, shrink_least, grow_most);
  const double longest = static_cast<double>(core::ticks_from_days(numerics_.largest_step_d));
  return static_cast<Ticks>(std::max(1.0, std::min(longest, factor * static_cast<double>(step))));
}

void Engine::fail(const Tissue& tissue, const std::string& why) const {
  throw RunError(fmt::format("at day {:.6f}: {}", core::days_from_ticks(tissue.time), why));
}

void Engine::advance(Tissue& tissue, Ticks until, Observer& observer) {
  while (tissue.time < until) {
    const Ticks left = until - tissue.time;
    Ticks step = std::min(step_, left);
    if (step < left && 2 * step > left) step = (left + 1) / 2;  // two even steps, not a long and a sliver
    const double error = try_step(tissue, step);
    if (error < 0 || error > numerics_.tolerance) {
      ++(error < 0 ? statistics_.rejected_coupling : statistics_.rejected_error);
      step_ = error < 0 ? step / 3 : std::min(next_step(error, step), step / 2);
      if (core::days_from_ticks(step_) < numerics_.smallest_step_d) {
        std::string fault = find_fault(tissue);  // first: stage_ has spread what is not finite
        if (fault.empty()) fault = find_fault(stage_);
        fail(tissue, fault.empty() ? fmt::format("the step fell below {:g} d (error {:g})", numerics_.smallest_step_d, error)
                                   : fault);
      }
      continue;
    }
    ++statistics_.steps;
    keep_derivative(core::days_from_ticks(step));
    copy_evolving(stage_, tissue);
    tissue.time += step;
    outputs_now_ = events_now_ = 0;
    const Ticks proposed = next_step(error, step);
    step_ = step < step_ ? std::max(proposed, std::min(step_, 2 * proposed)) : proposed;
    observer.on_step(tissue.time);
    observer.between_steps(tissue, *this);
  }
}

std::string Engine::find_fault(const Tissue& tissue) {
  if (exchange_.ranks() == 1) return solver_.rates().find_fault(tissue);
  Tissue whole;
  tissue::collect(tissue, whole, exchange_);
  std::string fault;
  grid::on_rank_0(exchange_, [&] { fault = RateSum(whole, processes_.local).find_fault(whole); });
  return grid::told(exchange_, fault);
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
  stage_ = tissue;
  solver_.refresh_transports(tissue);
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

void Engine::resume(Tissue& tissue, const Schedule& schedule, const Progress& progress, FieldArrays derivative,
                    Observer& observer) {
  step_ = progress.step;
  has_history_ = progress.has_history;
  outputs_now_ = progress.outputs_now;
  events_now_ = progress.events_now;
  if (has_history_) derivative_ = std::move(derivative);
  follow(tissue, schedule, observer);
}

void Engine::follow(Tissue& tissue, const Schedule& schedule, Observer& observer) {
  const double start = omp_get_wtime();
  stage_ = tissue;
  solver_.refresh_transports(tissue);
  // A resumed run stands at an instant of which a part may be done; after a branch less may be due there.
  const auto [events_begin, events_end] = std::equal_range(
      schedule.events.begin(), schedule.events.end(), tissue::Event{tissue.time, "", {}},
      [](const tissue::Event& a, const tissue::Event& b) { return a.time < b.time; });
  const auto [outputs_begin, outputs_end] =
      std::equal_range(schedule.outputs.begin(), schedule.outputs.end(), tissue.time);
  events_now_ = std::min(events_now_, static_cast<std::size_t>(events_end - events_begin));
  outputs_now_ = std::min(outputs_now_, static_cast<std::size_t>(outputs_end - outputs_begin));
  std::size_t event = static_cast<std::size_t>(events_begin - schedule.events.begin()) + events_now_;
  std::size_t output = static_cast<std::size_t>(outputs_begin - schedule.outputs.begin()) + outputs_now_;
  while (true) {
    while (output < schedule.outputs.size() && schedule.outputs[output] == tissue.time) {
      solver_.rates().evaluate(tissue);
      observer.on_output(tissue, solver_.rates().rates());
      ++output, ++outputs_now_;
    }
    while (event < schedule.events.size() && schedule.events[event].time == tissue.time) {
      apply(schedule.events[event], tissue);
      solver_.rates().evaluate(tissue);
      observer.on_event(schedule.events[event], tissue, solver_.rates().rates());
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

// Largest change of any evolving field between stage_ and tissue, over scale + value.
double Engine::change_of_stage(const Tissue& tissue) const {
  double worst = 0;
  for (const FieldInfo& row : tissue::field_table)
    if (evolves(row)) worst = std::max(worst, weighted_change(stage_[row.id], tissue[row.id], row.scale));
  return exchange_.maximum(worst);
}

void Engine::balance_and_stage(Tissue& tissue) {
  for (const auto& process : processes_.local) process->balance_rest(tissue);
  stage_ = tissue;
}

// Backward Euler steps of growing length, without the chemotactic flux, whose explicit sweeps limit the step.
void Engine::settle_roughly(Tissue& tissue, const std::function<void()>& between_steps) {
  constexpr double still = 3e-4, longest_d = 200;
  std::vector<FieldId> all;
  for (const FieldInfo& row : tissue::field_table)
    if (evolves(row)) all.push_back(row.id);
  double dt_d = 1e-2;
  for (int step = 0; step < 200; ++step) {
    between_steps();
    balance_and_stage(tissue);
    for (FieldId id : all) first_stage_[tissue::index_of(id)] = tissue[id];
    if (!solve_second_stage(tissue, dt_d, all)) {
      dt_d *= 0.25;
      if (dt_d < 1e-6) fail(tissue, "untreated skin does not settle: " + find_fault(stage_));
      continue;
    }
    const double change = change_of_stage(tissue);
    copy_evolving(stage_, tissue);
    if (dt_d >= longest_d && change < still) return;
    dt_d = std::min(3.0 * dt_d, longest_d);
  }
  fail(tissue, "untreated skin did not settle in 200 long steps");
}

void Engine::settle(Tissue& tissue, const std::function<void()>& between_steps) {
  constexpr double still_per_day = 4e-6;  // 0.07 % in 180 d, a seventh of what is allowed
  const double run_tolerance = numerics_.tolerance;
  numerics_.tolerance = std::min(2e-3, run_tolerance);
  stage_ = tissue;
  solver_.refresh_transports(tissue);
  solver_.use_chemotaxis(false);
  settle_roughly(tissue, between_steps);
  solver_.use_chemotaxis(true);
  numerics_.tolerance = std::min(2e-4, run_tolerance);  // algebraic errors must stay below the drift that counts
  has_history_ = false;
  double dt_d = 1;
  for (int step = 0; step < 400; ++step) {
    between_steps();
    balance_and_stage(tissue);
    if (try_step(tissue, core::ticks_from_days(dt_d)) < 0) {
      dt_d *= 0.5;
      if (dt_d < 1e-3) fail(tissue, "untreated skin does not settle with chemotaxis");
      continue;
    }
    keep_derivative(dt_d);
    const double change = change_of_stage(tissue);
    copy_evolving(stage_, tissue);
    if (change < still_per_day * dt_d) {
      numerics_.tolerance = run_tolerance;
      return;
    }
    dt_d = std::min(1.5 * dt_d, 4.0);
  }
  fail(tissue, "untreated skin did not settle in 400 steps");
}

}  // namespace cutis::engine
