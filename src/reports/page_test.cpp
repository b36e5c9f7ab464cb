// Which pictures does the page of a run offer: all stains by name, both arms, the most telling first?
// SPDX-License-Identifier: Apache-2.0
#include "reports/page.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "reports/atomic_file.hpp"

namespace fs = std::filesystem;
using namespace cutis::reports;
using Json = nlohmann::ordered_json;

namespace {

constexpr const char* stains[] = {"histology_he",     "histology_cd31",      "histology_masson", "histology_ki67",
                                  "histology_silver", "histology_alpha_sma", "histology_elastin"};

/// A run of ten days, pictures at its start, in its middle and at its end, each file of so many bytes.
struct Run {
  fs::path path = fs::temp_directory_path() / "cutis_page_test";

  explicit Run(std::size_t bytes) {
    fs::remove_all(path);
    fs::create_directories(path / "pictures");
    Json pictures = Json::array();
    for (const char* arm : {"untreated", "treated"})
      for (double time_d : {0.0, 5.0, 10.0})
        for (const char* name : stains) {
          const std::string file = std::string(name) + arm + std::to_string(time_d) + ".png";
          write_file(path / "pictures" / file, std::string(bytes, 'x'));
          pictures.push_back({{"file", file},
                              {"name", name},
                              {"caption", ""},
                              {"arm", arm},
                              {"time_d", time_d},
                              {"width", 1},
                              {"height", 1},
                              {"um_per_pixel", 1}});
        }
    const Json run = {{"scenario", Json::object()},
                      {"made", Json::object()},
                      {"end_d", 10},
                      {"plan", Json::array()},
                      {"pictures", pictures}};
    write_file(path / "run.json", run.dump());
    write_file(path / "measurements.csv", "arm,time_d,instrument,quantity,region,value,unit\n");
    write_file(path / "report.html", R"(<script type="application/json" id="cutis-data">null</script>)");
  }
  ~Run() { fs::remove_all(path); }
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  /// The pictures of the page that is written from this folder; its own report.html is the template.
  Json pictures() const {
    write_report({path}, path);
    const std::string page = read_file(path / "report.html");
    const std::size_t begin = page.find('>') + 1;
    return Json::parse(page.substr(begin, page.rfind("</script>") - begin)).at("pictures");
  }
};

}  // namespace

TEST_CASE("a page offers every stain by its name, at the end first, then at the start") {
  const Json pictures = Run(10).pictures();
  REQUIRE(pictures.size() == 3 * 7);
  const char* labels[] = {"Masson's trichrome",
                          "Silver (reticulin)",
                          "Verhoeff-Van Gieson (elastin)",
                          "Ki-67",
                          "CD31 (vessels)",
                          "Alpha-SMA (activated fibroblasts)",
                          "Haematoxylin and eosin"};
  for (std::size_t n = 0; n < 7; ++n) {
    CHECK(pictures[n]["stain"] == labels[n]);
    CHECK(pictures[n]["time_d"] == 10);
    CHECK(pictures[n + 7]["time_d"] == 0);
  }
}

TEST_CASE("where room ends, both arms of a picture are left out together, the least telling first") {
  const Json pictures = Run(400'000).pictures();  // 3 bytes become 4: 1.07 MB a pair
  REQUIRE(pictures.size() == 8);
  std::size_t bytes = 0;
  for (const Json& pair : pictures) {
    REQUIRE((pair.contains("treated") && pair.contains("untreated")));
    bytes += pair["treated"].get<std::string>().size() + pair["untreated"].get<std::string>().size();
  }
  CHECK(bytes < 9'500'000);
  CHECK(pictures[7]["time_d"] == 0);
  CHECK(pictures[7]["stain"] == "Masson's trichrome");
}
