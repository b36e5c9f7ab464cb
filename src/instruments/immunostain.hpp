// Which share of a section does an antibody against one protein of the matrix stain?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "instruments/instrument.hpp"

namespace cutis::instruments {

/// Contents at which 1 - 1/e of a section is stained (histology_formulas.hpp), by antigen; of alpha-SMA the density of
/// activated fibroblasts.
struct ImmunostainParameters {
  double collagen1_cover_ug_per_mm3, collagen3_cover_ug_per_mm3, tropoelastin_cover_ug_per_mm3,
      elastin_cover_ug_per_mm3, alpha_sma_cover_per_mm3, fibronectin_cover_ug_per_mm3, hyaluronan_cover_ug_per_mm3;
  static void describe(core::Description<ImmunostainParameters>& d);
};

/// Reads stained areas (%) of the papillary and reticular dermis: mean of A = 1 - exp(-c / c_cover) over the layer, c
/// the content of the dermal part of a voxel; the intensity of collagen VII along the junction (%, 100 = rest); and how
/// much of the junction is a basement membrane that holds: `basement_membrane`, the lesser of collagen VII and basal
/// cells at each place, at most 1. It has no field of its own: laminae are laid down by the basal cells that stand
/// there and hold by the fibrils below, both of which are fields; none of the sources gives a time course of its own to
/// the rest. Blind spots: intensity of the others; whether a fibre is intact; collagen fragments, whose epitopes are
/// taken to be lost; alpha-SMA of vessel walls. The antibody against elastin sees tropoelastin as well.
class Immunostain final : public Instrument {
 public:
  explicit Immunostain(const ImmunostainParameters& parameters) : p_(parameters) {}
  std::string_view name() const override { return "immunostain"; }
  std::vector<Quantity> quantities() const override;
  std::vector<Reading> read(const tissue::Tissue& tissue, const tissue::Rates& rates) const override;

 private:
  ImmunostainParameters p_;
};

}  // namespace cutis::instruments
