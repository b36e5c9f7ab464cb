// How are the depths and angles of a session drawn, and hits that re-enter a channel joined?
// SPDX-License-Identifier: Apache-2.0
#include "processes/needling/pattern.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/random.hpp"
#include "processes/needling/formulas.hpp"

namespace cutis::processes::needling {
namespace {

using core::Purpose;

std::uint64_t object_of(const tissue::Needling& session, std::size_t item) {
  return (static_cast<std::uint64_t>(session.session) << 32) + item;
}

/// A channel of the session within `reach` of a hit (periodic), or null.
tissue::Puncture* channel_at(std::vector<tissue::Puncture>& channels, const Point& at, double reach,
                             const Window& window) {
  const auto gap = [](double a, double b, double period) {
    const double d = std::abs(a - b);
    return std::min(d, period - d);
  };
  for (tissue::Puncture& channel : channels)
    if (std::hypot(gap(channel.x_mm, at.x_mm, window.width_mm), gap(channel.y_mm, at.y_mm, window.breadth_mm)) < reach)
      return &channel;
  return nullptr;
}

tissue::Puncture channel_of(const tissue::Needling& session, const Hit& hit, std::size_t item, double depth_mm,
                            const NeedlingParameters& p) {
  const std::uint64_t object = object_of(session, item);
  const double tilt = core::uniform(session.seed, Purpose::puncture_angle, object, 0);
  const double turn = core::uniform(session.seed, Purpose::puncture_angle, object, 1);
  tissue::Puncture channel;
  channel.session = session.session;
  channel.x_mm = hit.at.x_mm;
  channel.y_mm = hit.at.y_mm;
  channel.radius_mm = p.recoil * session.needle_base_radius_mm;
  channel.depth_mm = depth_mm;
  channel.angle_deg = p.tilt_max_deg * tilt;
  // A drum leans its needles along the way it rolls, forwards or back; a pen has no such direction.
  const double azimuth_rad =
      session.roller ? hit.direction_rad + (turn < 0.5 ? 0 : std::numbers::pi) : 2 * std::numbers::pi * turn;
  channel.azimuth_deg = azimuth_rad * 180 / std::numbers::pi;
  return channel;
}

}  // namespace

double hits_per_mm2(const tissue::Needling& session) {
  return session.roller
             ? session.passes * roller_hits_per_mm2(session.needles, session.drum_diameter_mm, session.drum_width_mm)
             : pen_hits_per_mm2(session.needles, session.strokes_per_s, session.dwell_s_per_cm2);
}

std::vector<tissue::Puncture> draw_punctures(const tissue::Needling& session, const Window& window,
                                             const NeedlingParameters& p) {
  const std::vector<Hit> hits = session.roller ? roller_hits(session, window, p) : pen_hits(session, window);
  const int count = static_cast<int>(hits.size());
  const std::vector<int> depth_stratum = shuffled(count, session.seed, object_of(session, 3));
  std::vector<tissue::Puncture> channels;
  for (std::size_t n = 0; n < hits.size(); ++n) {
    const double jitter = core::uniform(session.seed, Purpose::puncture_depth, object_of(session, n), 0);
    const double deficit_mm =
        session.depth_deficit_low_mm +
        (session.depth_deficit_high_mm - session.depth_deficit_low_mm) * (depth_stratum[n] + jitter) / count;
    const double depth_mm = channel_depth_mm(session.needle_length_mm, deficit_mm);
    if (depth_mm <= 0) continue;
    const tissue::Puncture channel = channel_of(session, hits[n], n, depth_mm, p);
    tissue::Puncture* entered = session.roller ? nullptr : channel_at(channels, hits[n].at, channel.radius_mm, window);
    if (entered)
      entered->depth_mm = std::max(entered->depth_mm, depth_mm);
    else
      channels.push_back(channel);
  }
  return channels;
}

}  // namespace cutis::processes::needling
