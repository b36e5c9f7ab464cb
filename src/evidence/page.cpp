// How do record and evidence files become the data of one page?
// SPDX-License-Identifier: Apache-2.0
#include "evidence/page.hpp"

#include <map>
#include <utility>

#include "core/disclaimer.hpp"
#include "evidence/statistics.hpp"
#include "reports/names.hpp"

namespace cutis::evidence {
namespace {

using Json = nlohmann::ordered_json;

/// An empty quantity stands for all of the instrument; the first that fits counts.
struct Theme {
  const char *instrument, *quantity, *name;
};

constexpr Theme themes[] = {
    {"skin_census", "punctures", "Needle pattern"},
    {"skin_census", "", "Layers and cells at rest"},
    {"ultrasound", "dermal_thickness", "Layers and cells at rest"},
    {"ultrasound", "", "Collagen and matrix"},
    {"histology", "masson_area", "Collagen and matrix"},
    {"histology", "silver_area", "Collagen and matrix"},
    {"collagen_assay", "", "Collagen and matrix"},
    {"matrix_assay", "", "Collagen and matrix"},
    {"immunostain", "", "Collagen and matrix"},
    {"oct_attenuation", "", "Collagen and matrix"},
    {"tensile_test", "", "Collagen and matrix"},
    {"histology", "", "Epidermis"},
    {"tissue_assay", "proliferation", "Epidermis"},
    {"tissue_assay", "", "Inflammation and signals"},
    {"microdialysis", "", "Inflammation and signals"},
    {"cell_counts", "fibroblasts", "Layers and cells at rest"},
    {"cell_counts", "", "Inflammation and signals"},
    {"tewl_meter", "", "Barrier"},
    {"impedance_electrode", "", "Barrier"},
    {"corneum_lamp", "", "Barrier"},
    {"laser_doppler", "", "Vessels, flow and oxygen"},
    {"vessel_count", "", "Vessels, flow and oxygen"},
    {"oxygen_electrode", "", "Vessels, flow and oxygen"},
    {"oxygen_flux", "", "Vessels, flow and oxygen"},
};

/// What the files say of a row.
Json described(const Study& study, const Row& row) {
  const Json low = row.op == "lt" ? Json(nullptr) : Json(row.lo);
  const Json high = row.op == "in" ? Json(*row.hi) : row.op == "lt" ? Json(row.lo) : Json(nullptr);
  return {{"id", row.id},
          {"claim", row.claim},
          {"theme", theme_of(row)},
          {"tier", row.tier},
          {"kind", row.kind},
          {"role", row.role},
          {"source", study.source},
          {"study", study.title},
          {"n", study.n},
          {"blinded", study.blinded},
          {"stand_ins", study.stand_ins},
          {"note", row.note},
          {"low", low},
          {"high", high},
          {"unit", row.unit},
          {"instrument", reports::display_name(row.instrument)},
          {"quantity", reports::display_name(row.quantity)}};
}

/// Was the row recorded with the range that it has now? Else its verdict is about something else.
bool same_range(const Json& row, const Json& recorded) {
  return row["low"] == recorded.value("low", Json()) && row["high"] == recorded.value("high", Json());
}

/// What the record says of it; keys that an older record lacks are null.
void add_numbers(Json& row, const Json& recorded) {
  for (const char* key : {"value", "half_width_95", "smallest", "largest", "seeds", "subjects", "verdict", "inert",
                          "untreated", "frozen", "untreated_meets", "frozen_meets"})
    row[key] = recorded.value(key, Json());
  row["counts"] = recorded.value("counts", false);
}

Json scores_of(const Json& rows) {
  Json scores = Json::array();
  for (const char* role : {"validation", "calibration", "found"})
    for (const char* kind : {"quantitative", "sign"}) {
      std::vector<Vote> votes;
      for (const Json& row : rows)
        if (row["counts"] == true && row["role"] == role && row["kind"] == kind)
          votes.push_back({row["source"], row["verdict"] == to_string(Verdict::met)});
      const Score s = score(votes);
      if (s.rows > 0)
        scores.push_back({{"role", role},
                          {"kind", kind},
                          {"share", s.share},
                          {"studies", s.studies},
                          {"rows", s.rows},
                          {"rows_met", s.rows_met}});
    }
  return scores;
}

}  // namespace

std::string theme_of(const Row& row) {
  for (const Theme& theme : themes)
    if (row.instrument == theme.instrument && (*theme.quantity == '\0' || row.quantity == theme.quantity))
      return theme.name;
  return reports::display_name(row.instrument);
}

Json page_data(const Json& record, const std::vector<Study>& studies) {
  std::map<std::string, Json> recorded;
  for (const Json& row : record.at("rows")) recorded[row.at("id")] = row;
  Json rows = Json::array(), missing = Json::array();
  for (const Study& study : studies)
    for (const Row& row : study.rows) {
      Json shown = described(study, row);
      const auto found = recorded.find(row.id);
      if (found == recorded.end() || !same_range(shown, found->second)) {
        missing.push_back(row.id);
        continue;
      }
      add_numbers(shown, found->second);
      rows.push_back(std::move(shown));
    }
  return {{"schema", 1},
          {"title", "What cutis meets of published measurements, and what it misses"},
          {"disclaimer", core::disclaimer},
          {"made", record.value("made", Json::object())},
          {"scores", scores_of(rows)},
          {"rows", rows},
          {"missing", missing}};
}

}  // namespace cutis::evidence
