// How do rows share runs? By scenario, state and seed; what they read is joined.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "evidence/runner.hpp"

namespace cutis::evidence {

JobKey key_of(const Study& study, const Row& row, const std::string& stem, std::uint64_t seed) {
  return {study.scenario_file(stem), row.state, seed, row.subjects};
}

Jobs plan_jobs(const std::vector<Task>& tasks) {
  Jobs jobs;
  for (const Task& task : tasks)
    for (const std::string& stem : {task.row->scenario, task.row->against})
      for (std::uint64_t seed : task.seeds) {
        if (stem.empty()) continue;
        Job& job = jobs[key_of(*task.study, *task.row, stem, seed)];
        job.instruments.insert(task.row->instrument);
        if (task.row->subjects > 0) job.instruments.insert(task.row->with_instrument);
        for (double day : task.row->at_day) job.times.insert(core::ticks_from_days(day));
        if (task.row->with_at_day) job.times.insert(core::ticks_from_days(*task.row->with_at_day));
        job.until = std::max(job.until, core::ticks_from_days(task.row->until_day.value_or(0)));
      }
  return jobs;
}

}  // namespace cutis::evidence
