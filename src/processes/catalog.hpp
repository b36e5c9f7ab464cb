// Which processes does a run have? One line each, in order.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

/// All processes with the parameters of `library`. Components (no blood, no immune cells) are read from the tissue.
ProcessSet make_processes(const core::ParameterLibrary& library);

}  // namespace cutis::processes
