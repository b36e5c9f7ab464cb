// Which cutis is this? Version and git revision as known when the build was configured.
// SPDX-License-Identifier: Apache-2.0
#include "studies/version.hpp"

namespace cutis::studies {

std::string_view version() { return CUTIS_VERSION; }
std::string_view revision() { return CUTIS_REVISION; }

}  // namespace cutis::studies
