// How far is a run? A bar with the time left on a terminal, a plain line now and then elsewhere.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace cutis::app {

/// Writes to stderr. On a terminal one line that is drawn over; else a line every ten seconds; nothing if quiet.
class ProgressBar {
 public:
  explicit ProgressBar(bool quiet);
  ~ProgressBar() { end_line(); }
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  /// `share` from 0 to 1 of `task`; a new task starts a new line.
  void show(std::string_view task, double share);

 private:
  using Clock = std::chrono::steady_clock;
  void draw(double share, double elapsed_s);
  void end_line();

  bool quiet_, terminal_;
  bool line_open_ = false, done_ = true;
  std::string task_;
  Clock::time_point started_, drawn_;
};

}  // namespace cutis::app
