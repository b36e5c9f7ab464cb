// Which inputs move an output, and do they act alone? Trajectories and elementary effects (morris1991).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace cutis::studies {

/// A walk through the unit cube in which each coordinate is moved once, by 2/3 on four levels (0, 1/3, 2/3, 1).
struct Trajectory {
  std::vector<std::vector<double>> points;  ///< one more than dimensions
  std::vector<std::size_t> moved;           ///< the coordinate between point n and n + 1
};

/// A pure function of its arguments: start, order and directions are drawn.
Trajectory trajectory(std::size_t dimensions, std::uint64_t seed, std::size_t number);

/// What the effects of one input on one output are like.
struct Effects {
  int count = 0;
  double mu_star = 0;  ///< mean of their sizes: how much the input matters
  double mu = 0;       ///< mean: in which direction
  double sigma = 0;    ///< standard deviation: how much that depends on the others, or bends; 0 below two
};

/// `outputs[t][n]` at point n of trajectory t; a missing one takes its two effects with it. An effect is the change of
/// the output over the change of the coordinate: for a coordinate that is a share of a prior, the change over its
/// range.
std::vector<Effects> elementary_effects(const std::vector<Trajectory>& trajectories,
                                        const std::vector<std::vector<std::optional<double>>>& outputs);

}  // namespace cutis::studies
