// Can this skin stay fibrotic, and how sure is that? The loop from myofibroblasts by TGF-beta1 back to them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include "studies/feedback_loop.hpp"

namespace cutis::studies {

/// Cut at the myofibroblasts (mm-3); fibroblasts, latent and active TGF-beta1 and fibronectin follow.
const FeedbackLoop& scarring_loop();

/// For run.json, from the mean papillary dermis at rest: the loop with the parameters in force, and the share of draws
/// from the priors of all parameters of tgf_beta, fibroblasts and fibronectin in which there is a fibrotic state or
/// rest is one.
nlohmann::ordered_json scarring_record(const tissue::Tissue& dermis, const core::ParameterLibrary& library);

}  // namespace cutis::studies
