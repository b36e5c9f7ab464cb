// Are outcomes read off time courses as one would by hand, and does the page hold them and stay within its size?
// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <algorithm>

#include "reports/names.hpp"
#include "reports/outcomes.hpp"
#include "reports/page.hpp"
#include "reports/scan_file.hpp"

using namespace cutis;
using namespace cutis::reports;
using Json = nlohmann::ordered_json;

namespace {

/// Both arms of one reading at the times.
void add(std::vector<core::Measurement>& rows, const char* instrument, const char* quantity, const char* region,
         const std::vector<double>& time_d, const std::vector<double>& treated, const std::vector<double>& untreated) {
  for (std::size_t n = 0; n < time_d.size(); ++n) {
    rows.push_back({"untreated", time_d[n], instrument, quantity, region, untreated[n], "u"});
    rows.push_back({"treated", time_d[n], instrument, quantity, region, treated[n], "u"});
  }
}

const Outcome& find(const std::vector<Outcome>& rows, const std::string& id) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const Outcome& o) { return o.id == id; });
  REQUIRE(found != rows.end());
  return *found;
}

const RunTimes one_session{{0}, 10, 20};

Json small_run() {
  return {{"scenario", {{"name", "n </script>"}, {"summary", "s"}}}, {"made", {{"version", "0"}}}, {"end_d", 20},
          {"plan", {{{"time_d", 0}, {"kind", "session"}}, {{"time_d", 10}, {"kind", "biopsy"}}}},
          {"parameters_by_grade", Json::array({Json::array({"assumed", 3}), Json::array({"animal", 1})})}};
}

core::BlockScan frame(double time_d) {
  core::BlockScan scan;
  scan.time_d = time_d;
  scan.nx = scan.ny = scan.nz = 8;
  core::ScannedVolume volume{"new_collagen", "New collagen", "ug/mm3", 0, 150, {}};
  for (unsigned n = 0; n < 512; ++n) volume.bytes.push_back(static_cast<std::uint8_t>((n * 2654435761u) >> 13));
  scan.volumes.push_back(volume);
  return scan;
}

}  // namespace

TEST_CASE("a biopsy compares both arms at its own time") {
  std::vector<core::Measurement> rows;
  add(rows, "histology", "masson_area", "papillary_dermis", {0, 10, 20}, {40, 60, 70}, {40, 50, 50});
  const Outcome& o = find(outcomes(rows, one_session), "papillary_collagen");
  CHECK(o.time_d == 10);
  CHECK(o.before == 40);
  CHECK(o.treated == 60);
  CHECK(o.untreated == 50);
  CHECK(*o.change_percent() == Approx(20));
}

TEST_CASE("a peak is the highest reading after the wound, not before") {
  std::vector<core::Measurement> rows;
  add(rows, "cell_counts", "neutrophils", "papillary_dermis", {0, 1, 2}, {99, 8, 5}, {1, 2, 1});
  const Outcome& o = find(outcomes(rows, one_session), "neutrophils_peak");
  CHECK(o.time_d == 1);
  CHECK(o.treated == 8);
  CHECK(o.untreated == 2);
}

TEST_CASE("times are linear between readings and count from the first wound") {
  std::vector<core::Measurement> rows;
  add(rows, "tewl_meter", "tewl", "surface", {0, 1, 2, 3, 5}, {10, 20, 30, 15, 10}, {10, 10, 10, 10, 10});
  add(rows, "histology", "epidermal_gap_bridged", "epidermis", {0, 1, 2, 3}, {100, 0, 80, 100}, {100, 100, 100, 100});
  const auto found = outcomes(rows, one_session);
  CHECK(*find(found, "tewl_back").treated == Approx(3 + 2 * (15 - 10.5) / 5));
  CHECK(*find(found, "epidermal_closure").treated == Approx(2.5));
  CHECK(find(found, "tewl_peak").time_d == 2);
}

TEST_CASE("what was never reached is said, not made up") {
  std::vector<core::Measurement> rows;
  add(rows, "histology", "epidermal_gap_bridged", "epidermis", {0, 1, 2}, {100, 0, 50}, {100, 100, 100});
  const Outcome& o = find(outcomes(rows, one_session), "epidermal_closure");
  CHECK_FALSE(o.treated);
  CHECK_THAT(o.meaning, Catch::Contains("not within 20 days"));
}

TEST_CASE("without readings or wounds there are no outcomes of them") {
  std::vector<core::Measurement> rows;
  CHECK(outcomes(rows, one_session).empty());
  add(rows, "tewl_meter", "tewl", "surface", {0, 1}, {10, 10}, {10, 10});
  CHECK(outcomes(rows, {{}, 1, 1}).empty());
}

TEST_CASE("an outcome quotes the seed spread of the evidence that reads the same quantity, and of no other") {
  const Json reading = {{"instrument", "histology"}, {"quantity", "masson_area"}, {"region", "papillary_dermis"}};
  Json outcomes = Json::array({reading, reading});
  outcomes[1]["region"] = "reticular_dermis";
  for (Json& outcome : outcomes) outcome["seed_spread"] = nullptr;
  Json evidence = Json::array({reading, reading, reading});
  evidence[0]["spread"] = "1 to 2 %";
  evidence[1]["spread"] = nullptr;
  evidence[2]["spread"] = "3 to 4 %";
  quote_spread(outcomes, evidence);
  CHECK(outcomes[0]["seed_spread"] == "1 to 2 %; 3 to 4 %");
  CHECK(outcomes[1]["seed_spread"].is_null());
}

TEST_CASE("the page holds its data and no text can end the element early") {
  const std::string page = R"(<script type="application/json" id="cutis-data">null</script>rest)";
  const std::string made = embed(page, page_data(small_run(), {}));
  CHECK(made.find("</script>") == made.rfind("</script>"));
  const std::size_t begin = made.find('>') + 1;
  const Json data = Json::parse(made.substr(begin, made.find("</script>") - begin));
  CHECK(data["title"] == "n </script>");
  CHECK(data["schema"] == 1);
  CHECK_THROWS(embed("<html></html>", data));
}

TEST_CASE("names of readings are written as people write them") {
  CHECK(display_name("tewl_meter") == "TEWL meter");
  CHECK(display_name("papillary_dermis") == "Papillary dermis");
  CHECK(display_name("tgf_beta1_latent_level") == "TGF-β1 latent level");
  CHECK(display_name("il10_level") == "IL-10 level");
  CHECK(display_name("fibril8") == "Fibril8");
}

TEST_CASE("a scan without room keeps the first frame and those after wounds longest") {
  ScanFile file;
  for (double day : {0.0, 0.01, 1.0, 1.1, 3.0, 10.0}) file.add(frame(day));
  const Json scan = file.json();
  const std::size_t full = scan.dump().size();
  CHECK(thinned(scan, {0}, 2 * full)["frames"].size() == 6);
  const Json less = thinned(scan, {0}, full);  // the estimate of the size is on the safe side
  REQUIRE(less["frames"].size() >= 4);
  REQUIRE(less["frames"].size() < 6);
  CHECK(std::none_of(less["frames"].begin(), less["frames"].end(), [](const Json& f) { return f["time_d"] == 1.1; }));
  Json least = thinned(scan, {0}, full * 6 / 10);
  REQUIRE(least["frames"].size() >= 2);
  CHECK(least.dump().size() <= full * 6 / 10);
  CHECK(least["frames"][0]["time_d"] == 0.0);
  CHECK(least["frames"][1]["time_d"] == 0.01);
  CHECK(thinned(scan, {0}, 10).is_null());
}
