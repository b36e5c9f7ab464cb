// How is the pattern of papillae made periodic, exact in number and irregular in place?
// SPDX-License-Identifier: Apache-2.0
#include "skin/rete_pattern.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "core/random.hpp"

namespace cutis::skin {
namespace {

constexpr int bends_per_wave = 6;
/// Six of these bend a phase by at most 1.5 rad, a quarter of the spacing: neighbours never merge.
constexpr double bend_amplitude_rad = 0.25;

/// How far from a square lattice two wave vectors are: unequal lengths and oblique angle, 0 = square.
double obliqueness(const ReteLattice& lattice, double width_mm, double breadth_mm) {
  const double ax = lattice.a[0] / width_mm, ay = lattice.a[1] / breadth_mm;
  const double bx = lattice.b[0] / width_mm, by = lattice.b[1] / breadth_mm;
  const double a = std::hypot(ax, ay), b = std::hypot(bx, by);
  return std::abs(std::log(a / b)) + std::abs(ax * bx + ay * by) / (a * b);
}

}  // namespace

ReteLattice rete_lattice(int papillae, double width_mm, double breadth_mm) {
  ReteLattice best{{1, 0}, {0, papillae}};
  const int longest =
      static_cast<int>(2 * std::sqrt(papillae * std::max(width_mm / breadth_mm, breadth_mm / width_mm))) + 1;
  const int oblique = 5;
  for (int p = 1; p <= longest; ++p)
    for (int q = -oblique; q <= oblique; ++q)
      for (int r = -oblique; r <= oblique; ++r) {
        const int rest = papillae + q * r;  // p s - q r = papillae
        if (rest % p != 0) continue;
        const ReteLattice next{{p, q}, {r, rest / p}};
        if (obliqueness(next, width_mm, breadth_mm) < obliqueness(best, width_mm, breadth_mm)) best = next;
      }
  return best;
}

RetePattern::RetePattern(double papillae_per_mm2, double width_mm, double breadth_mm, std::uint64_t seed)
    : papillae_(static_cast<int>(std::lround(papillae_per_mm2 * width_mm * breadth_mm))),
      width_mm_(width_mm),
      breadth_mm_(breadth_mm) {
  if (papillae_ == 0) return;
  lattice_ = rete_lattice(papillae_, width_mm, breadth_mm);
  std::uint64_t draw = 0;
  const auto uniform = [&] { return core::uniform(seed, core::Purpose::rete_ridges, 0, draw++); };
  const auto cycles = [&](double side_mm) {
    const int most = std::max(1, static_cast<int>(side_mm * std::sqrt(papillae_per_mm2) / 3));
    return static_cast<int>(std::floor(uniform() * (2 * most + 1))) - most;
  };
  for (auto* bends : {&bends_a_, &bends_b_})
    for (int n = 0; n < bends_per_wave; ++n) {
      Bend bend;
      bend.cycles_x = cycles(width_mm);
      bend.cycles_y = cycles(breadth_mm);
      bend.phase_rad = 2 * std::numbers::pi * uniform();
      bends->push_back(bend);
    }
}

double RetePattern::bend_rad(const std::vector<Bend>& bends, double u, double v) const {
  double sum = 0;
  for (const Bend& bend : bends)
    sum += std::sin(2 * std::numbers::pi * (bend.cycles_x * u + bend.cycles_y * v) + bend.phase_rad);
  return bend_amplitude_rad * sum;
}

double RetePattern::operator()(double x_mm, double y_mm) const {
  if (papillae_ == 0) return 0;
  const double u = x_mm / width_mm_, v = y_mm / breadth_mm_;
  const auto wave = [&](const std::array<int, 2>& cycles, const std::vector<Bend>& bends) {
    return std::cos(2 * std::numbers::pi * (cycles[0] * u + cycles[1] * v) + bend_rad(bends, u, v));
  };
  return 0.5 * (wave(lattice_.a, bends_a_) + wave(lattice_.b, bends_b_));
}

}  // namespace cutis::skin
