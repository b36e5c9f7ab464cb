// What is the matrix of a biopsy, or of a scar cut out again, made of? As pepsin digests and hydrolysates tell it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "instruments/biopsy.hpp"
#include "instruments/instrument.hpp"

namespace cutis::instruments {

/// Reads the mass of collagen III over that of collagen I, moles of the mature cross-link HHL over those of collagen
/// (by hydroxyproline, of all types, which weigh alike) and the content of cross-linked elastin (desmosine is a
/// cross-link: tropoelastin has none), fibronectin and hyaluronan in a biopsy and in the columns that were ever
/// pierced; new collagen (III and not yet cross-linked I) in a biopsy and in the volume ever pierced, where most of it
/// was laid down since. Blind spots: where in the biopsy; collagen fragments, which are washed out.
class MatrixAssay final : public Instrument {
 public:
  explicit MatrixAssay(const BiopsyParameters& parameters) : p_(parameters) {}
  std::string_view name() const override { return "matrix_assay"; }
  std::vector<Quantity> quantities() const override;
  std::vector<Reading> read(const tissue::Tissue& tissue, const tissue::Rates& rates) const override;

 private:
  BiopsyParameters p_;
};

}  // namespace cutis::instruments
