// How much histamine do mast cells hold, and how long does what they let out last? See README.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

struct MastCellParameters {
  double histamine_of_cell_pg, refill_per_day, histamine_decay_per_day;
  static void describe(core::Description<MastCellParameters>& d);
};

class MastCells final : public LocalProcess {
 public:
  explicit MastCells(const core::ParameterLibrary& library);
  std::string_view name() const override { return "mast_cells"; }
  std::span<const FieldUse> uses() const override;
  void add_rates(const TissueTile& at, RateTile& rates) const override;

 private:
  MastCellParameters p_;
};

}  // namespace cutis::processes
