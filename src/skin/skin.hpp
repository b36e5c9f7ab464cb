// What tissue does a run start from? Layers with rete ridges, vessels, and a first guess of the resting pools.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "grid/grid.hpp"
#include "skin/site.hpp"
#include "tissue/tissue.hpp"

namespace cutis::skin {

/// Skin of a site on a grid: anatomy fields, surface at rest and first guesses of cells and matrix. Mediators are
/// zero: the engine solves for the resting state. Volume fractions are exact to 1 % and sum to 1 in each voxel; the
/// mean epidermal thickness is exact. Below the dermis the block is hypodermis. `seed` moves the rete pattern only.
tissue::Tissue grow_skin(const grid::Grid& grid, const SiteAnatomy& site, int fitzpatrick, std::uint64_t seed,
                         const tissue::Components& components);

}  // namespace cutis::skin
