// Equations of hyaluronan: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/kinetics.hpp"

namespace cutis::processes::hyaluronan {

/// How far factors raise the synthesis of a cell (eq. 2): most rise and half effect of each.
struct Stimulation {
  double most, half_ng_per_ml;
  double by(double factor_ng_per_ml) const { return most * hill1(factor_ng_per_ml, half_ng_per_ml); }
};

/// Fibroblasts over those of the site (eq. 2): resting and activated ones alike.
inline double cells_over_rest(double fibroblasts, double activated, double at_rest) {
  return at_rest > 0 ? (positive(fibroblasts) + positive(activated)) / at_rest : 0.0;
}

/// Synthesis over the site's capacity (eq. 2): by fibroblasts in what is not epidermis, by keratinocytes in what is.
inline double drive(double fibroblasts_over_rest, double fibroblast_rise, double epidermis, double keratinocytes,
                    double keratinocyte_rise) {
  return (1 - epidermis) * fibroblasts_over_rest * (1 + fibroblast_rise) +
         epidermis * positive(keratinocytes) * (1 + keratinocyte_rise);
}

}  // namespace cutis::processes::hyaluronan
