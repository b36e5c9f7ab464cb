// At what load does a strip of skin tear when it is pulled across a wound?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "instruments/instrument.hpp"

namespace cutis::instruments {

struct TensileTestParameters {
  double strength_kPa, reference_collagen_ug_per_mm3, thin_weight;
  static void describe(core::Description<TensileTestParameters>& d);
};

/// Pulls the whole block along x. A cross section bears, per width (N/mm),
///   sum over its depth of s_0 {a_m [w Cm + (1 - w) Z] + a_n w C3} / (a_0 c_0) dz,  averaged over y,
/// with Cm linked collagen I, Z what of it lies in fibrils that have grown thick (`thick_fibrils`), C3 collagen III,
/// a_m and a_n the shares of linked and new fibres that lie along x and a_0 that of resting reticular dermis; it tears
/// where it bears least. `breaking_load`, region `block`. Collagen I that is not linked yet is soluble and bears
/// nothing: strength goes with insoluble collagen (skininsoluble_strength, vogel1994). Divalent and trivalent
/// cross-links bear alike: skin is strongest when its trivalent ones are few (card of `collagen`). A fibre gains
/// strength as its fibrils thicken (parry1978). Type III, whose linking is not followed, bears as thin linked collagen.
/// A wound's strength is this load over that of untreated skin: s_0, a_0 and c_0 cancel. Blind spots: epidermis and
/// elastin bear nothing; fibres do not turn into the pull; load is shared evenly within a section and does not pass
/// around a short wound; fibrin of a fresh clot bears nothing. The wound must run along y.
class TensileTest final : public Instrument {
 public:
  explicit TensileTest(const TensileTestParameters& parameters) : p_(parameters) {}
  std::string_view name() const override { return "tensile_test"; }
  std::vector<Quantity> quantities() const override;
  std::vector<Reading> read(const tissue::Tissue& tissue, const tissue::Rates& rates) const override;

 private:
  TensileTestParameters p_;
};

}  // namespace cutis::instruments
