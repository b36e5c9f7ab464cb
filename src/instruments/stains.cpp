// Which colour does each part of skin take in each stain? The palettes, chosen by eye from textbook plates.
// SPDX-License-Identifier: Apache-2.0
#include "instruments/stains.hpp"

namespace cutis::instruments {

namespace {

/// Diaminobenzidine (DAB) brown where an antibody binds, all nuclei blue with haematoxylin, the rest nearly colourless.
constexpr Palette antibody(const char* id, const char* caption) {
  return {id,
          caption,
          {249, 249, 251},  // slide
          {242, 242, 247},
          {230, 232, 241},
          {212, 217, 233},
          {212, 217, 233},
          {226, 222, 222},  // corneum
          {221, 222, 235},
          {212, 214, 232},
          {238, 238, 245},
          {118, 134, 186},  // nucleus
          {92, 108, 168},
          {104, 56, 26},  // positive
          {228, 218, 212},
          {224, 200, 190}};
}

}  // namespace

const Palette& palette(Stain stain) {
  static constexpr Palette masson{
      "histology_masson",
      "Masson's trichrome: collagen blue, cytoplasm and fibrin red. Fibres from the pools of collagen",
      {247, 246, 248},
      {236, 236, 243},
      {150, 176, 222},
      {48, 92, 172},
      {48, 92, 172},
      {196, 60, 72},
      {196, 84, 106},
      {150, 52, 92},
      {226, 170, 184},
      {74, 34, 74},
      {44, 20, 56},
      {74, 34, 74},
      {206, 48, 58},
      {208, 58, 40}};
  static constexpr Palette silver{"histology_silver",
                                  "Silver impregnation (Gordon and Sweet): reticulin black, from collagen III and new "
                                  "collagen I; mature collagen I "
                                  "taupe",
                                  {250, 248, 243},
                                  {240, 234, 224},
                                  {228, 214, 198},
                                  {196, 172, 152},
                                  {28, 24, 26},
                                  {206, 188, 164},
                                  {222, 208, 192},
                                  {204, 186, 170},
                                  {238, 230, 220},
                                  {148, 124, 112},
                                  {112, 90, 82},
                                  {148, 124, 112},
                                  {190, 160, 132},
                                  {176, 140, 112}};
  static constexpr Palette elastin{"histology_elastin",
                                   "Verhoeff-Van Gieson: elastic fibres black, from cross-linked elastin (tropoelastin "
                                   "stays unstained); collagen red, "
                                   "cytoplasm and red cells yellow, nuclei dark",
                                   {250, 248, 246},
                                   {247, 234, 232},
                                   {238, 172, 176},
                                   {206, 64, 92},
                                   {24, 18, 34},
                                   {222, 190, 92},
                                   {226, 202, 124},
                                   {206, 172, 104},
                                   {238, 224, 172},
                                   {104, 84, 74},
                                   {66, 50, 54},
                                   {104, 84, 74},
                                   {222, 190, 110},
                                   {214, 172, 64}};
  static constexpr Palette ki67 = antibody("histology_ki67",
                                           "Ki-67: nuclei in cycle brown, others blue. Shares of keratinocytes and of "
                                           "fibroblasts from their births per cell and day; leukocytes do not divide");
  static constexpr Palette cd31 =
      antibody("histology_cd31",
               "CD31: endothelium brown, nuclei blue. Capillaries from the densities of vessels and sprouts; "
               "arterioles, venules and lymph vessels are not in the model");
  static constexpr Palette alpha_sma =
      antibody("histology_alpha_sma",
               "Alpha-SMA: activated fibroblasts brown, from their density; nuclei blue. "
               "Muscle of vessel walls and of hairs is not in the model");
  static constexpr Palette collagen7 =
      antibody("histology_collagen7",
               "Collagen VII: the junction brown where anchoring fibrils and basal cells are, broken where either is "
               "gone; nuclei blue");
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
    case Stain::elastin:
      return elastin;
    case Stain::ki67:
      return ki67;
    case Stain::cd31:
      return cd31;
    case Stain::alpha_sma:
      return alpha_sma;
    case Stain::collagen7:
      return collagen7;
    default:
      return eosin;
  }
}

}  // namespace cutis::instruments
