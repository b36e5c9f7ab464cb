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
#include <cstdint>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

namespace cutis::benchmarks {

inline double seconds_of(const auto& job) {
  const auto start = std::chrono::steady_clock::now();
  job();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// The shortest of some repeats: other users of the machine only ever add time. `reset` is not timed.
double shortest(int repeats, const auto& reset, const auto& job) {
  double best = 1e300;
  for (int n = 0; n < repeats; ++n) {
    reset();
    best = std::min(best, seconds_of(job));
  }
  return best;
}

/// Bandwidth of a = b + s c in bytes per second, 24 bytes counted per element, far beyond any cache.
inline double triad_bytes_per_second() {
  constexpr std::ptrdiff_t size = 1 << 25;
  struct Arrays {  // not a vector: pages are to be touched first by the thread that uses them
    std::unique_ptr<double[]> a{new double[size]}, b{new double[size]}, c{new double[size]};
  } arrays;
  double *a = arrays.a.get(), *b = arrays.b.get(), *c = arrays.c.get();
#pragma omp parallel for simd schedule(static)
  for (std::ptrdiff_t n = 0; n < size; ++n) a[n] = 0, b[n] = 1, c[n] = 2;
  const double taken = shortest(
      10, [] {},
      [&] {
#pragma omp parallel for simd schedule(static)
        for (std::ptrdiff_t n = 0; n < size; ++n) a[n] = b[n] + 3.0 * c[n];
      });
  return 24.0 * size / taken;
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
/// model stands in the note. The triad is measured just before each line, as the machine's neighbours come and go.
class Table {
 public:
  explicit Table(const std::string& title) {
    fmt::print("\n{}\n{:<44}{:>12}{:>4}{:>10}{:>9}{:>8}{:>8}{:>7}  {}\n", title, "job", "size", "thr", "ns/voxel",
               "B/voxel", "GB/s", "triad", "share", "bytes counted");
  }
  struct Line {
    std::string job, size;
    double voxels;  ///< times fields and steps, where the unit is ns per voxel, field and step
    double seconds;
    double bytes_per_voxel;
    std::string note;
  };
  void print(const Line& line) const {
    const double triad = triad_bytes_per_second();
    const double rate = line.bytes_per_voxel * line.voxels / line.seconds;
    fmt::print("{:<44}{:>12}{:>4}{:>10.2f}{:>9.0f}{:>8.1f}{:>8.1f}{:>6.0f}%  {}\n", line.job, line.size,
               omp_get_max_threads(), 1e9 * line.seconds / line.voxels, line.bytes_per_voxel, 1e-9 * rate, 1e-9 * triad,
               100 * rate / triad, line.note);
    std::fflush(stdout);
  }
};

}  // namespace cutis::benchmarks
