// How does a report see the block in 3-D? As 8-bit volumes with fixed ranges, so that frames compare.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/records.hpp"
#include "tissue/tissue.hpp"

namespace cutis::instruments {

/// 8-bit code of a value in a display range, rounded, saturating at both ends.
std::uint8_t scan_byte(double value, double low, double high);

/// Volumes: new_collagen (III and immature I, 0-150 ug/mm3), mature_collagen (0-300 ug/mm3), leukocytes (neutrophils,
/// monocytes and macrophages, 0-3000 mm-3), fibroblasts (with myofibroblasts, 0-12000 mm-3), epidermis (packing times
/// volume fraction, 0-2), vessels (0-3), tgf_beta1 (active, 0-2 ng/mL), oxygen (0-100 mmHg), glucose and lactate (0-6
/// mmol/L), all punctures so far, and a drawn network of vessels. The ranges are choices of display: values beyond them
/// saturate.
core::BlockScan scan(const tissue::Tissue& tissue);

}  // namespace cutis::instruments
