// Which trials of a study are finished? A file of lines that a stopped study goes on from.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>

namespace cutis::studies {

/// One line of JSON for what the study is, then one for each finished trial: {"trial": name, ...}. A line is on the
/// disk before the next trial begins; one that a kill cut short is dropped.
class TrialFile {
 public:
  /// Opens or begins a file. Throws core::InputError where the file is about another study (`about` differs), and
  /// std::runtime_error where it cannot be written.
  TrialFile(std::filesystem::path file, const nlohmann::ordered_json& about);

  /// What came of a trial, or null. From any thread.
  const nlohmann::ordered_json* find(const std::string& trial) const;
  /// Keeps what came of a trial. From any thread.
  void add(const std::string& trial, const nlohmann::ordered_json& result);
  std::size_t size() const;

 private:
  void read(const nlohmann::ordered_json& about);
  void append(const nlohmann::ordered_json& line) const;

  std::filesystem::path file_;
  std::map<std::string, nlohmann::ordered_json> results_;
  mutable std::mutex mutex_;
};

}  // namespace cutis::studies
