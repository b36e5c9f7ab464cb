// How does the epidermis close, renew itself and thicken? See README.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "processes/glucose_need.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

struct EpidermisParameters {
  double spread_mm2_per_day, filling_per_day, division_per_day, arrest_half, cycle_entry_per_day, growth_factor_drive,
      kgf_half_ng_per_ml, edge_drive, pool_growth_per_day, pool_most, pool_memory_d;
  static void describe(core::Description<EpidermisParameters>& d);
};

class Epidermis final : public LocalProcess {
 public:
  explicit Epidermis(const core::ParameterLibrary& library);
  std::string_view name() const override { return "epidermis"; }
  std::span<const FieldUse> uses() const override;
  void add_rates(const TissueTile& at, RateTile& rates) const override;

 private:
  void renew(const TissueTile& at, RateTile& rates) const;    ///< cells move in, divide, move up and cornify
  void recruit(const TissueTile& at, RateTile& rates) const;  ///< cells come into cycle, the pool grows

  EpidermisParameters p_;
  GlucoseNeedParameters glucose_;
};

class EpidermisTransport final : public TransportProcess {
 public:
  explicit EpidermisTransport(const core::ParameterLibrary& library);
  std::string_view name() const override { return "epidermis"; }
  std::vector<Transport> transports(const tissue::Tissue& tissue) const override;

 private:
  EpidermisParameters p_;
};

}  // namespace cutis::processes
