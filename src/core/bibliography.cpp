// Which sources may be cited? Keys of a BibTeX file, one entry starting a line with "@type{key,".
// SPDX-License-Identifier: Apache-2.0
#include "core/bibliography.hpp"

#include <algorithm>
#include <fstream>
#include <regex>

#include "core/errors.hpp"

namespace cutis::core {

namespace {

std::string trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1));
}

}  // namespace

Bibliography Bibliography::load(const std::filesystem::path& bib_file) {
  std::ifstream in(bib_file);
  if (!in) throw InputError({{bib_file.string(), 0, "file", "no readable file", "a BibTeX file", ""}});
  Bibliography bibliography;
  std::vector<Fault> faults;
  std::string text;
  for (int line = 1; std::getline(in, text); ++line) {
    if (text.empty() || text.front() != '@') continue;
    const auto brace = text.find('{');
    const auto comma = text.find(',');
    if (brace == std::string::npos || comma == std::string::npos || comma < brace) {
      faults.push_back({bib_file.string(), line, "entry", text, "@type{key,", ""});
      continue;
    }
    const std::string key = trimmed(std::string_view(text).substr(brace + 1, comma - brace - 1));
    auto& keys = bibliography.keys_;
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) {
      faults.push_back({bib_file.string(), line, key, "the same key twice", "one entry for each key", ""});
    }
    keys.push_back(key);
  }
  if (!faults.empty()) throw InputError(faults);
  std::sort(bibliography.keys_.begin(), bibliography.keys_.end());
  return bibliography;
}

bool Bibliography::contains(std::string_view key) const {
  return std::binary_search(keys_.begin(), keys_.end(), key, std::less<>());
}

std::vector<std::string> Bibliography::unresolved(std::string_view citation) const {
  static const std::regex word("[A-Za-z0-9_]+");
  static const std::regex name_and_year("[a-z_]+(19|20)[0-9]{2}[a-z]?");
  const std::string text(citation);
  std::vector<std::string> bad;
  bool first = true;
  for (std::sregex_iterator at(text.begin(), text.end(), word), end; at != end; ++at) {
    const std::string key = at->str();
    if ((first || std::regex_match(key, name_and_year)) && !contains(key)) bad.push_back(key);
    first = false;
  }
  if (first) bad.emplace_back();  // no word at all
  return bad;
}

}  // namespace cutis::core
