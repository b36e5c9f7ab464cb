// Does the program keep its contract: exit codes, results to stdout, errors to stderr, no colour into a pipe?
// SPDX-License-Identifier: Apache-2.0
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace {

struct Outcome {
  int code = -1;
  std::string out, err;
};

std::string content(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

Outcome cutis(const std::string& arguments) {
  const auto stem = std::filesystem::temp_directory_path() / ("cutis_cli_test_" + std::to_string(getpid()));
  const std::string out = stem.string() + ".out", err = stem.string() + ".err";
  const std::string command = std::string("CUTIS_DATA=") + CUTIS_SOURCE_DIR + "/data " + CUTIS_PROGRAM + " " +
                              arguments + " >" + out + " 2>" + err;
  const int status = std::system(command.c_str());
  const Outcome outcome = {WEXITSTATUS(status), content(out), content(err)};
  std::filesystem::remove(out);
  std::filesystem::remove(err);
  return outcome;
}

const std::string good = std::string(CUTIS_SOURCE_DIR) + "/scenarios/acne-scars-roller-1.5mm.toml";

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("bare cutis shows examples, --help succeeds, nothing goes to stderr") {
  CHECK(cutis("").code == 0);
  CHECK(has(cutis("").out, "cutis check scenarios/"));
  CHECK(cutis("--help").code == 0);
  CHECK(cutis("check --help").code == 0);
  CHECK(cutis("--help").err.empty());
}

TEST_CASE("wrong usage is exit code 2, with the nearest verb") {
  CHECK(cutis("chek").code == 2);
  CHECK(has(cutis("chek").err, "Did you mean `cutis check`?"));
  CHECK(cutis("check --nothing").code == 2);
  CHECK(cutis("check").code == 2);
  CHECK(cutis("parameters --threads -3").code == 2);
  CHECK(cutis("sites chek").code == 2);
  CHECK(has(cutis("sites chek").err, "did you mean cheek?"));
}

TEST_CASE("a good scenario is right; JSON holds it") {
  const Outcome text = cutis("check " + good);
  CHECK(text.code == 0);
  CHECK(text.err.empty());
  CHECK(has(text.out, "right"));
  CHECK_FALSE(has(text.out, "\033["));
  const auto json = nlohmann::json::parse(cutis("check --json " + good).out);
  CHECK(json["ok"] == true);
  CHECK(json["scenario"]["plan"]["sessions"] == 5);
}

TEST_CASE("a bad scenario is exit code 2, with all faults on stderr, or as JSON on stdout") {
  const auto file = std::filesystem::temp_directory_path() / ("cutis_bad_" + std::to_string(getpid()) + ".toml");
  std::ofstream(file) << "[scenario]\nnmae = 1\n[patient]\nage = 3\n";
  const Outcome text = cutis("check " + file.string());
  CHECK(text.code == 2);
  CHECK(text.out.empty());
  CHECK(has(text.err, ":2: scenario.nmae: found an unknown key"));
  CHECK(has(text.err, ":4: patient.age: found 3 (a bare number, without a unit)"));
  const Outcome as_json = cutis("--json check " + file.string());
  CHECK(as_json.code == 2);
  CHECK(nlohmann::json::parse(as_json.out)["faults"].size() >= 5);
  std::filesystem::remove(file);
  CHECK(cutis("check /nowhere.toml").code == 2);
}

TEST_CASE("resume and branch refuse what is no run, and say how they are used") {
  CHECK(cutis("resume --help").code == 0);
  CHECK(has(cutis("branch --help").out, "SCENARIO"));
  CHECK(cutis("resume /nowhere").code == 2);
  const auto folder = std::filesystem::temp_directory_path() / ("cutis_empty_" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  CHECK(cutis("resume " + folder.string()).code == 2);
  CHECK(has(cutis("resume " + folder.string()).err, "a folder that `cutis run` has written"));
  CHECK(cutis("branch " + folder.string() + " " + good + " -o " + folder.string() + "2").code == 2);
  CHECK_FALSE(std::filesystem::exists(folder.string() + "2"));
  std::filesystem::remove_all(folder);
}

TEST_CASE("lists of devices, sites and parameters are JSON when asked") {
  CHECK(nlohmann::json::parse(cutis("devices --json").out).size() >= 6);
  CHECK(nlohmann::json::parse(cutis("sites --json").out).size() >= 12);
  CHECK(nlohmann::json::parse(cutis("parameters --json").out).size() > 50);
  CHECK(nlohmann::json::parse(cutis("check --schema").out)["type"] == "object");
}

TEST_CASE("only the evidence as committed can be recorded, and a refused record runs nothing") {
  for (const char* variation : {"--only V39", "--set fibroblasts.growth=1", "--data /nowhere", "--default-block"}) {
    const Outcome refused = cutis(std::string("evidence --record ") + variation);
    CHECK(refused.code == 2);
    CHECK(has(refused.err, "--record"));
  }
}

TEST_CASE("the recorded evidence becomes a page without a run") {
  CHECK(cutis("evidence --recorded").code == 2);
  CHECK(cutis("evidence --recorded --seeds 2 -o /nowhere").code == 2);
  const auto folder = std::filesystem::temp_directory_path() / ("cutis_page_" + std::to_string(getpid()));
  const Outcome made = cutis("evidence --recorded --json -o " + folder.string());
  CHECK(made.code == 0);
  const auto page = nlohmann::json::parse(made.out);
  CHECK(page["rows"].size() + page["missing"].size() >= 35);
  const std::string html = content(folder / "evidence.html");
  for (const auto& row : page["rows"]) CHECK(has(html, "\"id\":" + row["id"].dump()));
  std::filesystem::remove_all(folder);
}

TEST_CASE("studies refuse plans that prove nothing and names that do not exist, before anything runs") {
  const auto stem = std::filesystem::temp_directory_path() / ("cutis_study_" + std::to_string(getpid()));
  const std::string plan = stem.string() + ".toml", folder = stem.string();
  std::ofstream(plan)
      << "[fit]\nrows = [\"V54\"]\nparameters = [\"collagen.cross_linking\"]\ndraws = 5\nreason = \"a test\"\n";
  const Outcome refused = cutis("calibrate " + plan + " -o " + folder);
  CHECK(refused.code == 2);
  CHECK(has(refused.err, plan + ":2: fit.rows: found \"V54\" of role validation; allowed rows of role calibration"));
  const Outcome unknown = cutis("sensitivity " + good + " --only colagen -o " + folder);
  CHECK(unknown.code == 2);
  CHECK(has(unknown.err, "did you mean collagen?"));
  CHECK(cutis("sensitivity /nowhere.toml -o " + folder).code == 2);
  CHECK_FALSE(std::filesystem::exists(folder));
  std::filesystem::remove(plan);
}

TEST_CASE("a phase map is made, gone on with and the same for any number of threads; bad axes write nothing") {
  const auto stem = std::filesystem::temp_directory_path() / ("cutis_map_" + std::to_string(getpid()));
  const std::string scenario = stem.string() + ".toml", one = stem.string() + "_1", two = stem.string() + "_2";
  std::ofstream(scenario) << R"([scenario]
name = "one short needle on a tiny block"
[patient]
age = "28 years"
sex = "female"
fitzpatrick = "III"
[site]
name = "cheek"
[device]
model = "roller-192"
needle_length = "0.5 mm"
[technique]
passes = 100
[plan]
sessions = 2
interval = "12 hours"
duration = "1 day"
[grid]
width = "0.32 mm"
depth = "0.8 mm"
voxel = "40 um"
voxel_depth = "50 um"
)";
  const auto map = [&](const std::string& x, const std::string& y, const std::string& more) {
    return cutis("phase-map " + scenario + " --x " + x + " --y " + y + " --quiet " + more);
  };
  const Outcome unknown = map("technique.pases=1,2", "plan.interval=0.25,0.5", "-o " + one);
  CHECK(unknown.code == 2);
  CHECK(has(unknown.err, "--x: found \"technique.pases\"; allowed technique.passes, "));
  CHECK(has(unknown.err, "did you mean technique.passes?"));
  const Outcome too_far = map("tgf_beta.by_myofibroblast=0.0002,9", "plan.interval=0.25,0.5", "-o " + one);
  CHECK(too_far.code == 2);
  CHECK(has(too_far.err, "tgf_beta.by_myofibroblast: found 9 pg/day; allowed its range"));
  CHECK(map("tgf_beta.by_myofibroblast=0.0002:0.002:2", "plan.interval=0.5,2", "-o " + one).code == 2);  // past the end
  CHECK_FALSE(std::filesystem::exists(one));

  const std::string x = "tgf_beta.by_myofibroblast=0.0002:0.002:2", y = "plan.interval=0.25,0.5";
  const Outcome made = map(x, y, "--json --threads 1 -o " + one);
  REQUIRE(made.code == 0);
  const auto result = nlohmann::json::parse(made.out);
  REQUIRE(result["points"].size() == 4);
  CHECK(result["counts"]["still healing"] == 4);  // a day after the needles
  CHECK(result["points"][1]["values"]["largest_gain"] >
        2 * result["points"][0]["values"]["largest_gain"].get<double>());
  CHECK(result["points"][0]["values"]["quiet"] == 0.75);
  CHECK(has(content(one + "/phase_map.csv"), "\n0.002,0.5,still healing,"));
  CHECK(has(content(one + "/phase-map.html"), "data:image/png;base64,"));
  CHECK(std::filesystem::exists(one + "/sections/2-2.png"));
  const std::string trials = content(one + "/trials.jsonl");
  CHECK(map(x, y, "--threads 2 -o " + two).code == 0);
  CHECK(content(two + "/phase_map.json") == content(one + "/phase_map.json"));
  CHECK(map(x, y, "-o " + one).code == 0);
  CHECK(content(one + "/trials.jsonl") == trials);                  // nothing was run again
  CHECK(map(x, "plan.interval=0.25,0.75", "-o " + one).code == 2);  // another map
  for (const std::string& path : {scenario, one, two}) std::filesystem::remove_all(path);
}
