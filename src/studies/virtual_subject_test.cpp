// Are subjects drawn from the priors, each another, and again the same?
// SPDX-License-Identifier: Apache-2.0
#include "studies/virtual_subject.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "studies/prior.hpp"

using namespace cutis;
using studies::virtual_subject;

TEST_CASE("subjects stay within every range, fill it evenly, and are the same when drawn again") {
  const core::ParameterLibrary shipped = core::ParameterLibrary::load(CUTIS_SOURCE_DIR "/data");
  constexpr std::size_t count = 8;
  std::vector<core::ParameterLibrary> subjects;
  for (std::size_t n = 0; n < count; ++n) subjects.push_back(virtual_subject(shipped, {count, n}));
  std::size_t drawn = 0;
  for (const core::Parameter& parameter : shipped.all()) {
    CAPTURE(parameter.process, parameter.name);
    std::set<double> values;
    int above_median = 0;
    for (const core::ParameterLibrary& subject : subjects) {
      const double value = subject.at(parameter.process, parameter.name).value;
      if (studies::uncertain(parameter)) CHECK((value >= parameter.low && value <= parameter.high));
      values.insert(value);
      above_median += value > studies::quantile(parameter, 0.5);
    }
    if (!studies::uncertain(parameter)) {
      CHECK(values == std::set<double>{parameter.value});
      continue;
    }
    ++drawn;
    CHECK(values.size() == count);
    CHECK(above_median == count / 2);  // one in each eighth of the prior
  }
  CHECK(drawn > 200);
  const core::ParameterLibrary again = virtual_subject(shipped, {count, 3});
  for (const core::Parameter& parameter : again.all())
    CHECK(parameter.value == subjects[3].at(parameter.process, parameter.name).value);
}
