// How much water evaporates from the skin? A closed or open chamber held on the surface, in g/m2/h.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "instruments/instrument.hpp"

namespace cutis::instruments {

struct TewlParameters {
  double wet_surface_flux_g_per_m2_h;
  double vapour_diffusivity_mm2_per_s;
  double vapour_deficit_g_per_m3;
  double pore_radius_mm;
  double plug_water_block;
  static void describe(core::Description<TewlParameters>& d);
};

/// Conductance (g/m2/h, at the vapour deficit of the room) of one unit area of open, liquid-filled channel: vapour
/// crosses the hole in the stratum corneum and then spreads, G = D drho / (h + pi a / 4): the resistances
/// h / (D pi a^2) and 1 / (4 D a) per area pi a^2 (needle.md F7).
double open_channel_conductance(const TewlParameters& p, double corneum_um);

/// Conductance of skin between channels: the resistance in excess of the air layer scales with thickness and lipids,
/// (1/J_rest - 1/J_wet) (h / h_rest) B, so that in series with the air it gives J_rest at rest. Where corneum is
/// missing (channels that have closed, a wound) skin lies under what filled the channel, until corneum replaces it: 1/G
/// = (1/J_rest - 1/J_wet) (h / h_rest) B + (1 - h / h_rest) / G_filled. Closing a channel thus opens no path.
double closed_conductance(const TewlParameters& p, double rest_flux, double corneum_over_rest, double lipids,
                          double filled_channel);

/// Conductance of one surface element, g/m2/h: closed area and open channels side by side.
double column_conductance(const TewlParameters& p, const tissue::Tissue& tissue, std::size_t column);

/// Reads: closed area and open channels are parallel paths, the air layer above the probe's field is common to them:
/// J = 1 / (1 / mean(G) + 1 / J_wet). A plug of dried serum blocks a share of the water path only.
/// Blind spots: sweat and surface water after occlusion are not modelled; one number for the whole block.
class TewlMeter final : public Instrument {
 public:
  explicit TewlMeter(const TewlParameters& parameters) : p_(parameters) {}
  std::string_view name() const override { return "tewl_meter"; }
  std::vector<Quantity> quantities() const override;
  std::vector<Reading> read(const tissue::Tissue& tissue, const tissue::Rates& rates) const override;

 private:
  TewlParameters p_;
};

}  // namespace cutis::instruments
