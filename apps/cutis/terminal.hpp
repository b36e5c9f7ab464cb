// How do messages look on a terminal? In colour only where someone sees it and has not said no.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

#include "core/errors.hpp"

namespace cutis::app {

/// May this stream have colour? Not into a file, not with NO_COLOR set or TERM=dumb (no-color.org).
bool may_colour(std::FILE* stream);

/// The text in bold where the stream may have it.
std::string bold(std::string_view text, std::FILE* stream);

/// One line of a fault to stderr.
void print_fault(const core::Fault& fault);

}  // namespace cutis::app
