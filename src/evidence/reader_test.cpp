// Are evidence files read whole, and are all their faults told with place and nearest name?
// SPDX-License-Identifier: Apache-2.0
#include "evidence/reader.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <set>

#include "core/errors.hpp"
#include "evidence/instruments.hpp"

using namespace cutis;
using namespace cutis::evidence;

namespace {

const std::filesystem::path data = std::filesystem::path(CUTIS_SOURCE_DIR) / "data";

instruments::InstrumentSet all_instruments() { return make_instruments(core::ParameterLibrary::load(data)); }

/// A folder that is gone afterwards.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "cutis-evidence-XXXXXX").string();
    path_ = mkdtemp(name.data());
    std::filesystem::create_directory(path_ / "scenarios");
    std::ofstream(path_ / "scenarios" / "punch.toml") << "";
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  const std::filesystem::path& path() const { return path_; }
  void write(const std::string& name, const std::string& text) const { std::ofstream(path_ / name) << text; }

 private:
  std::filesystem::path path_;
};

const std::string head = R"([study]
source = "engelhardt1998"
title = "t"
n = 3
blinded = "no"
species = "human"
baseline = "b"
protocol = "p"
stand_ins = []
seeds = [1, 2, 3, 4, 5, 6, 7, 8]
)";

const std::string row = R"(
[[row]]
id = "R1"
claim = "c"
tier = "B"
kind = "quantitative"
role = "validation"
scenario = "punch"
instrument = "tewl_meter"
quantity = "tewl"
region = "surface"
reduction = "ratio_at"
reference = "baseline"
at = ["2 days"]
op = "in"
lo = 1
hi = 2
unit = "1"
)";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

std::vector<core::Fault> faults_of(const Folder& folder) {
  static const instruments::InstrumentSet set = all_instruments();
  static const core::Bibliography sources = core::Bibliography::load(data / "sources.bib");
  try {
    read_evidence({folder.path()}, set, sources);
  } catch (const core::InputError& error) {
    return error.faults();
  }
  return {};
}

/// The only fault after one replacement in a right file.
core::Fault fault_after(const std::string& from, const std::string& to) {
  const Folder folder;
  folder.write("a.toml", replaced(head + row, from, to));
  const auto faults = faults_of(folder);
  INFO(from << " -> " << to);
  REQUIRE(faults.size() == 1);
  return faults[0];
}

}  // namespace

TEST_CASE("shipped evidence is right, each row once, with at least eight seeds") {
  const auto studies =
      read_evidence({data / "evidence"}, all_instruments(), core::Bibliography::load(data / "sources.bib"));
  std::set<std::string> ids;
  for (const Study& study : studies)
    for (const Row& r : study.rows) {
      ids.insert(r.id);
      CHECK(study.seeds.size() >= 8);
      const bool calibration = study.source == "gse209609" || study.source == "lotfi2013";
      CHECK((r.role == "calibration") == calibration);  // decided before the first fit
    }
  for (const char* id : {"V28a", "V28b", "V30a", "V30b", "V34a", "V34b", "V39a", "V39b", "V39c", "V43",  "V45b",
                         "V45c", "V52a", "V52b", "V54",  "V56",  "N1",   "N2",   "N36a", "N37a", "N41a", "N42"})
    CHECK(ids.count(id) == 1);
}

TEST_CASE("a right file is read whole") {
  const Folder folder;
  folder.write("a.toml", head + row);
  const auto studies =
      read_evidence({folder.path()}, all_instruments(), core::Bibliography::load(data / "sources.bib"));
  REQUIRE(studies.size() == 1);
  const Row& r = studies[0].rows.at(0);
  CHECK(studies[0].n == 3);
  CHECK(r.at_day == std::vector<double>{2});
  CHECK(r.hi == 2.0);
  CHECK(r.state == "run");
  CHECK(studies[0].scenario_file(r.scenario) == folder.path() / "scenarios" / "punch.toml");
}

TEST_CASE("unknown names are told with the nearest one") {
  CHECK(fault_after("\"tewl_meter\"", "\"tewlmeter\"").nearest == "tewl_meter");
  CHECK(fault_after("\"tewl\"", "\"tewll\"").nearest == "tewl");
  CHECK(fault_after("\"surface\"", "\"surfaces\"").nearest == "surface");
  CHECK(fault_after("\"ratio_at\"", "\"ratio_att\"").nearest == "ratio_at");
  CHECK(fault_after("\"punch\"", "\"punhc\"").nearest == "punch");
  CHECK(fault_after("engelhardt1998", "engelhard1998").nearest == "engelhardt1998");
  const core::Fault fault = fault_after("claim =", "notes = \"x\"\nclaim =");
  CHECK(fault.nearest == "note");
  CHECK(fault.line == 14);
}

TEST_CASE("rows that do not make sense are refused") {
  CHECK(fault_after("reference = \"baseline\"\n", "").key == "row[1].reference");
  CHECK(fault_after("at = [\"2 days\"]", "at = [\"2 days\", \"3 days\"]").key == "row[1].at");
  CHECK(fault_after("at = [\"2 days\"]", "until = \"2 days\"").key == "row[1].at");
  CHECK(fault_after("hi = 2\n", "").key == "row[1].hi");
  CHECK(fault_after("hi = 2\n", "hi = 0.5\n").key == "row[1].hi");
  CHECK(fault_after("unit = \"1\"", "unit = \"mm\"").key == "row[1].unit");
  CHECK(fault_after("\"quantitative\"", "\"sign\"").key == "row[1].kind");
  CHECK(fault_after("\"validation\"", "\"input-check\"").key == "row[1].role");
  CHECK(fault_after("op =", "level = 3\nop =").key == "row[1].level");
  CHECK(fault_after("7, 8]", "7]").key == "study.seeds");
}

TEST_CASE("rows of virtual subjects name both readings, and only they do") {
  const std::string of_subjects = replaced(
      replaced(replaced(row, "ratio_at", "spearman"), "reference = \"baseline\"\n", ""), "op =", R"(subjects = 24
with_instrument = "matrix_assay"
with_quantity = "elastin"
with_region = "wound"
with_at = "10 days"
op =)");
  const auto fault = [&](const std::string& from, const std::string& to) {
    const Folder folder;
    folder.write("a.toml", head + (from.empty() ? of_subjects : replaced(of_subjects, from, to)));
    const auto faults = faults_of(folder);
    return faults.size() == 1 ? faults[0].key : std::to_string(faults.size()) + " faults";
  };
  CHECK(fault("", "") == "0 faults");
  CHECK(fault("subjects = 24\n", "subjects = 23\n") == "row[1].subjects");
  CHECK(fault("subjects = 24\n", "") == "row[1].subjects");
  CHECK(fault("with_at = \"10 days\"\n", "") == "row[1].with_at");
  CHECK(fault("\"elastin\"", "\"elastine\"") == "row[1].with_quantity");
  CHECK(fault("\"wound\"", "\"wounds\"") == "row[1].with_region");
  CHECK(fault("op =", "fast = true\nop =") == "row[1].fast");
  CHECK(fault_after("op =", "subjects = 24\nop =").key == "row[1].subjects");
}

TEST_CASE("an order of maxima names quantities of the same instrument") {
  CHECK(fault_after("op =", "then = [\"tewl\"]\nop =").key == "row[1].then");
  const Folder folder;
  folder.write("a.toml", head + replaced(replaced(replaced(replaced(row, "\"ratio_at\"", "\"order_of_maxima\""),
                                                           "reference = \"baseline\"\n", ""),
                                                  "unit = \"1\"", "unit = \"day\""),
                                         "op =", "then = [\"tewll\"]\nop ="));
  const auto faults = faults_of(folder);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].key == "row[1].then");
  CHECK(faults[0].nearest == "tewl");
}

TEST_CASE("all faults of all files come at once; an id stands once") {
  const Folder folder;
  folder.write("a.toml", head + row);
  folder.write("b.toml", replaced(head, "n = 3", "n = -3") + row);
  folder.write("c.toml", "[study");
  const auto faults = faults_of(folder);
  REQUIRE(faults.size() >= 3);
  CHECK(std::any_of(faults.begin(), faults.end(), [](const core::Fault& f) { return f.found == "\"R1\""; }));
}
