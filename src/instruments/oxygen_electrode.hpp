// What oxygen tension does a microelectrode find in papillae, in the epidermis and at stated depths?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "instruments/instrument.hpp"

namespace cutis::instruments {

struct OxygenElectrodeParameters {
  double papilla_share;
  static void describe(core::Description<OxygenElectrodeParameters>& d);
};

/// Value at a depth (mm) of a profile with one value per plane: linear between plane centres, constant beyond them.
double at_depth(const grid::Grid& grid, const grid::Values& by_depth, double depth_mm);

/// Reads po2 (mmHg). Papillae are the columns where the junction lies highest (the given share of all columns):
/// `papilla_tip` is just below their junction, `papilla_base` in the same columns at the depth of the ridge tips.
/// `epidermis_min` is the lowest value along a vertical track through the epidermis, mean over tracks.
/// `depth_0.10_mm` is the mean of the plane at that depth below the top of the viable epidermis.
/// Blind spots: consumes no oxygen itself; the tip has no size, real ones average over 5-10 um.
class OxygenElectrode final : public Instrument {
 public:
  explicit OxygenElectrode(const OxygenElectrodeParameters& parameters) : p_(parameters) {}
  std::string_view name() const override { return "oxygen_electrode"; }
  std::vector<Quantity> quantities() const override;
  std::vector<Reading> read(const tissue::Tissue& tissue, const tissue::Rates& rates) const override;

 private:
  OxygenElectrodeParameters p_;
};

}  // namespace cutis::instruments
