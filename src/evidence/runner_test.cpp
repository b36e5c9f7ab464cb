// Is a virtual subject the same whenever it is run, another than the next, and measured with the same instruments?
// SPDX-License-Identifier: Apache-2.0
#include "evidence/runner.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "evidence/instruments.hpp"

using namespace cutis;
using namespace cutis::evidence;

namespace {

const std::filesystem::path data = std::filesystem::path(CUTIS_SOURCE_DIR) / "data";

/// A tiny block of forearm, cut and followed for an hour; the file is gone afterwards.
class TinyPunch {
 public:
  TinyPunch() {
    std::string name = (std::filesystem::temp_directory_path() / "cutis-subjects-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    std::ofstream(file()) << R"([scenario]
name = "tiny punch"
[patient]
age = "30 years"
sex = "female"
fitzpatrick = "III"
[site]
name = "volar_forearm"
[plan]
duration = "1 hour"
[[plan.punch]]
at = "0 days"
diameter = "0.5 mm"
depth = "0.6 mm"
[grid]
width = "0.96 mm"
depth = "1.2 mm"
voxel = "120 um"
voxel_depth = "100 um"
)";
  }
  ~TinyPunch() { std::filesystem::remove_all(folder_); }
  std::filesystem::path file() const { return folder_ / "tiny.toml"; }

 private:
  std::filesystem::path folder_;
};

}  // namespace

TEST_CASE("a subject is the same whenever it is run, and another than the next and than the one as shipped") {
  const TinyPunch punch;
  const core::ParameterLibrary library = core::ParameterLibrary::load(data);
  const instruments::InstrumentSet instruments = make_instruments(library);
  const Bench bench{library, data, instruments};
  const core::Ticks hour = core::ticks_from_days(1.0 / 24);
  const Job job{{"cell_counts"}, {hour}, 0};
  const auto neutrophils = [&](std::uint64_t number, int subjects) {
    const Record record = run_job({punch.file(), "run", number, subjects}, job, bench, false);
    CHECK(record.failure.empty());
    const Series series = record.treated.series("cell_counts", "neutrophils", "wound_edge");
    REQUIRE(series.size() == 2);  // after the cut, and an hour later
    return series.back().value;
  };
  const double second = neutrophils(2, 24);
  CHECK(second > 0);
  CHECK(neutrophils(2, 24) == second);
  CHECK(neutrophils(3, 24) != second);
  CHECK(neutrophils(2, 0) != second);
}
