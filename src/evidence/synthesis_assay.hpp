// How much collagen, MMP-9 and TGF-beta3 is being made? Production rates stand for messenger RNA in rows.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "instruments/tissue_assay.hpp"

namespace cutis::evidence {

/// Mean production of collagens and MMP-9 per volume, in the regions of the tissue assay. Of type I what stays after it
/// was made; of MMP-9 what cells make on the spot: neutrophils bring theirs in granules, without its message.
/// Production of latent TGF-beta3 over that of TGF-beta1; none where no TGF-beta1 is made.
class SynthesisAssay final : public instruments::Instrument {
 public:
  SynthesisAssay(const instruments::BiopsyParameters& parameters, double mmp9_by_neutrophil_pg_per_day)
      : p_(parameters), mmp9_by_neutrophil_pg_per_day_(mmp9_by_neutrophil_pg_per_day) {}
  std::string_view name() const override { return "synthesis_assay"; }
  std::vector<instruments::Quantity> quantities() const override;
  std::vector<instruments::Reading> read(const tissue::Tissue& tissue, const tissue::Rates& rates) const override;

 private:
  instruments::BiopsyParameters p_;
  double mmp9_by_neutrophil_pg_per_day_;
};

}  // namespace cutis::evidence
