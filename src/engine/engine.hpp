// How does the tissue move through time? The only time loop: events and outputs are hit exactly.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <functional>
#include <stdexcept>
#include <vector>

#include "core/clock.hpp"
#include "engine/numerics.hpp"
#include "engine/progress.hpp"
#include "engine/stage.hpp"
#include "tissue/rates.hpp"

namespace cutis::engine {

/// The run failed while running (exit status 1): the message names process, field, voxel and time.
class RunError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// What happens when: both lists sorted by time.
struct Schedule {
  std::vector<tissue::Event> events;
  std::vector<core::Ticks> outputs;
  core::Ticks end = 0;
};

class Engine;

/// Looks at the tissue and never changes it; rates are there only while it looks. At an instant with an event and an
/// output, the output sees the tissue as it was before the event (`on_output`), and `on_event` sees it just after.
class Observer {
 public:
  virtual ~Observer() = default;
  virtual void on_output(const tissue::Tissue& tissue, const tissue::Rates& rates) = 0;
  virtual void on_event(const tissue::Event& event, const tissue::Tissue& after, const tissue::Rates& rates) = 0;
  virtual void on_step(core::Ticks now) = 0;
  /// After each step, before what is due then: the moment to write a checkpoint. Throwing stops the run here.
  virtual void between_steps(const tissue::Tissue&, Engine&) {}
};

class Engine {
 public:
  /// `like` gives the grid; processes and exchange must outlive the engine. With several ranks, each has its rows of
  /// the tissue, here and in all that follows.
  Engine(const tissue::Tissue& like, const processes::ProcessSet& processes, const grid::Exchange& exchange,
         const Numerics& numerics);

  /// Brings untreated skin to its rest state: one implicit step so long that its solution is the steady state, while
  /// processes solve their baseline constants (LocalProcess::balance_rest). Time is not advanced. `between_steps` may
  /// throw to give up. Where mediators are `guessed` (rest_guess.hpp), what listens to them is solved before what makes
  /// them. Throws RunError where no rest is found.
  void settle(
      tissue::Tissue& tissue, const std::function<void()>& between_steps = [] {}, bool guessed = false);

  /// The same to a tolerance that a first guess of rest needs, and not confirmed; false, with the tissue as it was,
  /// where the sweeps of the long step do not converge.
  bool settle_roughly(tissue::Tissue& tissue, bool guessed = false);

  /// Advances `tissue` to schedule.end.
  void run(tissue::Tissue& tissue, const Schedule& schedule, Observer& observer);

  /// Goes on where `progress` and `last_base` were taken, to the same bits as if it had never stopped.
  void resume(tissue::Tissue& tissue, const Schedule& schedule, const Progress& progress, FieldArrays last_base,
              Observer& observer);

  Progress progress() const { return {step_, last_step_, outputs_now_, events_now_}; }
  /// Right-hand side of the last stage that was solved, which with the tissue gives du/dt. Meaningful where there was a
  /// progress().last_step.
  const FieldArrays& last_base() const { return base_; }

  const Statistics& statistics();

 private:
  void follow(tissue::Tissue& tissue, const Schedule& schedule, Observer& observer);
  void advance(tissue::Tissue& tissue, core::Ticks until, Observer& observer);
  /// The largest error of a step and the field that has it; < 0 if the step was not solved.
  struct StepError {
    double norm = -1;
    tissue::FieldId field{};
  };
  /// One step of `step` ticks; the tissue was in before_. Where it was not solved, or errs too much, before_ is to be
  /// taken back and the step repeated smaller.
  StepError try_step(tissue::Tissue& tissue, core::Ticks step);
  bool solve_first_stage(tissue::Tissue& tissue, double dt_d);
  bool solve_second_stage(tissue::Tissue& tissue, double dt_d);
  bool solve_second_stage_again(tissue::Tissue& tissue, double dt_d, const std::vector<tissue::FieldId>& euler,
                                FieldArrays& kept);
  double slope_per_change_per_day(tissue::FieldId id) const;
  void swap_with_before(tissue::Tissue& tissue);
  bool euler_step(tissue::Tissue& tissue, double dt_d, bool balances_rest, bool backwards_first = false);
  void balance(tissue::Tissue& tissue) const;
  bool is_at_rest(tissue::Tissue& tissue);
  double change_of_step(const tissue::Tissue& tissue) const;
  /// What a solved step is worth.
  struct Judgement {
    StepError error;
    std::vector<tissue::FieldId> negative;
  };
  Judgement judge(const tissue::Tissue& tissue, const FieldArrays& kept) const;
  void count_limit(const StepError& error);
  static std::string why_not(const StepError& error);
  void forget_history();
  void show(const tissue::Tissue& tissue, const std::function<void(const tissue::Rates&)>& look);
  void apply(const tissue::Event& event, tissue::Tissue& tissue);
  void apply_to_whole(const tissue::Event& event, tissue::Tissue& tissue);
  std::string fault_in(const tissue::Tissue& tissue) const;
  std::string fault_in_step(tissue::Tissue& tissue);
  core::Ticks next_step(double error, core::Ticks step) const;
  [[noreturn]] void fail(const tissue::Tissue& tissue, const std::string& why) const;

  const processes::ProcessSet& processes_;
  const grid::Exchange& exchange_;
  Numerics numerics_;
  Statistics statistics_;
  std::array<long, tissue::field_count> limited_by_{};  ///< Statistics::steps_limited_by_field; no step allocates
  StageSolver solver_;
  bool transports_are_known_ = false;  ///< asked anew before the first step and the first one after events
  /// During a step the evolving fields at its start, while the tissue itself is the iterate: so no anatomy is held
  /// twice. Between steps it holds nothing that counts.
  FieldArrays before_;
  /// Right-hand side of the second stage, from there to the second stage of the next step: between steps it gives the
  /// slope at the end of the last one, which the next guesses follow. No array holds the slope itself: memory is what
  /// large blocks run out of, and what steps wait for.
  FieldArrays base_;
  core::Ticks last_step_ = 0;                     ///< whose right-hand side is in base_; 0: none
  core::Ticks step_ = 0;                          ///< proposed next step
  std::size_t outputs_now_ = 0, events_now_ = 0;  ///< done at the tissue's time
};

}  // namespace cutis::engine
