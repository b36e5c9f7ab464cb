// How does the clot dissolve and what does it give off? See README.md.
// SPDX-License-Identifier: Apache-2.0
#include "processes/haemostasis/haemostasis.hpp"

#include "processes/haemostasis/formulas.hpp"

namespace cutis::processes {

void HaemostasisParameters::describe(core::Description<HaemostasisParameters>& d) {
  using P = HaemostasisParameters;
  d.add("fibrinolysis", &P::fibrinolysis_per_day, "1/day", "fibrinolysis without cells (eq. 1)");
  d.add("fibrinolysis_by_macrophage", &P::fibrinolysis_by_macrophage_mm3_per_day, "mm3/day",
        "fibrinolysis by a macrophage (eq. 1)");
  d.add("pdgf_release", &P::pdgf_release_per_day, "1/day", "release of platelet PDGF from the clot (eq. 2)");
}

Haemostasis::Haemostasis(const core::ParameterLibrary& library)
    : p_(library.read<HaemostasisParameters>("haemostasis")) {}

std::span<const FieldUse> Haemostasis::uses() const {
  static constexpr FieldUse uses[] = {{FieldId::fibrin, Access::write},
                                      {FieldId::clot_pdgf, Access::read_write},
                                      {FieldId::pdgf, Access::write},
                                      {FieldId::macrophages_m1, Access::read},
                                      {FieldId::macrophages_m2, Access::read}};
  return uses;
}

void Haemostasis::add_rates(const TissueTile& at, RateTile& rates) const {
  const double *m1 = at[FieldId::macrophages_m1], *m2 = at[FieldId::macrophages_m2], *stored = at[FieldId::clot_pdgf];
  double *fibrin_loss = rates.loss(FieldId::fibrin), *stored_loss = rates.loss(FieldId::clot_pdgf),
         *pdgf = rates.production(FieldId::pdgf);
#pragma omp simd
  for (std::size_t v = 0; v < at.size(); ++v) {
    fibrin_loss[v] += haemostasis::fibrinolysis_per_day(m1[v] + m2[v], p_.fibrinolysis_per_day,
                                                        p_.fibrinolysis_by_macrophage_mm3_per_day);
    stored_loss[v] += p_.pdgf_release_per_day;
    pdgf[v] += haemostasis::released_ng_per_ml_d(stored[v], p_.pdgf_release_per_day);
  }
}

}  // namespace cutis::processes
