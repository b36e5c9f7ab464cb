// Which loop is that of scarring, and what does a run say of it?
// SPDX-License-Identifier: Apache-2.0
#include "studies/scarring.hpp"

#include <array>

namespace cutis::studies {

using tissue::FieldId;

const FeedbackLoop& scarring_loop() {
  static const FeedbackLoop loop{
      {FieldId::myofibroblasts},
      {FieldId::tgf_beta1_latent, FieldId::tgf_beta1, FieldId::fibroblasts, FieldId::fibronectin},
      1,
      1e5};  // more cells than fit
  return loop;
}

nlohmann::ordered_json scarring_record(const tissue::Tissue& rest, const core::ParameterLibrary& library) {
  constexpr std::array<std::string_view, 3> drawn = {"tgf_beta", "fibroblasts", "fibronectin"};
  const tissue::Tissue dermis = mean_papillary_dermis(rest);
  const std::optional<LoopGain> gain =
      loop_gain(dermis, loop_processes(library, scarring_loop()).local, scarring_loop());
  const LoopDraws draws = draw_loops(dermis, library, scarring_loop(), drawn);
  nlohmann::ordered_json record = {{"balanced", gain.has_value()},
                                   {"probability", draws.share_going},
                                   {"draws", draws.draws},
                                   {"draws_without_balance", draws.without_balance},
                                   {"parameters_drawn", draws.parameters}};
  if (!gain) return record;
  record["rest_per_mm3"] = gain->rest;
  record["gain_at_rest"] = gain->gain_at_rest;
  record["largest_gain"] = gain->largest_gain;
  record["fibrotic_state"] = gain->keeps_itself_going();
  record["fibrotic_at_rest"] = gain->rest_is_high();
  record["level_per_mm3"] = gain->level;
  record["returned_per_mm3"] = gain->returned;
  return record;
}

}  // namespace cutis::studies
