// Where does the search for rest begin? At the rest of one column that is like the block on average.
// SPDX-License-Identifier: Apache-2.0
#include "engine/rest_guess.hpp"

#include <omp.h>

#include <algorithm>

#include "engine/engine.hpp"
#include "grid/alike.hpp"

namespace cutis::engine {

using tissue::FieldInfo;
using tissue::Tissue;

namespace {

/// One column has too little to do for more threads, which would wait for each other.
class OneThread {
 public:
  OneThread() : before_(omp_get_max_threads()) { omp_set_num_threads(1); }
  ~OneThread() { omp_set_num_threads(before_); }
  OneThread(const OneThread&) = delete;
  OneThread& operator=(const OneThread&) = delete;

 private:
  int before_;
};

}  // namespace

Tissue mean_column(const Tissue& block) {
  grid::Grid grid = block.grid;
  grid.nx = grid.ny = 1;
  Tissue column = tissue::make_tissue(grid);
  column.time = block.time, column.skin = block.skin, column.components = block.components;
  const std::size_t plane = block.grid.plane();
  for (const FieldInfo& row : tissue::field_table) {
    const double* values = block[row.id].data();
    for (double& mean : column[row.id]) {
      for (std::size_t n = 0; n < plane; ++n) mean += *values++;
      mean /= static_cast<double>(plane);
    }
  }
  return column;
}

bool guess_rest(Tissue& skin, const processes::ProcessSet& processes, const Numerics& numerics) {
  const OneThread alone;
  const grid::SerialExchange no_others;
  Tissue column = mean_column(skin);
  Engine engine(column, processes, no_others, numerics);
  if (!engine.settle_roughly(column)) return false;
  const std::size_t plane = skin.grid.plane();
  for (const FieldInfo& row : tissue::field_table) {
    if (!tissue::evolves(row.id) || !grid::alike_everywhere(skin[row.id])) continue;
    double* values = skin[row.id].data();
    for (const double guess : column[row.id]) values = std::fill_n(values, plane, guess);
  }
  return true;
}

}  // namespace cutis::engine
