// Which loop is that of inflammation, and what does a run say of it?
// SPDX-License-Identifier: Apache-2.0
#include "studies/inflammation.hpp"

#include <array>

namespace cutis::studies {

using tissue::FieldId;

const FeedbackLoop& inflammatory_loop() {
  static const FeedbackLoop loop{{FieldId::il1_beta, FieldId::tnf},
                                 {FieldId::il8, FieldId::mcp1, FieldId::neutrophils, FieldId::neutrophils_apoptotic,
                                  FieldId::monocytes, FieldId::macrophages_m1, FieldId::macrophages_m2, FieldId::il10},
                                 1e-4,
                                 1e3};  // far beyond any half-saturation
  return loop;
}

nlohmann::ordered_json inflammation_record(const tissue::Tissue& rest, const core::ParameterLibrary& library) {
  constexpr std::array<std::string_view, 3> drawn = {"cytokines", "neutrophils", "macrophages"};
  const tissue::Tissue dermis = mean_papillary_dermis(rest);
  const std::optional<LoopGain> gain =
      loop_gain(dermis, loop_processes(library, inflammatory_loop()).local, inflammatory_loop());
  const LoopDraws draws = draw_loops(dermis, library, inflammatory_loop(), drawn);
  nlohmann::ordered_json record = {{"balanced", gain.has_value()},
                                   {"probability", draws.share_going},
                                   {"draws", draws.draws},
                                   {"draws_without_balance", draws.without_balance},
                                   {"parameters_drawn", draws.parameters}};
  if (!gain) return record;
  record["rest_ng_per_ml"] = gain->rest;
  record["gain_at_rest"] = gain->gain_at_rest;
  record["largest_gain"] = gain->largest_gain;
  record["lasting_state"] = gain->keeps_itself_going();
  record["lasting_at_rest"] = gain->rest_is_high();
  record["level_ng_per_ml"] = gain->level;
  record["returned_ng_per_ml"] = gain->returned;
  return record;
}

}  // namespace cutis::studies
