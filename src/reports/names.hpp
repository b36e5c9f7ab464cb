// How is the name of a reading written for people? "tewl_meter" becomes "TEWL meter".
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace cutis::reports {

/// Words instead of underscores, abbreviations as they are usually written, the first letter a capital.
std::string display_name(std::string_view name);

}  // namespace cutis::reports
