// How many neutrophils come, and how are they cleared? See README.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

struct NeutrophilsParameters {
  double recruitment_per_mm3_d, il8_half_ng_per_ml, apoptosis_per_day, diffusivity_mm2_per_day, clearance_per_day,
      efferocytosis_mm3_per_day;
  static void describe(core::Description<NeutrophilsParameters>& d);
};

class Neutrophils final : public LocalProcess {
 public:
  explicit Neutrophils(const core::ParameterLibrary& library);
  std::string_view name() const override { return "neutrophils"; }
  std::span<const FieldUse> uses() const override;
  void add_rates(const TissueTile& at, RateTile& rates) const override;

 private:
  NeutrophilsParameters p_;
};

class NeutrophilsTransport final : public TransportProcess {
 public:
  explicit NeutrophilsTransport(const core::ParameterLibrary& library);
  std::string_view name() const override { return "neutrophils"; }
  std::vector<Transport> transports(const tissue::Tissue& tissue) const override;

 private:
  NeutrophilsParameters p_;
};

}  // namespace cutis::processes
