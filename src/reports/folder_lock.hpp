// May two runs write into one folder? No: the second is told.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace cutis::reports {

/// Holds a folder as long as it lives; the system lets go when the process ends, however it ends.
class FolderLock {
 public:
  /// Throws core::InputError where another process holds the folder, std::runtime_error where it cannot be written.
  explicit FolderLock(const std::filesystem::path& folder);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int descriptor_;
};

}  // namespace cutis::reports
