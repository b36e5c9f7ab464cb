// What does the program find when it loads this module? One function that joins the other ranks.
// SPDX-License-Identifier: Apache-2.0
#include <omp.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "parallel/mpi_exchange.hpp"

namespace {

/// Ranks of one machine share its cores, unless someone has said how many threads each is to have.
void share_cores(int ranks_here) {
  if (std::getenv("OMP_NUM_THREADS") != nullptr) return;
  const int cores = static_cast<int>(sysconf(_SC_NPROCESSORS_ONLN)), allowed = omp_get_num_procs();
  omp_set_num_threads(std::max(1, std::min(allowed, cores / ranks_here)));
}

}  // namespace

/// Owned by the caller.
extern "C" cutis::grid::Exchange* cutis_join_ranks() {
  auto exchange = std::make_unique<cutis::parallel::MpiExchange>();
  share_cores(exchange->ranks_here());
  return exchange.release();
}
