// Which values may a parameter have, and how likely is each? Its distribution, read from its file.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/parameters.hpp"

namespace cutis::studies {

/// Has it a range of values? Not where it is fixed.
bool uncertain(const core::Parameter& parameter);

/// The value below which a share of the distribution lies, in the unit of the file; share in [0, 1]. 0 and 1 give the
/// ends of the range: normal and lognormal, whose range is the central 95 %, are cut there.
double quantile(const core::Parameter& parameter, double share);

/// The share of the distribution below a value, to 1e-6: the inverse of quantile().
double share_below(const core::Parameter& parameter, double value);

/// Latin hypercube: `count` points of the unit cube, of which every coordinate falls once into each of `count` equal
/// parts. A pure function of its arguments.
std::vector<std::vector<double>> latin_hypercube(std::size_t count, std::size_t dimensions, std::uint64_t seed);

/// The same with a coordinate for each parameter, drawn by its name: a parameter more or less leaves the others' draws
/// as they were.
std::vector<std::vector<double>> latin_hypercube(std::size_t count, const std::vector<core::Parameter>& parameters,
                                                 std::uint64_t seed);

/// "process.name".
std::string full_name(const core::Parameter& parameter);

}  // namespace cutis::studies
