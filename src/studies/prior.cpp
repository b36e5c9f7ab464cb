// How is a share of a distribution turned into a value?
// SPDX-License-Identifier: Apache-2.0
#include "studies/prior.hpp"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <numeric>
#include <utility>

#include "core/random.hpp"
#include "core/text_hash.hpp"

namespace cutis::studies {
namespace {

constexpr double central = 0.95;  ///< share of a normal distribution that its range holds
constexpr double two_sided_95 = 1.959963984540054;

/// From -1 to 1: where the cut normal distribution has this share below it, in half ranges.
double normal_place(double share) {
  const boost::math::normal standard;
  return boost::math::quantile(standard, 0.5 * (1 - central) + central * share) / two_sided_95;
}

double triangular(double low, double mode, double high, double share) {
  const double rising = (mode - low) / (high - low);
  if (share < rising) return low + std::sqrt(share * (high - low) * (mode - low));
  return high - std::sqrt((1 - share) * (high - low) * (high - mode));
}

double inner_quantile(const core::Parameter& p, double share) {
  const double middle = 0.5 * (p.low + p.high), half = 0.5 * (p.high - p.low);
  if (p.distribution == "loguniform") return p.low * std::pow(p.high / p.low, share);
  if (p.distribution == "triangular") return triangular(p.low, p.value, p.high, share);
  if (p.distribution == "normal") return middle + half * normal_place(share);
  if (p.distribution == "lognormal")
    return std::sqrt(p.low * p.high) * std::pow(p.high / p.low, 0.5 * normal_place(share));
  return p.low + (p.high - p.low) * share;
}

/// 0 to count - 1 in random order (Fisher and Yates).
std::vector<std::size_t> shuffled(std::size_t count, std::uint64_t seed, std::uint64_t object) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t n = count; n > 1; --n) {
    const double u = core::uniform(seed, core::Purpose::calibration, object, n);
    std::swap(order[n - 1], order[static_cast<std::size_t>(u * static_cast<double>(n))]);
  }
  return order;
}

/// One coordinate of a Latin hypercube; `key` (below 2^47) says which random numbers are its own.
void fill_column(std::vector<std::vector<double>>& points, std::size_t d, std::uint64_t seed, std::uint64_t key) {
  const std::vector<std::size_t> part = shuffled(points.size(), seed, 2 * key);
  for (std::size_t n = 0; n < points.size(); ++n)
    points[n][d] = (static_cast<double>(part[n]) + core::uniform(seed, core::Purpose::calibration, 2 * key + 1, n)) /
                   static_cast<double>(points.size());
}

/// 46 bits that belong to a name.
std::uint64_t number_of(const std::string& name) { return core::text_hash(name) >> 18; }

}  // namespace

bool uncertain(const core::Parameter& parameter) {
  return parameter.distribution != "fixed" && parameter.low < parameter.high;
}

double quantile(const core::Parameter& p, double share) {
  if (!uncertain(p)) return p.value;
  if (share <= 0) return p.low;
  if (share >= 1) return p.high;
  return std::clamp(inner_quantile(p, share), p.low, p.high);
}

double share_below(const core::Parameter& p, double value) {
  double low = 0, high = 1;
  while (high - low > 1e-7) {
    const double middle = 0.5 * (low + high);
    (quantile(p, middle) < value ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

std::vector<std::vector<double>> latin_hypercube(std::size_t count, std::size_t dimensions, std::uint64_t seed) {
  std::vector<std::vector<double>> points(count, std::vector<double>(dimensions));
  for (std::size_t d = 0; d < dimensions; ++d) fill_column(points, d, seed, d);
  return points;
}

std::vector<std::vector<double>> latin_hypercube(std::size_t count, const std::vector<core::Parameter>& parameters,
                                                 std::uint64_t seed) {
  std::vector<std::vector<double>> points(count, std::vector<double>(parameters.size()));
  for (std::size_t d = 0; d < parameters.size(); ++d) fill_column(points, d, seed, number_of(full_name(parameters[d])));
  return points;
}

std::string full_name(const core::Parameter& parameter) { return parameter.process + "." + parameter.name; }

}  // namespace cutis::studies
