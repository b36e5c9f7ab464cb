// Does a loop of signals and cells die away, or can it keep itself going? Cut open, from the processes' own rates.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/parameters.hpp"
#include "engine/rate_sum.hpp"
#include "processes/process.hpp"
#include "tissue/tissue.hpp"

namespace cutis::studies {

/// Where a loop is cut and what follows. Fields in no list are held as they are at rest.
struct FeedbackLoop {
  std::vector<tissue::FieldId> cut;        ///< only their sum acts; it is the level, and the first of them holds it
  std::vector<tissue::FieldId> followers;  ///< brought into balance with the level
  double lowest = 0, highest = 0;          ///< levels above rest that are looked at, in the unit of the cut fields
};

/// Held at a level, with the followers in balance with it, which level would balance its own loss? All else is as in
/// resting papillary dermis, uniform: nothing diffuses away, so gains are upper bounds for a thin track.
struct LoopGain {
  double rest = 0;          ///< lowest level that returns itself
  double gain_at_rest = 0;  ///< slope of the return there; below 1 small disturbances die away
  double gain_below = 0;    ///< steepest slope between nothing and rest
  double largest_gain = 0;  ///< largest mean slope from rest to a level above
  std::vector<double> level, returned;

  /// Is there a state above rest, which a strong disturbance can reach?
  bool second_state() const { return largest_gain >= 1; }
  /// Is rest itself that state? Where the return rises faster than the level on the way to rest, the loop has already
  /// run away there: with a little less from outside the loop there would be a second, lower state.
  bool rest_is_high() const { return gain_below >= 1; }
  bool keeps_itself_going() const { return second_state() || rest_is_high(); }
};

/// `dermis`: a tissue of one voxel. None where at some level the followers find no balance: nothing is known of that
/// loop.
std::optional<LoopGain> loop_gain(const tissue::Tissue& dermis, engine::LocalProcesses processes,
                                  const FeedbackLoop& loop);

/// One voxel with the means of the papillary dermis.
tissue::Tissue mean_papillary_dermis(const tissue::Tissue& tissue);

/// Draws from the priors of all parameters of some processes, cells at rest as simulated.
struct LoopDraws {
  std::size_t draws = 0, parameters = 0;
  std::size_t without_balance = 0;  ///< draws of which nothing is known
  double share_going = 0;           ///< of all others, those in which the loop keeps itself going; NaN without any
};
LoopDraws draw_loops(const tissue::Tissue& dermis, const core::ParameterLibrary& library, const FeedbackLoop& loop,
                     std::span<const std::string_view> of_processes);

/// Local processes that write a field of the loop: all that its gain depends on.
processes::ProcessSet loop_processes(const core::ParameterLibrary& library, const FeedbackLoop& loop);

}  // namespace cutis::studies
