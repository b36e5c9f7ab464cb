// What must stand wherever results are shown?
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace cutis::core {

inline constexpr const char* disclaimer = "Research use only. Not medical advice.";

}  // namespace cutis::core
