// How is the orientation of fibres averaged over a region?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/second_harmonic.hpp"

#include <cmath>

#include "instruments/region.hpp"
#include "tissue/fibre_orientation.hpp"

namespace cutis::instruments {
namespace {

using tissue::FieldId;

double new_collagen(const tissue::Tissue& tissue, std::size_t v) {
  return tissue[FieldId::collagen3][v] + tissue[FieldId::collagen1_immature][v];
}

/// Mass of collagen in a region that lies along the axis of these shares.
double mass_along(const tissue::Tissue& tissue, const Region& region, FieldId new_share, FieldId mature_share) {
  const grid::Values& weight = *region.weight;
  return ordered_sum(tissue.grid, [&](std::size_t v) {
    return weight[v] * (tissue[new_share][v] * new_collagen(tissue, v) +
                        tissue[mature_share][v] * tissue[FieldId::collagen1_mature][v]);
  });
}

double mass_in(const tissue::Tissue& tissue, const Region& region) {
  const grid::Values& weight = *region.weight;
  return ordered_sum(tissue.grid, [&](std::size_t v) {
    return weight[v] * (new_collagen(tissue, v) + tissue[FieldId::collagen1_mature][v]);
  });
}

}  // namespace

double coherency(double along, double across) {
  return along + across > 0 ? std::abs(along - across) / (along + across) : 0;
}

std::vector<Quantity> SecondHarmonic::quantities() const {
  const std::vector<std::string> regions = {"papillary_dermis", "reticular_dermis", "cut_out"};
  return {{"coherency_en_face", "1", regions, "alignment of collagen fibres in the plane of the skin"},
          {"coherency_upright", "1", regions, "alignment of collagen fibres in a section across the skin, along x"},
          {"fibres_in_depth", "1", regions, "share of collagen fibres along depth"}};
}

std::vector<Reading> SecondHarmonic::read(const tissue::Tissue& tissue, const tissue::Rates&) const {
  std::vector<Reading> readings;
  for (const Region& region : {layer_region(tissue, "papillary_dermis", FieldId::papillary_dermis),
                               layer_region(tissue, "reticular_dermis", FieldId::reticular_dermis),
                               layer_region(tissue, "cut_out", FieldId::track)}) {
    const double mass = region.empty() ? 0 : mass_in(tissue, region);
    if (!(mass > 0)) continue;
    const tissue::FibreOrientation fibres{
        mass_along(tissue, region, FieldId::new_collagen_along_x, FieldId::mature_collagen_along_x) / mass,
        mass_along(tissue, region, FieldId::new_collagen_along_y, FieldId::mature_collagen_along_y) / mass};
    readings.push_back({name(), "coherency_en_face", region.name, coherency(fibres.x, fibres.y), "1"});
    readings.push_back({name(), "coherency_upright", region.name, coherency(fibres.x, fibres.z()), "1"});
    readings.push_back({name(), "fibres_in_depth", region.name, fibres.z(), "1"});
  }
  return readings;
}

}  // namespace cutis::instruments
