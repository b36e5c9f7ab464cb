// Which loop is that of inflammation, and what does a run say of it?
// SPDX-License-Identifier: Apache-2.0
#include "studies/inflammation.hpp"

#include <array>

#include "studies/loop_record.hpp"

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

nlohmann::ordered_json inflammation_record(const tissue::Tissue& dermis, const core::ParameterLibrary& library) {
  constexpr std::array<std::string_view, 3> drawn = {"cytokines", "neutrophils", "macrophages"};
  return loop_record(dermis, library, inflammatory_loop(), drawn, {"lasting", "ng_per_ml"});
}

}  // namespace cutis::studies
