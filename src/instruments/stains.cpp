// Which colour does each part of skin take in each stain? The palettes, chosen by eye from textbook plates.
// SPDX-License-Identifier: Apache-2.0
#include "instruments/stains.hpp"

namespace cutis::instruments {

namespace {

/// Diaminobenzidine (DAB) brown where an antibody binds, all nuclei blue with haematoxylin, the rest nearly colourless.
constexpr Palette antibody(const char* id, const char* caption) {
  return {
      .id = id,
      .caption = caption,
      .slide = {249, 249, 251},
      .ground = {242, 242, 247},
      .fibre_pale = {230, 232, 241},
      .fibre = {212, 217, 233},
      .fine_fibre = {212, 217, 233},
      .corneum = {226, 222, 222},
      .cytoplasm_upper = {221, 222, 235},
      .cytoplasm_basal = {212, 214, 232},
      .border = {238, 238, 245},
      .nucleus = {118, 134, 186},
      .nucleus_dark = {92, 108, 168},
      .positive = {104, 56, 26},
      .clot = {228, 218, 212},
      .red_cell = {224, 200, 190},
  };
}

/// The same where the antibody binds fibres; a clot holds much of it.
constexpr Palette fibre_antibody(const char* id, const char* caption) {
  Palette colours = antibody(id, caption);
  colours.fine_fibre = {132, 88, 58};
  colours.clot = {150, 106, 74};
  return colours;
}

}  // namespace

const Palette& palette(Stain stain) {
  static constexpr Palette masson{
      .id = "histology_masson",
      .caption = "Masson's trichrome: collagen blue, cytoplasm and fibrin red. Fibres from the pools of collagen",
      .slide = {247, 246, 248},
      .ground = {236, 236, 243},
      .fibre_pale = {150, 176, 222},
      .fibre = {48, 92, 172},
      .fine_fibre = {48, 92, 172},
      .corneum = {196, 60, 72},
      .cytoplasm_upper = {196, 84, 106},
      .cytoplasm_basal = {150, 52, 92},
      .border = {226, 170, 184},
      .nucleus = {74, 34, 74},
      .nucleus_dark = {44, 20, 56},
      .positive = {74, 34, 74},
      .clot = {206, 48, 58},
      .red_cell = {208, 58, 40},
  };
  static constexpr Palette silver{
      .id = "histology_silver",
      .caption =
          "Silver impregnation (Gordon and Sweet): reticulin black, from collagen III and new collagen I; "
          "mature collagen I taupe",
      .slide = {250, 248, 243},
      .ground = {240, 234, 224},
      .fibre_pale = {228, 214, 198},
      .fibre = {196, 172, 152},
      .fine_fibre = {28, 24, 26},
      .corneum = {206, 188, 164},
      .cytoplasm_upper = {222, 208, 192},
      .cytoplasm_basal = {204, 186, 170},
      .border = {238, 230, 220},
      .nucleus = {148, 124, 112},
      .nucleus_dark = {112, 90, 82},
      .positive = {148, 124, 112},
      .clot = {190, 160, 132},
      .red_cell = {176, 140, 112},
  };
  static constexpr Palette elastin{
      .id = "histology_elastin",
      .caption =
          "Verhoeff-Van Gieson: elastic fibres black, from cross-linked elastin (tropoelastin stays "
          "unstained); collagen red, cytoplasm and red cells yellow, nuclei dark",
      .slide = {250, 248, 246},
      .ground = {247, 234, 232},
      .fibre_pale = {238, 172, 176},
      .fibre = {206, 64, 92},
      .fine_fibre = {24, 18, 34},
      .corneum = {222, 190, 92},
      .cytoplasm_upper = {226, 202, 124},
      .cytoplasm_basal = {206, 172, 104},
      .border = {238, 224, 172},
      .nucleus = {104, 84, 74},
      .nucleus_dark = {66, 50, 54},
      .positive = {104, 84, 74},
      .clot = {222, 190, 110},
      .red_cell = {214, 172, 64},
  };
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
  static constexpr Palette fibronectin = fibre_antibody(
      "histology_fibronectin",
      "Fibronectin: fibrils brown, of plasma in a clot and of fibroblasts, from its content; nuclei blue. The line "
      "below the epidermis and vessel walls, which bind the antibody too, are not in the model");
  static constexpr Palette hyaluronan =
      antibody("histology_hyaluronan",
               "Hyaluronan (biotinylated binding protein): brown between fibres and between keratinocytes, from its "
               "content; nuclei blue");
  static constexpr Palette eosin{
      .id = "histology_he",
      .caption = "Haematoxylin and eosin: nuclei blue, cytoplasm and collagen pink",
      .slide = {249, 246, 248},
      .ground = {247, 236, 241},
      .fibre_pale = {244, 202, 216},
      .fibre = {226, 136, 166},
      .fine_fibre = {226, 136, 166},
      .corneum = {232, 130, 158},
      .cytoplasm_upper = {226, 158, 190},
      .cytoplasm_basal = {196, 134, 184},
      .border = {240, 206, 222},
      .nucleus = {98, 66, 146},
      .nucleus_dark = {66, 42, 116},
      .positive = {98, 66, 146},
      .clot = {214, 92, 112},
      .red_cell = {206, 60, 66},
  };
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
    case Stain::fibronectin:
      return fibronectin;
    case Stain::hyaluronan:
      return hyaluronan;
    default:
      return eosin;
  }
}

}  // namespace cutis::instruments
