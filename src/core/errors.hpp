// How is the user told what is wrong with an input? All faults at once, each with place, key and the nearest name.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace cutis::core {

/// One thing that is wrong in an input file.
struct Fault {
  std::string file;
  int line = 0;         ///< 1-based; 0 where the place is unknown (the key is missing altogether)
  std::string key;      ///< dotted, e.g. "technique.passes"
  std::string found;    ///< the offending value or name as written
  std::string allowed;  ///< what would be right, in words
  std::string nearest;  ///< the right name that looks most like the one found; may be empty
};

/// `file:line: key: found X; allowed Y; did you mean Z?` (empty parts are left out).
std::string to_string(const Fault& fault);

/// The input cannot be used. Holds every fault; what() prints one line for each.
class InputError : public std::runtime_error {
 public:
  explicit InputError(std::vector<Fault> faults);
  const std::vector<Fault>& faults() const { return faults_; }

 private:
  std::vector<Fault> faults_;
};

/// The candidate with the smallest edit distance (Damerau-Levenshtein, ignoring case), or "" where none is near:
/// more than a third of the longer name, and at least two edits, would have to change.
std::string nearest_name(std::string_view name, const std::vector<std::string>& candidates);

}  // namespace cutis::core
