// Are rows shared out evenly, in pairs, and so that as many levels as possible can be shared?
// SPDX-License-Identifier: Apache-2.0
#include "grid/rows.hpp"

#include <catch2/catch.hpp>
#include <numeric>

using namespace cutis;

TEST_CASE("rows are shared out in pairs, and evenly") {
  CHECK(grid::rows_by_rank(47, 1) == std::vector<int>{47});
  CHECK(grid::rows_by_rank(48, 2) == std::vector<int>{24, 24});
  CHECK(grid::rows_by_rank(48, 4) == std::vector<int>{12, 12, 12, 12});
  CHECK(grid::rows_by_rank(40, 4) == std::vector<int>{10, 10, 10, 10});
  CHECK(grid::rows_by_rank(48, 5) == std::vector<int>{10, 10, 10, 10, 8});
  CHECK(grid::rows_by_rank(64, 3) == std::vector<int>{22, 22, 20});
  CHECK(grid::rows_by_rank(8, 4) == std::vector<int>{2, 2, 2, 2});
  CHECK(grid::rows_by_rank(8, 5).empty());
  CHECK(grid::rows_by_rank(9, 2).empty());
}

TEST_CASE("rows beside a block are those at its other end") {
  const grid::Grid grid{2, 3, 2, 0.02, 0.02};
  grid::Values values(grid.size());
  std::iota(values.begin(), values.end(), 0.0);
  const grid::RowsAround<double> rows(grid, values, 2, grid::SerialExchange());
  CHECK(rows.row(-1, 1)[0] == values[grid.index(0, 2, 1)]);
  CHECK(rows.row(-2, 0)[1] == values[grid.index(1, 1, 0)]);
  CHECK(rows.row(3, 1)[1] == values[grid.index(1, 0, 1)]);
  CHECK(rows.row(4, 0)[0] == values[grid.index(0, 1, 0)]);
}
