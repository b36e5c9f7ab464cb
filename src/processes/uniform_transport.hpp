// How does a field move that knows no layers? One diffusivity everywhere, all faces closed.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/process.hpp"

namespace cutis::processes {

/// Diffusion of `field` with one diffusivity in the whole block.
inline Transport uniform_transport(const tissue::Tissue& tissue, FieldId field, double diffusivity_mm2_per_day) {
  Transport transport;
  transport.field = field;
  transport.diffusivity_mm2_per_day.assign(tissue.grid.size(), diffusivity_mm2_per_day);
  return transport;
}

/// Diffusion of cells that live in the dermis: where less than half of a voxel is dermis they do not move.
inline Transport dermal_transport(const tissue::Tissue& tissue, FieldId field, double diffusivity_mm2_per_day) {
  Transport transport = uniform_transport(tissue, field, diffusivity_mm2_per_day);
  const grid::Values &papillary = tissue[FieldId::papillary_dermis], &reticular = tissue[FieldId::reticular_dermis];
  for (std::size_t v = 0; v < papillary.size(); ++v)
    if (papillary[v] + reticular[v] < 0.5) transport.diffusivity_mm2_per_day[v] = 0;
  return transport;
}

}  // namespace cutis::processes
