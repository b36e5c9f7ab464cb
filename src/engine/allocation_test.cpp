// Does a step allocate? Every allocation of this test program is counted while steps are watched.
// SPDX-License-Identifier: Apache-2.0
#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <new>

#include "engine/engine_for_test.hpp"

namespace {

std::atomic<long> count{0}, live_bytes{0};
std::atomic<std::size_t> largest_bytes{0};

}  // namespace

// Array and sized forms of the library come through these. Sanitizers have their own of each form that is not here.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  void* memory = std::malloc(size);
  if (!memory) return nullptr;
  ++count;
  live_bytes += static_cast<long>(malloc_usable_size(memory));
  std::size_t largest = largest_bytes;
  while (size > largest && !largest_bytes.compare_exchange_weak(largest, size)) continue;
  return memory;
}
void* operator new(std::size_t size) {
  void* memory = operator new(size, std::nothrow);
  if (!memory) throw std::bad_alloc();
  return memory;
}
void operator delete(void* memory) noexcept {
  if (memory) live_bytes -= static_cast<long>(malloc_usable_size(memory));
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept { operator delete(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { operator delete(memory); }

namespace cutis::engine::for_test {

namespace {

/// What was allocated during the steps from the third on.
class Watch final : public Observer {
 public:
  void on_output(const tissue::Tissue&, const tissue::Rates&) override {}
  void on_event(const tissue::Event&, const tissue::Tissue&, const tissue::Rates&) override {}
  void on_step(core::Ticks) override {
    if (++steps > 3) {
      allocations += count;
      largest = std::max<std::size_t>(largest, largest_bytes);
      growth = std::max(growth, live_bytes - live_before_);
    }
    live_before_ = live_bytes, count = 0, largest_bytes = 0;
  }
  long steps = 0, allocations = 0, growth = 0;
  std::size_t largest = 0;

 private:
  long live_before_ = 0;
};

Watch watched(const tissue::Tissue& start, const processes::ProcessSet& set, double days) {
  const grid::SerialExchange serial;
  tissue::Tissue tissue = start;
  Engine engine(tissue, set, serial, {});
  Watch watch;
  Schedule schedule;
  schedule.end = core::ticks_from_days(days);
  engine.run(tissue, schedule, watch);
  return watch;
}

/// Two fields that feed each other in one group, and one that only listens.
processes::ProcessSet reactions() {
  processes::ProcessSet set;
  add_reaction(
      set, "exchange of two fields with a long name",
      [](const TissueTile& at, RateTile& rates) {
        const double *mmp = at[FieldId::mmp], *fragments = at[FieldId::collagen_fragments];
        for (std::size_t v = 0; v < at.size(); ++v) {
          rates.production(FieldId::mmp)[v] += fragments[v];
          rates.loss(FieldId::mmp)[v] += 1;
          rates.production(FieldId::collagen_fragments)[v] += mmp[v];
          rates.loss(FieldId::collagen_fragments)[v] += 1;
        }
      },
      {{FieldId::mmp, processes::Access::read_write}, {FieldId::collagen_fragments, processes::Access::read_write}});
  add_reaction(set, "listening",
               [](const TissueTile& at, RateTile& rates) {
                 for (std::size_t v = 0; v < at.size(); ++v) rates.production(FieldId::timp)[v] += at[FieldId::mmp][v];
               },
               {{FieldId::mmp, processes::Access::read}, {FieldId::timp, processes::Access::write}});
  return set;
}

tissue::Tissue uneven_tissue() {
  tissue::Tissue tissue = tissue::make_tissue({16, 16, 12, 0.02, 0.02});
  for (std::size_t v = 0; v < tissue.grid.size(); ++v) tissue[FieldId::mmp][v] = 1.0 + static_cast<double>(v % 7);
  return tissue;
}

}  // namespace

TEST_CASE("a step of fields that do not move allocates nothing") {
  const Watch watch = watched(uneven_tissue(), reactions(), 1);
  REQUIRE(watch.steps > 10);
  CHECK(watch.allocations == 0);
}

TEST_CASE("a step of fields that move allocates rows of voxels at most, and nothing stays in a year") {
  processes::ProcessSet set = reactions();
  const tissue::Tissue tissue = uneven_tissue();
  add_motion(set, FieldId::mmp, grid::Values(tissue.grid.size(), 0.01));
  add_motion(set, FieldId::timp, grid::Values(tissue.grid.size(), 0.02));
  const Watch watch = watched(tissue, set, 365);
  REQUIRE(watch.steps > 50);
  const std::size_t row = (static_cast<std::size_t>(tissue.grid.nx) + 4) * sizeof(double);  // buffers of the solvers
  CHECK(watch.largest <= row);
  CHECK(watch.growth == 0);
}

}  // namespace cutis::engine::for_test
