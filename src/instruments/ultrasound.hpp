// What does a 20-22 MHz skin scanner show: how thick is the dermis, how bright is its echo?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "core/parameters.hpp"
#include "instruments/instrument.hpp"
#include "instruments/region.hpp"
#include "instruments/section_fibres.hpp"

namespace cutis::instruments {

struct UltrasoundParameters {
  double grey_per_collagen_mm3_per_ug;
  double immature_echo_share;
  double upper_dermis_mm;
  double entrance_blur_mm;
  double corneum_dry_mass_ug_per_mm3, epidermis_dry_mass_ug_per_mm3;
  double hyaluronan_swelling_mm3_per_ug;
  double beam_width_mm;
  static void describe(core::Description<UltrasoundParameters>& d);
};

/// Rise of the thickness of a dermal layer whose mean fibrillar collagen is c (ug/mm3): the dermis is held sideways, so
/// new fibres lift it by their own hydrated volume, (c - c_rest) / rho. c_rest <= 0 means unknown: nothing.
double rise_by_collagen(double collagen, double collagen_rest, double density);

/// The same by the water that hyaluronan h (ug/mm3) holds beyond that at rest: w (h - h_rest); nothing if that is
/// unknown.
double rise_by_hyaluronan(double hyaluronan, double hyaluronan_rest, double water_mm3_per_ug);

/// Grey level 0-255 of a dermal region: 255 (1 - exp(-g (c_mature + w c_new) / 255)); fine, irregular new fibres
/// scatter less per mass than bundles. Water between them counts for nothing: contents are of the swollen dermis.
double grey_level(const UltrasoundParameters& p, double mature, double immature);

/// The same of the entrance echo: its band holds the dry mass of corneum and nucleated epidermis, spread by the blur;
/// both scatter per mass as mature fibres do.
double entrance_grey_level(const UltrasoundParameters& p, double corneum_mm, double epidermis_mm);

/// Reads dermal thickness (mm) between entrance echo and hypodermis, the entrance echo's own thickness, and echo
/// density. Fluid that leaked out of vessels (`interstitial_fluid`) swells and darkens the dermis as the water of
/// hyaluronan does. `spot` is one line of the picture: what the beam sees at the middle of the block. Blind spots: the
/// entrance echo merges stratum corneum and epidermis and adds the pulse length, so it reads 2-4 times histology; its
/// brightness lacks the reflection at the gel and scales on the surface; blood is not modelled as echo-poor; elastosis
/// is unseen.
class Ultrasound final : public Instrument {
 public:
  /// Fibres take the room that `histology` gives them.
  Ultrasound(const UltrasoundParameters& parameters, const HistologyParameters& histology)
      : p_(parameters), hydrated_density_ug_per_mm3_(histology.hydrated_collagen_density_ug_per_mm3) {}
  std::string_view name() const override { return "ultrasound"; }
  std::vector<Quantity> quantities() const override;
  std::vector<Reading> read(const tissue::Tissue& tissue, const tissue::Rates& rates) const override;

 private:
  double rise_by_water(const tissue::Tissue& tissue, const Region& region) const;
  double dermal_thickness_mm(const tissue::Tissue& tissue, const std::vector<char>& columns) const;

  UltrasoundParameters p_;
  double hydrated_density_ug_per_mm3_;
};

}  // namespace cutis::instruments
