// What is the oxygen tension, fed by perfused vessels and by air? See README.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

struct OxygenParameters {
  double diffusivity_mm2_per_day, blood_tension_mmHg, uptake_epidermis_mmHg_per_day, uptake_dermis_mmHg_per_day,
      cells_at_uptake_per_mm3, uptake_half_mmHg, air_tension_mmHg, air_permeability_mm_per_day, arterial_tension_mmHg,
      half_saturation_mmHg, hill_exponent, empty_slope_mmHg, perfused_share, limb_distance_mm, blood_capacity_mmHg,
      capillary_haematocrit, blood_renewal_per_day;
  static void describe(core::Description<OxygenParameters>& d);
};

class Oxygen final : public LocalProcess {
 public:
  explicit Oxygen(const core::ParameterLibrary& library);
  std::string_view name() const override { return "oxygen"; }
  std::span<const FieldUse> uses() const override;
  void add_rates(const TissueTile& at, RateTile& rates) const override;

 private:
  void feed_from_blood(const TissueTile& at, RateTile& rates) const;
  void take_up(const TissueTile& at, RateTile& rates) const;
  OxygenParameters p_;
};

class OxygenTransport final : public TransportProcess {
 public:
  explicit OxygenTransport(const core::ParameterLibrary& library);
  std::string_view name() const override { return "oxygen"; }
  std::vector<Transport> transports(const tissue::Tissue& tissue) const override;

 private:
  OxygenParameters p_;
};

}  // namespace cutis::processes
