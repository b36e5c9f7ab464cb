// How far beyond an injury do nerves carry the call for blood, and how long does it last? See README.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

struct AxonReflexParameters {
  double strength, histamine_half_ng_per_ml, decay_per_day, range_mm;
  static void describe(core::Description<AxonReflexParameters>& d);
};

class AxonReflex final : public LocalProcess {
 public:
  explicit AxonReflex(const core::ParameterLibrary& library);
  std::string_view name() const override { return "axon_reflex"; }
  std::span<const FieldUse> uses() const override;
  void add_rates(const TissueTile& at, RateTile& rates) const override;

 private:
  AxonReflexParameters p_;
};

class AxonReflexTransport final : public TransportProcess {
 public:
  explicit AxonReflexTransport(const core::ParameterLibrary& library);
  std::string_view name() const override { return "axon_reflex"; }
  std::vector<Transport> transports(const tissue::Tissue& tissue) const override;

 private:
  AxonReflexParameters p_;
};

}  // namespace cutis::processes
