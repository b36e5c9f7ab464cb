// Does inflammation of this skin resolve, or can it keep itself going? The loop from alarm by leukocytes back to alarm.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include "studies/feedback_loop.hpp"

namespace cutis::studies {

/// Cut at IL-1 beta plus TNF (ng/mL), of which only the sum acts: fibroblasts answer it with IL-8 and MCP-1, which call
/// neutrophils and monocytes, which make IL-1 beta and TNF; repair macrophages restrain them by IL-10. No damage.
const FeedbackLoop& inflammatory_loop();

/// For run.json, from the mean papillary dermis at rest: the loop with the parameters in force, and the share of draws
/// from the priors of all parameters of cytokines, neutrophils and macrophages in which inflammation has a state that
/// lasts, or rest is one.
nlohmann::ordered_json inflammation_record(const tissue::Tissue& dermis, const core::ParameterLibrary& library);

}  // namespace cutis::studies
