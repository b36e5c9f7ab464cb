// How many cells of each kind are in a volume of tissue? As a cytometer counts a dissociated biopsy.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "instruments/biopsy.hpp"
#include "instruments/instrument.hpp"
#include "instruments/region.hpp"

namespace cutis::instruments {

/// The kinds of cell that a reader of sections or a cytometer tells apart, each the sum of up to three fields.
struct CellKind {
  std::string_view name;
  std::array<tissue::FieldId, 3> fields;
  int field_count;
};

/// Neutrophils, macrophages (M1, M2 and monocytes), lymphocytes (T cells, without those that never leave the skin),
/// fibroblasts (with myofibroblasts), myofibroblasts alone.
const std::array<CellKind, 5>& cell_kinds();

/// Mean density of one kind in a region, mm-3. The region must not be empty.
double mean_density(const tissue::Tissue& tissue, const Region& region, const CellKind& kind);

/// Reads mean densities (mm-3) by layer, in a biopsy and, where skin was pierced, in one of the wound edge. Apoptotic
/// neutrophils do not survive dissociation.
class CellCounts final : public Instrument {
 public:
  explicit CellCounts(const BiopsyParameters& parameters) : p_(parameters) {}
  std::string_view name() const override { return "cell_counts"; }
  std::vector<Quantity> quantities() const override;
  std::vector<Reading> read(const tissue::Tissue& tissue, const tissue::Rates& rates) const override;

 private:
  BiopsyParameters p_;
};

}  // namespace cutis::instruments
