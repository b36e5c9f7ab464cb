// How does a series of block scans reach the report? As JSON with packed volumes, in the form that the page reads.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/records.hpp"

namespace cutis::reports {

/// scan.json: the page's `scan` (schema 1), all frames of one run.
class ScanFile {
 public:
  void add(const core::BlockScan& scan);
  bool empty() const { return frames_.empty(); }
  std::size_t frames() const { return frames_.size(); }
  /// The first `count` frames of a scan.json and the punctures up to the last of them, as it was after that frame.
  /// Throws std::runtime_error where there are fewer.
  static ScanFile first_of(const nlohmann::ordered_json& scan, std::size_t count);
  nlohmann::ordered_json json() const;

 private:
  nlohmann::ordered_json shape_, channels_, frames_, punctures_;
};

/// The same scan with fewer frames, so that its text is at most `bytes` long: the first, the last and those at
/// `keep_d` stay longest, the others go where they stand closest in the logarithm of time since the last of `keep_d`.
/// Null where not even one frame fits.
nlohmann::ordered_json thinned(nlohmann::ordered_json scan, const std::vector<double>& keep_d, std::size_t bytes);

}  // namespace cutis::reports
