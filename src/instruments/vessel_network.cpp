// How are the pieces of a drawn network ranked, and which of them does a tissue show?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/vessel_network.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/random.hpp"

namespace cutis::instruments {
namespace {

using tissue::FieldId;

constexpr double pitch_mm = 0.06;     // fine enough for the five-fold density of a wound of dense loops
constexpr double jitter = 0.35;       // share of the pitch that a knot may leave the middle of its cell
constexpr std::uint64_t drawing = 1;  // one drawing for all: arms then differ by their tissue only
constexpr std::array<int, 3> line_spacing = {4, 2, 1};

constexpr std::array<std::size_t, 3> axes = {0, 1, 2};

using Point = std::array<double, 3>;

/// Knots of the lattice and the pieces between them: piece 3 n + axis leads from knot n to its neighbour along an axis.
class Lattice {
 public:
  explicit Lattice(const grid::Grid& grid) : size_{grid.width_mm(), grid.breadth_mm(), grid.depth_mm()} {
    // Whole periods of the coarsest lines fit sideways.
    const int period = line_spacing.front();
    for (std::size_t axis : {0U, 1U})
      count_[axis] = period * std::max(1, static_cast<int>(std::lround(size_[axis] / (period * pitch_mm))));
    count_[2] = std::max(1, static_cast<int>(std::lround(size_[2] / pitch_mm)));
  }

  const std::array<int, 3>& count() const { return count_; }
  std::size_t knots() const { return static_cast<std::size_t>(count_[0]) * count_[1] * count_[2]; }
  double volume_mm3() const { return size_[0] * size_[1] * size_[2]; }
  std::array<int, 3> place_of(std::size_t knot) const {
    const auto n = static_cast<int>(knot);
    return {n % count_[0], n / count_[0] % count_[1], n / (count_[0] * count_[1])};
  }
  bool exists(std::size_t knot, std::size_t axis) const { return axis < 2 || place_of(knot)[2] + 1 < count_[2]; }

  std::uint8_t byte(std::size_t knot, std::size_t axis) const {
    const double off = jitter * (2 * core::uniform(drawing, core::Purpose::vessels, knot, axis) - 1);
    return static_cast<std::uint8_t>(std::floor(256 * (place_of(knot)[axis] + 0.5 + off) / count_[axis]));
  }
  /// Start and end of a piece; the end may lie beyond the side of the block.
  std::array<Point, 2> ends(const std::vector<std::uint8_t>& places, std::size_t knot, std::size_t axis) const {
    std::array<int, 3> next = place_of(knot);
    const bool around = ++next[axis] == count_[axis];
    if (around) next[axis] = 0;
    const std::size_t other = (static_cast<std::size_t>(next[2]) * count_[1] + next[1]) * count_[0] + next[0];
    std::array<Point, 2> ends;
    for (std::size_t a = 0; a < 3; ++a) {
      ends[0][a] = (places[3 * knot + a] + 0.5) / 256 * size_[a];
      ends[1][a] = (places[3 * other + a] + 0.5) / 256 * size_[a];
    }
    if (around) ends[1][axis] += size_[axis];
    return ends;
  }
  /// Which of the spacings of lines a piece belongs to: 0 is the coarsest.
  std::size_t level(std::size_t knot, std::size_t axis) const {
    const std::array<int, 3> at = place_of(knot);
    std::size_t level = 0;
    const auto on_line = [&](int spacing) {
      return at[(axis + 1) % 3] % spacing == 0 && at[(axis + 2) % 3] % spacing == 0;
    };
    while (!on_line(line_spacing[level])) ++level;
    return level;
  }

 private:
  Point size_;
  std::array<int, 3> count_{};
};

double distance(const std::array<Point, 2>& ends) {
  return std::hypot(ends[1][0] - ends[0][0], ends[1][1] - ends[0][1], ends[1][2] - ends[0][2]);
}

std::size_t voxel_between(const grid::Grid& grid, const std::array<Point, 2>& ends) {
  const auto middle = [&](std::size_t a) { return (ends[0][a] + ends[1][a]) / 2; };
  const auto cell = [](double mm, double width_mm) { return static_cast<int>(std::floor(mm / width_mm)); };
  return grid.index(cell(middle(0), grid.dx_mm) % grid.nx, cell(middle(1), grid.dx_mm) % grid.ny,
                    std::min(cell(middle(2), grid.dz_mm), grid.nz - 1));
}

template <class Visit>
void for_each_piece(const Lattice& lattice, const Visit& visit) {
  for (std::size_t knot = 0; knot < lattice.knots(); ++knot)
    for (std::size_t axis : axes)
      if (lattice.exists(knot, axis)) visit(knot, axis);
}

}  // namespace

core::ScannedVessels draw_vessels(const tissue::Tissue& tissue) {
  const Lattice lattice(tissue.grid);
  core::ScannedVessels drawn{lattice.count(), {}, std::vector<std::uint8_t>(3 * lattice.knots())};
  for (std::size_t knot = 0; knot < lattice.knots(); ++knot)
    for (std::size_t axis : axes) drawn.places.push_back(lattice.byte(knot, axis));

  std::array<double, line_spacing.size() + 1> below{};  // length density of all pieces of coarser lines, mm/mm3
  for_each_piece(lattice, [&](std::size_t knot, std::size_t axis) {
    below[lattice.level(knot, axis) + 1] += distance(lattice.ends(drawn.places, knot, axis)) / lattice.volume_mm3();
  });
  for (std::size_t level = 1; level < below.size(); ++level) below[level] += below[level - 1];

  const double per_density = 2 * tissue.skin.capillary_loops_per_mm2;
  for_each_piece(lattice, [&](std::size_t knot, std::size_t axis) {
    const std::size_t level = lattice.level(knot, axis),
                      v = voxel_between(tissue.grid, lattice.ends(drawn.places, knot, axis));
    const double draw = core::uniform(drawing, core::Purpose::vessels, knot, 3 + axis);
    const double rank = below[level] + draw * (below[level + 1] - below[level]);
    const double perfused = per_density * tissue[FieldId::vessels][v];
    const double all = perfused + per_density * tissue[FieldId::sprouts][v];
    drawn.pieces[3 * knot + axis] = rank < perfused ? 2 : rank < all ? 1 : 0;
  });
  return drawn;
}

double drawn_length_mm(const core::ScannedVessels& vessels, const grid::Grid& grid, int least_kind) {
  const Lattice lattice(grid);
  double sum = 0;
  for_each_piece(lattice, [&](std::size_t knot, std::size_t axis) {
    if (vessels.pieces[3 * knot + axis] >= least_kind) sum += distance(lattice.ends(vessels.places, knot, axis));
  });
  return sum;
}

}  // namespace cutis::instruments
