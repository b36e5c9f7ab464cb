// How are trajectories drawn and effects averaged?
// SPDX-License-Identifier: Apache-2.0
#include "studies/elementary_effects.hpp"

#include <cmath>
#include <numeric>
#include <utility>

#include "core/random.hpp"

namespace cutis::studies {
namespace {

constexpr double levels = 4, step = 2.0 / 3;

double drawn(std::uint64_t seed, std::size_t number, std::size_t draw) {
  return core::uniform(seed, core::Purpose::ensemble, number, draw);
}

}  // namespace

Trajectory trajectory(std::size_t dimensions, std::uint64_t seed, std::size_t number) {
  Trajectory t;
  t.moved.resize(dimensions);
  std::iota(t.moved.begin(), t.moved.end(), std::size_t{0});
  for (std::size_t n = dimensions; n > 1; --n)  // Fisher and Yates
    std::swap(t.moved[n - 1], t.moved[static_cast<std::size_t>(drawn(seed, number, n) * static_cast<double>(n))]);
  std::vector<double> at(dimensions);
  for (std::size_t d = 0; d < dimensions; ++d)
    at[d] = std::floor(levels * drawn(seed, number, dimensions + 1 + d)) / (levels - 1);
  t.points.push_back(at);
  for (const std::size_t d : t.moved) {
    at[d] += at[d] < 0.5 ? step : -step;
    t.points.push_back(at);
  }
  return t;
}

std::vector<Effects> elementary_effects(const std::vector<Trajectory>& trajectories,
                                        const std::vector<std::vector<std::optional<double>>>& outputs) {
  std::vector<std::vector<double>> found;
  for (std::size_t t = 0; t < trajectories.size(); ++t) {
    const Trajectory& walk = trajectories[t];
    found.resize(walk.moved.size());
    for (std::size_t n = 0; n < walk.moved.size(); ++n) {
      const auto &before = outputs[t][n], &after = outputs[t][n + 1];
      const std::size_t d = walk.moved[n];
      if (before && after) found[d].push_back((*after - *before) / (walk.points[n + 1][d] - walk.points[n][d]));
    }
  }
  std::vector<Effects> effects(found.size());
  for (std::size_t d = 0; d < found.size(); ++d) {
    Effects& e = effects[d];
    e.count = static_cast<int>(found[d].size());
    for (const double effect : found[d]) e.mu += effect / e.count, e.mu_star += std::abs(effect) / e.count;
    for (const double effect : found[d])
      if (e.count > 1) e.sigma += (effect - e.mu) * (effect - e.mu) / (e.count - 1);
    e.sigma = std::sqrt(e.sigma);
  }
  return effects;
}

}  // namespace cutis::studies
