// What does each section across the pull bear, and which bears least?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/tensile_test.hpp"

#include <algorithm>

#include "tissue/fibre_orientation.hpp"

namespace cutis::instruments {
namespace {

using tissue::FieldId;

/// Sum of the collagen that bears load over each section of constant x; its fibres bear as they lie along the pull, and
/// as their fibrils have grown.
std::vector<double> bearing_collagen(const tissue::Tissue& tissue, double thin_weight) {
  const double *linked = tissue[FieldId::collagen1_mature].data(), *thick = tissue[FieldId::thick_fibrils].data(),
               *type3 = tissue[FieldId::collagen3].data();
  const double *new_along = tissue[FieldId::new_collagen_along_x].data(),
               *mature_along = tissue[FieldId::mature_collagen_along_x].data();
  std::vector<double> sections(static_cast<std::size_t>(tissue.grid.nx), 0.0);
  for (std::size_t v = 0; v < tissue.grid.size(); ++v)
    sections[v % sections.size()] += mature_along[v] * (thin_weight * linked[v] + (1 - thin_weight) * thick[v]) +
                                     new_along[v] * thin_weight * type3[v];
  return sections;
}

}  // namespace

void TensileTestParameters::describe(core::Description<TensileTestParameters>& d) {
  using P = TensileTestParameters;
  d.add("strength", &P::strength_kPa, "kPa", "stress at which dermis tears when all its fibrils are thick");
  d.add("reference_collagen", &P::reference_collagen_ug_per_mm3, "ug/mm3", "collagen of the dermis of that strength");
  d.add("thin_weight", &P::thin_weight, "1", "load borne by collagen of thin fibrils over that of thick ones");
}

std::vector<Quantity> TensileTest::quantities() const {
  return {{"breaking_load", "N/mm", {"block"}, "load per width at which the weakest section across x tears"}};
}

std::vector<Reading> TensileTest::read(const tissue::Tissue& tissue, const tissue::Rates&) const {
  const std::vector<double> sections = bearing_collagen(tissue, p_.thin_weight);
  constexpr double N_per_mN = 1e-3;  // kPa mm2 = mN
  const double weakest = *std::min_element(sections.begin(), sections.end()) * tissue.grid.dz_mm / tissue.grid.ny;
  const double reference = p_.reference_collagen_ug_per_mm3 * tissue::reticular_orientation(tissue.skin).x;
  return {{name(), "breaking_load", "block", N_per_mN * p_.strength_kPa * weakest / reference, "N/mm"}};
}

}  // namespace cutis::instruments
