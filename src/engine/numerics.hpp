// What may the user turn in the time stepping, and what does a run count?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

namespace cutis::engine {

struct Numerics {
  double tolerance = 0.01;        ///< of the embedded error estimate, relative to field scale + value
  double first_step_d = 1e-4;     ///< after an event (9 s)
  double smallest_step_d = 2e-6;  ///< below this the run fails with a message
  double largest_step_d = 7.0;    ///< a week
  int most_sweeps = 12;           ///< of the coupled stage equations; more rejects the step
};

/// Counters of one arm, written to run.json.
struct Statistics {
  long steps = 0;
  long rejected_error = 0;
  long rejected_coupling = 0;
  long backward_euler_fields = 0;  ///< field-steps that positivity moved to backward Euler
  long sweeps = 0;                 ///< turns over a component of fields that feed each other, summed over components
  long group_solves = 0;           ///< evaluations of a group's rates, with the solves of its fields
  long multigrid_cycles = 0;
  double seconds_rates = 0, seconds_solve = 0, seconds_chemotaxis = 0, seconds_total = 0;
  std::map<std::string, double> seconds_by_process;
  std::map<std::string, double> seconds_by_field;
  std::map<std::string, long> cycles_by_field;
  /// Steps, rejected ones included, whose successor was kept from doubling by the error of this field.
  std::map<std::string, long> steps_limited_by_field;

  /// What two parts of an arm cost together: one that was stopped, and one that went on.
  Statistics& operator+=(const Statistics& more);
};

}  // namespace cutis::engine
