// Do rollers and pens hit the skin as often, as evenly and as reproducibly as stated?
// SPDX-License-Identifier: Apache-2.0
#include "processes/needling/pattern.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "processes/needling/formulas.hpp"

using namespace cutis;
using namespace cutis::processes::needling;

namespace {

const processes::NeedlingParameters numbers = [] {
  processes::NeedlingParameters p{};
  p.recoil = 0.505;
  p.taper_per_base_radius = 6;
  p.tilt_max_deg = 5;
  p.direction_spread_deg = 10;
  return p;
}();

const Window block{0.96, 0.96}, square_cm{10, 10};

tissue::Needling roller(int passes, std::uint64_t seed = 1) {
  tissue::Needling session;
  session.seed = seed;
  session.needle_length_mm = 1.5;
  session.needle_base_radius_mm = 0.125;
  session.depth_deficit_low_mm = 0.3;
  session.depth_deficit_high_mm = 0.8;
  session.passes = passes;
  session.needles = 192;
  session.rows = 8;
  session.drum_diameter_mm = 20;
  session.drum_width_mm = 20;
  return session;
}

tissue::Needling pen(double dwell_s_per_cm2, std::uint64_t seed = 1) {
  tissue::Needling session = roller(0, seed);
  session.roller = false;
  session.needles = 14;
  session.strokes_per_s = 7000.0 / 60;
  session.dwell_s_per_cm2 = dwell_s_per_cm2;
  session.cartridge_diameter_mm = 6;
  return session;
}

/// The point over the window's sides, each in [0, 1).
double mean_of(const std::vector<Hit>& hits, bool x, const Window& window) {
  double sum = 0;
  for (const Hit& hit : hits) sum += x ? hit.at.x_mm / window.width_mm : hit.at.y_mm / window.breadth_mm;
  return sum / static_cast<double>(hits.size());
}

}  // namespace

TEST_CASE("needle.md targets 1 and 2: the 192-needle roller, 1 and 15 passes, on a square centimetre") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const auto one = roller_hits(roller(1, seed), square_cm, numbers).size();
    CHECK(one >= 14);
    CHECK(one <= 17);
    const auto fifteen = roller_hits(roller(15, seed), square_cm, numbers).size();
    CHECK(fifteen >= 200);
    CHECK(fifteen <= 260);
  }
  CHECK(roller_hits_per_mm2(192, 20, 20) * 100 == Approx(15.28).margin(0.005));
}

TEST_CASE("the count in the block is floor or ceil of the expected one, and right in the mean") {
  for (int passes : {1, 4, 15, 40}) {
    const double expected = hits_per_mm2(roller(passes)) * block.area_mm2();
    double sum = 0;
    const int seeds = 400;
    for (int seed = 1; seed <= seeds; ++seed) {
      const auto count = static_cast<double>(roller_hits(roller(passes, seed), block, numbers).size());
      CHECK(count >= std::floor(expected));
      CHECK(count <= std::ceil(expected));
      sum += count;
    }
    // Standard error of a coin with the fractional part, at most 0.5 / sqrt(400) = 0.025.
    CHECK(sum / seeds == Approx(expected).margin(0.1));
  }
}

TEST_CASE("needle.md target 3: punctures per second of a pen") {
  CHECK(pen_hits_per_mm2(14, 7000.0 / 60, 1) * 100 == Approx(1633).margin(1));
}

TEST_CASE("a pen's count follows strokes and dwell") {
  for (double dwell : {0.05, 0.4, 3.0}) {
    const double expected = hits_per_mm2(pen(dwell)) * block.area_mm2();
    for (int seed = 1; seed <= 40; ++seed) {
      const auto count = static_cast<double>(pen_hits(pen(dwell, seed), block).size());
      CHECK(count >= std::floor(expected));
      CHECK(count <= std::ceil(expected));
    }
  }
}

TEST_CASE("hits are uniform over the block when many seeds are laid on top of each other") {
  for (bool is_roller : {true, false}) {
    std::vector<Hit> all;
    for (int seed = 1; seed <= 500; ++seed)
      for (const Hit& hit : is_roller ? roller_hits(roller(15, seed), block, numbers) : pen_hits(pen(0.2, seed), block))
        all.push_back(hit);
    std::vector<int> cells(16, 0);
    for (const Hit& hit : all) {
      REQUIRE(block.holds(hit.at));
      ++cells[static_cast<std::size_t>(hit.at.x_mm / 0.24) + 4 * static_cast<std::size_t>(hit.at.y_mm / 0.24)];
    }
    const double expected = static_cast<double>(all.size()) / 16;
    double chi2 = 0;
    for (int cell : cells) chi2 += (cell - expected) * (cell - expected) / expected;
    CHECK(chi2 < 37.7);  // 99.9 % of chi-squared with 15 degrees of freedom
  }
}

TEST_CASE("hits are spread better than chance within one session") {
  // The mean of n independent uniform points has variance 1 / (12 n); strata must do clearly better.
  for (bool is_roller : {true, false}) {
    double variance = 0, chance = 0;
    const int seeds = 200;
    for (int seed = 1; seed <= seeds; ++seed) {
      const auto hits = is_roller ? roller_hits(roller(60, seed), block, numbers) : pen_hits(pen(1, seed), block);
      for (bool x : {true, false}) variance += std::pow(mean_of(hits, x, block) - 0.5, 2) / (2 * seeds);
      chance += 1 / (12.0 * static_cast<double>(hits.size())) / seeds;
    }
    CHECK(variance < 0.5 * chance);
  }
}

TEST_CASE("one pass keeps the drum's lattice: neighbours stand at the pitches of the drum") {
  const auto hits = roller_hits(roller(1), square_cm, numbers);
  const double along = std::numbers::pi * 20 / 24, across = 2.5;
  for (const Hit& a : hits) {
    const double dx = a.at.x_mm - hits[0].at.x_mm, dy = a.at.y_mm - hits[0].at.y_mm;
    const double c = std::cos(a.direction_rad), s = std::sin(a.direction_rad);
    const double ring = (-s * dx + c * dy) / across;
    const double step = (c * dx + s * dy) / along - 0.5 * (std::abs(std::lround(ring)) % 2);
    CHECK(std::abs(ring - std::round(ring)) < 1e-9);
    CHECK(std::abs(step - std::round(step)) < 1e-9);
  }
}

TEST_CASE("passes roll in four directions") {
  std::vector<double> directions;
  for (const Hit& hit : roller_hits(roller(8), square_cm, numbers)) directions.push_back(hit.direction_rad);
  std::sort(directions.begin(), directions.end());
  const double range = directions.back() - directions.front();
  CHECK(range > 0.6 * std::numbers::pi);
}

TEST_CASE("a cartridge holds its needles within its circle") {
  for (int needles : {6, 12, 14, 36}) {
    const auto points = cartridge(needles, 6);
    CHECK(points.size() == static_cast<std::size_t>(needles));
    for (const Point& point : points) CHECK(std::hypot(point.x_mm, point.y_mm) <= 3 + 1e-12);
  }
}

TEST_CASE("depths fill the stated range evenly, and needles that stop short make no channel") {
  const tissue::Needling session = roller(60);
  const auto channels = draw_punctures(session, square_cm, numbers);
  double sum = 0;
  for (const auto& channel : channels) {
    CHECK(channel.depth_mm > 0.7);
    CHECK(channel.depth_mm < 1.2);
    CHECK(channel.angle_deg >= 0);
    CHECK(channel.angle_deg <= 5);
    CHECK(channel.radius_mm == Approx(0.505 * 0.125));
    sum += channel.depth_mm;
  }
  CHECK(sum / static_cast<double>(channels.size()) == Approx(0.95).margin(0.001));
  tissue::Needling home = session;
  home.needle_length_mm = 0.2;
  CHECK(draw_punctures(home, square_cm, numbers).empty());
}

TEST_CASE("a pen's hits inside an open channel re-enter it") {
  const tissue::Needling session = pen(5);
  const auto hits = pen_hits(session, block).size();
  const auto channels = draw_punctures(session, block, numbers);
  CHECK(channels.size() < hits);
  // Centres stay at least a radius apart, so no more fit than discs of half that radius at full packing.
  const double a = numbers.recoil * session.needle_base_radius_mm;
  CHECK(static_cast<double>(channels.size()) < block.area_mm2() / (a * a * std::sqrt(3) / 2));
  CHECK(channels.size() > hits / 10);
}

TEST_CASE("the same seed gives the same channels, another seed or session others") {
  const auto a = draw_punctures(roller(15), block, numbers), b = draw_punctures(roller(15), block, numbers);
  REQUIRE(a.size() == b.size());
  for (std::size_t n = 0; n < a.size(); ++n) CHECK((a[n].x_mm == b[n].x_mm && a[n].depth_mm == b[n].depth_mm));
  tissue::Needling next = roller(15);
  next.session = 1;
  CHECK(draw_punctures(next, block, numbers)[0].x_mm != a[0].x_mm);
  CHECK(draw_punctures(roller(15, 2), block, numbers)[0].x_mm != a[0].x_mm);
}

TEST_CASE("strata are of equal area and know their points") {
  for (int count : {1, 2, 3, 7, 50}) {
    const Strata strata(count, 0.96, 0.48);
    REQUIRE(strata.count() == count);
    for (int cell = 0; cell < count; ++cell) {
      for (double u : {0.01, 0.5, 0.99}) CHECK(strata.cell_of(strata.at(cell, u, 1 - u)) == cell);
      const Point low = strata.at(cell, 0, 0), high = strata.at(cell, 1, 1);
      CHECK((high.x_mm - low.x_mm) * (high.y_mm - low.y_mm) == Approx(0.96 * 0.48 / count));
    }
  }
}
