// Which shape does a channel have (eq. 2), and how many vessels does it cross (eq. 7)?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/needling/parameters.hpp"
#include "tissue/cut_shape.hpp"
#include "tissue/tissue.hpp"

namespace cutis::processes::needling {

/// The channel from the skin surface down: radius after recoil, conical over its last
/// min(depth, taper * base radius) with base radius = channel radius / recoil.
tissue::CutShape channel_shape(const tissue::Puncture& channel, double stratum_corneum_um, const NeedlingParameters& p);

/// Integral of the relative vessel density over depth along the axis of a channel, mm.
double vessels_crossed_mm(const tissue::Tissue& tissue, const tissue::CutShape& shape);

}  // namespace cutis::processes::needling
