// Does the parameter library convert, check, record and copy?
// SPDX-License-Identifier: Apache-2.0
#include "core/parameters.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <thread>

#include "core/bibliography.hpp"
#include "core/errors.hpp"

using namespace cutis::core;
namespace fs = std::filesystem;

namespace {

struct OxygenParameters {
  double diffusivity_mm2_per_day;
  double half_time_day;
  static void describe(Description<OxygenParameters>& d) {
    d.add("diffusivity", &OxygenParameters::diffusivity_mm2_per_day, "mm2/day", "diffusivity of oxygen");
    d.add("half_time", &OxygenParameters::half_time_day, "day", "half time");
  }
};

/// A data directory of its own for each test, removed afterwards.
class DataDir {
 public:
  explicit DataDir(const std::map<std::string, std::string>& files) {
    static int count = 0;
    root_ = fs::temp_directory_path() / ("cutis_parameters_test_" + std::to_string(getpid()) + std::to_string(count++));
    fs::create_directories(root_ / "parameters");
    std::ofstream(root_ / "sources.bib") << "@article{stuecker2002,\n}\n@misc{survey,\n}\n";
    for (const auto& file : files) std::ofstream(root_ / "parameters" / file.first) << file.second;
  }
  ~DataDir() { fs::remove_all(root_); }
  const fs::path& root() const { return root_; }

 private:
  fs::path root_;
};

const std::string diffusivity = R"([diffusivity]
symbol = "D_o"
value = 2000
unit = "um2/s"
range = [1500, 2500]
distribution = "lognormal"
source = "stuecker2002, Table 1"
grade = "human-skin-in-vivo"
)";
const std::string half_time = R"([half_time]
value = 12.0
unit = "h"
range = [1.0, 24.0]
distribution = "uniform"
source = "assumed: as for other gases"
grade = "assumed"
)";

std::vector<Fault> faults_of(const fs::path& root) {
  try {
    ParameterLibrary::load(root).read<OxygenParameters>("oxygen");
  } catch (const InputError& error) {
    return error.faults();
  }
  return {};
}

/// The good file with one text in it replaced.
std::string with(const std::string& from, const std::string& to) {
  std::string text = diffusivity + half_time;
  return text.replace(text.find(from), from.size(), to);
}

}  // namespace

TEST_CASE("values arrive in the unit of the description, and what was read is recorded") {
  const DataDir dir({{"oxygen.toml", diffusivity + half_time}});
  ParameterLibrary library = ParameterLibrary::load(dir.root());
  CHECK(library.used().empty());
  const auto p = library.read<OxygenParameters>("oxygen");
  CHECK(p.diffusivity_mm2_per_day == Approx(172.8).epsilon(1e-14));
  CHECK(p.half_time_day == 0.5);
  REQUIRE(library.used().size() == 2);
  CHECK(library.used()[0].name == "diffusivity");
  CHECK(library.used()[0].meaning == "diffusivity of oxygen");
  CHECK(library.used()[0].code_unit == "mm2/day");
  CHECK(library.at("oxygen", "half_time").line == 9);
}

TEST_CASE("a copy has values and records of its own") {
  const DataDir dir({{"oxygen.toml", diffusivity + half_time}});
  const ParameterLibrary original = ParameterLibrary::load(dir.root());
  ParameterLibrary copy = original;
  copy.set("oxygen", "half_time", 6);
  CHECK(copy.read<OxygenParameters>("oxygen").half_time_day == 0.25);
  CHECK(original.used().empty());
  CHECK(original.read<OxygenParameters>("oxygen").half_time_day == 0.5);
  CHECK_THROWS_AS(copy.set("oxygen", "half_time", 25), InputError);
  CHECK_THROWS_AS(copy.set("oxygen", "half_time", std::nan("")), InputError);
  CHECK_THROWS_WITH(copy.set("oxygen", "halftime", 6), Catch::Contains("did you mean half_time?"));
  CHECK_THROWS_WITH(copy.set("oxigen", "half_time", 6), Catch::Contains("did you mean oxygen?"));
}

TEST_CASE("each kind of fault is found, with its line and key") {
  struct Case {
    std::string text;
    int line;
    std::string key, part;
  };
  const std::vector<Case> cases = {
      {with("symbol", "simbol"), 2, "diffusivity.simbol", "did you mean symbol?"},
      {with("value = 2000\n", ""), 1, "diffusivity.value", "found nothing"},
      {with("value = 2000", "value = \"2000\""), 3, "diffusivity.value", "text, not a number"},
      {with("value = 2000", "value = 20"), 3, "diffusivity.value", "1500 to 2500"},
      {with("value = 2000", "value = nan"), 3, "diffusivity.value", "nan"},
      {with("um2/s", "um2/sss"), 4, "diffusivity.unit", "um2/sss"},
      {with("um2/s", "um/s"), 1, "diffusivity", "mm2/day"},
      {with("[1500, 2500]", "[2500, 1500]"), 5, "diffusivity.range", "low <= high"},
      {with("[1500, 2500]", "[0, 2500]"), 6, "diffusivity.distribution", "reaches zero"},
      {with("lognormal", "lognormol"), 6, "diffusivity.distribution", "did you mean lognormal?"},
      {with("stuecker2002", "stucker2002"), 7, "diffusivity.source", "did you mean stuecker2002?"},
      {with("stuecker2002, Table 1", "assumed: so"), 7, "diffusivity.source", "if and only if"},
      {with("\"human-skin-in-vivo\"", "\"assumed\""), 7, "diffusivity.source", "if and only if"},
      {with("human-skin-in-vivo", "human-skin"), 8, "diffusivity.grade", "human-skin-in-vivo"},
      {with("[half_time]", "[half_tme]"), 9, "half_tme", "did you mean half_time?"},
      {with("[half_time]", "[diffusivity]"), 9, "syntax", "diffusivity"},
      {"half_time = 3\n", 1, "half_time", "a [table]"},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    const DataDir dir({{"oxygen.toml", c.text}});
    const auto faults = faults_of(dir.root());
    REQUIRE_FALSE(faults.empty());
    const auto named = std::find_if(faults.begin(), faults.end(), [&](const Fault& fault) {
      return fault.line == c.line && fault.key == c.key && to_string(fault).find(c.part) != std::string::npos;
    });
    INFO(to_string(faults.front()));
    CHECK(named != faults.end());
  }
}

TEST_CASE("faults of all files come together, and parameters without a file are named") {
  const DataDir dir({{"a.toml", with("2000", "1")}, {"b.toml", with("um2/s", "x") + "[c]\n"}});
  CHECK(faults_of(dir.root()).size() == 8);  // 1 value; 1 unit and 6 missing keys of [c]
  const DataDir empty({});
  CHECK(faults_of(empty.root()).at(0).key == "oxygen");
  const DataDir half({{"oxygen.toml", diffusivity}});
  CHECK(faults_of(half.root()).at(0).key == "half_time");
}

TEST_CASE("many threads may read") {
  const DataDir dir({{"oxygen.toml", diffusivity + half_time}});
  const ParameterLibrary library = ParameterLibrary::load(dir.root());
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&library] {
      for (int n = 0; n < 200; ++n) library.read<OxygenParameters>("oxygen");
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(library.used().size() == 2);
}

TEST_CASE("citations resolve by their first word and by every name with a year") {
  const DataDir dir({});
  const auto bib = Bibliography::load(dir.root() / "sources.bib");
  CHECK(bib.unresolved("stuecker2002, Table 1; survey").empty());
  CHECK(bib.unresolved("stuecker2002; nobody1999, p. 3") == std::vector<std::string>{"nobody1999"});
  CHECK(bib.unresolved("stuecker2002 gives 3; the survey of jin2012 5") == std::vector<std::string>{"jin2012"});
  CHECK(bib.unresolved("").size() == 1);
}

TEST_CASE("the parameters and sources of this repository are right") {
  CHECK_NOTHROW(ParameterLibrary::load(fs::path(CUTIS_SOURCE_DIR) / "data"));
}
