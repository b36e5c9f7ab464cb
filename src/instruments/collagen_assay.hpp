// How much collagen is in a layer of the dermis? As hydroxyproline and radio-labelling of punched tissue tell it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "instruments/instrument.hpp"
#include "instruments/region.hpp"

namespace cutis::instruments {

/// Mean fibrillar collagen of a region, ug/mm3.
struct Collagen {
  double type3 = 0, immature = 0, mature = 0;
  double fresh() const { return type3 + immature; }
  double total() const { return type3 + immature + mature; }
};

/// Weighted means of the three fibrillar pools in a dermal region. Collagen lies outside the epidermis only, so where
/// the junction crosses a voxel its content is referred to the rest of the voxel. The region must not be empty.
Collagen mean_collagen(const tissue::Tissue& tissue, const Region& region);

/// Reads total fibrillar collagen and its new, labile part (type III and immature I). Blind spot: fragments are
/// washed out before the assay.
class CollagenAssay final : public Instrument {
 public:
  std::string_view name() const override { return "collagen_assay"; }
  std::vector<Quantity> quantities() const override;
  std::vector<Reading> read(const tissue::Tissue& tissue, const tissue::Rates& rates) const override;
};

}  // namespace cutis::instruments
