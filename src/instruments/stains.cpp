// Which colour does each part of skin take in each stain? The palettes, chosen by eye from textbook plates.
// SPDX-License-Identifier: Apache-2.0
#include "instruments/stains.hpp"

namespace cutis::instruments {

const Palette& palette(Stain stain) {
  static constexpr Palette masson{"histology_masson", "Masson's trichrome: collagen blue, cytoplasm and fibrin red",
                                  {247, 246, 248},    {236, 236, 243},
                                  {150, 176, 222},    {48, 92, 172},
                                  {48, 92, 172},      {196, 60, 72},
                                  {196, 84, 106},     {150, 52, 92},
                                  {226, 170, 184},    {74, 34, 74},
                                  {44, 20, 56},       {74, 34, 74},
                                  {206, 48, 58},      {208, 58, 40}};
  static constexpr Palette silver{"histology_silver", "Silver impregnation: reticulin fibres black, old collagen taupe",
                                  {250, 248, 243},    {240, 234, 224},
                                  {228, 214, 198},    {196, 172, 152},
                                  {28, 24, 26},       {206, 188, 164},
                                  {222, 208, 192},    {204, 186, 170},
                                  {238, 230, 220},    {148, 124, 112},
                                  {112, 90, 82},      {148, 124, 112},
                                  {190, 160, 132},    {176, 140, 112}};
  static constexpr Palette ki67{"histology_ki67", "Ki-67: nuclei in cycle brown, others blue",
                                {249, 249, 251},  {242, 242, 247},
                                {230, 232, 241},  {212, 217, 233},
                                {212, 217, 233},  {226, 222, 222},
                                {221, 222, 235},  {212, 214, 232},
                                {238, 238, 245},  {118, 134, 186},
                                {92, 108, 168},   {104, 56, 26},
                                {228, 218, 212},  {224, 200, 190}};
  static constexpr Palette eosin{"histology_he",  "Haematoxylin and eosin: nuclei blue, cytoplasm and collagen pink",
                                 {249, 246, 248}, {247, 236, 241},
                                 {244, 202, 216}, {226, 136, 166},
                                 {226, 136, 166}, {232, 130, 158},
                                 {226, 158, 190}, {196, 134, 184},
                                 {240, 206, 222}, {98, 66, 146},
                                 {66, 42, 116},   {98, 66, 146},
                                 {214, 92, 112},  {206, 60, 66}};
  switch (stain) {
    case Stain::masson:
      return masson;
    case Stain::silver:
      return silver;
    case Stain::ki67:
      return ki67;
    default:
      return eosin;
  }
}

}  // namespace cutis::instruments
