// Which instruments may a row of the evidence read? Those of the bench and two that only evidence needs.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "instruments/catalog.hpp"

namespace cutis::evidence {

instruments::InstrumentSet make_instruments(const core::ParameterLibrary& library);

}  // namespace cutis::evidence
