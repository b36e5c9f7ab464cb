// How is the engine tested without biology? Processes made of a function each, and an observer that takes notes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/engine.hpp"

namespace cutis::engine::for_test {

using processes::RateTile;
using processes::TissueTile;
using tissue::FieldId;

/// Every evolving volume field is read and written: always true enough, and never in an order that helps.
inline std::vector<processes::FieldUse> everything() {
  std::vector<processes::FieldUse> uses;
  for (const tissue::FieldInfo& row : tissue::field_table)
    if (row.kind == tissue::FieldKind::volume) uses.push_back({row.id, processes::Access::read_write});
  return uses;
}

/// A local process that is one function.
class Reaction final : public processes::LocalProcess {
 public:
  using Rate = std::function<void(const TissueTile&, RateTile&)>;
  Reaction(std::string name, Rate rate, std::vector<processes::FieldUse> uses)
      : name_(std::move(name)), rate_(std::move(rate)), uses_(std::move(uses)) {}
  std::string_view name() const override { return name_; }
  std::span<const processes::FieldUse> uses() const override { return uses_; }
  void add_rates(const TissueTile& at, RateTile& rates) const override { rate_(at, rates); }

 private:
  std::string name_;
  Rate rate_;
  std::vector<processes::FieldUse> uses_;
};

/// One field that moves as told.
class Motion final : public processes::TransportProcess {
 public:
  explicit Motion(processes::Transport transport) : transport_(std::move(transport)) {}
  std::string_view name() const override { return "motion"; }
  std::vector<processes::Transport> transports(const tissue::Tissue&) const override { return {transport_}; }

 private:
  processes::Transport transport_;
};

inline void add_reaction(processes::ProcessSet& set, std::string name, Reaction::Rate rate,
                         std::vector<processes::FieldUse> uses = everything()) {
  set.local.push_back(std::make_unique<Reaction>(std::move(name), std::move(rate), std::move(uses)));
}

inline void add_motion(processes::ProcessSet& set, FieldId field, grid::Values diffusivity, bool quasi_steady = false) {
  processes::Transport transport;
  transport.field = field;
  transport.diffusivity_mm2_per_day = std::move(diffusivity);
  transport.quasi_steady = quasi_steady;
  set.transport.push_back(std::make_unique<Motion>(std::move(transport)));
}

inline void fill(tissue::Tissue& tissue, FieldId id, double value) {
  std::fill(tissue[id].begin(), tissue[id].end(), value);
}

/// Notes what it was shown, in order: 'o' an output, 'e' an event, each with time and the first value of `field`;
/// calls `each_step` after every step.
class Notebook final : public Observer {
 public:
  struct Note {
    char kind;
    core::Ticks time;
    double value;
    bool operator==(const Note&) const = default;
  };
  explicit Notebook(FieldId field = FieldId::mmp) : field_(field) {}
  void on_output(const tissue::Tissue& tissue, const tissue::Rates&) override {
    notes.push_back({'o', tissue.time, tissue[field_].front()});
  }
  void on_event(const tissue::Event&, const tissue::Tissue& after, const tissue::Rates&) override {
    notes.push_back({'e', after.time, after[field_].front()});
  }
  void on_step(core::Ticks now) override {
    steps.push_back(now);
    if (each_step) each_step();
  }

  std::vector<Note> notes;
  std::vector<core::Ticks> steps;
  std::function<void()> each_step;  ///< may look at the tissue that runs

 private:
  FieldId field_;
};

/// Runs `tissue` for `days` without events; returns what it cost.
inline Statistics run_days(tissue::Tissue& tissue, const processes::ProcessSet& set, const Numerics& numerics,
                           double days, std::function<void()> each_step = {}) {
  const grid::SerialExchange serial;
  Engine engine(tissue, set, serial, numerics);
  Notebook notebook;
  notebook.each_step = std::move(each_step);
  Schedule schedule;
  schedule.end = tissue.time + core::ticks_from_days(days);
  engine.run(tissue, schedule, notebook);
  return engine.statistics();
}

}  // namespace cutis::engine::for_test
