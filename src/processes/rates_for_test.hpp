// What does one process do to a small hand-made tissue? Helpers for the tests of the processes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/parameters.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

/// The rates that one process adds, each plane of the tissue being one tile. Anatomy fields have none.
class TestRates {
 public:
  TestRates(const LocalProcess& process, const tissue::Tissue& tissue) : plane_(tissue.grid.plane()) {
    for (const tissue::FieldInfo& row : tissue::field_table) {
      if (row.kind == tissue::FieldKind::anatomy) continue;
      for (auto* kind : {&production_, &loss_, &linearisation_})
        (*kind)[tissue::index_of(row.id)].assign(tissue[row.id].size(), 0.0);
    }
    for (int k = 0; k < tissue.grid.nz; ++k) {
      const auto views = plane_rates(k);
      RateTile out{views};
      process.add_rates(TissueTile{tissue, k, 0, plane_}, out);
    }
  }

  double production(FieldId id, std::size_t voxel = 0) const { return production_[tissue::index_of(id)].at(voxel); }
  double loss(FieldId id, std::size_t voxel = 0) const { return loss_[tissue::index_of(id)].at(voxel); }
  double linearisation(FieldId id, std::size_t voxel = 0) const {
    return linearisation_[tissue::index_of(id)].at(voxel);
  }
  bool operator==(const TestRates&) const = default;

  /// A linearisation may have either sign.
  bool all_finite_and_non_negative() const {
    const auto finite = [](double rate) { return std::isfinite(rate); };
    const auto good = [](double rate) { return std::isfinite(rate) && rate >= 0; };
    for (std::size_t n = 0; n < tissue::field_count; ++n)
      if (!std::all_of(production_[n].begin(), production_[n].end(), good) ||
          !std::all_of(loss_[n].begin(), loss_[n].end(), good) ||
          !std::all_of(linearisation_[n].begin(), linearisation_[n].end(), finite))
        return false;
    return true;
  }
  bool touches(FieldId id) const {
    for (const auto* kind : {&production_, &loss_, &linearisation_})
      for (double rate : (*kind)[tissue::index_of(id)])
        if (rate != 0) return true;
    return false;
  }

 private:
  std::array<FieldRates, tissue::field_count> plane_rates(int k) {
    std::array<FieldRates, tissue::field_count> out{};
    for (const tissue::FieldInfo& row : tissue::field_table) {
      const std::size_t index = tissue::index_of(row.id);
      const bool surface = row.kind == tissue::FieldKind::surface;
      if (row.kind == tissue::FieldKind::anatomy || (surface && k != 0)) continue;
      const std::size_t offset = surface ? 0 : static_cast<std::size_t>(k) * plane_;
      out[index] = {production_[index].data() + offset, loss_[index].data() + offset,
                    linearisation_[index].data() + offset};
    }
    return out;
  }

  std::size_t plane_;
  std::array<grid::Values, tissue::field_count> production_, loss_, linearisation_;
};

/// The parameters that ship with cutis.
inline core::ParameterLibrary shipped_parameters() { return core::ParameterLibrary::load(CUTIS_SOURCE_DIR "/data"); }

/// Gives a field one value everywhere.
inline void fill(tissue::Tissue& tissue, FieldId id, double value) {
  std::fill(tissue[id].begin(), tissue[id].end(), value);
}

/// The tissue after `days` of this process alone, by linearly implicit Euler: rates are those of the old state, the
/// loss acts on the new one.
inline tissue::Tissue advanced(const LocalProcess& process, tissue::Tissue tissue, double days, int steps) {
  const double dt_days = days / steps;
  for (int step = 0; step < steps; ++step) {
    const TestRates rates{process, tissue};
    for (const tissue::FieldInfo& row : tissue::field_table) {
      if (row.kind == tissue::FieldKind::anatomy) continue;
      grid::Values& values = tissue[row.id];
      for (std::size_t v = 0; v < values.size(); ++v)
        values[v] = (values[v] + dt_days * rates.production(row.id, v)) / (1 + dt_days * rates.loss(row.id, v));
    }
  }
  return tissue;
}

/// Names what breaks the contract of a local process; empty if nothing does. Fields not declared as read are given
/// other values, which must not show in the rates; rates of fields not declared as written must stay zero.
inline std::string broken_contract(const LocalProcess& process, tissue::Tissue tissue) {
  std::array<bool, tissue::field_count> read{}, written{};
  for (const FieldUse& use : process.uses()) {
    read[tissue::index_of(use.field)] = use.access != Access::write;
    written[tissue::index_of(use.field)] = use.access != Access::read;
  }
  const TestRates rates{process, tissue};
  if (!rates.all_finite_and_non_negative()) return "a rate is negative or not finite";
  for (const tissue::FieldInfo& row : tissue::field_table) {
    const std::size_t index = tissue::index_of(row.id);
    if (row.kind != tissue::FieldKind::anatomy && !written[index] && rates.touches(row.id))
      return "writes undeclared " + std::string(row.name);
    if (read[index]) continue;
    for (double& value : tissue[row.id]) value = 3 * value + row.scale;
    if (!(TestRates{process, tissue} == rates)) return "reads undeclared " + std::string(row.name);
  }
  return {};
}

/// Two transports are the same in all that a solver sees.
inline bool same_transport(const Transport& a, const Transport& b) {
  const auto face = [](const FaceExchange& f) { return std::array{f.velocity_mm_per_day, f.outside}; };
  const auto motion = [](const Transport& t) {
    if (!t.chemotaxis) return std::array<double, 5>{-1.0};
    const Chemotaxis& c = *t.chemotaxis;
    return std::array<double, 5>{static_cast<double>(tissue::index_of(c.attractant)), c.sensitivity_mm2_per_day,
                                 c.half_saturation, c.speed_limit_mm_per_day};
  };
  return a.field == b.field && a.diffusivity_mm2_per_day == b.diffusivity_mm2_per_day && a.along_x == b.along_x &&
         a.along_y == b.along_y && a.quasi_steady == b.quasi_steady && face(a.top) == face(b.top) &&
         face(a.bottom) == face(b.bottom) && motion(a) == motion(b);
}

/// One non-negative diffusivity for every voxel.
inline bool diffusivities_valid(const Transport& t, const grid::Grid& grid) {
  const grid::Values& values = t.diffusivity_mm2_per_day;
  return values.size() == grid.size() && std::all_of(values.begin(), values.end(), [](double d) { return d >= 0; });
}

/// No flux through top or bottom.
inline bool closed(const Transport& t) { return t.top.velocity_mm_per_day == 0 && t.bottom.velocity_mm_per_day == 0; }

/// For processes without transport.
struct NoTransport {
  explicit NoTransport(const core::ParameterLibrary&) {}
  std::vector<Transport> transports(const tissue::Tissue&) const { return {}; }
};

/// All that a choice of parameters does to a tissue: rest constants, rates, transports.
template <class Local, class Motion>
struct Effect {
  Effect(const core::ParameterLibrary& library, tissue::Tissue tissue)
      : values((Local(library).balance_rest(tissue), tissue.values)),
        rates(Local(library), tissue),
        transports(Motion(library).transports(tissue)) {}
  bool operator==(const Effect& other) const {
    return values == other.values && rates == other.rates &&
           std::equal(transports.begin(), transports.end(), other.transports.begin(), other.transports.end(),
                      same_transport);
  }
  std::array<grid::Values, tissue::field_count> values;
  TestRates rates;
  std::vector<Transport> transports;
};

/// Parameters of data/parameters/<table>.toml whose low and high ends do the same to this tissue: dead or swapped.
/// Wanted: none. The tissue should be lively: all fields that the process reads differ from zero.
template <class Local, class Motion = NoTransport>
std::vector<std::string> idle_parameters(const core::ParameterLibrary& library, std::string_view table,
                                         const tissue::Tissue& tissue) {
  std::vector<std::string> idle;
  for (const core::Parameter& parameter : library.all()) {
    if (parameter.process != table) continue;
    core::ParameterLibrary low = library, high = library;
    low.set(table, parameter.name, parameter.low);
    high.set(table, parameter.name, parameter.high);
    if (Effect<Local, Motion>(low, tissue) == Effect<Local, Motion>(high, tissue)) idle.push_back(parameter.name);
  }
  return idle;
}

/// A tissue of 2 x 2 x 3 voxels in which every field is alive: value = its scale times (1 + voxel / 10). A million
/// keratinocytes fill a mm3.
inline tissue::Tissue lively_tissue() {
  tissue::Tissue tissue = tissue::make_tissue({2, 2, 3, 0.02, 0.02});
  tissue.skin.keratinocytes_per_mm3 = 1e6;
  for (const tissue::FieldInfo& row : tissue::field_table)
    for (std::size_t v = 0; v < tissue[row.id].size(); ++v)
      tissue[row.id][v] = row.scale * (1 + 0.1 * static_cast<double>(v));
  return tissue;
}

}  // namespace cutis::processes
