// What does a stained section look like? One picture at 1 um per pixel from outlines, fibres and nuclei.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "core/records.hpp"
#include "instruments/immunostain.hpp"
#include "instruments/section_brush.hpp"
#include "instruments/section_cells.hpp"

namespace cutis::instruments {

/// What all stains of one section share, and how each is painted. Tissue, parameters, geometry and births must outlive
/// it.
class SectionPainter {
 public:
  SectionPainter(const tissue::Tissue& tissue, const HistologyParameters& p, const ImmunostainParameters& antibodies,
                 const SectionGeometry& geometry, const Proliferation& proliferation);
  core::Picture paint(Stain stain) const;

 private:
  void paint_ground(Brush& brush) const;
  void paint_cells(Brush& brush) const;
  void paint_membrane(Brush& brush) const;
  void paint_dermis(Brush& brush, int x, int depth) const;
  void paint_epidermis(Brush& brush, int x, int depth) const;
  void paint_corneum(Brush& brush, int x, int depth) const;
  void paint_fat(Brush& brush, int x, int depth) const;
  void paint_hyaluronan(Brush& brush, int x, int depth) const;
  void paint_clot(Brush& brush, int x, int depth) const;

  const tissue::Tissue& tissue_;
  const HistologyParameters& p_;
  const ImmunostainParameters& antibodies_;
  const SectionGeometry& g_;
  FibreMap collagen_;
  std::vector<Nucleus> keratinocytes_, dermal_;
  std::vector<float> cell_border_;  ///< distance to the nearest border between keratinocytes, um, per pixel
  std::vector<bool> fat_wall_;      ///< is the pixel, where there is fat, a wall between fat cells?
  bool clotted_;                    ///< is there fibrin to be seen anywhere on the section?
  std::vector<float> open_;         ///< share of the pixel column's surface that is an open channel
  std::vector<float> anchored_;     ///< share of the pixel column's basement membrane that holds
  CellsInCycle in_cycle_;
};

}  // namespace cutis::instruments
