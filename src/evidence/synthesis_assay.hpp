// How much collagen is being made? Production rates, which stand for messenger RNA in rows of the evidence.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "instruments/tissue_assay.hpp"

namespace cutis::evidence {

/// Mean production of collagens per volume, in the regions of the tissue assay. Of type I what stays after it was made.
class SynthesisAssay final : public instruments::Instrument {
 public:
  explicit SynthesisAssay(const instruments::TissueAssayParameters& parameters) : p_(parameters) {}
  std::string_view name() const override { return "synthesis_assay"; }
  std::vector<instruments::Quantity> quantities() const override;
  std::vector<instruments::Reading> read(const tissue::Tissue& tissue, const tissue::Rates& rates) const override;

 private:
  instruments::TissueAssayParameters p_;
};

}  // namespace cutis::evidence
