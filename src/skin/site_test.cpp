// Do the sites meet the measured anatomy that they are built from, and does skin age as measured?
// SPDX-License-Identifier: Apache-2.0
#include "skin/site.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "core/errors.hpp"
#include "skin/ageing.hpp"
#include "skin/parameters.hpp"
#include "skin/profiles.hpp"

using namespace cutis;
using skin::SiteAnatomy;

namespace {

const core::ParameterLibrary& library() {
  static const auto loaded = core::ParameterLibrary::load(CUTIS_SOURCE_DIR "/data");
  return loaded;
}

SiteAnatomy site(const char* name, bool female = true, double age = 40) {
  return skin::read_site(library(), name, female, age);
}

bool within(double value, double low, double high) { return value >= low && value <= high; }

}  // namespace

const std::vector<std::string> human_skin = {"abdomen",  "back",     "buttock",      "cheek", "dorsal_forearm",
                                             "eyelid",   "forehead", "nail_fold",    "neck",  "periorbital",
                                             "shoulder", "thigh",    "volar_forearm"};

TEST_CASE("thirteen sites of human skin, mucosa, cultured skin and three animals") {
  std::vector<std::string> all = {"mouse_back", "organotypic", "palate", "pig_flank", "rat_back"};
  all.insert(all.end(), human_skin.begin(), human_skin.end());
  std::sort(all.begin(), all.end());
  CHECK(skin::site_names(library()) == all);
}

TEST_CASE("human skin renews alike at 35 but on the volar forearm, slower later; animals and the palate faster") {
  for (const std::string& name : human_skin)
    CHECK(site(name.c_str(), true, 35).epidermal_renewal == (name == "volar_forearm" ? 0.707 : 1.0));
  CHECK(site("cheek", true, 20).epidermal_renewal == 1);
  const double slowing =
      site("volar_forearm", true, 35).epidermal_renewal / site("volar_forearm", true, 60).epidermal_renewal;
  CHECK(slowing == Approx(28.1 / 19.8).epsilon(0.002));  // grove_v032
  for (const char* name : {"mouse_back", "palate", "pig_flank", "rat_back"}) CHECK(site(name).epidermal_renewal > 1);
}

TEST_CASE("from mouse over rat to pig skin is thicker and renews more slowly; rodents have no ridges") {
  const auto mouse = site("mouse_back", true, 45), rat = site("rat_back", true, 45), pig = site("pig_flank", true, 45);
  CHECK(mouse.viable_epidermis_mm < rat.viable_epidermis_mm);
  CHECK(rat.viable_epidermis_mm < pig.viable_epidermis_mm);
  CHECK(mouse.dermis_mm() < rat.dermis_mm());
  CHECK(rat.dermis_mm() < pig.dermis_mm());
  CHECK(mouse.epidermal_renewal > rat.epidermal_renewal);
  CHECK(rat.epidermal_renewal > pig.epidermal_renewal);
  CHECK(mouse.rete_amplitude_mm == 0);
  CHECK(rat.rete_amplitude_mm == 0);
  CHECK(pig.rete_amplitude_mm > 0);
}

TEST_CASE("the mouse: columns of its epidermis (allenpotten1974), days of its corneum (corneumturnover_mouse)") {
  const auto mouse = site("mouse_back", true, 45);
  CHECK(mouse.keratinocytes_per_mm2 == Approx(1400 * 13.5));
  CHECK(14 / mouse.epidermal_renewal == Approx(4.1).epsilon(0.02));  // corneum of man in 14 days (hoath2003)
}

TEST_CASE("injured cells of the palate answer less, of all others as in human skin") {
  for (const std::string& name : skin::site_names(library()))
    CHECK((site(name.c_str()).injury_response < 1) == (name == "palate"));
}

TEST_CASE("cultured skin has no loops of capillaries, all others have") {
  for (const std::string& name : skin::site_names(library()))
    CHECK((site(name.c_str()).capillary_loops_per_mm2 == 0) == (name == "organotypic"));
}

TEST_CASE("needle.md target 36: stratum corneum and cellular epidermis") {
  struct Row {
    const char* name;
    double corneum_low, corneum_high, epidermis_low, epidermis_high, corneum, epidermis;
  };
  for (const Row& row :
       {Row{"dorsal_forearm", 13.4, 23.2, 45, 68, 18.3, 56.6}, Row{"shoulder", 8.8, 13.2, 57, 84, 11.0, 70.3},
        Row{"buttock", 11.5, 18.3, 66, 97, 14.9, 81.5}}) {
    CHECK(site(row.name, true, 45).stratum_corneum_um == Approx(row.corneum));
    CHECK(site(row.name, true, 45).viable_epidermis_mm == Approx(row.epidermis / 1000));
    for (double age : {20.0, 40.0, 60.0})
      for (bool female : {true, false}) {
        CHECK(within(site(row.name, female, age).stratum_corneum_um, row.corneum_low, row.corneum_high));
        CHECK(within(site(row.name, female, age).viable_epidermis_mm * 1000, row.epidermis_low, row.epidermis_high));
      }
  }
}

TEST_CASE("needle.md target 37: dermis of the face, women and men") {
  struct Row {
    const char* name;
    double female, female_low, female_high, male, male_low, male_high;
  };
  for (const Row& row :
       {Row{"forehead", 0.86, 0.70, 1.02, 1.17, 0.89, 1.45}, Row{"eyelid", 0.58, 0.47, 0.69, 0.67, 0.53, 0.81},
        Row{"neck", 0.99, 0.79, 1.19, 0.98, 0.76, 1.20}}) {
    CHECK(site(row.name, true).dermis_mm() == Approx(row.female));
    CHECK(site(row.name, false).dermis_mm() == Approx(row.male));
    for (double age : {25.0, 40.0, 60.0}) {
      CHECK(within(site(row.name, true, age).dermis_mm(), row.female_low, row.female_high));
      CHECK(within(site(row.name, false, age).dermis_mm(), row.male_low, row.male_high));
    }
  }
}

TEST_CASE("needle.md target 38: loss per decade") {
  for (bool female : {true, false}) {
    const SiteAnatomy young = site("abdomen", female, 45), old = site("abdomen", female, 55);
    CHECK(old.dermis_mm() / young.dermis_mm() == Approx(1 - 0.06 / (1 - 0.06 * 0.5)));
    CHECK(old.viable_epidermis_mm / young.viable_epidermis_mm == Approx(female ? 0.943 : 0.928));
  }
}

TEST_CASE(
    "needle.md target 39: rete ridges flatten by a fifth from 26.6 to 50.9 years, and the thinnest place thickens") {
  const double ratio = skin::decay_factor(50.9, 27, 0.0092) / skin::decay_factor(26.6, 27, 0.0092);
  CHECK(within(ratio, 0.75, 0.85));
  CHECK(skin::decay_factor(20, 27, 0.0092) == 1);
}

TEST_CASE("needle.md targets 41 and 42: cells") {
  for (const std::string& name : human_skin) {
    const SiteAnatomy a = site(name.c_str());
    CHECK(within(a.keratinocytes_per_mm2, 70000, 80000));
    CHECK(within(a.langerhans_per_mm2, 912, 1806));
    CHECK(within(a.melanocytes_per_mm2, 880, 2000));
    CHECK(within(a.keratinocytes_per_mm2 / a.langerhans_per_mm2, 48, 58));
    CHECK(within(skin::fibroblasts_of_dermis(a, 0.5 * a.dermis_mm()), 2100, 4100));
    CHECK(a.fibroblasts_papillary_per_mm3 > a.fibroblasts_reticular_per_mm3);
  }
}

TEST_CASE("layers stay possible at every site, sex and age") {
  for (const std::string& name : skin::site_names(library()))
    for (bool female : {true, false})
      for (double age : {18.0, 45.0, 90.0}) {
        const SiteAnatomy a = site(name.c_str(), female, age);
        INFO(name << " " << age);
        CHECK(a.rete_amplitude_mm / 2 < a.viable_epidermis_mm);
        CHECK(a.rete_amplitude_mm / 2 < a.papillary_dermis_mm);
        CHECK(a.reticular_dermis_mm > a.papillary_dermis_mm);
      }
}

TEST_CASE("vessels: sparse between two plexuses that scale with the dermis") {
  const SiteAnatomy a = site("forehead");
  CHECK(skin::vessels_of_reticular(a, a.upper_plexus_depth_share) == Approx(a.vessels_upper_plexus).epsilon(0.01));
  CHECK(skin::vessels_of_reticular(a, 1) == Approx(a.vessels_lower_plexus).epsilon(0.01));
  CHECK(skin::vessels_of_hypodermis(a, 1) == Approx(a.vessels_lower_plexus));
  CHECK(skin::vessels_of_hypodermis(a, 3) == Approx(a.vessels_hypodermis));
  CHECK(skin::vessels_of_reticular(a, 0.75) < 0.5);
}

TEST_CASE("a wrong site or age is refused, with the nearest name") {
  CHECK_THROWS_WITH(site("cheeck"), Catch::Contains("did you mean cheek"));
  CHECK_THROWS_AS(site("cheek", true, 12), core::InputError);
  CHECK_THROWS_AS(site("cheek", true, std::nan("")), core::InputError);
}

TEST_CASE("reading a site marks its parameters as used, graded") {
  const auto own = library();
  skin::read_site(own, "eyelid", true, 40);
  int of_site = 0;
  for (const core::Parameter& parameter : own.used()) of_site += parameter.process == "site/eyelid";
  CHECK(of_site == 18);
}
