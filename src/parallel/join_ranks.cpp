// Is this process one of several? Found out without MPI, which only then is loaded: it takes most of a second to start.
// SPDX-License-Identifier: Apache-2.0
#include "parallel/join_ranks.hpp"

#include <dlfcn.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "core/errors.hpp"

namespace cutis::parallel {

namespace fs = std::filesystem;

namespace {

constexpr const char* module_name = "libcutis_parallel.so";

core::InputError refused(int ranks, const std::string& why, const std::string& allowed) {
  return core::InputError({{"mpiexec", 0, std::to_string(ranks) + " processes", why, allowed, ""}});
}

/// Beside the program, where it is installed, where it was built.
std::vector<fs::path> places() {
  std::error_code none;
  const fs::path folder = fs::read_symlink("/proc/self/exe", none).parent_path();
  return {folder / module_name, folder.parent_path() / "lib" / "cutis" / module_name,
          fs::path(CUTIS_BUILT_IN_MODULE_DIR) / module_name};
}

using JoinRanks = grid::Exchange* (*)();

JoinRanks load(int ranks) {
  for (const fs::path& file : places()) {
    if (!fs::exists(file)) continue;
    // Global: Open MPI's own plugins look for its symbols. Never closed: MPI does not start twice.
    void* module = dlopen(file.c_str(), RTLD_NOW | RTLD_GLOBAL);
    if (module == nullptr) throw refused(ranks, dlerror(), "one process, or the packages of `tools/install mpi`");
    return reinterpret_cast<JoinRanks>(dlsym(module, "cutis_join_ranks"));
  }
  throw refused(ranks, std::string("a cutis without ") + module_name,
                "one process, or a cutis built where `tools/install mpi` has been run");
}

}  // namespace

int started_ranks() {
  for (const char* name : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE"})
    if (const char* size = std::getenv(name)) return std::max(1, std::atoi(size));
  return 1;
}

std::unique_ptr<grid::Exchange> join_ranks() {
  const int started = started_ranks();
  if (started == 1) return std::make_unique<grid::SerialExchange>();
  std::unique_ptr<grid::Exchange> exchange(load(started)());
  if (exchange->ranks() != started)
    throw refused(started, "an mpiexec of another MPI: each process sees itself alone",
                  "the mpiexec of the MPI that cutis was built with");
  return exchange;
}

}  // namespace cutis::parallel
