// What does run.json say besides results? Scenario, plan, parameters with their grades, skin, cost of each arm.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "core/parameters.hpp"
#include "engine/numerics.hpp"
#include "instruments/instrument.hpp"
#include "scenario/scenario.hpp"
#include "tissue/tissue.hpp"

namespace cutis::studies {

using Json = nlohmann::ordered_json;

/// Version, revision and the moment of writing (UTC).
Json made_by();

/// Name, text of the file, all values in force, stand-ins, notes and safety remarks.
Json scenario_record(const scenario::Scenario& scenario, const std::string& file_name, const std::string& text);

/// The plan as the report draws it: [{time_d, kind, label, detail}].
Json plan_record(const scenario::Scenario& scenario);

/// [label, value] pairs for the head of the report.
Json facts(const scenario::Scenario& scenario);

/// Every parameter that the run used.
Json parameter_rows(const std::vector<core::Parameter>& used);

/// [grade, count] pairs, best evidence first.
Json counts_by_grade(const std::vector<core::Parameter>& used);

/// Thicknesses and constants of the skin at rest.
Json skin_record(const tissue::Tissue& rest);

/// Steps, rejections, cycles and seconds of one arm; `voxels` of its grid.
Json statistics_record(const engine::Statistics& statistics, std::size_t voxels);

/// The statistics that such a record was made of.
engine::Statistics statistics_of(const Json& record);

/// What the instruments can read, for labels: [{instrument, quantity, unit, meaning}].
Json quantity_rows(const instruments::InstrumentSet& set);

}  // namespace cutis::studies
