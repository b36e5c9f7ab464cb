// How does a density of vessels look as a network? A drawing with as much length as the density stands for.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/records.hpp"
#include "tissue/tissue.hpp"

namespace cutis::instruments {

/// Vessels drawn from `vessels` and `sprouts`: reproducible, the same in both arms, a random realisation and no result.
///
/// Pieces join knots of a lattice (60 um, jittered). Each has a rank; it is drawn where the length of all pieces of
/// lower rank, per volume, is below the length density of the tissue: L_V = 2 N_A (Tomkeieff), N_A the profiles per
/// area that the CD31 stain and `vessel_count` show. Ranks go from every fourth line of the lattice to every second to
/// all, so that few vessels still join up and more vessels fill the gaps between them; what is drawn at some density
/// stays when it rises.
core::ScannedVessels draw_vessels(const tissue::Tissue& tissue);

/// Length of the pieces of a kind (1 sprout, 2 perfused) or above, mm.
double drawn_length_mm(const core::ScannedVessels& vessels, const grid::Grid& grid, int least_kind);

}  // namespace cutis::instruments
