// What does the skin generator make: layers, cells and punctures per area? Read for rows that check inputs.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "instruments/instrument.hpp"

namespace cutis::evidence {

/// Counts as stereology of the whole block would: no sampling, no shrinkage. Keratinocytes are the integral of packing
/// over depth; Langerhans cells and melanocytes are constants of the site; mast cells are profiles on
/// sections of dermis; a puncture counts where it enters. Turnovers
/// need rates: they are left out of skin whose rates are zero. Each is a stock over a flow of the tissue: basal cells
/// over births, suprabasal and all nucleated cells over those that cornify, corneum over what is shed.
class SkinCensus final : public instruments::Instrument {
 public:
  std::string_view name() const override { return "skin_census"; }
  std::vector<instruments::Quantity> quantities() const override;
  std::vector<instruments::Reading> read(const tissue::Tissue& tissue, const tissue::Rates& rates) const override;
};

}  // namespace cutis::evidence
