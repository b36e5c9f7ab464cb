// Where does the engine stand between two steps? What a checkpoint must hold besides the tissue.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "core/clock.hpp"

namespace cutis::engine {

/// With the tissue and Engine::last_base() this is all that the next step depends on: whatever else an engine comes
/// to remember from step to step belongs here, or a resumed run gives other bits.
struct Progress {
  core::Ticks step = 0;         ///< proposed next step
  core::Ticks last_step = 0;    ///< whose last_base() it is; 0: none
  std::size_t outputs_now = 0;  ///< how many of the outputs at the tissue's time were taken
  std::size_t events_now = 0;   ///< how many of the events at the tissue's time have happened
};

}  // namespace cutis::engine
