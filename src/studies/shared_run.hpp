// How do several ranks run one engine together? Its tissue is handed out and collected, rank 0 looks at it and decides.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <utility>

#include "engine/engine.hpp"
#include "studies/checkpoint.hpp"
#include "tissue/shared_tissue.hpp"

namespace cutis::studies {

/// One tissue of all ranks: this rank's part, which an engine runs, and on rank 0, while it is looked at, the whole.
/// Alone, both are the same and nothing is copied.
class SharedSkin {
 public:
  /// Hands out `whole`, which is looked at on rank 0 only and outlives this.
  SharedSkin(tissue::Tissue& whole, const grid::Exchange& exchange);
  tissue::Tissue& mine() { return exchange_.ranks() == 1 ? whole_ : mine_; }
  /// Brings `whole` up to date on rank 0.
  void collect();
  /// The same for all but its fields.
  void collect_head();
  /// Lets the fields of `whole` go until they are collected again.
  void release();
  const tissue::Tissue& whole() const { return whole_; }
  const grid::Exchange& exchange() const { return exchange_; }

 private:
  tissue::Tissue& whole_;
  tissue::Tissue mine_;
  const grid::Exchange& exchange_;
};

/// What is to happen between two steps; of different wishes the largest holds. `finished` is nobody's wish.
enum class Pause { none, checkpoint, stop, finished };

/// Lets rank 0 see the whole tissue where an engine shows each rank its part.
class SharedObserver final : public engine::Observer {
 public:
  struct Actions {
    std::function<Pause()> wish;           ///< asked of every rank
    engine::Observer* recorder = nullptr;  ///< the rest is for rank 0 only
    /// What the next checkpoint says about itself; the bits are those of the end of an arm.
    std::function<Draft(Pause, const std::string& final_bits)> draft;
    std::function<void(const Draft&, Pause)> kept;  ///< it is written; throws on a stop
  };
  /// `failure_is_known` becomes true where rank 0 fails in a way that all ranks know of.
  SharedObserver(SharedSkin& skin, Actions actions, bool& failure_is_known)
      : skin_(skin), actions_(std::move(actions)), failure_is_known_(failure_is_known) {}

  void on_output(const tissue::Tissue& mine, const tissue::Rates& rates) override;
  void on_event(const tissue::Event&, const tissue::Tissue&, const tissue::Rates&) override {}
  void on_step(core::Ticks now) override;
  void between_steps(const tissue::Tissue& mine, engine::Engine& engine) override;
  /// Keeps where the engine stands: each rank writes its part.
  void keep(const engine::Engine& engine, Pause pause);

 private:
  void on_rank_0(const std::function<void()>& work);

  SharedSkin& skin_;
  Actions actions_;
  bool& failure_is_known_;
};

/// Where an arm begins: fresh, or where a checkpoint was taken. `last_base` of the whole block, on rank 0.
struct ArmStart {
  bool fresh = true;
  engine::Progress progress;
  engine::FieldArrays last_base;
};

/// Runs an arm to its end and keeps it as finished.
void run_arm(engine::Engine& engine, SharedSkin& skin, const engine::Schedule& schedule, ArmStart start,
             SharedObserver& observer);

/// Runs what all ranks take part in. Where this rank fails alone, the others would wait for it for ever: all are ended,
/// after `say` was told why. `work` says whether the others know of the failure.
void run_together(const grid::Exchange& exchange, const std::function<void(const std::string&)>& say,
                  const std::function<void(bool& failure_is_known)>& work);

}  // namespace cutis::studies
