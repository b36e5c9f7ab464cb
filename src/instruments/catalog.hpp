// Which instruments are there? One line each.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "instruments/histology.hpp"
#include "instruments/instrument.hpp"

namespace cutis::instruments {

/// All instruments that return readings, with their parameters from the library.
InstrumentSet make_instruments(const core::ParameterLibrary& library);

/// The histology that also draws pictures.
Histology make_histology(const core::ParameterLibrary& library);

}  // namespace cutis::instruments
