// How are times taken, and what can this machine move? Shortest of repeats, triad bandwidth, memory, one table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/core.h>
#include <malloc.h>
#include <omp.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

namespace cutis::benchmarks {

/// Wall time, and processor time of all threads over their number: on a machine that others use as well, the second is
/// what the first would be alone, but for the bandwidth and cache that others take.
struct Taken {
  double wall_s = 1e300, processor_s = 1e300;
};

inline Taken time_of(const auto& job) {
  const std::clock_t processor = std::clock();
  const auto start = std::chrono::steady_clock::now();
  job();
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
  return {wall.count(), static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC / omp_get_max_threads()};
}

/// The shortest of some repeats: other users of the machine only ever add time. `reset` is not timed.
Taken shortest(int repeats, const auto& reset, const auto& job) {
  Taken best;
  for (int n = 0; n < repeats; ++n) {
    reset();
    const Taken now = time_of(job);
    best = {std::min(best.wall_s, now.wall_s), std::min(best.processor_s, now.processor_s)};
  }
  return best;
}

/// Time that a = b + s c takes per byte, 24 bytes counted per element, far beyond any cache.
inline Taken triad_per_byte() {
  constexpr std::ptrdiff_t size = 1 << 25;
  // Not vectors: pages are to be touched first by the thread that uses them.
  const std::unique_ptr<double[]> to{new double[size]}, from{new double[size]}, more{new double[size]};
  double *a = to.get(), *b = from.get(), *c = more.get();
#pragma omp parallel for simd schedule(static)
  for (std::ptrdiff_t n = 0; n < size; ++n) a[n] = 0, b[n] = 1, c[n] = 2;
  const Taken taken = shortest(
      5, [] {},
      [&] {
#pragma omp parallel for simd schedule(static)
        for (std::ptrdiff_t n = 0; n < size; ++n) a[n] = b[n] + 3.0 * c[n];
      });
  return {taken.wall_s / (24.0 * size), taken.processor_s / (24.0 * size)};
}

/// Memory of this process in use now, bytes.
inline double resident_bytes() {
  malloc_trim(0);
  std::ifstream file("/proc/self/statm");
  double total = 0, resident = 0;
  file >> total >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

/// One line a job. Bytes are those that must pass between memory and processor if caches hold what is reused soon; the
/// model stands in the note. The triad is measured just before each line, as the machine's neighbours come and go, and
/// the share is that of processor times.
class Table {
 public:
  explicit Table(const std::string& title) {
    fmt::print("\n{}\n{:<42}{:>12}{:>4}{:>9}{:>9}{:>9}{:>7}{:>7}{:>7}  {}\n", title, "job", "size", "thr", "wall ns",
               "cpu ns", "B/voxel", "GB/s", "triad", "share", "bytes counted");
  }
  struct Line {
    std::string job, size;
    double voxels;  ///< times fields and steps, where the unit is ns per voxel, field and step
    Taken taken;
    double bytes_per_voxel;
    std::string note;
  };
  void print(const Line& line) const {
    const double per_byte = triad_per_byte().processor_s, bytes = line.bytes_per_voxel * line.voxels;
    const double own_per_byte = line.taken.processor_s / bytes;
    fmt::print("{:<42}{:>12}{:>4}{:>9.2f}{:>9.2f}{:>9.0f}{:>7.1f}{:>7.1f}{:>6.0f}%  {}\n", line.job, line.size,
               omp_get_max_threads(), 1e9 * line.taken.wall_s / line.voxels, 1e9 * line.taken.processor_s / line.voxels,
               line.bytes_per_voxel, 1e-9 / own_per_byte, 1e-9 / per_byte, 100 * per_byte / own_per_byte, line.note);
    std::fflush(stdout);
  }
};

}  // namespace cutis::benchmarks
