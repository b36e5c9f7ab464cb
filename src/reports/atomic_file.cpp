// How does a file appear whole or not at all? With the calls of POSIX, whose errors say why it failed.
// SPDX-License-Identifier: Apache-2.0
#include "reports/atomic_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace cutis::reports {
namespace {

/// Writes all bytes and flushes them to the disk; 0 or the error number.
int write_all(int descriptor, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(descriptor, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::fsync(descriptor) == 0 ? 0 : errno;
}

}  // namespace

void write_file(const std::filesystem::path& file, std::string_view content) {
  const std::string aside = file.string() + ".part";
  const auto fail = [&](int error) {
    ::unlink(aside.c_str());
    throw std::runtime_error(fmt::format("cannot write {}: {}", file.string(), std::strerror(error)));
  };
  const int descriptor = ::open(aside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) fail(errno);
  const int written = write_all(descriptor, content);
  const int closed = ::close(descriptor) == 0 ? 0 : errno;
  if (written != 0 || closed != 0) fail(written != 0 ? written : closed);
  if (::rename(aside.c_str(), file.c_str()) != 0) fail(errno);
}

void put_in_place(const std::filesystem::path& aside, const std::filesystem::path& file) {
  const int descriptor = ::open(aside.c_str(), O_RDONLY | O_CLOEXEC);
  int error = descriptor < 0 || ::fsync(descriptor) != 0 ? errno : 0;
  if (descriptor >= 0 && ::close(descriptor) != 0 && error == 0) error = errno;
  if (error == 0 && ::rename(aside.c_str(), file.c_str()) != 0) error = errno;
  if (error == 0) {  // the name, too, must be on the disk; some file systems cannot be asked, which does no harm
    const int folder = ::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) ::fsync(folder), ::close(folder);
    return;
  }
  ::unlink(aside.c_str());
  throw std::runtime_error(fmt::format("cannot write {}: {}", file.string(), std::strerror(error)));
}

std::string read_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream content;
  if (in) content << in.rdbuf();
  if (!in) throw std::runtime_error(fmt::format("cannot read {}: {}", file.string(), std::strerror(errno)));
  return content.str();
}

}  // namespace cutis::reports
