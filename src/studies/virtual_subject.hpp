// What may another person's skin be like? All that is uncertain, drawn from its prior.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "core/parameters.hpp"

namespace cutis::studies {

/// One of a group that is drawn together.
struct SubjectNumber {
  std::size_t of = 1, number = 0;  ///< number < of
};

/// The library with every uncertain parameter drawn from its prior: point `number` of a Latin hypercube of `of`, a pure
/// function of the arguments. What a run does not read makes no difference to it. Age, sex and site stay those of the
/// scenario. Priors say how little is known: subjects differ by that as well as by what tells people apart.
core::ParameterLibrary virtual_subject(const core::ParameterLibrary& library, SubjectNumber subject);

}  // namespace cutis::studies
