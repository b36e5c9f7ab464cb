// How do rete ridges come back where the junction was destroyed, and grow with the basal layer? See README.md.
// SPDX-License-Identifier: Apache-2.0
#include "processes/rete_ridges/rete_ridges.hpp"

#include "processes/rete_ridges/formulas.hpp"
#include "tissue/junction.hpp"

namespace cutis::processes {

namespace {

/// What the junction of one column holds, summed over the voxels it runs through.
struct Junction {
  double weight = 0, anchored = 0, basal = 0, basal_rest = 0;
};

Junction junction_below(const TissueTile& at, std::size_t v) {
  Junction sum;
  for (int k = 0; k < at.grid().nz; ++k) {
    const auto value = [&](FieldId id) { return at.at_depth(id, k)[v]; };
    const double epidermis = value(FieldId::viable_epidermis);
    if (epidermis <= 0) break;  // there is none below
    const double weight = tissue::junction_weight(epidermis, value(FieldId::papillary_dermis));
    if (weight <= 0) continue;
    const double basal = positive(value(FieldId::basal_keratinocytes));
    sum.weight += weight;
    sum.anchored += weight * tissue::anchored_share(value(FieldId::collagen7), basal);
    sum.basal += weight * basal;
    sum.basal_rest += weight * value(FieldId::basal_rest);
  }
  return sum;
}

}  // namespace

void ReteRidgesParameters::describe(core::Description<ReteRidgesParameters>& d) {
  using P = ReteRidgesParameters;
  d.add("remodelling", &P::remodelling_per_day, "1/day", "pace of remodelling on a whole junction (eq. 3)");
  d.add("height_by_packing", &P::height_by_packing, "1", "relative height that relative basal packing brings (eq. 3)");
}

ReteRidges::ReteRidges(const core::ParameterLibrary& library) : p_(library.read<ReteRidgesParameters>("rete_ridges")) {}

std::span<const FieldUse> ReteRidges::uses() const {
  static constexpr FieldUse uses[] = {
      {FieldId::rete_ridges, Access::read_write}, {FieldId::basal_keratinocytes, Access::read},
      {FieldId::collagen7, Access::read},         {FieldId::basal_rest, Access::read},
      {FieldId::viable_epidermis, Access::read},  {FieldId::papillary_dermis, Access::read},
  };
  return uses;
}

void ReteRidges::add_rates(const TissueTile& at, RateTile& rates) const {
  if (!at.on_surface()) return;
  const double* height = at.surface(FieldId::rete_ridges);
  double *production = rates.production(FieldId::rete_ridges), *loss = rates.loss(FieldId::rete_ridges);
  for (std::size_t v = 0; v < at.size(); ++v) {
    const Junction junction = junction_below(at, v);
    if (junction.weight <= 0 || junction.basal_rest <= 0) continue;
    const double pace = rete_ridges::remodelling_per_day(junction.anchored / junction.weight, p_.remodelling_per_day);
    production[v] +=
        pace * rete_ridges::target_height(height[v], junction.basal / junction.basal_rest, p_.height_by_packing);
    loss[v] += pace;
  }
}

void ReteRidges::balance_rest(tissue::Tissue& tissue) const {
  tissue[FieldId::basal_rest] = tissue[FieldId::basal_keratinocytes];
}

}  // namespace cutis::processes
