// Which nuclei lie on a section, and where? Placed at random by the cell densities.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "instruments/section_fibres.hpp"
#include "instruments/section_geometry.hpp"

namespace cutis::instruments {

enum class CellType { basal, keratinocyte, fibroblast, myofibroblast, neutrophil, macrophage, capillary, lymphocyte };

/// An elliptic profile; depths as in SectionGeometry.
struct Nucleus {
  CellType type;
  double x = 0, depth = 0;               ///< um
  double half_long = 0, half_short = 0;  ///< um
  double cosine = 1, sine = 0;           ///< of the long axis
  double chance = 0;                     ///< uniform in (0, 1): which shade, which lobe, in cycle or not
};

/// Keratinocytes: a palisade of basal nuclei along the junction, the others on a jittered lattice whose pitch follows
/// the density; a nucleus is there with the probability of the local packing. Their flattening grows to the surface.
std::vector<Nucleus> keratinocyte_nuclei(const tissue::Tissue& tissue, const HistologyParameters& p,
                                         const SectionGeometry& geometry);

/// Fibroblasts, leukocytes and capillary profiles of the dermis, as Poisson processes.
std::vector<Nucleus> dermal_nuclei(const tissue::Tissue& tissue, const HistologyParameters& p,
                                   const SectionGeometry& geometry);

}  // namespace cutis::instruments
