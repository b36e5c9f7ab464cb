// How do several ranks run one engine together? Its tissue is handed out and collected, rank 0 looks at it and decides.
// SPDX-License-Identifier: Apache-2.0
#include "studies/shared_run.hpp"

#include <exception>

#include "grid/agreement.hpp"
#include "studies/run.hpp"

namespace cutis::studies {

SharedSkin::SharedSkin(tissue::Tissue& whole, const grid::Exchange& exchange) : whole_(whole), exchange_(exchange) {
  if (exchange.ranks() > 1) tissue::hand_out(whole_, mine_, exchange_);
  release();
}

void SharedSkin::collect() {
  if (exchange_.ranks() > 1) tissue::collect(mine_, whole_, exchange_);
}

void SharedSkin::collect_head() {
  if (exchange_.ranks() > 1) tissue::collect_head(mine_, whole_, exchange_);
}

void SharedSkin::release() {
  if (exchange_.ranks() > 1) whole_.values = {};
}

void SharedObserver::on_rank_0(const std::function<void()>& work) {
  try {
    grid::on_rank_0(skin_.exchange(), work);
  } catch (...) {
    failure_is_known_ = true;
    throw;
  }
}

void SharedObserver::on_output(const tissue::Tissue&, const tissue::Rates& rates) {
  const grid::Exchange& exchange = skin_.exchange();
  skin_.collect();
  tissue::Rates whole_rates;
  if (exchange.ranks() > 1) {
    const grid::Grid whole = tissue::whole_of(skin_.mine().grid, exchange);
    tissue::collect(whole, rates.production, whole_rates.production, exchange);
    tissue::collect(whole, rates.loss, whole_rates.loss, exchange);
  }
  on_rank_0([&] { actions_.recorder->on_output(skin_.whole(), exchange.ranks() > 1 ? whole_rates : rates); });
  skin_.release();
}

void SharedObserver::on_step(core::Ticks now) {
  if (actions_.recorder) actions_.recorder->on_step(now);
}

void SharedObserver::between_steps(const tissue::Tissue&, engine::Engine& engine) {
  const auto pause = static_cast<Pause>(static_cast<int>(skin_.exchange().maximum(static_cast<int>(actions_.wish()))));
  if (pause != Pause::none) keep(engine, pause);
}

void SharedObserver::keep(const engine::Engine& engine, Pause pause) {
  const grid::Exchange& exchange = skin_.exchange();
  const EngineView view{engine.progress(), &engine.last_base()};
  skin_.collect_head();
  const std::string final_bits = pause == Pause::finished ? bits_of(skin_.mine(), view, exchange) : "";
  Draft draft;
  on_rank_0([&] { draft = actions_.draft(pause, final_bits); });
  try {
    write_checkpoint(draft, skin_.mine(), view, exchange);
  } catch (const std::runtime_error&) {
    failure_is_known_ = true;  // all ranks throw then
    throw;
  }
  on_rank_0([&] { actions_.kept(draft, pause); });
}

void run_arm(engine::Engine& engine, SharedSkin& skin, const engine::Schedule& schedule, ArmStart start,
             SharedObserver& observer) {
  const grid::Exchange& exchange = skin.exchange();
  if (start.fresh) {
    engine.run(skin.mine(), schedule, observer);
  } else {
    engine::FieldArrays mine;
    if (exchange.ranks() > 1)
      tissue::hand_out(tissue::whole_of(skin.mine().grid, exchange), start.last_base, mine, exchange);
    else
      mine = std::move(start.last_base);
    start.last_base = {};
    engine.resume(skin.mine(), schedule, start.progress, std::move(mine), observer);
  }
  observer.keep(engine, Pause::finished);
}

void run_together(const grid::Exchange& exchange, const std::function<void(const std::string&)>& say,
                  const std::function<void(bool& failure_is_known)>& work) {
  bool known = false;
  try {
    work(known);
  } catch (const engine::RunError&) {
    throw;  // all ranks judge alike
  } catch (const Stopped&) {
    throw;
  } catch (const grid::FailedOnRank0&) {
    throw;
  } catch (const std::exception& error) {
    if (exchange.ranks() > 1 && !known) {
      say(error.what());
      exchange.abandon(1);
    }
    throw;
  }
}

}  // namespace cutis::studies
