// What does any cut do to the tissue at the instant: void, clot, injured rim, bare surface? Card: punch/README.md. A
// needle shares the clot and the rim.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <span>

#include "core/parameters.hpp"
#include "tissue/cut_shape.hpp"
#include "tissue/tissue.hpp"

namespace cutis::processes {

/// Values, sources and grades: data/parameters/cut.toml.
struct CutParameters {
  double sleeve_width_mm;               ///< injured beside the cut (eq. 2)
  double sleeve_signal;                 ///< damage signal of an injured cell over that of a killed one (eq. 2)
  double blood_tgf_beta1_ng_per_ml;     ///< releasable from platelets of whole blood (eq. 3)
  double blood_pdgf_ng_per_ml;          ///< (eq. 3)
  double blood_fibronectin_ug_per_mm3;  ///< of its plasma, which the clot binds (eq. 3)

  static void describe(core::Description<CutParameters>& d) {
    using P = CutParameters;
    d.add("sleeve_width", &P::sleeve_width_mm, "mm", "width of injured tissue around a cut or channel");
    d.add("sleeve_signal", &P::sleeve_signal, "1", "damage signal of the rim over that of killed tissue");
    d.add("blood_tgf_beta1", &P::blood_tgf_beta1_ng_per_ml, "ng/mL", "TGF-beta1 releasable from whole blood");
    d.add("blood_pdgf", &P::blood_pdgf_ng_per_ml, "ng/mL", "PDGF (AB and BB) releasable from whole blood");
    d.add("blood_fibronectin", &P::blood_fibronectin_ug_per_mm3, "ug/mm3", "fibronectin of whole blood");
  }
};

/// Eq. 2: damage signal where the injured rim takes `rim` of a voxel; `living` = share of its cells alive. Signals join
/// as a union and never pass 1 (= all cells just killed).
inline double damage_of_rim(double before, double living, double rim, double sleeve_signal) {
  return before + std::max(0.0, 1 - before) * std::min(1.0, living * sleeve_signal * rim);
}

/// Eq. 1: takes a share of a voxel away: all that evolves but oxygen, glucose, lactate, the progenitor pool and
/// vessels.
void take_away(tissue::Tissue& tissue, std::size_t voxel, double share);

/// Eq. 1: cuts vessels and sprouts in a share of a voxel, whether its tissue leaves (a cut) or stays (a needle).
void sever_vessels(tissue::Tissue& tissue, std::size_t voxel, double share);

/// Mast cells of an injured share of a voxel let out what their granules hold.
void degranulate(tissue::Tissue& tissue, std::size_t voxel, double share);

/// Eq. 3: clots blood that fills a share of a voxel.
void clot(tissue::Tissue& tissue, std::size_t voxel, double blood, const CutParameters& p);

/// Eq. 1 to 3: takes the cut of a voxel away, injures the rim and fills the void with clot where there is blood.
void cut_voxel(tissue::Tissue& tissue, const tissue::CutShare& share, const CutParameters& p);

/// Flattens rete ridges by the share of each column's junction that a wound destroys: `harm` of what it cuts, voxels in
/// any order (eq. 4 of rete_ridges).
void flatten_ridges(tissue::Tissue& tissue, std::span<const tissue::CutShare> wound, double harm = 1);

/// Eq. 4: takes corneum and lipids of a surface element away and opens it.
void bare_surface(tissue::Tissue& tissue, std::size_t column, double share);

}  // namespace cutis::processes
