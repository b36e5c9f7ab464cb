// Where do dermal papillae stand, and how high does the junction run there?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace cutis::skin {

/// Two whole wave vectors (cycles per block along x and y) whose lattice holds |det| papillae in the block.
struct ReteLattice {
  std::array<int, 2> a{}, b{};
};

/// The squarest lattice with exactly `papillae` >= 1 points in a periodic block of that size.
ReteLattice rete_lattice(int papillae, double width_mm, double breadth_mm);

/// Height of the dermal-epidermal junction between ridge tips (-1) and papilla tips (+1): the mean of two waves across
/// each other, their phases bent by a few long random waves. Periodic in the block; a function of physical place, so
/// a finer grid sees the same skin. Holds exactly round(density * area) papillae; none when that is zero (flat, 0).
class RetePattern {
 public:
  RetePattern(double papillae_per_mm2, double width_mm, double breadth_mm, std::uint64_t seed);
  double operator()(double x_mm, double y_mm) const;
  int papillae() const { return papillae_; }

 private:
  /// One random wave that bends the phase of a lattice wave.
  struct Bend {
    int cycles_x = 0, cycles_y = 0;
    double phase_rad = 0;
  };
  double bend_rad(const std::vector<Bend>& bends, double u, double v) const;

  int papillae_ = 0;
  double width_mm_, breadth_mm_;
  ReteLattice lattice_;
  std::vector<Bend> bends_a_, bends_b_;
};

}  // namespace cutis::skin
