// How does the folder of a run become one page? Part by part, the largest parts last and cut to the room left.
// SPDX-License-Identifier: Apache-2.0
#include "reports/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <stdexcept>
#include <string_view>
#include <tuple>
#include <utility>

#include "core/disclaimer.hpp"
#include "reports/atomic_file.hpp"
#include "reports/csv.hpp"
#include "reports/encode.hpp"
#include "reports/names.hpp"
#include "reports/outcomes.hpp"
#include "reports/page_series.hpp"
#include "reports/scan_file.hpp"

namespace cutis::reports {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

namespace {

constexpr std::size_t picture_limit_bytes = 9'500'000, strip_limit_bytes = 1'500'000;

/// Pictures of one channel, not of the whole section.
bool of_channel(const Json& picture) { return picture.at("name").get<std::string>().rfind("channel_", 0) == 0; }

Json parse_file(const fs::path& file) {
  try {
    return Json::parse(read_file(file));
  } catch (const Json::exception& error) {
    throw std::runtime_error(fmt::format("{} is not JSON: {}", file.string(), error.what()));
  }
}

Json parse_if_there(const fs::path& file) { return fs::exists(file) ? parse_file(file) : Json(); }

Json limits_of(const Json& run) {
  const Json& scenario = run.at("scenario");
  Json limits = Json::array();
  for (const char* list : {"stand_ins", "safety_remarks", "messages"})
    for (const Json& text : scenario.value(list, Json::array())) limits.push_back(text);
  double all = 0, weak = 0;
  for (const Json& pair : run.value("parameters_by_grade", Json::array())) {
    all += pair[1].get<double>();
    if (pair[0] == "assumed" || pair[0] == "calibrated") weak += pair[1].get<double>();
  }
  if (all > 0)
    limits.push_back(fmt::format("{:.0f} of the {:.0f} numbers that this run used are assumed or calibrated; the table of "
                                 "parameters says which.", weak, all));
  limits.push_back("One block of skin with one random pattern of punctures: other seeds give other numbers, by about the seed "
                   "spread where it is shown.");
  limits.push_back("Differences between the arms are those of one simulated patient, not of a trial.");
  return limits;
}

/// The skin's layers for the 3-D view; depth 0 is the top of the viable epidermis.
Json layers_of(const Json& skin) {
  const double epidermis = skin.value("epidermis_mm", 0.0);
  const double papillary = epidermis + skin.value("papillary_dermis_mm", 0.0);
  const double dermis = epidermis + skin.value("dermis_mm", 0.0), block = skin.value("block_depth_mm", 0.0);
  Json layers = Json::array();
  const auto add = [&](const char* label, double top, double bottom) {
    if (top < block) layers.push_back({{"label", label}, {"top_mm", top}, {"bottom_mm", std::min(bottom, block)}});
  };
  add("epidermis", 0, epidermis);
  add("papillary dermis", epidermis, papillary);
  add("reticular dermis", papillary, dermis);
  add("hypodermis", dermis, block);
  return layers;
}

/// Names of stains for people, those that matter most first.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> stains = {{
    {"histology_masson", "Masson's trichrome"},
    {"histology_silver", "Silver (reticulin)"},
    {"histology_elastin", "Verhoeff-Van Gieson (elastin)"},
    {"histology_ki67", "Ki-67"},
    {"histology_cd31", "CD31 (vessels)"},
    {"histology_alpha_sma", "Alpha-SMA (activated fibroblasts)"},
    {"histology_collagen7", "Collagen VII (junction)"},
    {"histology_fibronectin", "Fibronectin"},
    {"histology_hyaluronan", "Hyaluronan (binding protein)"},
    {"histology_he", "Haematoxylin and eosin"},
}};

/// The place of a picture's stain among them; their number where it is none.
std::size_t stain_of(const Json& picture) {
  const std::string name = picture.at("name");
  return static_cast<std::size_t>(
      std::find_if(stains.begin(), stains.end(), [&](const auto& s) { return s.first == name; }) - stains.begin());
}

std::string stain_label(const Json& picture) {
  const std::size_t stain = stain_of(picture);
  return stain < stains.size() ? std::string(stains[stain].second) : picture.at("name").get<std::string>();
}

/// Which pictures matter most: those at the time of comparison, then the first, then the others; by stain.
std::tuple<int, std::size_t, double> rank(const Json& picture, double compare_d) {
  const double time_d = picture.at("time_d");
  const int when = std::abs(time_d - compare_d) < 1e-6 ? 0 : time_d == 0 ? 1 : 2;
  return {when, stain_of(picture), time_d};
}

/// The file as text of the page; empty where it is not there.
std::string data_url(const RunFolder& folder, const Json& picture) {
  const fs::path path = folder.pictures() / picture.at("file").get<std::string>();
  return fs::exists(path) ? "data:image/png;base64," + base64(read_file(path)) : std::string();
}

/// One channel as it heals, in order of time; as many as there is room for.
Json strip_of(const Json& run, const RunFolder& folder) {
  const Json listed = run.value("pictures", Json::array());
  Json strip = Json::array();
  std::size_t total = 0;
  for (const Json& file : listed) {
    if (!of_channel(file)) continue;
    const std::string source = data_url(folder, file);
    if (source.empty() || (total += source.size()) > strip_limit_bytes) continue;
    strip.push_back({{"time_d", file["time_d"]}, {"caption", file["caption"]}, {"um_per_pixel", file["um_per_pixel"]},
                     {"width", file["width"]}, {"height", file["height"]}, {"source", source}});
  }
  return strip;
}

/// Both arms of one stain at one time make one entry; as many whole entries as there is room for.
Json pictures_of(const Json& run, const RunFolder& folder, double compare_d) {
  const Json listed = run.value("pictures", Json::array());
  std::vector<Json> files;
  std::copy_if(listed.begin(), listed.end(), std::back_inserter(files), [](const Json& file) { return !of_channel(file); });
  const auto rank_of = [&](const Json& file) { return rank(file, compare_d); };
  std::stable_sort(files.begin(), files.end(), [&](const Json& a, const Json& b) { return rank_of(a) < rank_of(b); });
  Json pairs = Json::array();
  std::size_t total = 0;
  for (auto file = files.begin(); file != files.end();) {
    Json pair = {{"stain", stain_label(*file)}, {"caption", file->at("caption")}, {"time_d", file->at("time_d")},
                 {"um_per_pixel", file->at("um_per_pixel")}, {"width", file->at("width")}, {"height", file->at("height")}};
    std::size_t bytes = 0;
    for (const auto same = rank_of(*file); file != files.end() && rank_of(*file) == same; ++file) {
      const std::string source = data_url(folder, *file);
      if (source.empty()) continue;
      bytes += source.size();
      pair[file->at("arm").get<std::string>()] = source;
    }
    if (bytes == 0 || total + bytes > picture_limit_bytes) continue;
    total += bytes;
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

/// Names for people: run.json keeps those of measurements.csv.
Json page_outcomes(Json outcomes) {
  for (Json& row : outcomes) {
    for (const char* key : {"instrument", "region"}) row[key] = display_name(row.value(key, ""));
  }
  return outcomes;
}

/// "<" cannot end the element when it is written as a JSON escape.
std::string escaped(const Json& data) {
  std::string text = data.dump();
  for (std::size_t at = 0; (at = text.find("</", at)) != std::string::npos;) text.replace(at, 2, "<\\/");
  return text;
}

}  // namespace

void quote_spread(Json& outcomes, const Json& evidence) {
  for (Json& outcome : outcomes) {
    std::string quoted;
    for (const Json& row : evidence) {
      const auto same = [&](const char* key) { return row.value(key, "") == outcome.value(key, ""); };
      if (!same("instrument") || !same("quantity") || !same("region") || !row.value("spread", Json()).is_string()) continue;
      quoted += (quoted.empty() ? "" : "; ") + row["spread"].get<std::string>();
    }
    if (!quoted.empty()) outcome["seed_spread"] = quoted;
  }
}

Json page_data(const Json& run, const std::vector<core::Measurement>& measurements) {
  const Json& scenario = run.at("scenario");
  Json made = run.at("made");
  made["seed"] = run.value("seed", Json());
  made["steps"] = Json::object();
  const Json arms = run.value("arms", Json::object());
  for (const auto& [arm, statistics] : arms.items()) made["steps"][arm] = statistics["steps"];
  return {{"schema", 1},
          {"title", scenario.value("name", "")},
          {"disclaimer", core::disclaimer},
          {"made", made},
          {"scenario", {{"name", scenario.value("name", "")}, {"summary", scenario.value("summary", "")},
                        {"notes", scenario.value("notes", Json::array())}, {"facts", run.value("facts", Json::array())}}},
          {"end_d", run.at("end_d")},
          {"plan", run.at("plan")},
          {"scarring", run.value("scarring", Json())},
          {"inflammation", run.value("inflammation", Json())},
          {"outcomes", page_outcomes(run.value("outcomes", Json::array()))},
          {"series", page_series(courses_of(measurements), run.value("quantities", Json::array()))},
          {"parameters", {{"by_grade", run.value("parameters_by_grade", Json::array())},
                          {"rows", run.value("parameters", Json::array())}}},
          {"limits", limits_of(run)}};
}

std::string page_template(const fs::path& data_dir, const std::string& name) {
  for (const fs::path& file : {data_dir / name, data_dir.parent_path() / "web" / "dist" / name})
    if (fs::exists(file)) return read_file(file);
  throw std::runtime_error(fmt::format("the page {} was not found in {} or beside it in web/dist", name, data_dir.string()));
}

std::string embed(const std::string& page, const Json& data) {
  static const std::string opening = R"(<script type="application/json" id="cutis-data">)";
  const std::size_t begin = page.find(opening), end = page.find("</script>", begin);
  if (begin == std::string::npos || end == std::string::npos)
    throw std::runtime_error("the report page has no element for its data");
  return page.substr(0, begin + opening.size()) + escaped(data) + page.substr(end);
}

Json write_report(const RunFolder& folder, const fs::path& data_dir) {
  Json run = parse_file(folder.run_json());
  const std::vector<core::Measurement> measurements = read_csv(folder.measurements());
  const RunTimes times = times_of(run);
  run["outcomes"] = to_json(outcomes(measurements, times));
  const Json record = parse_if_there(data_dir / "evidence" / "results.json");
  const Json evidence = record.is_object() ? record.value("rows", Json::array()) : Json::array();
  quote_spread(run["outcomes"], evidence);
  write_file(folder.run_json(), run.dump(1) + "\n");

  Json data = page_data(run, measurements);
  if (!evidence.empty()) data["evidence"] = evidence;
  data["pictures"] = pictures_of(run, folder, times.compare);
  data["strip"] = strip_of(run, folder);
  const std::string page = page_template(data_dir, "report.html");
  Json scan = parse_if_there(folder.scan());
  if (scan.is_object()) {
    scan["layers"] = layers_of(run.value("skin", Json::object()));
    const std::size_t used = page.size() + escaped(data).size() + 10'000;
    data["scan"] = used < page_limit_bytes ? thinned(std::move(scan), times.wounds, page_limit_bytes - used) : Json();
  }
  write_file(folder.report(), embed(page, data));
  return run;
}

}  // namespace cutis::reports
