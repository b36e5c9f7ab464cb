// How are gains and draws of a loop written down?
// SPDX-License-Identifier: Apache-2.0
#include "studies/loop_record.hpp"

#include <optional>

namespace cutis::studies {

nlohmann::ordered_json loop_record(const tissue::Tissue& dermis, const core::ParameterLibrary& library,
                                   const FeedbackLoop& loop, std::span<const std::string_view> drawn,
                                   const LoopWords& words) {
  const std::optional<LoopGain> gain = loop_gain(dermis, loop_processes(library, loop).local, loop);
  const LoopDraws draws = draw_loops(dermis, library, loop, drawn);
  nlohmann::ordered_json record = {{"balanced", gain.has_value()},
                                   {"probability", draws.share_going},
                                   {"draws", draws.draws},
                                   {"draws_without_balance", draws.without_balance},
                                   {"parameters_drawn", draws.parameters}};
  if (!gain) return record;
  record["rest_" + words.unit] = gain->rest;
  record["gain_at_rest"] = gain->gain_at_rest;
  record["largest_gain"] = gain->largest_gain;
  record[words.state + "_state"] = gain->keeps_itself_going();
  record[words.state + "_at_rest"] = gain->rest_is_high();
  record["level_" + words.unit] = gain->level;
  record["returned_" + words.unit] = gain->returned;
  return record;
}

}  // namespace cutis::studies
