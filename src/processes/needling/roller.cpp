// Where do the needles of a roller meet the skin, pass after pass?
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <stdexcept>

#include "core/random.hpp"
#include "processes/needling/formulas.hpp"
#include "processes/needling/pattern.hpp"

namespace cutis::processes::needling {
namespace {

using core::Purpose;

constexpr int tries_per_pass = 200;

std::uint64_t object_of(const tissue::Needling& session, int pass) {
  return (static_cast<std::uint64_t>(session.session) << 32) + static_cast<std::uint64_t>(pass);
}

/// The needles that one pass presses into the plane: a lattice, alternate rings shifted by half a step.
struct Lattice {
  double along_mm = 0;   ///< step along the way the drum rolls: pi D / needles of a ring
  double across_mm = 0;  ///< step between rings: W / rings
};

Lattice lattice_of(const tissue::Needling& session) {
  if (session.rows <= 0 || session.needles < session.rows || session.drum_diameter_mm <= 0 ||
      session.drum_width_mm <= 0)
    throw std::invalid_argument("needling: a roller needs rows, needles, drum diameter and drum width");
  const double needles_per_ring = static_cast<double>(session.needles) / session.rows;
  return {std::numbers::pi * session.drum_diameter_mm / needles_per_ring, session.drum_width_mm / session.rows};
}

/// All needles of the lattice in the window, when one of them stands at `anchor` (which comes first).
std::vector<Hit> hits_of_pass(const Lattice& lattice, const Point& anchor, double direction_rad, const Window& window) {
  const double c = std::cos(direction_rad), s = std::sin(direction_rad);
  const double reach_mm = std::hypot(window.width_mm, window.breadth_mm);
  const int rings = static_cast<int>(reach_mm / lattice.across_mm) + 1;
  std::vector<Hit> hits{{anchor, direction_rad}};
  for (int ring = -rings; ring <= rings; ++ring) {
    const double across = ring * lattice.across_mm;
    const double shift = ring % 2 != 0 ? 0.5 : 0.0;
    const int steps = static_cast<int>(reach_mm / lattice.along_mm) + 1;
    for (int step = -steps; step <= steps; ++step) {
      if (ring == 0 && step == 0) continue;
      const double along = (step + shift) * lattice.along_mm;
      const Point at{anchor.x_mm + c * along - s * across, anchor.y_mm + s * along + c * across};
      if (window.holds(at)) hits.push_back({at, direction_rad});
    }
  }
  return hits;
}

/// One pass with `wanted` needles in the window if any of the tries has so many, else with the nearest number.
std::vector<Hit> draw_pass(const tissue::Needling& session, const Window& window, const Strata& strata, int cell,
                           int pass, int wanted, double spread_rad) {
  const Lattice lattice = lattice_of(session);
  const double turn = core::uniform(session.seed, Purpose::puncture_position, object_of(session, 1 << 24), 0);
  const auto draw = [&](int attempt, int which) {
    return core::uniform(session.seed, Purpose::puncture_position, object_of(session, pass),
                         static_cast<std::uint64_t>(3 * attempt + which));
  };
  std::vector<Hit> best;
  for (int attempt = 0; attempt < tries_per_pass; ++attempt) {
    // Four directions, 45 degrees apart; the block itself lies anyhow on the face.
    const double direction_rad =
        std::numbers::pi * (2 * turn + (pass % 4) / 4.0) + spread_rad * (2 * draw(attempt, 2) - 1);
    const Point anchor = strata.at(cell, draw(attempt, 0), draw(attempt, 1));
    std::vector<Hit> hits = hits_of_pass(lattice, anchor, direction_rad, window);
    const auto miss = [&](const std::vector<Hit>& some) { return std::abs(static_cast<int>(some.size()) - wanted); };
    if (attempt == 0 || miss(hits) < miss(best)) best = std::move(hits);
    if (miss(best) == 0) break;
  }
  return best;
}

}  // namespace

std::vector<Hit> roller_hits(const tissue::Needling& session, const Window& window, const NeedlingParameters& p) {
  const double per_pass = hits_per_mm2(session) * window.area_mm2() / std::max(1, session.passes);
  const double spread_rad = p.direction_spread_deg * std::numbers::pi / 180;
  const double start = core::uniform(session.seed, Purpose::puncture_count, object_of(session, 0), 0);
  // Systematic sampling: by the end of pass k, floor(start + k * expected) needles have met the window.
  const auto target = [&](int passes) { return static_cast<int>(std::floor(start + passes * per_pass)); };
  std::vector<int> passes_that_hit;
  for (int pass = 0; pass < session.passes; ++pass)
    if (target(pass + 1) > target(pass)) passes_that_hit.push_back(pass);
  std::vector<Hit> hits;
  if (passes_that_hit.empty()) return hits;
  const int strata_count = static_cast<int>(passes_that_hit.size());
  const Strata strata(strata_count, window.width_mm, window.breadth_mm);
  const std::vector<int> cells = shuffled(strata_count, session.seed, object_of(session, 1));
  const auto roll = [&](std::size_t n, int pass, int total) {
    const int wanted = total - static_cast<int>(hits.size());
    if (wanted <= 0) return;  // an earlier pass could only be had with more needles than wanted
    for (const Hit& hit : draw_pass(session, window, strata, cells[n], pass, wanted, spread_rad)) hits.push_back(hit);
  };
  for (std::size_t n = 0; n < cells.size(); ++n) roll(n, passes_that_hit[n], target(passes_that_hit[n] + 1));
  // A lattice may not offer the last few needles exactly: the edge of one more pass fills up, a surplus is left out.
  const auto total = static_cast<std::size_t>(target(session.passes));
  for (int extra = 0; hits.size() < total; ++extra)
    roll(static_cast<std::size_t>(extra) % cells.size(), session.passes + extra, static_cast<int>(total));
  hits.resize(total);
  return hits;
}

}  // namespace cutis::processes::needling
