// Which colour does each part of skin take in each stain?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

namespace cutis::instruments {

enum class Stain {
  masson,
  silver,
  elastin,
  ki67,
  cd31,
  alpha_sma,
  collagen7,
  fibronectin,
  hyaluronan,
  haematoxylin_eosin
};

/// In the order in which a report offers them.
inline constexpr std::array all_stains = {
    Stain::masson,    Stain::silver,    Stain::elastin,     Stain::ki67,       Stain::cd31,
    Stain::alpha_sma, Stain::collagen7, Stain::fibronectin, Stain::hyaluronan, Stain::haematoxylin_eosin};

/// Linear mixing is good enough for 8-bit pictures; channels 0-255.
struct Colour {
  double red, green, blue;
};
inline Colour mix(const Colour& a, const Colour& b, double share_of_b) {
  const double s = share_of_b;
  return {a.red + s * (b.red - a.red), a.green + s * (b.green - a.green), a.blue + s * (b.blue - a.blue)};
}

/// The colours of one stain, as a slide at daylight shows them.
struct Palette {
  const char* id;
  const char* caption;       ///< what takes which colour, and what it is drawn from
  Colour slide, ground;      ///< glass; ground substance between fibres
  Colour fibre_pale, fibre;  ///< thin and thick collagen
  Colour fine_fibre;         ///< reticulin in silver, elastic fibres in Verhoeff-Van Gieson, fibronectin
  Colour corneum, cytoplasm_upper, cytoplasm_basal, border;
  Colour nucleus, nucleus_dark;
  Colour positive;  ///< what an antibody marks
  Colour clot, red_cell;
};
const Palette& palette(Stain stain);

}  // namespace cutis::instruments
