// How is hyaluronan made and degraded? See README.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

struct HyaluronanParameters {
  double turnover_per_day, rise_by_tgf, tgf_half_ng_per_ml, rise_by_pdgf, pdgf_half_ng_per_ml, rise_by_kgf,
      kgf_half_ng_per_ml;
  static void describe(core::Description<HyaluronanParameters>& d);
};

class Hyaluronan final : public LocalProcess {
 public:
  explicit Hyaluronan(const core::ParameterLibrary& library);
  std::string_view name() const override { return "hyaluronan"; }
  std::span<const FieldUse> uses() const override;
  void add_rates(const TissueTile& at, RateTile& rates) const override;
  void balance_rest(tissue::Tissue& tissue) const override;

 private:
  /// Cells and factors of one voxel.
  struct Makers {
    double fibroblasts, activated, at_rest;  // per mm3
    double epidermis, keratinocytes;         // volume fraction, packing
    double tgf, pdgf, kgf;                   // ng/mL
  };
  double drive(const Makers& at) const;

  HyaluronanParameters p_;
};

}  // namespace cutis::processes
