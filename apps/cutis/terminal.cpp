// How do messages look on a terminal? In colour only where someone sees it and has not said no.
// SPDX-License-Identifier: Apache-2.0
#include "terminal.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>

namespace cutis::app {

bool may_colour(std::FILE* stream) {
  const char* no_colour = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  const bool refused = no_colour && *no_colour;
  const bool dumb = !term || std::string_view(term) == "dumb";
  return !refused && !dumb && isatty(fileno(stream));
}

std::string bold(std::string_view text, std::FILE* stream) {
  return may_colour(stream) ? fmt::format("\033[1m{}\033[0m", text) : std::string(text);
}

void print_fault(const core::Fault& fault) {
  std::string line = core::to_string(fault);
  const std::string key = fault.key + ':';
  const auto at = line.find(key, fault.file.size());
  if (at != std::string::npos) line.replace(at, key.size(), bold(key, stderr));
  fmt::print(stderr, "{}\n", line);
}

}  // namespace cutis::app
