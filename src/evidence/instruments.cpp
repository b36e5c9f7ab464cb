// Which instruments may a row of the evidence read? Those of the bench and two that only evidence needs.
// SPDX-License-Identifier: Apache-2.0
#include "evidence/instruments.hpp"

#include <memory>

#include "evidence/skin_census.hpp"
#include "evidence/synthesis_assay.hpp"
#include "processes/proteases/proteases.hpp"

namespace cutis::evidence {

instruments::InstrumentSet make_instruments(const core::ParameterLibrary& library) {
  instruments::InstrumentSet set = instruments::make_instruments(library);
  set.push_back(std::make_unique<SkinCensus>());
  set.push_back(std::make_unique<SynthesisAssay>(
      library.read<instruments::BiopsyParameters>("biopsy"),
      library.read<processes::ProteasesParameters>("proteases").mmp9_by_neutrophil_pg_per_day));
  return set;
}

}  // namespace cutis::evidence
