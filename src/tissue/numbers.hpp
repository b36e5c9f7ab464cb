// What of a tissue besides its fields is kept and sent as plain numbers?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "tissue/tissue.hpp"

namespace cutis::tissue {

/// All but the name of the site.
std::vector<double> numbers_of(const SkinConstants& constants);
void set_numbers(SkinConstants& constants, const std::vector<double>& numbers);
std::vector<double> numbers_of(const Components& components);
Components components_from(const std::vector<double>& numbers);
std::vector<double> numbers_of(const std::vector<Puncture>& punctures);
std::vector<Puncture> punctures_from(const std::vector<double>& numbers);
std::vector<double> numbers_of(const grid::Grid& grid);
grid::Grid grid_from(const std::vector<double>& numbers);

}  // namespace cutis::tissue
