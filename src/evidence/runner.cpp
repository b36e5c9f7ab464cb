// How is one run made and read, and how do many share the machine?
// SPDX-License-Identifier: Apache-2.0
#include "evidence/runner.hpp"

#include <fmt/format.h>
#include <omp.h>

#include <atomic>
#include <cmath>
#include <exception>
#include <fstream>
#include <iterator>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "engine/engine.hpp"
#include "grid/exchange.hpp"
#include "scenario/scenario.hpp"
#include "studies/setup.hpp"
#include "studies/virtual_subject.hpp"

namespace cutis::evidence {
namespace {

using instruments::Reading;

/// Readings of the instruments that the job names.
std::vector<Reading> read_all(const Job& job, const Bench& bench, const tissue::Tissue& tissue,
                              const tissue::Rates& rates) {
  std::vector<Reading> readings;
  for (const auto& instrument : bench.instruments) {
    if (job.instruments.count(std::string(instrument->name())) == 0) continue;
    for (Reading& reading : instrument->read(tissue, rates)) {
      if (!std::isfinite(reading.value))
        throw engine::RunError(
            fmt::format("{} {} of {} is not a finite number", reading.instrument, reading.quantity, reading.region));
      readings.push_back(std::move(reading));
    }
  }
  return readings;
}

/// Keeps what one arm shows.
class Witness final : public engine::Observer {
 public:
  Witness(const Job& job, const Bench& bench) : job_(job), bench_(bench) {}
  void on_output(const tissue::Tissue& tissue, const tissue::Rates& rates) override {
    (tissue.time == 0 ? before : later).add(core::days_from_ticks(tissue.time), read_all(job_, bench_, tissue, rates));
  }
  void on_event(const tissue::Event& event, const tissue::Tissue& tissue, const tissue::Rates& rates) override {
    if (event.time != 0) return;
    after = Readings();
    after.add(0, read_all(job_, bench_, tissue, rates));
    pierced = true;
  }
  void on_step(core::Ticks) override {}

  Readings before, after, later;
  bool pierced = false;

 private:
  const Job& job_;
  const Bench& bench_;
};

/// The text of a scenario without its [grid], so that the default block is taken.
std::string without_grid(std::string text) {
  const std::size_t begin = text.find("[grid]");
  if (begin == std::string::npos) return text;
  const std::size_t end = text.find("\n[", begin);
  return text.erase(begin, end == std::string::npos ? end : end - begin);
}

scenario::Scenario read_scenario(const JobKey& key, const Bench& bench, bool default_block) {
  scenario::Scenario scenario = scenario::read_scenario(key.scenario, bench.data_dir);
  if (default_block && key.state == "run" && scenario.plan.sessions > 0) {
    std::ifstream file(key.scenario);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    scenario = scenario::parse_scenario(without_grid(text), key.scenario.string(), bench.data_dir);
  }
  scenario.about.seed = key.seed;
  return scenario;
}

/// Events of the plan, outputs that the rows need. A plan without wounds and cuffs treats by covering the skin: its
/// twin is left open. Dye is a measurement, which both arms have.
engine::Schedule schedule_of(const scenario::Scenario& scenario, const Job& job, bool treated) {
  engine::Schedule schedule = studies::make_schedule(scenario, treated);
  if (!treated && scenario::wound_days(scenario.plan).empty() && scenario.plan.cuffs.empty())
    std::erase_if(schedule.events,
                  [](const tissue::Event& event) { return std::holds_alternative<tissue::Occlusion>(event.what); });
  std::set<core::Ticks> outputs = job.times;
  outputs.insert(0);
  for (core::Ticks time : schedule.outputs)
    if (time <= job.until) outputs.insert(time);
  schedule.outputs.assign(outputs.begin(), outputs.end());
  schedule.end = schedule.outputs.back();
  return schedule;
}

Witness run_arm(const studies::Setup& setup, const engine::Schedule& schedule, const Job& job, const Bench& bench) {
  Witness witness(job, bench);
  const grid::SerialExchange exchange;
  tissue::Tissue skin = setup.rest;
  engine::Engine engine(skin, setup.processes, exchange, setup.numerics);
  engine.run(skin, schedule, witness);
  return witness;
}

Record settled_and_run(const scenario::Scenario& scenario, const Job& job, const Bench& bench) {
  const studies::Setup setup = studies::prepare(scenario, bench.library);
  const Witness treated = run_arm(setup, schedule_of(scenario, job, true), job, bench);
  const Witness untreated = run_arm(setup, schedule_of(scenario, job, false), job, bench);
  Record record;
  record.baseline = treated.before;
  record.after = treated.pierced ? treated.after : treated.before;
  record.treated = record.after;
  record.treated.add(treated.later);
  record.untreated = untreated.before;
  record.untreated.add(untreated.later);
  return record;
}

tissue::Rates no_rates(const tissue::Tissue& tissue) {
  tissue::Rates rates;
  for (const tissue::FieldInfo& field : tissue::field_table)
    rates.production[tissue::index_of(field.id)].assign(tissue[field.id].size(), 0.0);
  rates.loss = rates.production;
  return rates;
}

/// Skin as grown, then the events of time 0. No rates and no time.
Record grown(const scenario::Scenario& scenario, const Job& job, const Bench& bench) {
  studies::Setup setup = studies::compose(scenario, bench.library);
  tissue::Tissue& skin = setup.rest;
  const tissue::Rates none = no_rates(skin);
  Record record;
  record.baseline.add(0, read_all(job, bench, skin, none));
  record.untreated = record.baseline;
  for (const tissue::Event& event : studies::make_schedule(scenario, true).events)
    for (const auto& process : setup.processes.event)
      if (event.time == 0 && process->applies_to(event)) process->apply(event, skin);
  record.after.add(0, read_all(job, bench, skin, none));
  record.treated = record.after;
  return record;
}

Record without_readings(const std::exception& error) {
  Record record;
  record.failure = error.what();
  return record;
}

/// Instruments are as shipped: all subjects are measured with the same. Layers drawn apart may not fit together, and
/// what grows may find no rest.
Record subject_run(const JobKey& key, const scenario::Scenario& scenario, const Job& job, const Bench& bench) {
  const core::ParameterLibrary subject =
      studies::virtual_subject(bench.library, {static_cast<std::size_t>(key.subjects), key.seed - 1});
  try {
    return settled_and_run(scenario, job, {subject, bench.data_dir, bench.instruments});
  } catch (const std::runtime_error& error) {
    return without_readings(error);
  } catch (const std::invalid_argument& error) {
    return without_readings(error);
  }
}

/// Hands out jobs to threads and keeps their records.
class Pool {
 public:
  Pool(const Jobs& jobs, const Bench& bench, const RunnerOptions& options, const Progress& progress)
      : bench_(bench), options_(options), progress_(progress) {
    for (const auto& [key, job] : jobs) queue_.push_back({&key, &job, &records_[key]});
  }

  Records run() {
    std::vector<std::thread> threads;
    for (int n = 0; n < options_.threads; ++n) threads.emplace_back([this] { work(); });
    for (std::thread& thread : threads) thread.join();
    if (fault_) std::rethrow_exception(fault_);
    return std::move(records_);
  }

 private:
  struct Item {
    const JobKey* key;
    const Job* job;
    Record* record;
  };

  void work() {
    omp_set_num_threads(1);
    for (std::size_t n = next_++; n < queue_.size(); n = next_++) {
      const double start = omp_get_wtime();
      try {
        *queue_[n].record = run_job(*queue_[n].key, *queue_[n].job, bench_, options_.default_block);
      } catch (...) {
        const std::lock_guard lock(mutex_);
        if (!fault_) fault_ = std::current_exception();
        next_ = queue_.size();
        return;
      }
      const std::lock_guard lock(mutex_);
      progress_(++done_, queue_.size(), *queue_[n].key, omp_get_wtime() - start);
    }
  }

  const Bench& bench_;
  const RunnerOptions& options_;
  const Progress& progress_;
  Records records_;
  std::vector<Item> queue_;
  std::atomic<std::size_t> next_{0};
  std::size_t done_ = 0;
  std::mutex mutex_;
  std::exception_ptr fault_;
};

}  // namespace

Record run_job(const JobKey& key, const Job& job, const Bench& bench, bool default_block) {
  const scenario::Scenario scenario = read_scenario(key, bench, default_block);
  if (key.subjects > 0) return subject_run(key, scenario, job, bench);
  return key.state == "grown" ? grown(scenario, job, bench) : settled_and_run(scenario, job, bench);
}

Records run_jobs(const Jobs& jobs, const Bench& bench, const RunnerOptions& options, const Progress& progress) {
  return Pool(jobs, bench, options, progress).run();
}

}  // namespace cutis::evidence
