// How is one person of a group drawn?
// SPDX-License-Identifier: Apache-2.0
#include "studies/virtual_subject.hpp"

#include <vector>

#include "studies/prior.hpp"

namespace cutis::studies {

core::ParameterLibrary virtual_subject(const core::ParameterLibrary& library, SubjectNumber subject) {
  constexpr std::uint64_t draw_seed = 1;
  std::vector<core::Parameter> parameters;
  for (const core::Parameter& parameter : library.all())
    if (uncertain(parameter)) parameters.push_back(parameter);
  const std::vector<double> at = latin_hypercube(subject.of, parameters, draw_seed).at(subject.number);
  core::ParameterLibrary drawn = library;
  for (std::size_t n = 0; n < parameters.size(); ++n)
    drawn.set(parameters[n].process, parameters[n].name, quantile(parameters[n], at[n]));
  return drawn;
}

}  // namespace cutis::studies
