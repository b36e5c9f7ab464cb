// What is a process? One of three kinds, const, with parameters only: everything that changes lives in Tissue.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "grid/grid.hpp"
#include "tissue/event.hpp"
#include "tissue/tissue.hpp"

namespace cutis::processes {

using tissue::FieldId;

/// write = adds rates to the field and does not look at it; read_write = its rates depend on the field itself. The
/// engine orders its solves by this, so a use that is not declared gives wrong results; each process's test checks it.
enum class Access { read, write, read_write };

struct FieldUse {
  FieldId field;
  Access access = Access::read;
  int halo_voxels = 0;
};

/// A run of voxels within one plane of constant depth.
class TissueTile {
 public:
  TissueTile(const tissue::Tissue& tissue, int k, std::size_t begin, std::size_t size)
      : tissue_(tissue), k_(k), begin_(begin), size_(size) {}
  std::size_t size() const { return size_; }
  /// Values of a volume or anatomy field on this tile.
  const double* operator[](FieldId id) const { return at_depth(id, k_); }
  /// Values in plane k of the columns of this tile, for what stands on the surface for a whole column.
  const double* at_depth(FieldId id, int k) const {
    return tissue_[id].data() + static_cast<std::size_t>(k) * tissue_.grid.plane() + begin_;
  }
  /// Values of a surface field above this tile.
  const double* surface(FieldId id) const { return tissue_[id].data() + begin_; }
  bool on_surface() const { return k_ == 0; }
  double depth_mm() const { return tissue_.grid.centre_depth_mm(k_); }
  const grid::Grid& grid() const { return tissue_.grid; }
  const tissue::SkinConstants& skin() const { return tissue_.skin; }
  const tissue::Components& components() const { return tissue_.components; }

 private:
  const tissue::Tissue& tissue_;
  int k_;
  std::size_t begin_, size_;
};

/// Where a local process adds its rates: du/dt = production - loss * u, both per day, both >= 0.
/// `linearisation` (per day) is added to the loss and, times the present value, to the production: it cancels in
/// the solution and turns a fixed point into Newton's method where net rates bend strongly with the field itself.
/// Arrays are aligned with the tile (for surface fields: with the plane above it).
struct FieldRates {
  double* production = nullptr;
  double* loss = nullptr;
  double* linearisation = nullptr;
};
class RateTile {
 public:
  explicit RateTile(std::span<const FieldRates, tissue::field_count> rates) : rates_(rates) {}
  FieldRates operator[](FieldId id) const { return rates_[tissue::index_of(id)]; }
  double* production(FieldId id) { return rates_[tissue::index_of(id)].production; }
  double* loss(FieldId id) { return rates_[tissue::index_of(id)].loss; }
  double* linearisation(FieldId id) { return rates_[tissue::index_of(id)].linearisation; }

 private:
  std::span<const FieldRates, tissue::field_count> rates_;
};

/// Local: production and loss rates on a tile; one virtual call per tile, flat loops inside.
class LocalProcess {
 public:
  virtual ~LocalProcess() = default;
  virtual std::string_view name() const = 0;
  virtual std::span<const FieldUse> uses() const = 0;
  virtual void add_rates(const TissueTile& at, RateTile& rates) const = 0;
  /// Sets the site's baseline constants (anatomy fields), and pools of its own that no other process reads, so that the
  /// present pools of this process are at rest in the present surroundings: called while the engine settles untreated
  /// skin, never later.
  virtual void balance_rest(tissue::Tissue&) const {}
};

/// Exchange of a field with the outside through the top or bottom face: flux = velocity * (outside - u).
struct FaceExchange {
  double velocity_mm_per_day = 0;
  double outside = 0;
};

/// Directed motion of cells up the gradient of an attractant, limited in speed.
struct Chemotaxis {
  FieldId attractant;
  double sensitivity_mm2_per_day = 0;  ///< chi at small concentration, per unit of relative gradient
  double half_saturation = 1;          ///< receptor K_d: velocity = chi K/(K + c)^2 grad c
  double speed_limit_mm_per_day = 0;
};

/// How one field moves; a solver does the moving.
struct Transport {
  FieldId field;
  grid::Values diffusivity_mm2_per_day;  ///< per voxel, mean of the three directions; faces take the harmonic mean
  /// Diffusivity along x and along y over that mean, per voxel; along depth it is what is left of 3. Empty: all alike.
  grid::Values along_x, along_y;
  bool quasi_steady = false;  ///< time derivative dropped, solved at every stage
  FaceExchange top, bottom;
  std::optional<Chemotaxis> chemotaxis;
};

class TransportProcess {
 public:
  virtual ~TransportProcess() = default;
  virtual std::string_view name() const = 0;
  /// Asked again after every event: diffusivities may follow the anatomy and the components.
  virtual std::vector<Transport> transports(const tissue::Tissue& tissue) const = 0;
};

/// Event: tissue to tissue at an instant.
class EventProcess {
 public:
  virtual ~EventProcess() = default;
  virtual std::string_view name() const = 0;
  virtual bool applies_to(const tissue::Event& event) const = 0;
  virtual void apply(const tissue::Event& event, tissue::Tissue& tissue) const = 0;
};

/// All processes of a run, in catalogue order.
struct ProcessSet {
  std::vector<std::unique_ptr<LocalProcess>> local;
  std::vector<std::unique_ptr<TransportProcess>> transport;
  std::vector<std::unique_ptr<EventProcess>> event;
};

}  // namespace cutis::processes
