// Which loop is that of scarring, and what does a run say of it?
// SPDX-License-Identifier: Apache-2.0
#include "studies/scarring.hpp"

#include <array>

#include "studies/loop_record.hpp"

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

nlohmann::ordered_json scarring_record(const tissue::Tissue& dermis, const core::ParameterLibrary& library) {
  constexpr std::array<std::string_view, 3> drawn = {"tgf_beta", "fibroblasts", "fibronectin"};
  return loop_record(dermis, library, scarring_loop(), drawn, {"fibrotic", "per_mm3"});
}

}  // namespace cutis::studies
