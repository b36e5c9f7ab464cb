// Which share of a section does an antibody against one protein of the matrix stain?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "instruments/instrument.hpp"
#include "instruments/section_fibres.hpp"

namespace cutis::instruments {

struct ImmunostainParameters {
  /// At which 1 - 1/e of a section is stained.
  double tropoelastin_cover_ug_per_mm3, fibronectin_cover_ug_per_mm3, hyaluronan_cover_ug_per_mm3;
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
  /// Fibres and activated fibroblasts cover as much of a section as `histology` draws of them.
  Immunostain(const ImmunostainParameters& parameters, const HistologyParameters& histology)
      : p_(parameters), histology_(histology) {}
  std::string_view name() const override { return "immunostain"; }
  std::vector<Quantity> quantities() const override;
  std::vector<Reading> read(const tissue::Tissue& tissue, const tissue::Rates& rates) const override;

 private:
  ImmunostainParameters p_;
  HistologyParameters histology_;
};

}  // namespace cutis::instruments
