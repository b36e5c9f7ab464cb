// Does a tissue come back to the bit, and is a damaged file seen?
// SPDX-License-Identifier: Apache-2.0
#include "tissue/state_file.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <bit>
#include <catch2/catch.hpp>
#include <cmath>
#include <csignal>
#include <fstream>
#include <random>
#include <sstream>

#include "tissue/shared_array.hpp"
#include "tissue/tissue_file.hpp"

/// HDF5 keeps what it holds of a file that a full disk kept it from closing: no leak of ours to the address sanitizer.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libhdf5"; }

using namespace cutis;
using namespace cutis::tissue;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path = fs::temp_directory_path() / ("cutis_state_" + std::to_string(getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
};

Tissue odd_tissue() {
  Tissue t = make_tissue({8, 8, 4, 0.02, 0.025});
  double value = 1;
  for (auto& field : t.values)
    for (double& v : field) v = (value = value * 1.0001 + 1e-9) / 3;
  t.time = 123'456'789;
  t.punctures = {{17, 0, 0.1, 1.0 / 3, 0.05, 1.5, 7, 91}, {123'456'788, 4, 0.2, 0.3, 0.04, 1.25, 3, 1}};
  t.skin.site = "cheek";
  t.skin.age_years = 33.3, t.skin.female = false, t.skin.fitzpatrick = 5,
  t.skin.reticular_collagen_rest_ug_per_mm3 = 1.0 / 7;
  t.skin.reticular_fibres_along_x = 1.0 / 3, t.skin.hyaluronan_rest_ug_per_mm3 = 1.0 / 9;
  t.components = {true, false, true, false};
  return t;
}

void write(const Tissue& tissue, const fs::path& file) {
  const grid::SerialExchange alone;
  StateWriter out(file, tissue.grid, alone);
  write_state(out, tissue, alone);
  out.text("about", "{}");
  out.write();
}

grid::Values random_values(std::size_t count) {
  std::mt19937 random(5);
  std::uniform_real_distribution<> unit(0, 1);
  grid::Values values(count);
  for (double& v : values) v = unit(random);
  return values;
}

Tissue random_tissue(const grid::Grid& grid) {
  Tissue tissue = make_tissue(grid);
  for (auto& field : tissue.values) field = random_values(field.size());
  return tissue;
}

/// For this process, while it lives: what goes beyond fails as on a full disk, but for the reason.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &before_); }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  rlimit before_{};
};

void check_same(const Tissue& a, const Tissue& b) {
  CHECK(a.grid == b.grid);
  CHECK(a.time == b.time);
  CHECK(a.values == b.values);
  REQUIRE(a.punctures.size() == b.punctures.size());
  for (std::size_t n = 0; n < a.punctures.size(); ++n) {
    CHECK(a.punctures[n].time == b.punctures[n].time);
    CHECK(a.punctures[n].y_mm == b.punctures[n].y_mm);
    CHECK(a.punctures[n].azimuth_deg == b.punctures[n].azimuth_deg);
  }
  CHECK(a.skin.site == b.skin.site);
  CHECK(a.skin.age_years == b.skin.age_years);
  CHECK(a.skin.female == b.skin.female);
  CHECK(a.skin.fitzpatrick == b.skin.fitzpatrick);
  CHECK(a.skin.reticular_collagen_rest_ug_per_mm3 == b.skin.reticular_collagen_rest_ug_per_mm3);
  CHECK(a.skin.reticular_fibres_along_x == b.skin.reticular_fibres_along_x);
  CHECK(a.skin.hyaluronan_rest_ug_per_mm3 == b.skin.hyaluronan_rest_ug_per_mm3);
  CHECK(a.components.immune_cells == b.components.immune_cells);
  CHECK(a.components.occluded == b.components.occluded);
  CHECK(a.components.air_oxygen == b.components.air_oxygen);
}

/// Changes one bit of the place in the file where that number stands.
void spoil(const fs::path& file, double number) {
  std::ostringstream content;
  content << std::ifstream(file, std::ios::binary).rdbuf();
  std::string bytes = content.str();
  const std::size_t at = bytes.find(std::string(reinterpret_cast<const char*>(&number), sizeof number));
  REQUIRE(at != std::string::npos);
  bytes[at] = static_cast<char>(bytes[at] ^ 1);
  std::ofstream(file, std::ios::binary) << bytes;
}

}  // namespace

TEST_CASE("a tissue comes back to the bit") {
  const Folder folder;
  Tissue tissue = odd_tissue();
  write(tissue, folder.path / "state.h5");
  const StateReader in(folder.path / "state.h5");
  CHECK(in.has("fields/mmp"));
  CHECK_FALSE(in.has("nothing/at_all"));
  CHECK(in.text("about") == "{}");
  check_same(read_state(in), tissue);

  tissue[FieldId::mmp].pop_back();
  write(tissue, folder.path / "short.h5");
  CHECK_THROWS_WITH(read_state(StateReader(folder.path / "short.h5")), Catch::Contains("the field mmp has"));
}

TEST_CASE("a truncated, foreign, damaged or absent file is an error that names it") {
  const Folder folder;
  const fs::path file = folder.path / "state.h5";
  const auto reading = [&] { read_state(StateReader(file)); };
  CHECK_THROWS_WITH(reading(), Catch::Contains("state.h5: there is no such file"));
  write(odd_tissue(), file);
  fs::resize_file(file, fs::file_size(file) - 100);
  CHECK_THROWS_WITH(reading(), Catch::Contains("state.h5: truncated, or no HDF5 file"));
  std::ofstream(file) << "nothing of the kind";
  CHECK_THROWS_WITH(reading(), Catch::Contains("state.h5: truncated, or no HDF5 file"));
  write_tissue(odd_tissue(), file);  // HDF5, but another kind
  CHECK_THROWS_WITH(reading(), Catch::Contains("state.h5"));
  write(odd_tissue(), file);
  spoil(file, odd_tissue()[FieldId::mmp][5]);
  CHECK_THROWS_WITH(reading(), Catch::Contains("fields/mmp is damaged"));
}

TEST_CASE("no room and no right to write are said with their reason, and leave no file") {
  CHECK_THROWS_WITH(write(odd_tissue(), "/nowhere/state.h5"),
                    Catch::Contains("cannot write /nowhere/state.h5: No such file or directory"));
  const Folder folder;
  CHECK_THROWS_WITH(make_sure_of_room(folder.path / "state.h5", std::size_t{1} << 50),
                    Catch::Contains("cannot write") && Catch::Contains("No space left on device"));
  CHECK(fs::is_empty(folder.path));
}

TEST_CASE("a file that cannot be written to its end is said so, and is not left") {
  const Folder folder;
  const Tissue tissue = random_tissue({16, 16, 32, 0.02, 0.025});
  const FileSizeLimit limit(1 << 20);
  CHECK_THROWS_WITH(write(tissue, folder.path / "state.h5"), Catch::Contains("cannot write"));
  CHECK(fs::is_empty(folder.path));

  const grid::SerialExchange alone;
  SharedArrays arrays(row_share(tissue.grid, alone));
  for (int n = 0; n < 5; ++n) arrays.add(tissue[FieldId::mmp]);
  std::ofstream(folder.path / "raw") << "room";
  const std::vector<PlaceInFile> fits(5, {0}), beyond(5, {(1 << 20) - 16});
  write_pieces(folder.path / "raw", arrays, fits, alone);
  CHECK_THROWS_WITH(write_pieces(folder.path / "raw", arrays, beyond, alone), Catch::Contains("raw: File too large"));
}

TEST_CASE("a file that is written over an old one is the new one") {
  const Folder folder;
  const grid::SerialExchange alone;
  const fs::path spare = folder.path / "spare", plain = folder.path / "plain.h5", over = folder.path / "over.h5";
  const Tissue tissue = random_tissue({16, 16, 64, 0.02, 0.025});
  write(tissue, plain);
  for (const std::size_t bytes : {10U, 2'000'000U, 30'000'000U}) {
    std::ofstream(spare) << std::string(bytes, 'x');
    StateWriter out(over, tissue.grid, alone);
    write_state(out, tissue, alone);
    out.text("about", "{}");
    out.over(spare);
    out.write();
    CHECK_FALSE(fs::exists(spare));
    check_same(read_state(StateReader(over)), tissue);
    CHECK(fs::file_size(over) == fs::file_size(plain));
  }
}

TEST_CASE("a spare file is made where there is much room, and only there") {
  const Folder folder;
  make_spare(folder.path / "spare", 3'000'000);
  CHECK(fs::file_size(folder.path / "spare") == 3'000'000);
  make_spare(folder.path / "huge", std::uint64_t{1} << 50);
  CHECK_FALSE(fs::exists(folder.path / "huge"));
  make_spare("/nowhere/spare", 10);
}

TEST_CASE("a field of one value comes back and takes no room") {
  const Folder folder;
  Tissue tissue = make_tissue({16, 16, 32, 0.02, 0.025});
  tissue[FieldId::mmp].assign(tissue.grid.size(), 1.0 / 3);
  tissue[FieldId::oxygen].assign(tissue.grid.size(), -0.0);
  write(tissue, folder.path / "even.h5");
  CHECK(fs::file_size(folder.path / "even.h5") < tissue.grid.size() * sizeof(double) * 2);
  const Tissue back = read_state(StateReader(folder.path / "even.h5"));
  check_same(back, tissue);
  CHECK(std::signbit(back[FieldId::oxygen].back()));
  tissue[FieldId::mmp].back() = 0.3;
  tissue[FieldId::oxygen].front() = 0.0;  // equal, but not the same bits
  write(tissue, folder.path / "uneven.h5");
  CHECK(fs::file_size(folder.path / "uneven.h5") > tissue.grid.size() * sizeof(double) * 2);
  check_same(read_state(StateReader(folder.path / "uneven.h5")), tissue);
}

TEST_CASE("bits of an array do not depend on where it is cut, and on all of its bits") {
  grid::Values values = random_values(200'000);
  const auto plain = [](const grid::Values& list) {
    std::uint64_t sum = list.size(), weighted = 0;
    for (std::size_t n = 0; n < list.size(); ++n) {
      sum += std::bit_cast<std::uint64_t>(list[n]);
      weighted += std::bit_cast<std::uint64_t>(list[n]) * (2 * n + 1);
    }
    return sum ^ (weighted << 1);
  };
  CHECK(bits_of(values) == plain(values));
  std::swap(values[3], values[150'000]);
  CHECK(bits_of(values) == plain(values));
  CHECK(bits_of(grid::Values{}) == 0);
}
