// Which runs do the rows need, and what do they leave? Each scenario and seed is run once and shared by its rows.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/clock.hpp"
#include "core/parameters.hpp"
#include "evidence/record.hpp"
#include "evidence/study.hpp"
#include "instruments/instrument.hpp"

namespace cutis::evidence {

/// A row, its study, and the seeds that it is evaluated with; of a row with virtual subjects their numbers, from 1.
struct Task {
  const Study* study = nullptr;
  const Row* row = nullptr;
  std::vector<std::uint64_t> seeds;
};

/// Scenario file, state ("run" or "grown") and seed of one run; a virtual subject is number `seed` of `subjects`.
struct JobKey {
  std::filesystem::path scenario;
  std::string state;
  std::uint64_t seed = 0;
  int subjects = 0;
  auto operator<=>(const JobKey&) const = default;
};

/// What the rows that share a run read of it.
struct Job {
  std::set<std::string> instruments;
  std::set<core::Ticks> times;  ///< that rows list
  core::Ticks until = 0;        ///< every output of the scenario up to this is read too
};

using Jobs = std::map<JobKey, Job>;
using Records = std::map<JobKey, Record>;

/// The run that a row reads; `stem` is its scenario or the one it is compared with.
JobKey key_of(const Study& study, const Row& row, const std::string& stem, std::uint64_t seed);

/// The runs that the rows need, each once.
Jobs plan_jobs(const std::vector<Task>& tasks);

struct RunnerOptions {
  int threads = 2;             ///< so many runs side by side, each on one thread
  bool default_block = false;  ///< needling scenarios on the block of DESIGN.md instead of their small one
};

/// What all runs share. The instruments are those that evidence may name.
struct Bench {
  const core::ParameterLibrary& library;
  const std::filesystem::path& data_dir;
  const instruments::InstrumentSet& instruments;
};

/// Called after each run, one call at a time.
using Progress = std::function<void(std::size_t done, std::size_t all, const JobKey& job, double seconds)>;

/// One run: both arms. A virtual subject whose skin finds no rest or cannot be run has a record that says so.
Record run_job(const JobKey& key, const Job& job, const Bench& bench, bool default_block);

/// All runs. Throws what the first failing one throws (core::InputError, engine::RunError).
Records run_jobs(const Jobs& jobs, const Bench& bench, const RunnerOptions& options, const Progress& progress);

}  // namespace cutis::evidence
