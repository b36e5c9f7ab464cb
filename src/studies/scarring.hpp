// Is there a second, fibrotic state of this skin, and how sure is that? The loop gain from the processes' own rates.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "core/parameters.hpp"
#include "engine/rate_sum.hpp"
#include "tissue/tissue.hpp"

namespace cutis::studies {

/// The loop from myofibroblasts by TGF-beta1 back to myofibroblasts, cut open: held at a level, with fibroblasts,
/// latent and active TGF-beta1 in balance with it, how many myofibroblasts would balance their own loss? All else is as
/// in resting papillary dermis, uniform (nothing diffuses away, so the gain is an upper bound for a thin track).
struct ScarringLoop {
  double rest_per_mm3 = 0;  ///< where level and return agree: healthy skin
  double gain_at_rest = 0;  ///< slope of the return there; below 1 small disturbances heal
  double largest_gain = 0;  ///< largest mean slope from rest to a level above; at 1 or more there is a fibrotic state
  std::vector<double> level_per_mm3, returned_per_mm3;
  bool fibrotic() const { return largest_gain >= 1; }
};

/// `dermis`: a tissue of one voxel.
ScarringLoop scarring_loop(const tissue::Tissue& dermis, engine::LocalProcesses processes);

/// One voxel with the means of the papillary dermis.
tissue::Tissue mean_papillary_dermis(const tissue::Tissue& tissue);

/// For run.json: the loop with the parameters in force, and the share of draws from the priors of all parameters of
/// tgf_beta and fibroblasts (Latin hypercube, cells at rest as simulated) in which there is a fibrotic state.
nlohmann::ordered_json scarring_record(const tissue::Tissue& rest, const core::ParameterLibrary& library);

}  // namespace cutis::studies
