// Does the whole catalogue give the same bits on any threads, and is untreated skin at a stable rest?
// SPDX-License-Identifier: Apache-2.0
#include <omp.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>

#include "engine/engine_for_test.hpp"
#include "operator_common.hpp"
#include "processes/catalog.hpp"
#include "skin/skin.hpp"

using namespace cutis;
using namespace cutis::engine::for_test;
using namespace cutis::verification;

namespace {

const grid::SerialExchange serial;

core::ParameterLibrary shipped() { return core::ParameterLibrary::load(CUTIS_SOURCE_DIR "/data"); }

tissue::Tissue cheek(const grid::Grid& grid) {
  const core::ParameterLibrary library = shipped();
  return skin::grow_skin(grid, skin::read_site(library, "cheek", true, 35), 3, 1, {});
}

tissue::Event needling() {
  tissue::Needling pen;
  pen.seed = 7;
  pen.roller = false;
  pen.needle_length_mm = 1;
  pen.needle_base_radius_mm = 0.1;
  pen.needles = 12;
  pen.strokes_per_s = 100;
  pen.dwell_s_per_cm2 = 20;
  pen.cartridge_diameter_mm = 8;
  return {0, "needling", pen};
}

double mean(const grid::Values& values) { return total(values) / static_cast<double>(values.size()); }

/// Relative change of a field's mean; over a thousandth of the field's scale where the mean is smaller.
double change_of(FieldId id, const tissue::Tissue& from, const tissue::Tissue& to) {
  const double before = mean(from[id]), after = mean(to[id]);
  return std::abs(after - before) / std::max(std::abs(before), 1e-3 * tissue::info(id).scale);
}

/// The evolving field, none of `without`, whose mean differs most.
FieldId most_changed(const tissue::Tissue& from, const tissue::Tissue& to, const std::vector<FieldId>& without = {}) {
  FieldId worst = FieldId::oxygen;
  for (const tissue::FieldInfo& row : tissue::field_table) {
    const bool counts =
        row.kind != tissue::FieldKind::anatomy && std::find(without.begin(), without.end(), row.id) == without.end();
    if (counts && change_of(row.id, from, to) > change_of(worst, from, to)) worst = row.id;
  }
  return worst;
}

/// Prints and returns the largest change of a mean between two tissues.
double print_largest_change(const std::string& what, const tissue::Tissue& from, const tissue::Tissue& to,
                            const std::vector<FieldId>& without = {}) {
  const FieldId worst = most_changed(from, to, without);
  const double change = change_of(worst, from, to);
  fmt::print("{}: {:.3f} % ({})\n", what, 100 * change, tissue::info(worst).name);
  return change;
}

}  // namespace

TEST_CASE("the whole catalogue gives the same bits for one and two threads after needling") {
  const grid::Grid grid{8, 8, 32, 0.04, 0.06};
  const processes::ProcessSet set = processes::make_processes(shipped());
  const int threads_before = omp_get_max_threads();
  std::vector<tissue::Tissue> found;
  for (int threads : {1, 2}) {
    omp_set_num_threads(threads);
    tissue::Tissue tissue = cheek(grid);
    engine::Engine engine(tissue, set, serial, {});
    Notebook notebook;
    engine.run(tissue, {{needling()}, {}, core::ticks_from_days(0.004)}, notebook);
    CHECK(notebook.steps.size() >= 3);
    CHECK_FALSE(tissue.punctures.empty());
    found.push_back(std::move(tissue));
  }
  omp_set_num_threads(threads_before);
  for (const tissue::FieldInfo& row : tissue::field_table) {
    CAPTURE(row.name);
    const auto &one = found[0][row.id], &two = found[1][row.id];
    CHECK(std::memcmp(one.data(), two.data(), one.size() * sizeof(double)) == 0);
  }
}

TEST_CASE("untreated skin rests: it does not drift, and comes back after a disturbance") {
  const grid::Grid grid{4, 4, 48, 0.04, 0.04};
  const processes::ProcessSet set = processes::make_processes(shipped());
  tissue::Tissue rest = cheek(grid);
  engine::Engine engine(rest, set, serial, {});
  engine.settle(rest);
  Notebook notebook;

  tissue::Tissue later = rest;
  engine.run(later, {{}, {}, core::ticks_from_days(180)}, notebook);
  CHECK(print_largest_change("rest, largest drift of a mean in 180 d", rest, later) < 0.005);

  // Basal progenitors (memory about 300 d), mature collagen, its cross-links and fibrils (years) and elastin (decades)
  // must be on their way back, and what they feed (keratinocytes and their store of IL-1 alpha, stratum corneum,
  // collagen VII; fragments) must be no further away than they are. Sprouts, of which resting skin has none, follow the
  // surplus of VEGF that those keratinocytes make. Fibres turn as the matrix that guides them is replaced: in decades,
  // as mature collagen.
  const FieldId progenitors = FieldId::epidermal_progenitors, mature = FieldId::collagen1_mature,
                links = FieldId::mature_cross_links, elastin = FieldId::elastin;
  const std::vector<FieldId> fed_by_progenitors = {FieldId::keratinocytes, FieldId::basal_keratinocytes,
                                                   FieldId::stratum_corneum, FieldId::collagen7,
                                                   FieldId::il1_alpha_stored};
  std::vector<FieldId> slow = {
      progenitors, mature, links, FieldId::thick_fibrils, elastin, FieldId::collagen_fragments, FieldId::sprouts};
  slow.insert(slow.end(), {FieldId::immature_vessels, FieldId::interstitial_fluid});
  slow.push_back(FieldId::rete_ridges);  // follow basal cells within months
  const std::vector<FieldId> fibres = {FieldId::new_collagen_along_x, FieldId::new_collagen_along_y,
                                       FieldId::mature_collagen_along_x, FieldId::mature_collagen_along_y};
  slow.insert(slow.end(), fibres.begin(), fibres.end());
  slow.insert(slow.end(), fed_by_progenitors.begin(), fed_by_progenitors.end());
  tissue::Tissue disturbed = rest;
  engine.run(disturbed, {{{0, "disturbance", tissue::Disturbance{1.05}}}, {}, core::ticks_from_days(365)}, notebook);
  CHECK(print_largest_change("365 d after 5 %, but slow pools", rest, disturbed, slow) < 0.005);
  for (FieldId id : slow)
    fmt::print("  {}: {:.3f} % from rest\n", tissue::info(id).name, 100 * change_of(id, rest, disturbed));
  CHECK(change_of(progenitors, rest, disturbed) < 0.02);
  CHECK(change_of(mature, rest, disturbed) < 0.049);
  CHECK(change_of(elastin, rest, disturbed) < 0.05);
  CHECK(change_of(links, rest, disturbed) < 0.05);
  CHECK(change_of(FieldId::thick_fibrils, rest, disturbed) < 0.05);
  for (FieldId id : fibres) CHECK(change_of(id, rest, disturbed) < 0.05);
  for (FieldId id : {FieldId::sprouts, FieldId::immature_vessels, FieldId::interstitial_fluid})
    CHECK(mean(disturbed[id]) < 1e-4);
  CHECK(change_of(FieldId::collagen_fragments, rest, disturbed) < change_of(mature, rest, disturbed));
  for (FieldId id : fed_by_progenitors)
    CHECK(change_of(id, rest, disturbed) < 1.25 * change_of(progenitors, rest, disturbed));
  CHECK(change_of(FieldId::rete_ridges, rest, disturbed) < 1.75 * change_of(progenitors, rest, disturbed));

  const tissue::Tissue after_a_year = disturbed;
  const double mature_before = change_of(mature, rest, disturbed), elastin_before = change_of(elastin, rest, disturbed);
  engine.run(disturbed, {{}, {}, core::ticks_from_days(4 * 365)}, notebook);
  std::vector<FieldId> slowest = {mature, links, FieldId::thick_fibrils, elastin};
  slowest.insert(slowest.end(), fibres.begin(), fibres.end());
  CHECK(print_largest_change("4 years after, but mature collagen, its links and fibres, and elastin", rest, disturbed,
                             slowest) < 0.005);
  for (FieldId id : fibres) CHECK(change_of(id, rest, disturbed) < change_of(id, rest, after_a_year));
  CHECK(change_of(mature, rest, disturbed) < mature_before);
  CHECK(change_of(elastin, rest, disturbed) < elastin_before);
}
