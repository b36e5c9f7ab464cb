// May two runs write into one folder? An advisory lock on a file in it.
// SPDX-License-Identifier: Apache-2.0
#include "reports/folder_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>

#include "core/errors.hpp"

namespace cutis::reports {

FolderLock::FolderLock(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / ".lock";
  descriptor_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor_ < 0)
    throw std::runtime_error(fmt::format("cannot write {}: {}", file.string(), std::strerror(errno)));
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return;
  const int error = errno;
  ::close(descriptor_);
  descriptor_ = -1;
  if (error != EWOULDBLOCK) return;  // some network file systems have no locks
  throw core::InputError({{folder.string(), 0, "folder", "a run that is going on", "wait for it or stop it", ""}});
}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace cutis::reports
