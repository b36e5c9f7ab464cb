// What does a stained section of the biopsy show: fibre areas, epidermal thickness, dividing and migrant cells?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "core/parameters.hpp"
#include "core/records.hpp"
#include "instruments/immunostain.hpp"
#include "instruments/instrument.hpp"
#include "instruments/section_fibres.hpp"
#include "instruments/stains.hpp"

namespace cutis::instruments {

/// Reads Masson- and silver-positive area (thresholds on sections drawn at 1 um per pixel, mean of four sections, to a
/// depth of 1.2 mm), epidermal thickness, closure of the pierced epidermis, Ki-67 share and cells per mm2 of section.
/// Blind spots: area saturates (overlapping fibres count once), one threshold for pale and dark fibres, fragments are
/// unstained, no shrinkage by fixation; a section knows nothing of volume.
class Histology final : public Instrument {
 public:
  /// Antibodies stain in pictures what `immunostain` reads.
  Histology(const HistologyParameters& parameters, const ImmunostainParameters& antibodies)
      : p_(parameters), antibodies_(antibodies) {}
  std::string_view name() const override { return "histology"; }
  std::vector<Quantity> quantities() const override;
  std::vector<Reading> read(const tissue::Tissue& tissue, const tissue::Rates& rates) const override;

  /// Pictures of the section through the middle of the block, one for each of `stains`, at 1 um per pixel with a scale
  /// bar: histology_masson, histology_silver, histology_elastin, histology_ki67, histology_cd31, histology_alpha_sma,
  /// histology_collagen7, histology_fibronectin, histology_hyaluronan, histology_he.
  std::vector<core::Picture> pictures(const tissue::Tissue& tissue, const tissue::Rates& rates,
                                      std::span<const Stain> stains = all_stains) const;
  /// The same, each given to `develop` on the thread that painted it; what that returns is called one by one, in the
  /// order of `stains`. No more pictures are held at once than there are threads, as those of a wide block are large.
  using Develop = std::function<std::function<void()>(core::Picture)>;
  void show_pictures(const tissue::Tissue& tissue, const tissue::Rates& rates, std::span<const Stain> stains,
                     const Develop& develop) const;

  /// The section through the deepest channel of the first session, Masson, cut out around it: channel_masson, 1 um per
  /// pixel. None where no needle has struck the block.
  std::optional<core::Picture> channel(const tissue::Tissue& tissue, const tissue::Rates& rates) const;

 private:
  HistologyParameters p_;
  ImmunostainParameters antibodies_;
};

/// Share of positive pixels in the two dermal layers of one stain, by counting pixels.
struct PositiveArea {
  double papillary = 0, reticular = 0;  ///< 0-1; NaN where a layer is absent
};
PositiveArea positive_area(const tissue::Tissue& tissue, const HistologyParameters& p, FibreStain stain);

}  // namespace cutis::instruments
