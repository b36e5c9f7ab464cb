// How is the name of a reading written for people? Word by word.
// SPDX-License-Identifier: Apache-2.0
#include "reports/names.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace cutis::reports {
namespace {

/// Longer names first: a part of a name must not be taken for the whole.
constexpr std::array<std::pair<std::string_view, std::string_view>, 24> usual = {{
    {"tgf_beta1", "TGF-β1"}, {"tgf_beta3", "TGF-β3"}, {"il1_alpha", "IL-1α"}, {"il1_beta", "IL-1β"}, {"il10", "IL-10"},
    {"il6", "IL-6"},         {"il8", "IL-8"},         {"mcp1", "MCP-1"},      {"cxcl10", "CXCL10"},  {"tnf", "TNF"},
    {"pdgf", "PDGF"},        {"kgf", "KGF"},          {"vegf", "VEGF"},       {"fgf2", "FGF2"},      {"mmp", "MMP-1"},
    {"mmp9", "MMP-9"},       {"timp", "TIMP-1"},      {"timp3", "TIMP-3"},    {"tewl", "TEWL"},      {"po2", "pO₂"},
    {"ki67", "Ki-67"},       {"picp", "PICP"},        {"piiinp", "PIIINP"},   {"oct", "OCT"},
}};

bool is_word(std::string_view text, std::size_t at, std::size_t size) {
  return (at == 0 || text[at - 1] == '_') && (at + size == text.size() || text[at + size] == '_');
}

}  // namespace

std::string display_name(std::string_view name) {
  std::string text;
  bool written = false;  // the first word is an abbreviation: it keeps its letters
  for (std::size_t at = 0; at < name.size();) {
    const auto found = std::find_if(usual.begin(), usual.end(), [&](const auto& pair) {
      return name.substr(at, pair.first.size()) == pair.first && is_word(name, at, pair.first.size());
    });
    if (found != usual.end()) {
      written = written || at == 0;
      text += found->second;
      at += found->first.size();
    } else {
      text += name[at] == '_' ? ' ' : name[at];
      ++at;
    }
  }
  if (!written && !text.empty())
    text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
  return text;
}

}  // namespace cutis::reports
