// What does a thin dialysed tube in the dermis collect of the mediators around it?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "instruments/instrument.hpp"

namespace cutis::instruments {

struct MicrodialysisParameters {
  double probe_depth_mm, sampled_radius_mm, protein_recovery, histamine_recovery;
  static void describe(core::Description<MicrodialysisParameters>& d);
};

/// Reads the concentration in the dialysate, ng/mL = relative recovery x mean level within `sampled_radius` of a tube
/// that runs along x through the middle of the block at `probe_depth`, below the top of the viable epidermis. Recovery
/// is the share of the level outside that reaches the dialysate at the flow of the study that measured it. Of glucose
/// and lactate it reads what is outside, as the method of no net flux does, over that of blood drawn at the same time.
/// Blind spots: an instant, where a sample is collected over ten minutes or more; the probe itself injures nothing and
/// drains nothing here (plan a `probe` for the injury); one recovery for all proteins, which differ several-fold;
/// plasma that leaks raises it.
class Microdialysis final : public Instrument {
 public:
  struct Blood {
    double glucose_mmol_per_l, lactate_mmol_per_l;
  };
  Microdialysis(const MicrodialysisParameters& parameters, const Blood& blood) : p_(parameters), blood_(blood) {}
  std::string_view name() const override { return "microdialysis"; }
  std::vector<Quantity> quantities() const override;
  std::vector<Reading> read(const tissue::Tissue& tissue, const tissue::Rates& rates) const override;

 private:
  MicrodialysisParameters p_;
  Blood blood_;
};

}  // namespace cutis::instruments
