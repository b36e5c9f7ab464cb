// Is a field the same everywhere?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "grid/grid.hpp"

namespace cutis::grid {

/// Has every place the value of the first one? Also where there is none.
inline bool alike_everywhere(const Values& values) {
  return std::all_of(values.begin(), values.end(), [&](double value) { return value == values.front(); });
}

}  // namespace cutis::grid
