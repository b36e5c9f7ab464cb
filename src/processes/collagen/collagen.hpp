// How is collagen made, matured, cut and cleared, and what propeptides does it leave? See README.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "processes/glucose_need.hpp"
#include "processes/lactate_effect.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

struct CollagenParameters {
  double cytokine_half_ng_per_ml, activated_synthesis, synthesis_in_void, share_iii_rest, share_iii_wound,
      oxygen_half_mmHg, loss_iii_per_day, cross_linking_per_day, cross_link_maturation_per_day, fibril_growth_per_day,
      loss_mature_per_day, retention_by_activated, retention_in_void, mmp_on_iii_ng_per_ml, mmp_on_mature_ng_per_ml,
      mmp9_on_new, fragment_clearance_per_day, mmp9_on_fragments_ng_per_ml, picp_mass_share, piiinp_mass_share,
      propeptide_clearance_per_day, clearance_without_lymph;
  static void describe(core::Description<CollagenParameters>& d);
};

/// Values, sources and grades: data/parameters/fibre_orientation.toml.
struct FibreOrientationParameters {
  double tension_guidance, pull_half;
  static void describe(core::Description<FibreOrientationParameters>& d);
};

class Collagen final : public LocalProcess {
 public:
  explicit Collagen(const core::ParameterLibrary& library);
  std::string_view name() const override { return "collagen"; }
  std::span<const FieldUse> uses() const override;
  void add_rates(const TissueTile& at, RateTile& rates) const override;
  void balance_rest(tissue::Tissue& tissue) const override;

 private:
  /// Cells that make collagen and what surrounds them.
  struct Makers {
    double fibroblasts, activated, at_rest;  // per mm3
    double cytokines_ng_per_ml, oxygen_mmHg;
    double fed = 1;                         // synthesis with the glucose and lactate that are there over that at rest
    double cut = 0, clot = 0, missing = 0;  // shares: cut of the voxel, clot and missing matrix of what was cut
  };
  /// Synthesis per unit of the site's capacity: type III, type I, and what of type I stays.
  struct Drive {
    double iii, i, i_kept;
  };
  /// Losses of the three pools per day.
  struct Losses {
    double iii, cut_immature, mature;
  };
  Drive drive(const Makers& cells, double let_stay) const;
  double retention(const Makers& cells) const;
  Losses losses(double mmp_ng_per_ml, double mmp9_ng_per_ml) const;

  CollagenParameters p_;
  FibreOrientationParameters orientation_;
  GlucoseNeedParameters glucose_;
  LactateEffectParameters lactate_;
};

}  // namespace cutis::processes
