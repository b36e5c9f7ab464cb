// Which pixels of a section do fibres cover? A Boolean model of random fibre segments.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "core/parameters.hpp"
#include "instruments/section_geometry.hpp"

namespace cutis::instruments {

struct HistologyParameters {
  double section_um;
  double hydrated_collagen_density_ug_per_mm3;
  double papillary_fibre_um;
  double reticular_bundle_um;
  double reticulin_fibre_um;
  double hydrated_elastin_density_ug_per_mm3;
  double papillary_elastic_fibre_um;
  double reticular_elastic_fibre_um;
  double keratinocyte_nucleus_um;
  double leukocyte_nucleus_um;
  double fibroblast_nucleus_um;
  double ki67_positive_d;
  double myofibroblast_profile_um2;
  static void describe(core::Description<HistologyParameters>& d);
};

/// Which fibres a stain shows.
enum class FibreStain {
  all_collagen,  ///< Masson, H&E: every pool
  reticulin,     ///< silver: collagen III and new collagen I
  elastin,       ///< Verhoeff: cross-linked elastin
};

/// Depth of stain per pixel: 0 where no fibre lies, else 96-255.
using FibreMap = std::vector<std::uint8_t>;

/// Stain at or above which a pixel counts as positive.
inline constexpr std::uint8_t positive_stain = 64;

/// Random fibre segments, clipped to the dermis. In each voxel of the section a Poisson process of unit rate lists
/// candidates; those that arrive before the intensity (content / covering content * area / segment area) are drawn.
/// Numbers depend on the place only, so two tissues share all fibres that both have, and more collagen only adds; each
/// fibre lies in the section (x, depth) as the orientation of its pool has it there.
FibreMap draw_fibres(const tissue::Tissue& tissue, const HistologyParameters& p, const SectionGeometry& geometry,
                     FibreStain stain);

/// The same for fine fibrils of fibronectin, in any direction; they cover 1 - 1/e where the content is
/// `cover_ug_per_mm3`.
FibreMap draw_fibronectin(const tissue::Tissue& tissue, double cover_ug_per_mm3, const SectionGeometry& geometry);

/// The same pixels, all stained alike: to be counted, and cheaper.
FibreMap cover_by_fibres(const tissue::Tissue& tissue, const HistologyParameters& p, const SectionGeometry& geometry,
                         FibreStain stain);

}  // namespace cutis::instruments
