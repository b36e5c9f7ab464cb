// How well does the skin conduct a small alternating current, and is it electrically closed again?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "instruments/instrument.hpp"

namespace cutis::instruments {

struct ImpedanceParameters {
  double fluid_conductivity_S_per_m;
  double channel_length_um;
  double skin_admittance_S_per_m2;
  double closed_fraction;
  static void describe(core::Description<ImpedanceParameters>& d);
};

/// Admittance of a unit area of open channel over that of a unit area of intact skin at rest:
/// (sigma_ISF / l) / Y_skin (needle.md F6).
double channel_contrast(const ImpedanceParameters& p);

/// Reads, after the electrode's own impedance is taken off: Y = Y_skin + Y_pores, relative to intact skin at rest;
/// Y_skin falls with thickness and lipids of the stratum corneum, Y_pores = contrast * open area * (1 - plug).
/// `permeable_fraction` compares the conducting channel area with the area of all channels that the last session
/// made; `resealed` is 1 at or below the fraction at which the published protocol calls a site closed.
/// Blind spots: sees ions only, so a plugged channel that still passes water or dye reads closed; depth is unseen.
class ImpedanceElectrode final : public Instrument {
 public:
  explicit ImpedanceElectrode(const ImpedanceParameters& parameters) : p_(parameters) {}
  std::string_view name() const override { return "impedance_electrode"; }
  std::vector<Quantity> quantities() const override;
  std::vector<Reading> read(const tissue::Tissue& tissue, const tissue::Rates& rates) const override;

 private:
  ImpedanceParameters p_;
};

}  // namespace cutis::instruments
