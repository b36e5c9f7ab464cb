// Does the page join record and files, and leave out what was recorded about something else?
// SPDX-License-Identifier: Apache-2.0
#include "evidence/page.hpp"

#include <catch2/catch.hpp>

using namespace cutis::evidence;
using Json = nlohmann::ordered_json;

namespace {

Row row_of(const char* id, const char* role, double lo, double hi) {
  Row row;
  row.id = id;
  row.claim = std::string("claim of ") + id;
  row.tier = "B";
  row.kind = "quantitative";
  row.role = role;
  row.instrument = "tewl_meter";
  row.quantity = "tewl";
  row.op = "in";
  row.lo = lo;
  row.hi = hi;
  row.unit = "1";
  return row;
}

Study study_of(const char* source, std::vector<Row> rows) {
  Study study;
  study.source = source;
  study.title = "a title";
  study.n = 12;
  study.rows = std::move(rows);
  return study;
}

Json recorded(const char* id, double lo, double hi, const char* verdict, bool counts) {
  return {{"id", id},           {"low", lo},       {"high", hi}, {"value", 1.5}, {"half_width_95", 0.25},
          {"verdict", verdict}, {"counts", counts}};
}

}  // namespace

TEST_CASE("a row of the page has its words from the files and its numbers from the record") {
  const Json page = page_data({{"made", {{"version", "9"}}}, {"rows", {recorded("A", 1, 2, "met", true)}}},
                              {study_of("someone", {row_of("A", "validation", 1, 2)})});
  const Json& row = page["rows"].at(0);
  CHECK(row["claim"] == "claim of A");
  CHECK(row["theme"] == "Barrier");
  CHECK(row["study"] == "a title");
  CHECK(row["n"] == 12);
  CHECK(row["half_width_95"] == 0.25);
  CHECK(row["untreated"].is_null());  // an older record has none
  CHECK(page["made"]["version"] == "9");
}

TEST_CASE("rows recorded with another range, not recorded, or no longer there are not shown") {
  const Json page =
      page_data({{"rows", {recorded("A", 1, 2, "met", true), recorded("gone", 1, 2, "met", true)}}},
                {study_of("someone", {row_of("A", "validation", 1, 3), row_of("B", "validation", 1, 2)})});
  CHECK(page["rows"].empty());
  CHECK(page["missing"] == Json({"A", "B"}));
  CHECK(page["scores"].empty());
}

TEST_CASE("each study has one vote, roles apart, rows of no score left out") {
  const Json record = {
      {"rows",
       {recorded("A", 1, 2, "met", true), recorded("B", 1, 2, "missed", true), recorded("C", 1, 2, "met", true),
        recorded("D", 1, 2, "missed", false), recorded("E", 1, 2, "not evaluable", true)}}};
  const Json page =
      page_data(record, {study_of("one", {row_of("A", "validation", 1, 2), row_of("B", "validation", 1, 2)}),
                         study_of("two", {row_of("C", "validation", 1, 2), row_of("D", "validation", 1, 2)}),
                         study_of("three", {row_of("E", "calibration", 1, 2)})});
  REQUIRE(page["scores"].size() == 2);
  CHECK(page["scores"][0]["role"] == "validation");
  CHECK(page["scores"][0]["share"].get<double>() == Approx((0.5 + 1) / 2));
  CHECK(page["scores"][0]["rows"] == 3);
  CHECK(page["scores"][1]["share"] == 0.0);
}

TEST_CASE("an instrument that has no theme is one") {
  Row row;
  row.instrument = "some_new_meter";
  CHECK(theme_of(row) == "Some new meter");
  row.instrument = "histology";
  row.quantity = "silver_area";
  CHECK(theme_of(row) == "Collagen and matrix");
}
