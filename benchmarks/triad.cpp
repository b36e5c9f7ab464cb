// What can this machine's memory move just now? Prints the triad's bandwidth in GB/s: by wall time, by processor time.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include "machine.hpp"

int main() {
  const cutis::benchmarks::Taken triad = cutis::benchmarks::triad_per_byte();
  fmt::print("{:.2f} {:.2f}\n", 1e-9 / triad.wall_s, 1e-9 / triad.processor_s);
}
