// What must ranks agree on? Halos, maxima and ordered sums. The serial form is below; the form for
// several machines belongs to src/parallel/. Solvers and engine take it as an argument.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "grid/grid.hpp"

namespace cutis::grid {

/// The only door between sub-domains. Sums are ordered (by column, then over columns in global
/// order), so a result does not depend on threads or on the decomposition.
class Exchange {
 public:
  virtual ~Exchange() = default;
  /// The largest of all ranks' values.
  virtual double maximum(double local) const = 0;
  /// Sum over all columns in global order; `by_column` has one entry per (i, j) of this rank.
  virtual double ordered_sum(std::span<const double> by_column) const = 0;
};

/// One process, one domain: nothing to exchange.
class SerialExchange final : public Exchange {
 public:
  double maximum(double local) const override { return local; }
  double ordered_sum(std::span<const double> by_column) const override {
    double total = 0;
    for (double column : by_column) total += column;
    return total;
  }
};

}  // namespace cutis::grid
