// What is a scenario made of when it runs? Processes, skin at rest and a schedule: shared by run, evidence and studies.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "core/parameters.hpp"
#include "engine/engine.hpp"
#include "engine/numerics.hpp"
#include "grid/exchange.hpp"
#include "processes/process.hpp"
#include "scenario/scenario.hpp"
#include "scenario/schedule.hpp"
#include "tissue/tissue.hpp"

namespace cutis::studies {

/// Both arms start from `rest`: untreated skin at time 0, as grown until it is settled.
struct Setup {
  processes::ProcessSet processes;
  tissue::Tissue rest;
  engine::Numerics numerics;
  engine::Statistics settling;  ///< what it cost to find rest
};

/// Throws core::InputError where the site cannot have what the scenario's components ask for: blood without vessels.
void check_site(const scenario::Scenario& scenario, const core::ParameterLibrary& library);

/// The skin of the scenario as first guessed, not yet at rest. Throws core::InputError.
tissue::Tissue grow(const scenario::Scenario& scenario, const core::ParameterLibrary& library);

/// All parts but the skin.
Setup equipment(const scenario::Scenario& scenario, const core::ParameterLibrary& library);

/// All parts, the skin as first guessed. Throws core::InputError.
Setup compose(const scenario::Scenario& scenario, const core::ParameterLibrary& library);

/// Brings the skin to rest. All ranks call it; rank 0 has the skin, before and afterwards. Throws engine::RunError, and
/// studies::Stopped where `stop` says so on any rank.
void settle(
    Setup& setup, const grid::Exchange& exchange = grid::SerialExchange(),
    const std::function<bool()>& stop = [] { return false; });

/// Composed and settled.
Setup prepare(const scenario::Scenario& scenario, const core::ParameterLibrary& library);

/// The needles of one session, from device and technique. Needs a device.
tissue::Needling needling_of(const scenario::Scenario& scenario, int session);

/// When instruments read, pictures are drawn, the block is scanned and tissue is written: sorted, each once. `measure`
/// holds all the others.
struct OutputTimes {
  scenario::Times measure, pictures, scans, tissue;
};

/// The times of scenario/schedule.hpp.
OutputTimes output_times(const scenario::Scenario& scenario);

/// Events of the plan (none but the covering of the surface where not treated) and the output times, which are the
/// same for both arms.
engine::Schedule make_schedule(const scenario::Scenario& scenario, bool treated);

}  // namespace cutis::studies
