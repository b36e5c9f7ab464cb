// Has someone asked the program to stop? A flag that a signal handler may set.
// SPDX-License-Identifier: Apache-2.0
#include "stop.hpp"

#include <csignal>

namespace cutis::app {

namespace {

volatile std::sig_atomic_t requested = 0;  // the only thing that a handler may touch

extern "C" void remember(int signal) {
  requested = 1;
  std::signal(signal, SIG_DFL);
}

}  // namespace

void listen_for_stop() {
  std::signal(SIGINT, remember);
  std::signal(SIGTERM, remember);
  std::signal(SIGUSR1, remember);  // the one that mpiexec passes on: SIGINT and SIGTERM end its processes at once
}

bool stop_requested() { return requested != 0; }

}  // namespace cutis::app
