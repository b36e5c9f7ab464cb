// How do cells and capillaries look on a section, and which of them does an antibody mark?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "instruments/section_brush.hpp"
#include "instruments/section_nuclei.hpp"

namespace cutis::instruments {

/// How fast cells divide, for Ki-67.
struct Proliferation {
  double keratinocyte_share;              ///< positive share of all keratinocytes
  const grid::Values& fibroblast_births;  ///< mm-3/d by voxel; includes activated cells that return
  double positive_days;                   ///< for which a cell in cycle is positive
};

/// Which cells are in cycle: the share of keratinocytes is that of the block, first basal cells up to 60 % of them,
/// then those above; the share of fibroblasts is local, births per cell and day x positive days.
class CellsInCycle {
 public:
  CellsInCycle(const tissue::Tissue& tissue, int row, const std::vector<Nucleus>& keratinocytes,
               const Proliferation& proliferation);
  bool operator()(const Nucleus& nucleus) const;

 private:
  SectionField fibroblasts_, fibroblast_births_;
  double positive_days_, basal_share_ = 0, share_above_ = 0;
};

/// A nucleus with its chromatin; `positive` in the colour of the antibody.
void paint_nucleus(Brush& brush, const Nucleus& nucleus, bool positive);

/// The body of an activated fibroblast, marked by the antibody: a spindle of this area around its nucleus.
void paint_body(Brush& brush, const Nucleus& nucleus, double area_um2);

/// A capillary: lumen with red cells, wall and endothelial nuclei.
void paint_capillary(Brush& brush, const Nucleus& capillary);

}  // namespace cutis::instruments
