// Which sources may be cited? The keys of data/sources.bib.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace cutis::core {

class Bibliography {
 public:
  /// Throws InputError where the file cannot be read or a key stands twice.
  static Bibliography load(const std::filesystem::path& bib_file);

  bool contains(std::string_view key) const;
  const std::vector<std::string>& keys() const { return keys_; }  ///< sorted

  /// Keys in a citation like "lotfi2013, abstract; kalluri2011 for the depth" that do not resolve. Its first word
  /// must be a key; every further word that looks like one (name and year, "jin2011") must resolve too.
  std::vector<std::string> unresolved(std::string_view citation) const;

 private:
  std::vector<std::string> keys_;
};

}  // namespace cutis::core
