// How fast does light of an OCT scanner fade in the upper dermis?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "instruments/instrument.hpp"

namespace cutis::instruments {

struct OctAttenuationParameters {
  double fitted_depth_mm;
  double water_absorption_per_mm;
  double scattering_mm2_per_ug;
  double immature_scattering_share;
  static void describe(core::Description<OctAttenuationParameters>& d);
};

/// mu_t = mu_w + s (c_mature + w c_new) / (1 + f), 1/mm: single scattering at 1300 nm by fibres in water, which the
/// share f of fluid that leaked out of vessels sets apart; new fibres are thin and scatter less per mass.
double attenuation_per_mm(const OctAttenuationParameters& p, double mature, double fresh, double swelling);

/// Reads `attenuation` (1/mm) of the dermis, fitted from the junction down by `fitted_depth`, vessels masked out.
/// Blind spots: cells, elastin and melanin scatter nothing here; light scattered more than once,
/// which flattens the slope deeper down, is left out.
class OctAttenuation final : public Instrument {
 public:
  explicit OctAttenuation(const OctAttenuationParameters& parameters) : p_(parameters) {}
  std::string_view name() const override { return "oct_attenuation"; }
  std::vector<Quantity> quantities() const override;
  std::vector<Reading> read(const tissue::Tissue& tissue, const tissue::Rates& rates) const override;

 private:
  OctAttenuationParameters p_;
};

}  // namespace cutis::instruments
