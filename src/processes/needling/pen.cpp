// Where do the needles of a motor pen meet the skin, stroke after stroke?
// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <numbers>
#include <stdexcept>

#include "core/random.hpp"
#include "processes/needling/formulas.hpp"
#include "processes/needling/pattern.hpp"

namespace cutis::processes::needling {
namespace {

using core::Purpose;

constexpr int tries_per_cell = 64;

std::uint64_t object_of(const tissue::Needling& session, int item) {
  return (static_cast<std::uint64_t>(session.session) << 32) + static_cast<std::uint64_t>(item);
}

/// The hits in the window of a stroke that puts needle `which` at `anchor` (which comes first).
std::vector<Hit> hits_of_stroke(const std::vector<Point>& needles, std::size_t which, const Point& anchor,
                                double turn_rad, const Window& window) {
  const double c = std::cos(turn_rad), s = std::sin(turn_rad);
  std::vector<Hit> hits{{anchor, turn_rad}};
  for (std::size_t n = 0; n < needles.size(); ++n) {
    if (n == which) continue;
    const double dx = needles[n].x_mm - needles[which].x_mm, dy = needles[n].y_mm - needles[which].y_mm;
    const Point at{anchor.x_mm + c * dx - s * dy, anchor.y_mm + s * dx + c * dy};
    if (window.holds(at)) hits.push_back({at, turn_rad});
  }
  return hits;
}

/// A stroke through a cell. A stroke with k needles in the window could have been found from any of them: it is
/// taken with probability 1 / k, so that strokes come as often as they do on the skin.
std::vector<Hit> draw_stroke(const tissue::Needling& session, const Window& window, const std::vector<Point>& needles,
                             const Strata& strata, int cell, int item) {
  std::vector<Hit> hits;
  for (int attempt = 0; attempt < tries_per_cell; ++attempt) {
    const auto draw = [&](int which) {
      return core::uniform(session.seed, Purpose::puncture_position, object_of(session, item),
                           static_cast<std::uint64_t>(5 * attempt + which));
    };
    const auto needle = static_cast<std::size_t>(draw(0) * static_cast<double>(needles.size()));
    hits = hits_of_stroke(needles, needle, strata.at(cell, draw(1), draw(2)), 2 * std::numbers::pi * draw(3), window);
    if (draw(4) * static_cast<double>(hits.size()) < 1) break;
  }
  return hits;
}

}  // namespace

std::vector<Point> cartridge(int needles, double diameter_mm) {
  std::vector<Point> points;
  const auto add_circle = [&points](int count, double radius_mm) {
    for (int n = 0; n < count; ++n) {
      const double angle = 2 * std::numbers::pi * n / count;
      points.push_back({radius_mm * std::cos(angle), radius_mm * std::sin(angle)});
    }
  };
  const int inner = needles > 12 ? static_cast<int>(std::lround(needles / 3.0)) : 0;
  add_circle(needles - inner, diameter_mm / 2);
  add_circle(inner, diameter_mm / 4);
  return points;
}

std::vector<Hit> pen_hits(const tissue::Needling& session, const Window& window) {
  if (session.needles <= 0 || session.cartridge_diameter_mm <= 0)
    throw std::invalid_argument("needling: a pen needs needles and a cartridge diameter");
  const double start = core::uniform(session.seed, Purpose::puncture_count, object_of(session, 0), 0);
  const int total = static_cast<int>(std::floor(hits_per_mm2(session) * window.area_mm2() + start));
  std::vector<Hit> hits;
  if (total == 0) return hits;
  const std::vector<Point> needles = cartridge(session.needles, session.cartridge_diameter_mm);
  const Strata strata(total, window.width_mm, window.breadth_mm);
  const std::vector<int> cells = shuffled(total, session.seed, object_of(session, 1));
  std::vector<char> taken(cells.size(), 0);
  const auto size = static_cast<std::size_t>(total);
  // Cells that an earlier stroke has hit are passed over in the first round, so that strokes spread; later rounds fill.
  for (int round = 0, item = 2; hits.size() < size; ++round)
    for (std::size_t n = 0; n < cells.size() && hits.size() < size; ++n, ++item) {
      if (round == 0 && taken[static_cast<std::size_t>(cells[n])]) continue;
      for (const Hit& hit : draw_stroke(session, window, needles, strata, cells[n], item)) {
        if (hits.size() == size) break;
        hits.push_back(hit);
        taken[static_cast<std::size_t>(strata.cell_of(hit.at))] = 1;
      }
    }
  return hits;
}

}  // namespace cutis::processes::needling
