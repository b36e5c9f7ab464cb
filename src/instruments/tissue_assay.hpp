// What does an assay of homogenised tissue find: how much of each mediator, and how fast is it made?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "instruments/biopsy.hpp"
#include "instruments/instrument.hpp"

namespace cutis::instruments {

/// Reads for each mediator the mean level (as ELISA of a homogenate) and the mean production rate (what bulk mRNA is
/// compared with: local production summed over processes, before loss and transport), and the birth rate of
/// keratinocytes and fibroblasts together (what MKI67 mRNA is compared with).
/// Regions: `biopsy`, the block to the biopsy depth; `wound_edge`, the part of it within reach of a needle track or
/// wound, when there is one; `wound`, what was taken away, whose levels stand for those of fluid of an open wound;
/// `wound_cavity`, the part of it below the papillary dermis, for what a drain collects under closed skin. Blind spots:
/// bulk, so a thin active layer is diluted. What is set free from a store is no new message: active TGF-beta1, free
/// IL-1 alpha and free FGF2 are such; TGFB1 and IL1A mRNA are held against production of the latent form and the store.
class TissueAssay final : public Instrument {
 public:
  explicit TissueAssay(const BiopsyParameters& parameters) : p_(parameters) {}
  std::string_view name() const override { return "tissue_assay"; }
  std::vector<Quantity> quantities() const override;
  std::vector<Reading> read(const tissue::Tissue& tissue, const tissue::Rates& rates) const override;

 private:
  BiopsyParameters p_;
};

}  // namespace cutis::instruments
