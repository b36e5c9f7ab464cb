// Which colour does each part of skin take in each stain?
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace cutis::instruments {

enum class Stain { masson, silver, ki67, haematoxylin_eosin };

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
  const char* caption;
  Colour slide, ground;      ///< glass; ground substance between fibres
  Colour fibre_pale, fibre;  ///< thin and thick collagen
  Colour reticulin;          ///< fine fibres in silver
  Colour corneum, cytoplasm_upper, cytoplasm_basal, border;
  Colour nucleus, nucleus_dark, positive;
  Colour clot, red_cell;
};
const Palette& palette(Stain stain);

}  // namespace cutis::instruments
