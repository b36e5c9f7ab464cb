// How is water loss computed from stratum corneum, lipids and channels?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/tewl_meter.hpp"

#include <algorithm>
#include <numbers>

namespace cutis::instruments {
namespace {

constexpr double seconds_per_hour = 3600;
constexpr double mm_per_m = 1000;
constexpr double mm_per_um = 1e-3;

}  // namespace

void TewlParameters::describe(core::Description<TewlParameters>& d) {
  d.add("wet_surface_flux", &TewlParameters::wet_surface_flux_g_per_m2_h, "g/m2/h",
        "water loss of skin without any barrier: the air layer alone resists");
  d.add("vapour_diffusivity", &TewlParameters::vapour_diffusivity_mm2_per_s, "mm2/s",
        "diffusivity of water vapour in air at skin temperature");
  d.add("vapour_deficit", &TewlParameters::vapour_deficit_g_per_m3, "g/m3",
        "vapour density at the wet surface less that of the room");
  d.add("pore_radius", &TewlParameters::pore_radius_mm, "mm", "radius of an open channel, for spreading resistance");
  d.add("plug_water_block", &TewlParameters::plug_water_block, "1",
        "share of a channel's water path that a full plug of dried serum blocks");
}

double open_channel_conductance(const TewlParameters& p, double corneum_um) {
  const double path_mm = corneum_um * mm_per_um + std::numbers::pi * p.pore_radius_mm / 4;
  const double diffusivity_m2_per_h = p.vapour_diffusivity_mm2_per_s / (mm_per_m * mm_per_m) * seconds_per_hour;
  return diffusivity_m2_per_h * p.vapour_deficit_g_per_m3 / (path_mm / mm_per_m);
}

double closed_conductance(const TewlParameters& p, double rest_flux, double corneum_over_rest, double lipids,
                          double filled_channel) {
  const double rest_resistance = 1 / rest_flux - 1 / p.wet_surface_flux_g_per_m2_h;
  const double missing = std::max(0.0, 1 - corneum_over_rest);
  const double bare = open_channel_conductance(p, 0);  // a bare patch conducts no better than a bare pore
  return 1 / std::max(rest_resistance * corneum_over_rest * lipids + missing / filled_channel, 1 / bare);
}

std::vector<Quantity> TewlMeter::quantities() const {
  return {{"tewl", "g/m2/h", {"surface"}, "trans-epidermal water loss, mean over the block"}};
}

double column_conductance(const TewlParameters& p, const tissue::Tissue& tissue, std::size_t c) {
  using tissue::FieldId;
  const double rest_um = tissue.skin.stratum_corneum_rest_um, open = tissue[FieldId::channel_area][c];
  const double filled =
      open_channel_conductance(p, rest_um) * (1 - p.plug_water_block * tissue[FieldId::channel_plug][c]);
  const double closed =
      closed_conductance(p, tissue.skin.tewl_rest_g_per_m2_h, tissue[FieldId::stratum_corneum][c] / rest_um,
                         tissue[FieldId::barrier_lipids][c], filled);
  return (1 - open) * closed + open * filled;
}

std::vector<Reading> TewlMeter::read(const tissue::Tissue& tissue, const tissue::Rates&) const {
  const std::size_t columns = tissue.grid.plane();
  const double first = column_conductance(p_, tissue, 0);
  double excess = 0;  // over the first column: equal columns then add nothing, and rest is exact
  for (std::size_t c = 1; c < columns; ++c) excess += column_conductance(p_, tissue, c) - first;
  const double conductance = first + excess / static_cast<double>(columns);
  const double flux = 1 / (1 / conductance + 1 / p_.wet_surface_flux_g_per_m2_h);
  return {{name(), "tewl", "surface", flux, "g/m2/h"}};
}

}  // namespace cutis::instruments
