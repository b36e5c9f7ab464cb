// How does a series of block scans reach the report? As JSON with packed volumes, thinned where there is no room.
// SPDX-License-Identifier: Apache-2.0
#include "reports/scan_file.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include "reports/encode.hpp"

namespace cutis::reports {

using Json = nlohmann::ordered_json;

void ScanFile::add(const core::BlockScan& scan) {
  if (frames_.empty()) {
    shape_ = {{"nx", scan.nx}, {"ny", scan.ny}, {"nz", scan.nz}, {"voxel_mm", scan.voxel_mm}};
    shape_["vessels"] = {{"knots", scan.vessels.knots}, {"places", base64(deflate(scan.vessels.places))}};
    for (const core::ScannedVolume& v : scan.volumes)
      channels_.push_back({{"id", v.id}, {"label", v.label}, {"unit", v.unit}, {"low", v.low}, {"high", v.high}});
  }
  Json frame = {
      {"time_d", scan.time_d}, {"volumes", Json::object()}, {"vessels", base64(deflate(scan.vessels.pieces))}};
  for (const core::ScannedVolume& v : scan.volumes) frame["volumes"][v.id] = base64(deflate(v.bytes));
  frames_.push_back(std::move(frame));
  punctures_ = Json::array();
  for (const core::ScannedPuncture& p : scan.punctures) {
    punctures_.push_back({{"time_d", p.time_d},
                          {"session", p.session},
                          {"x_mm", p.x_mm},
                          {"y_mm", p.y_mm},
                          {"radius_mm", p.radius_mm},
                          {"depth_mm", p.depth_mm},
                          {"angle_deg", p.angle_deg},
                          {"azimuth_deg", p.azimuth_deg}});
  }
}

Json ScanFile::json() const {
  Json scan = shape_;
  scan["channels"] = channels_;
  scan["frames"] = frames_;
  scan["punctures"] = punctures_;
  return scan;
}

ScanFile ScanFile::first_of(const Json& scan, std::size_t count) {
  ScanFile first;
  if (count == 0) return first;
  if (scan.at("frames").size() < count)
    throw std::runtime_error("scan.json holds fewer frames than there were when the checkpoint was written");
  for (const char* key : {"nx", "ny", "nz", "voxel_mm", "vessels"}) first.shape_[key] = scan.at(key);
  first.channels_ = scan.at("channels");
  first.frames_ = Json::array();
  for (std::size_t n = 0; n < count; ++n) first.frames_.push_back(scan["frames"][n]);
  const double last_d = first.frames_.back().at("time_d");
  first.punctures_ = Json::array();
  for (const Json& puncture : scan.at("punctures"))
    if (puncture.at("time_d").get<double>() < last_d) first.punctures_.push_back(puncture);
  return first;
}

namespace {

std::size_t size_of(const Json& frame) {
  std::size_t size = 64 + frame.value("vessels", std::string()).size();
  for (const auto& [id, volume] : frame["volumes"].items())
    size += volume.get_ref<const std::string&>().size() + id.size() + 6;
  return size;
}

/// Position of a frame on the axis along which frames are kept evenly: log of the time since the last kept instant.
double place_of(double time_d, const std::vector<double>& keep_d) {
  constexpr double soon_d = 0.01;
  double since = time_d, turn = 0;
  for (std::size_t n = 0; n < keep_d.size() && keep_d[n] <= time_d; ++n) {
    since = time_d - keep_d[n];
    turn = static_cast<double>(n + 1);
  }
  return 20 * turn + std::log((since + soon_d) / soon_d);
}

bool first_after(const std::vector<double>& times, std::size_t n, const std::vector<double>& keep_d) {
  return std::any_of(keep_d.begin(), keep_d.end(), [&](double d) { return times[n - 1] <= d && d < times[n]; });
}

/// The frame that is missed least, or the number of frames where only the first is left.
std::size_t least_missed(const std::vector<double>& times, const std::vector<double>& keep_d) {
  std::size_t found = times.size();
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t n = 1; n < times.size(); ++n) {
    double gap = n + 1 < times.size() ? place_of(times[n + 1], keep_d) - place_of(times[n - 1], keep_d) : 1e3;
    if (first_after(times, n, keep_d)) gap += 1e6;
    if (gap < least) least = gap, found = n;
  }
  return found;
}

}  // namespace

Json thinned(Json scan, const std::vector<double>& keep_d, std::size_t bytes) {
  Json& frames = scan["frames"];
  const auto fixed =
      scan["punctures"].dump().size() + scan["channels"].dump().size() + scan.value("vessels", Json()).dump().size() + 512;
  std::size_t total = fixed;
  std::vector<double> times;
  for (const Json& frame : frames) {
    total += size_of(frame);
    times.push_back(frame["time_d"]);
  }
  while (total > bytes && !frames.empty()) {
    const std::size_t n = times.size() > 1 ? least_missed(times, keep_d) : 0;
    total -= size_of(frames[n]);
    frames.erase(frames.begin() + static_cast<std::ptrdiff_t>(n));
    times.erase(times.begin() + static_cast<std::ptrdiff_t>(n));
  }
  return frames.empty() ? Json() : scan;
}

}  // namespace cutis::reports
