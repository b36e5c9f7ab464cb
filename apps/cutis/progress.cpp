// How far is a run? A bar with the time left on a terminal, a plain line now and then elsewhere.
// SPDX-License-Identifier: Apache-2.0
#include "progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "terminal.hpp"

namespace cutis::app {

namespace {

constexpr int bar_width = 30;
constexpr double redraw_s = 0.2, line_every_s = 10;
/// Below this share an estimate of the time left says nothing.
constexpr double least_share = 0.02;

std::string clock_text(double seconds) {
  const int whole = static_cast<int>(seconds + 0.5);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

std::string state_text(double share, double elapsed_s) {
  if (share >= 1) return fmt::format("done in {}", clock_text(elapsed_s));
  if (share < least_share) return fmt::format("{} so far", clock_text(elapsed_s));
  return fmt::format("{} left", clock_text(elapsed_s * (1 - share) / share));
}

}  // namespace

ProgressBar::ProgressBar(bool quiet) : quiet_(quiet), terminal_(isatty(fileno(stderr)) != 0) {}

void ProgressBar::show(std::string_view task, double share) {
  if (quiet_) return;
  const auto now = Clock::now();
  const bool is_new = task != task_;
  if (is_new) {
    end_line();
    task_ = task;
    started_ = drawn_ = now;
    done_ = false;
  }
  const double since_s = std::chrono::duration<double>(now - drawn_).count();
  if (done_ || (!is_new && share < 1 && since_s < (terminal_ ? redraw_s : line_every_s))) return;
  drawn_ = now;
  done_ = share >= 1;
  draw(share, std::chrono::duration<double>(now - started_).count());
}

void ProgressBar::draw(double share, double elapsed_s) {
  const std::string state = state_text(share, elapsed_s);
  if (!terminal_) {
    fmt::print(stderr, "{}: {:.0f} %, {}\n", task_, 100 * share, state);
    return;
  }
  const int full = std::clamp(static_cast<int>(share * bar_width), 0, bar_width);
  const std::string bar = std::string(static_cast<std::size_t>(full), '#') + std::string(static_cast<std::size_t>(bar_width - full), '.');
  const char* erase = may_colour(stderr) ? "\033[K" : "    ";
  fmt::print(stderr, "\r{:<13} [{}] {:3.0f} %  {}{}", task_, bar, 100 * share, state, erase);
  std::fflush(stderr);
  line_open_ = true;
  if (share >= 1) end_line();
}

void ProgressBar::end_line() {
  if (line_open_) fmt::print(stderr, "\n");
  line_open_ = false;
}

}  // namespace cutis::app
