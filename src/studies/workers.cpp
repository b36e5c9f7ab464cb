// What do the other ranks do? Rank 0 runs the program; the others take its orders and only run engines with it.
// SPDX-License-Identifier: Apache-2.0
#include "studies/workers.hpp"

#include <optional>
#include <utility>
#include <vector>

#include "grid/agreement.hpp"
#include "studies/run.hpp"
#include "studies/setup.hpp"
#include "studies/shared_run.hpp"

namespace cutis::studies {

namespace {

enum Order : int { order_home, order_scenario, order_settle, order_arm };

/// How an arm starts, as rank 0 sends it.
std::vector<core::Ticks> numbers_of(bool treated, bool fresh, const engine::Progress& p) {
  return {treated,
          fresh,
          p.step,
          p.last_step,
          static_cast<core::Ticks>(p.outputs_now),
          static_cast<core::Ticks>(p.events_now)};
}

class Worker {
 public:
  Worker(const grid::Exchange& exchange, const std::filesystem::path& data_dir, std::function<bool()> stop,
         std::function<void(const std::string&)> say)
      : exchange_(exchange), data_dir_(data_dir), stop_(std::move(stop)), say_(std::move(say)) {}

  /// Until rank 0 sends it home.
  void work() {
    while (true) {
      switch (grid::told(exchange_, std::vector<int>{order_home}).front()) {
        case order_scenario:
          together([this](bool&) { read_scenario(); });
          break;
        case order_settle:
          together([this](bool&) { settle(); });
          break;
        case order_arm:
          together([this](bool& failure_is_known) { run_arm(failure_is_known); });
          break;
        default:
          return;
      }
    }
  }

 private:
  /// What rank 0 knows of, it handles: it will give another order.
  void together(const std::function<void(bool&)>& task) {
    try {
      run_together(exchange_, say_, task);
    } catch (const std::runtime_error&) {
      return;
    }
  }

  void read_scenario() {
    const std::string text = grid::told(exchange_, std::string());
    scenario_ = scenario::parse_scenario(text, "scenario", data_dir_);
    setup_ = equipment(*scenario_, core::ParameterLibrary::load(data_dir_));
  }

  void settle() { studies::settle(setup_, exchange_, stop_); }

  void run_arm(bool& failure_is_known) {
    const std::vector<core::Ticks> n = grid::told(exchange_, std::vector<core::Ticks>());
    const bool treated = n.at(0) != 0, fresh = n.at(1) != 0;
    const engine::Progress progress{n.at(2), n.at(3), static_cast<std::size_t>(n.at(4)),
                                    static_cast<std::size_t>(n.at(5))};
    engine::Schedule schedule = make_schedule(*scenario_, treated);
    schedule.outputs = grid::told(exchange_, scenario::Times());
    tissue::Tissue nothing;
    SharedSkin skin(nothing, exchange_);
    engine::Engine engine(skin.mine(), setup_.processes, exchange_, setup_.numerics);
    SharedObserver observer(skin, {[this] { return stop_() ? Pause::stop : Pause::none; }, nullptr, {}, {}},
                            failure_is_known);
    studies::run_arm(engine, skin, schedule, {fresh, progress, {}}, observer);
  }

  const grid::Exchange& exchange_;
  std::filesystem::path data_dir_;
  std::function<bool()> stop_;
  std::function<void(const std::string&)> say_;
  std::optional<scenario::Scenario> scenario_;
  Setup setup_;
};

}  // namespace

void Orders::give(int order) const { grid::told(exchange_, std::vector<int>{order}); }

void Orders::read_scenario(const std::string& text) const {
  give(order_scenario);
  grid::told(exchange_, text);
}

void Orders::settle() const { give(order_settle); }

void Orders::run_arm(bool treated, const scenario::Times& outputs, bool fresh, const engine::Progress& progress) const {
  give(order_arm);
  grid::told(exchange_, numbers_of(treated, fresh, progress));
  grid::told(exchange_, outputs);
}

void Orders::go_home() const { give(order_home); }

int work(const grid::Exchange& exchange, const std::filesystem::path& data_dir, const std::function<bool()>& stop,
         const std::function<void(const std::string&)>& say) {
  Worker(exchange, data_dir, stop, say).work();
  return 0;
}

}  // namespace cutis::studies
