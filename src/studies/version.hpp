// Which cutis is this? Version and git revision as known when the build was configured.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace cutis::studies {

std::string_view version();
/// Empty where the source was no git checkout.
std::string_view revision();

}  // namespace cutis::studies
