// What do the other ranks do? Rank 0 runs the program; the others take its orders and only run engines with it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "engine/engine.hpp"
#include "scenario/schedule.hpp"

namespace cutis::studies {

/// How rank 0 tells the others what comes next; does nothing where there are none.
class Orders {
 public:
  explicit Orders(const grid::Exchange& exchange) : exchange_(exchange) {}
  /// What the following orders are about.
  void read_scenario(const std::string& text) const;
  /// To be followed by the same calls as a worker makes: settle() of studies/setup.hpp.
  void settle() const;
  /// To be followed by SharedSkin, SharedObserver and Engine::run or resume.
  void run_arm(bool treated, const scenario::Times& outputs, bool fresh, const engine::Progress& progress) const;
  void go_home() const;

 private:
  void give(int order) const;

  const grid::Exchange& exchange_;
};

/// Sends the workers home at its end, whatever has happened.
class EndOfWork {
 public:
  explicit EndOfWork(const grid::Exchange& exchange) : orders_(exchange) {}
  ~EndOfWork() { orders_.go_home(); }
  EndOfWork(const EndOfWork&) = delete;
  EndOfWork& operator=(const EndOfWork&) = delete;

 private:
  Orders orders_;
};

/// What all ranks but 0 do until they are sent home. `stop`: was this process asked to stop? Returns the exit code.
int work(const grid::Exchange& exchange, const std::filesystem::path& data_dir, const std::function<bool()>& stop,
         const std::function<void(const std::string&)>& say);

}  // namespace cutis::studies
