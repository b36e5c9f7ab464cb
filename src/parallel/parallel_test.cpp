// Do several processes give the bits of one? Each rank solves the whole problem alone, then its rows with the others.
// SPDX-License-Identifier: Apache-2.0
#define CATCH_CONFIG_RUNNER
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <random>
#include <string>

#include "grid/agreement.hpp"
#include "grid/rows.hpp"
#include "parallel/join_ranks.hpp"
#include "solvers/advection.hpp"
#include "solvers/multigrid.hpp"
#include "tissue/shared_array.hpp"
#include "tissue/state_file.hpp"

using namespace cutis;
using grid::Exchange;
using grid::Grid;
using grid::Values;
namespace fs = std::filesystem;

namespace {

/// All cases share the exchange that main has joined: MPI starts once.
const Exchange*& world() {
  static const Exchange* exchange = nullptr;
  return exchange;
}

/// The rows of this rank.
class Share {
 public:
  explicit Share(const Grid& whole) : whole_(whole), mine_(whole) {
    const std::vector<int> rows = grid::rows_by_rank(whole.ny, world()->ranks());
    REQUIRE(rows.size() == static_cast<std::size_t>(world()->ranks()));
    for (int r = 0; r < world()->rank(); ++r) first_ += rows[static_cast<std::size_t>(r)];
    mine_.ny = rows[static_cast<std::size_t>(world()->rank())];
  }
  const Grid& grid() const { return mine_; }
  Values of(const Values& all) const {
    Values rows;
    for (int k = 0; k < whole_.nz; ++k) {
      const auto from = all.begin() + static_cast<std::ptrdiff_t>(whole_.index(0, first_, k));
      rows.insert(rows.end(), from, from + mine_.ny * mine_.nx);
    }
    return rows;
  }

 private:
  Grid whole_, mine_;
  int first_ = 0;
};

/// The same for all ranks of one start.
fs::path shared_file(const std::string& name) {
  return fs::temp_directory_path() / ("cutis_" + grid::told(*world(), std::to_string(getpid())) + "_" + name);
}

bool same_bits(const Values& a, const Values& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

Values random_values(const Grid& grid, unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<> unit(0, 1);
  Values values(grid.size());
  for (double& v : values) v = unit(random);
  return values;
}

double relative_diffusivity(const std::string& medium, int i, int j, int k) {
  if (medium == "layers") return k < 4 ? 1e-4 : k < 12 ? 1.0 : 0.1;
  if (medium == "channels") return i % 16 >= 5 && i % 16 <= 6 && j % 12 >= 10 ? 1000 : 1;
  if (medium == "closed") return (i + 3 * j + 5 * k) % 11 == 0 ? 0 : 1;
  return 1;
}

Values diffusivity_of(const std::string& medium, const Grid& grid) {
  Values d(grid.size());
  for (int k = 0; k < grid.nz; ++k)
    for (int j = 0; j < grid.ny; ++j)
      for (int i = 0; i < grid.nx; ++i)
        d[grid.index(i, j, k)] = relative_diffusivity(medium, i, j, k) * grid.dx_mm * grid.dx_mm;
  return d;
}

}  // namespace

TEST_CASE("diffusion is solved to the same bits, in as many cycles") {
  const auto [nx, ny, nz] =
      GENERATE(table<int, int, int>({{48, 48, 40}, {24, 24, 64}, {48, 40, 20}, {9, 16, 8}, {1, 12, 10}, {64, 64, 48}}));
  const std::string medium = GENERATE("constant", "layers", "channels", "closed");
  const double scale = GENERATE(1e-3, 1e1, 1e6);
  CAPTURE(nx, ny, nz, medium, scale);
  const Grid whole{nx, ny, nz, 0.02, 0.025};
  const Share share(whole);
  const Values d = diffusivity_of(medium, whole), rhs = random_values(whole, 3), diagonal(whole.size(), 1.0);
  const grid::SerialExchange alone;
  solvers::Multigrid one(whole, d), several(share.grid(), share.of(d), *world());
  Values expected(whole.size(), 0.1), found(share.grid().size(), 0.1);
  const solvers::Multigrid::Tolerance tolerance{1e-7, 1, 12};
  const auto first = one.solve(scale, diagonal, rhs, tolerance, expected, alone);
  const auto second = several.solve(scale, share.of(diagonal), share.of(rhs), tolerance, found, *world());
  CHECK(first.cycles == second.cycles);
  CHECK(first.error_estimate == second.error_estimate);
  CHECK(first.change == second.change);
  CHECK(same_bits(found, share.of(expected)));
  Values flux(whole.size()), shared_flux(share.grid().size());
  one.divergence(expected, flux);
  several.divergence(found, shared_flux, *world());
  CHECK(same_bits(shared_flux, share.of(flux)));
}

TEST_CASE("cells climb a gradient to the same bits") {
  const auto [nx, ny, nz] = GENERATE(table<int, int, int>({{24, 24, 20}, {7, 8, 5}}));
  const Grid whole{nx, ny, nz, 0.02, 0.025};
  const Share share(whole);
  const Values u = random_values(whole, 1), attractant = random_values(whole, 2);
  Values mobility = random_values(whole, 5);
  for (double& m : mobility) m = m < 0.2 ? 0 : 1;
  const solvers::ChemotaxisLaw law{0.01, 0.3, 0.5};
  Values expected(whole.size(), 0.0), found(share.grid().size(), 0.0);
  solvers::add_chemotaxis(whole, u, attractant, law, mobility, expected);
  solvers::add_chemotaxis(share.grid(), share.of(u), share.of(attractant), law, share.of(mobility), found, *world());
  CHECK(same_bits(found, share.of(expected)));
  CHECK(
      solvers::chemotaxis_outflow_rate_per_day(whole, attractant, law, mobility) ==
      solvers::chemotaxis_outflow_rate_per_day(share.grid(), share.of(attractant), law, share.of(mobility), *world()));
}

TEST_CASE("sums over columns go in one order") {
  const Grid plane{13, 20, 1, 0.02, 0.02};
  const Values by_column = random_values(plane, 9);
  CHECK(world()->ordered_sum(Share(plane).of(by_column)) == grid::SerialExchange().ordered_sum(by_column));
}

TEST_CASE("whole arrays come to rank 0 and go back") {
  const Grid whole = GENERATE(Grid{12, 16, 9, 0.02, 0.02}, Grid{12, 16, 1, 0.02, 0.02});
  const Share share(whole);
  const Values values = random_values(whole, 4);
  Values gathered, scattered(share.grid().size());
  world()->gather(whole, share.of(values), gathered);
  if (world()->rank() == 0) CHECK(same_bits(gathered, values));
  world()->scatter(whole, gathered, scattered);
  CHECK(same_bits(scattered, share.of(values)));
}

TEST_CASE("all ranks write one file, and each array comes back whole") {
  const Grid whole{12, 16, 9, 0.02, 0.02};
  const Share share(whole);
  const fs::path file = shared_file("all.h5");
  const Values values = random_values(whole, 4), even(whole.size(), 1.5);
  Values rounded = random_values(whole, 6);
  for (double& v : rounded) v = static_cast<float>(v);
  Grid plane = whole;
  plane.nz = 1;
  const Values surface = random_values(plane, 7);
  {
    const Values mine = share.of(values), mine_even = share.of(even), mine_rounded = share.of(rounded),
                 mine_surface = Share(plane).of(surface);
    tissue::StateWriter all(file, share.grid(), *world());
    all.field("a/doubles", mine);
    all.field("a/even", mine_even);
    all.field("a/rounded", mine_rounded);
    all.field("surface", mine_surface);
    all.write();
  }
  if (world()->rank() == 0) {
    const tissue::StateReader in(file);
    CHECK(in.field("a/doubles", whole.size()) == values);
    CHECK(in.field("a/even", whole.size()) == even);
    CHECK(in.field("a/rounded", whole.size()) == rounded);
    CHECK(in.field("surface", plane.size()) == surface);
    fs::remove(file);
  }
}

TEST_CASE("bits of an array are the same on any number of ranks") {
  const Grid whole{12, 16, 9, 0.02, 0.02};
  const Values values = random_values(whole, 4), mine = Share(whole).of(values);
  tissue::SharedArrays arrays(tissue::row_share(Share(whole).grid(), *world()));
  arrays.add(mine);
  const tissue::ArrayBits bits = tissue::bits_of(arrays, *world()).front();
  CHECK(bits.sum == tissue::bits_of(values));
  CHECK_FALSE(bits.one_value);
}

TEST_CASE("where one rank cannot write, all throw the same") {
  const Grid whole{12, 16, 9, 0.02, 0.02};
  const Values mine = Share(whole).of(random_values(whole, 4));
  tissue::SharedArrays arrays(tissue::row_share(Share(whole).grid(), *world()));
  arrays.add(mine);
  const fs::path file = shared_file("last.raw");
  if (world()->rank() == 0) std::ofstream(file) << "room";
  world()->maximum(0);
  const bool last = world()->rank() == world()->ranks() - 1;
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  const rlimit none{0, before.rlim_max};
  std::signal(SIGXFSZ, SIG_IGN);
  if (last) setrlimit(RLIMIT_FSIZE, &none);
  std::string why;
  try {
    tissue::write_pieces(file, arrays, {{0}}, *world());
  } catch (const std::runtime_error& error) {
    why = error.what();
  }
  setrlimit(RLIMIT_FSIZE, &before);
  CHECK(why == "cannot write " + file.string() + ": File too large");
  world()->maximum(0);
  if (world()->rank() == 0) fs::remove(file);
}

TEST_CASE("what one rank knows reaches the others") {
  CHECK(world()->maximum(world()->rank()) == world()->ranks() - 1);
  const double mine = world()->rank(), ranks_1 = world()->ranks() - 1;
  std::array<double, 3> largest{mine, -mine, 7};
  world()->maxima(largest);
  CHECK(largest == std::array<double, 3>{ranks_1, 0, 7});
  const std::vector<int> ranks = world()->each(world()->rank());
  for (std::size_t r = 0; r < ranks.size(); ++r) CHECK(ranks[r] == static_cast<int>(r));
  std::vector<double> told(3, world()->rank() == 0 ? 7.5 : 0);
  world()->broadcast(std::span(told));
  CHECK(told == std::vector<double>(3, 7.5));
}

int main(int argc, char** argv) {
  const std::unique_ptr<Exchange> exchange = parallel::join_ranks();
  world() = exchange.get();
  return Catch::Session().run(argc, argv);
}
