// Do tables, packed bytes and folders come back as they were, and do faults leave nothing half-written?
// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <filesystem>
#include <limits>
#include <stdexcept>

#include "core/errors.hpp"
#include "reports/atomic_file.hpp"
#include "reports/csv.hpp"
#include "reports/encode.hpp"
#include "reports/folder.hpp"
#include "reports/folder_lock.hpp"
#include "reports/scan_file.hpp"

namespace fs = std::filesystem;
using namespace cutis;
using namespace cutis::reports;

namespace {

/// A folder of its own that goes away with the test.
struct Folder {
  fs::path path;
  explicit Folder(const char* name) : path(fs::temp_directory_path() / (std::string("cutis_reports_") + name)) {
    fs::remove_all(path);
    fs::create_directories(path);
  }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
};

core::Measurement reading(double time_d, double value) { return {"treated", time_d, "tewl_meter", "tewl", "surface", value, "g/m2/h"}; }

}  // namespace

TEST_CASE("measurements read back to the last bit") {
  const Folder folder("csv");
  MeasurementLog log(folder.path / "measurements.csv");
  const double values[] = {0.1, 1.0 / 3, -2.2250738585072014e-308, 6.02214076e23, 0};
  for (double value : values) log.add(reading(value * 1e-3, value));
  log.save();
  const auto rows = read_csv(folder.path / "measurements.csv");
  REQUIRE(rows.size() == 5);
  for (std::size_t n = 0; n < 5; ++n) {
    CHECK(rows[n].value == values[n]);
    CHECK(rows[n].time_d == values[n] * 1e-3);
    CHECK(rows[n].unit == "g/m2/h");
  }
  CHECK(read_file(folder.path / "measurements.csv") == to_csv(rows));
}

TEST_CASE("what is not finite never reaches a table and is named") {
  const auto line = [](double value) { return csv_line(reading(1, value)); };
  CHECK_THROWS_WITH(line(std::numeric_limits<double>::quiet_NaN()), Catch::Contains("tewl_meter") && Catch::Contains("surface"));
  CHECK_THROWS_AS(line(std::numeric_limits<double>::infinity()), std::runtime_error);
  core::Measurement odd = reading(1, 1);
  odd.region = "a,b";
  CHECK_THROWS_AS(csv_line(odd), std::runtime_error);
}

TEST_CASE("a table that is not one of ours is refused with its line") {
  const Folder folder("foreign");
  write_file(folder.path / "a.csv", "x,y\n1,2\n");
  CHECK_THROWS_WITH(read_csv(folder.path / "a.csv"), Catch::Contains("a.csv:1"));
  write_file(folder.path / "b.csv", std::string(csv_header) + "\ntreated,0,i,q,r,one,u\n");
  CHECK_THROWS_WITH(read_csv(folder.path / "b.csv"), Catch::Contains("b.csv:2"));
}

TEST_CASE("base64 agrees with the examples of RFC 4648") {
  const std::pair<const char*, const char*> examples[] = {{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"},
                                                          {"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="}, {"foobar", "Zm9vYmFy"}};
  for (const auto& example : examples) CHECK(base64(std::string_view(example.first)) == example.second);
}

TEST_CASE("a failed write leaves the old file and nothing beside it") {
  const Folder folder("atomic");
  const fs::path file = folder.path / "a.txt";
  write_file(file, "old");
  fs::create_directory(folder.path / "d");
  CHECK_THROWS_WITH(write_file(folder.path / "d", "new"), Catch::Contains("cannot write"));
  CHECK_THROWS_WITH(write_file(folder.path / "none" / "a.txt", "new"), Catch::Contains("No such file"));
  CHECK(read_file(file) == "old");
  CHECK(std::distance(fs::directory_iterator(folder.path), fs::directory_iterator()) == 2);
}

TEST_CASE("a full disk is named") {
  if (fs::exists("/dev/full")) {
    const Folder folder("full");
    fs::create_symlink("/dev/full", folder.path / "a.txt.part");
    CHECK_THROWS_WITH(write_file(folder.path / "a.txt", "new"), Catch::Contains("No space left"));
  }
}

TEST_CASE("a folder in use is refused, and replaced only where told, sparing what is not a run's") {
  const Folder folder("folder");
  const RunFolder run{folder.path};
  CHECK_NOTHROW(prepare_folder(run, false));
  write_file(run.measurements(), "x");
  write_file(folder.path / "mine.txt", "y");
  CHECK_THROWS_AS(prepare_folder(run, false), core::InputError);
  CHECK(fs::exists(run.measurements()));
  prepare_folder(run, true);
  CHECK_FALSE(fs::exists(run.measurements()));
  CHECK(fs::exists(folder.path / "mine.txt"));
}

TEST_CASE("rows are cut by arm, as they are, and go on in the order of the arms") {
  const Folder folder("cut");
  const fs::path file = folder.path / "measurements.csv";
  const auto add = [](MeasurementLog& log, const char* arm, double value) {
    core::Measurement m = reading(value, value);
    m.arm = arm;
    log.add(m);
  };
  MeasurementLog whole(file, {"untreated", "treated"}), resumed(folder.path / "again.csv", {"untreated", "treated"});
  for (double value : {1.0, 2.0, 3.0}) add(whole, "untreated", value / 3);
  for (double value : {4.0, 5.0}) add(whole, "treated", value / 3);
  whole.save();
  resumed.take("treated", 1, file);
  resumed.take("untreated", 2, file);
  add(resumed, "untreated", 3.0 / 3);
  add(resumed, "treated", 5.0 / 3);
  resumed.save();
  CHECK(read_file(folder.path / "again.csv") == read_file(file));
  CHECK(resumed.rows("treated") == 2);
  CHECK_THROWS_WITH(resumed.take("treated", 9, file), Catch::Contains("holds 2 rows of the treated arm") || Catch::Contains("written after 9"));
}

TEST_CASE("scans are cut after a number of frames, with the punctures of that time") {
  ScanFile whole, first;
  core::BlockScan scan{0, 1, 1, 1, {0.1, 0.1, 0.1}, {{"a", "A", "1", 0, 1, {7}}}, {}, {}};
  whole.add(scan), first.add(scan);
  scan.time_d = 1, scan.punctures = {{0.5, 0, 0.1, 0.1, 0.01, 1, 0, 0}};
  whole.add(scan), first.add(scan);
  scan.time_d = 2, scan.punctures.push_back({1.0, 1, 0.2, 0.1, 0.01, 1, 0, 0});
  whole.add(scan);
  CHECK(ScanFile::first_of(whole.json(), 3).json().dump() == whole.json().dump());
  CHECK(ScanFile::first_of(whole.json(), 2).json().dump() == first.json().dump());
  CHECK(ScanFile::first_of(whole.json(), 0).empty());
  CHECK_THROWS_AS(ScanFile::first_of(whole.json(), 4), std::runtime_error);
}

TEST_CASE("a folder is held by one run, and free when that ends") {
  const Folder folder("lock");
  {
    const FolderLock held(folder.path);
    CHECK_THROWS_AS(FolderLock(folder.path), core::InputError);
  }
  CHECK_NOTHROW(FolderLock(folder.path));
}
