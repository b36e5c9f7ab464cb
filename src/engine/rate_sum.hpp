// How are local processes summed? Tile by tile, all processes on a tile while it is in cache.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <memory>
#include <span>
#include <vector>

#include "processes/process.hpp"
#include "tissue/rates.hpp"

namespace cutis::engine {

/// Sums production and loss of all local processes. Owns the arrays; allocates once.
class RateSum {
 public:
  RateSum(const tissue::Tissue& like, std::span<const std::unique_ptr<processes::LocalProcess>> processes);

  /// Evaluates all rates of `tissue`; afterwards rates() and linearisation() hold them.
  void evaluate(const tissue::Tissue& tissue);

  const tissue::Rates& rates() const { return rates_; }
  tissue::Rates& rates() { return rates_; }
  /// FieldRates::linearisation where a process gives one, else empty.
  const grid::Values& linearisation(tissue::FieldId id) const { return linearisation_[tissue::index_of(id)]; }

  /// Wall seconds spent in each process so far, in the order of the processes (thread-seconds / threads).
  const std::vector<double>& seconds() const { return seconds_; }

  /// Names the first process that gives a non-finite or negative rate, with field and voxel; empty if none.
  std::string find_fault(const tissue::Tissue& tissue) const;

 private:
  void evaluate_tile(const tissue::Tissue& tissue, int k, std::size_t begin, std::size_t size,
                     std::vector<double>& seconds);
  std::array<processes::FieldRates, tissue::field_count> tile_rates(int k, std::size_t begin);

  std::span<const std::unique_ptr<processes::LocalProcess>> processes_;
  tissue::Rates rates_;
  std::array<grid::Values, tissue::field_count> linearisation_;
  std::vector<double> seconds_;
};

}  // namespace cutis::engine
