// How are tasks handed out to threads?
// SPDX-License-Identifier: Apache-2.0
#include "studies/side_by_side.hpp"

#include <omp.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace cutis::studies {

void side_by_side(std::size_t count, int threads, const std::function<void(std::size_t)>& task) {
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::exception_ptr fault;
  const auto work = [&] {
    omp_set_num_threads(1);
    for (std::size_t n = next++; n < count; n = next++) {
      try {
        task(n);
      } catch (...) {
        const std::lock_guard lock(mutex);
        if (!fault) fault = std::current_exception();
        next = count;
      }
    }
  };
  std::vector<std::thread> workers;
  for (int n = 0; n < std::max(threads, 1); ++n) workers.emplace_back(work);
  for (std::thread& worker : workers) worker.join();
  if (fault) std::rethrow_exception(fault);
}

}  // namespace cutis::studies
