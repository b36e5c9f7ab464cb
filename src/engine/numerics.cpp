// What did two parts of a run cost together? Counters and seconds added one by one.
// SPDX-License-Identifier: Apache-2.0
#include "engine/numerics.hpp"

namespace cutis::engine {

Statistics& Statistics::operator+=(const Statistics& more) {
  steps += more.steps;
  rejected_error += more.rejected_error;
  rejected_coupling += more.rejected_coupling;
  backward_euler_fields += more.backward_euler_fields;
  sweeps += more.sweeps;
  group_solves += more.group_solves;
  multigrid_cycles += more.multigrid_cycles;
  seconds_rates += more.seconds_rates;
  seconds_solve += more.seconds_solve;
  seconds_chemotaxis += more.seconds_chemotaxis;
  seconds_total += more.seconds_total;
  for (const auto& [process, seconds] : more.seconds_by_process) seconds_by_process[process] += seconds;
  for (const auto& [field, seconds] : more.seconds_by_field) seconds_by_field[field] += seconds;
  for (const auto& [field, cycles] : more.cycles_by_field) cycles_by_field[field] += cycles;
  for (const auto& [field, count] : more.steps_limited_by_field) steps_limited_by_field[field] += count;
  return *this;
}

}  // namespace cutis::engine
