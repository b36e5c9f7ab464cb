// What does a stained section look like? One picture at 1 um per pixel from outlines, fibres and nuclei.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "core/records.hpp"
#include "instruments/section_fibres.hpp"
#include "instruments/section_geometry.hpp"
#include "instruments/section_nuclei.hpp"
#include "instruments/stains.hpp"

namespace cutis::instruments {

/// What every stain of one section shares, and the brush. `ki67_share` is of all keratinocytes.
class SectionPainter {
 public:
  SectionPainter(const tissue::Tissue& tissue, const HistologyParameters& p, const SectionGeometry& geometry,
                 double ki67_share);
  core::Picture paint(Stain stain) const;

 private:
  struct Brush;
  void paint_ground(Brush& brush) const;
  void paint_dermis(Brush& brush, int x, int depth) const;
  void paint_epidermis(Brush& brush, int x, int depth) const;
  void paint_corneum(Brush& brush, int x, int depth) const;
  void paint_fat(Brush& brush, int x, int depth) const;
  void paint_clot(Brush& brush, int x, int depth, double share) const;
  void paint_nucleus(Brush& brush, const Nucleus& nucleus) const;
  void paint_capillary(Brush& brush, const Nucleus& capillary) const;
  bool in_cycle(const Nucleus& nucleus) const;

  const tissue::Tissue& tissue_;
  const SectionGeometry& g_;
  FibreMap collagen_, reticulin_;
  std::vector<Nucleus> keratinocytes_, dermal_;
  std::vector<float> cell_border_;  ///< distance to the nearest border between keratinocytes, um, per pixel
  std::vector<float> open_;         ///< share of the pixel column's surface that is an open channel
  double ki67_basal_ = 0, ki67_above_ = 0;
};

}  // namespace cutis::instruments
