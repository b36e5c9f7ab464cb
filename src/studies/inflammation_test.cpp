// Is the inflammatory loop cut where all its paths meet, and does inflammation last where its gain says so?
// SPDX-License-Identifier: Apache-2.0
#include "studies/inflammation.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "engine/engine.hpp"
#include "grid/exchange.hpp"
#include "processes/cytokines/cytokines.hpp"
#include "processes/macrophages/macrophages.hpp"
#include "processes/neutrophils/neutrophils.hpp"
#include "scenario/scenario.hpp"
#include "studies/setup.hpp"

using namespace cutis;
using tissue::FieldId;

namespace {

const std::string data = CUTIS_SOURCE_DIR "/data";

/// Dermis with the vessels of the site and its resident macrophages.
tissue::Tissue dermis() {
  tissue::Tissue t = tissue::make_tissue({1, 1, 1, 0.02, 0.02});
  for (const FieldId id : {FieldId::papillary_dermis, FieldId::vessels, FieldId::vessel_capacity}) t[id][0] = 1;
  t[FieldId::fibroblasts][0] = t[FieldId::fibroblast_capacity][0] = 3000;
  t[FieldId::macrophages_m2][0] = 200;
  return t;
}

studies::LoopGain gain_of(const core::ParameterLibrary& library) {
  const auto& loop = studies::inflammatory_loop();
  return studies::loop_gain(dermis(), studies::loop_processes(library, loop).local, loop).value();
}

/// A small block of cheek, needled once and densely, followed for four weeks.
const scenario::Scenario& one_session() {
  static const scenario::Scenario scenario = scenario::parse_scenario(R"([scenario]
name = "one session"
[patient]
age = "28 years"
sex = "female"
fitzpatrick = "III"
[site]
name = "cheek"
[device]
model = "roller-192"
needle_length = "1.5 mm"
[technique]
passes = 60
[plan]
sessions = 1
duration = "28 days"
[grid]
width = "0.32 mm"
depth = "1.2 mm"
voxel = "40 um"
voxel_depth = "50 um"
)",
                                                                      "one-session.toml", data);
  return scenario;
}

/// Neutrophils, monocytes and M1 macrophages of the block, summed over voxels.
double recruited_leukocytes(const tissue::Tissue& tissue) {
  double sum = 0;
  for (const FieldId id : {FieldId::neutrophils, FieldId::monocytes, FieldId::macrophages_m1})
    for (const double density : tissue[id]) sum += density;
  return sum;
}

/// Keeps the most leukocytes that any output shows.
struct Peak final : engine::Observer {
  double most = 0;
  void on_output(const tissue::Tissue& tissue, const tissue::Rates&) override {
    most = std::max(most, recruited_leukocytes(tissue));
  }
  void on_event(const tissue::Event&, const tissue::Tissue&, const tissue::Rates&) override {}
  void on_step(core::Ticks) override {}
};

struct FourWeeks {
  studies::LoopGain gain;  ///< at the rest of this skin
  double before = 0;
  double share_left = 0;  ///< of the largest excess, at the end
};

FourWeeks four_weeks(const core::ParameterLibrary& library) {
  const studies::Setup setup = studies::prepare(one_session(), library);
  FourWeeks weeks;
  weeks.gain = studies::loop_gain(studies::mean_papillary_dermis(setup.rest), setup.processes.local,
                                  studies::inflammatory_loop())
                   .value();
  weeks.before = recruited_leukocytes(setup.rest);
  const grid::SerialExchange exchange;
  tissue::Tissue skin = setup.rest;
  Peak peak;
  engine::Engine(skin, setup.processes, exchange, setup.numerics)
      .run(skin, studies::make_schedule(one_session(), true), peak);
  weeks.share_left = (recruited_leukocytes(skin) - weeks.before) / (peak.most - weeks.before);
  return weeks;
}

/// Neutrophils that make much IL-1 beta, fibroblasts that answer with much IL-8, repair macrophages that make little
/// IL-10, vessels that let leukocytes out only on much chemokine: every value lies in the range of its parameter.
core::ParameterLibrary unrestrained() {
  core::ParameterLibrary library = core::ParameterLibrary::load(data);
  library.set("cytokines", "il1_beta_basal_level", 0.0004);
  library.set("cytokines", "tnf_basal_level", 0.0007);
  library.set("cytokines", "il8_by_fibroblast", 0.015);
  library.set("cytokines", "il1_by_neutrophil", 0.01);
  library.set("cytokines", "il10_by_m2", 6e-5);
  library.set("neutrophils", "il8_half", 2.0);
  library.set("macrophages", "mcp1_half", 2.0);
  return library;
}

double hill2(double x, double k) { return x * x / (x * x + k * k); }

}  // namespace

TEST_CASE("the return of alarm is that of the equations, worked out by hand") {
  const core::ParameterLibrary library = core::ParameterLibrary::load(data);
  const auto c = library.read<processes::CytokinesParameters>("cytokines");
  const auto n = library.read<processes::NeutrophilsParameters>("neutrophils");
  const auto m = library.read<processes::MacrophagesParameters>("macrophages");
  const studies::LoopGain found = gain_of(library);
  for (std::size_t level = 0; level < found.level.size(); level += 7) {
    const double x = found.level[level], answer = 3000 * x / (x + c.il1_half_ng_per_ml);
    const double il8 = c.il8_basal_ng_per_ml + c.il8_by_fibroblast_pg_per_day * answer / c.il8_decay_per_day;
    const double mcp1 = c.mcp1_basal_ng_per_ml + c.mcp1_by_fibroblast_pg_per_day * answer / c.mcp1_decay_per_day;
    const double neutrophils = n.recruitment_per_mm3_d * hill2(il8, n.il8_half_ng_per_ml) / n.apoptosis_per_day;
    const double arriving = m.recruitment_per_mm3_d * hill2(mcp1, m.mcp1_half_ng_per_ml);
    double m1 = 0, m2 = 0;
    for (int sweep = 0; sweep < 500; ++sweep) {
      const double dead =
          n.apoptosis_per_day * neutrophils / (n.clearance_per_day + n.efferocytosis_mm3_per_day * (m1 + m2));
      const double turning =
          m.switch_per_day + m.switch_by_efferocytosis_per_day * dead / (dead + m.apoptotic_half_per_mm3);
      m1 = arriving / (m.m1_death_per_day + turning);
      m2 = m.resident_per_mm3 + turning * m1 / m.m2_death_per_day;
    }
    const double il10 = c.il10_basal_ng_per_ml + c.il10_by_m2_pg_per_day * m2 / c.il10_decay_per_day;
    const double calm = 1 / (1 + il10 / c.il10_half_ng_per_ml);
    const double back =
        calm *
        (c.il1_beta_basal_ng_per_ml + c.tnf_basal_ng_per_ml +
         (c.il1_by_neutrophil_pg_per_day * neutrophils + c.il1_by_m1_pg_per_day * m1) / c.il1_beta_decay_per_day +
         (c.tnf_by_neutrophil_pg_per_day * neutrophils + c.tnf_by_m1_pg_per_day * m1) / c.tnf_decay_per_day);
    CAPTURE(x);
    CHECK(found.returned[level] == Approx(back).epsilon(1e-6));
  }
}

TEST_CASE("after a wound leukocytes go where the loop gain is below 1, and stay where it is above") {
  const FourWeeks shipped = four_weeks(core::ParameterLibrary::load(data)), lasting = four_weeks(unrestrained());
  CAPTURE(shipped.gain.largest_gain, shipped.before, shipped.share_left);
  CAPTURE(lasting.gain.largest_gain, lasting.gain.rest, lasting.before, lasting.share_left);
  CHECK(shipped.gain.largest_gain < 1);
  CHECK_FALSE(shipped.gain.keeps_itself_going());
  CHECK(shipped.share_left < 0.05);
  CHECK(lasting.gain.second_state());
  CHECK_FALSE(lasting.gain.rest_is_high());  // before the wound this skin rests as quietly as any
  CHECK(lasting.before < 1.5 * shipped.before);
  CHECK(lasting.share_left > 0.5);
}

TEST_CASE("more answer of fibroblasts raises the gain, more IL-10 lowers it") {
  const core::ParameterLibrary shipped = core::ParameterLibrary::load(data);
  core::ParameterLibrary loud = shipped, calm = shipped;
  loud.set("cytokines", "il8_by_fibroblast", 0.01);
  calm.set("cytokines", "il10_by_m2", 0.006);
  CHECK(gain_of(loud).largest_gain > gain_of(shipped).largest_gain);
  CHECK(gain_of(calm).largest_gain < gain_of(shipped).largest_gain);
}
