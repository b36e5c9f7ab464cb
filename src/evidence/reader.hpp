// How are evidence files read? All faults of all files at once; names are checked against the instruments.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

#include "core/bibliography.hpp"
#include "evidence/study.hpp"
#include "instruments/instrument.hpp"

namespace cutis::evidence {

/// Reads every *.toml of the folders, in order of name. Throws core::InputError with all faults: syntax, keys, unknown
/// instruments, quantities, regions, units, sources and scenarios (each with the nearest name), ids that stand twice,
/// rows whose reduction lacks what it needs.
std::vector<Study> read_evidence(const std::vector<std::filesystem::path>& folders,
                                 const instruments::InstrumentSet& instruments, const core::Bibliography& sources);

}  // namespace cutis::evidence
