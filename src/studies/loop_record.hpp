// What does a run say of a feedback loop of its tissue?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>

#include "core/parameters.hpp"
#include "studies/feedback_loop.hpp"

namespace cutis::studies {

/// How the record of a loop names its second state and the unit of its levels.
struct LoopWords {
  std::string state;  ///< "fibrotic": `fibrotic_state`, `fibrotic_at_rest`
  std::string unit;   ///< "per_mm3": `rest_per_mm3`, `level_per_mm3`, `returned_per_mm3`
};

/// Gains of the loop in `dermis`, the mean papillary dermis at rest, and its probability over draws from the priors of
/// the processes `drawn`; docs/formats.md. Without a balance the gains are absent.
nlohmann::ordered_json loop_record(const tissue::Tissue& dermis, const core::ParameterLibrary& library,
                                   const FeedbackLoop& loop, std::span<const std::string_view> drawn,
                                   const LoopWords& words);

}  // namespace cutis::studies
