// Is this process one of several? Found out without MPI, which only then is loaded: it takes most of a second to start.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "grid/exchange.hpp"

namespace cutis::parallel {

/// How many processes mpiexec says it has started; 1 where none did.
int started_ranks();

/// The serial exchange, or where mpiexec has started several processes the one that joins them; MPI ends with its
/// life. Throws core::InputError where this cutis cannot: better no run than the same run N times.
std::unique_ptr<grid::Exchange> join_ranks();

}  // namespace cutis::parallel
