// How do all threads and ranks write into one file at once? Each the pieces it has, at their places.
// SPDX-License-Identifier: Apache-2.0
#include "tissue/raw_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <bit>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <span>
#include <string>
#include <utility>

#include "grid/agreement.hpp"

namespace cutis::tissue {
namespace {

namespace fs = std::filesystem;
static_assert(std::endian::native == std::endian::little);

/// Closes what it opened, whatever happens.
class Descriptor {
 public:
  Descriptor(const fs::path& file, int flags) : id_(::open(file.c_str(), flags | O_CLOEXEC, 0666)) {}
  ~Descriptor() {
    if (id_ >= 0) ::close(id_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int id() const { return id_; }
  /// 0, or the errno of what could not be written before.
  int close() { return ::close(std::exchange(id_, -1)) == 0 ? 0 : errno; }

 private:
  int id_;
};

/// 0, or the errno. A full disk takes a part first and gives its reason when asked for the rest.
int write_all(int descriptor, const void* bytes, std::size_t size, std::uint64_t at) {
  const char* from = static_cast<const char*>(bytes);
  while (size > 0) {
    const ssize_t done = ::pwrite(descriptor, from, size, static_cast<off_t>(at));
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) return errno;
    if (done == 0) return ENOSPC;
    from += done, at += static_cast<std::uint64_t>(done), size -= static_cast<std::size_t>(done);
  }
  return 0;
}

int write_mine(int descriptor, const std::vector<Piece>& pieces, const std::vector<PlaceInFile>& places) {
  std::atomic<int> error{0};
#pragma omp parallel for schedule(dynamic, 4)
  for (std::size_t p = 0; p < pieces.size(); ++p) {
    const std::span<const double> values = pieces[p].values;
    const PlaceInFile& place = places[pieces[p].array];
    if (place.offset == PlaceInFile::none || error != 0) continue;
    const std::uint64_t at = place.offset + pieces[p].at * sizeof(double);
    if (const int why = write_all(descriptor, values.data(), values.size_bytes(), at); why != 0) error = why;
  }
  return error;
}

int copy(int from, int to, Range range) {
  std::vector<char> bytes(range.size);
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t got = ::pread(from, bytes.data() + done, bytes.size() - done, static_cast<off_t>(range.from + done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return got < 0 ? errno : EIO;
    done += static_cast<std::size_t>(got);
  }
  return write_all(to, bytes.data(), bytes.size(), range.from);
}

/// Of the running kernel: ranks that share it share what is not yet on the disk.
std::string machine() {
  std::string id;
  std::getline(std::ifstream("/proc/sys/kernel/random/boot_id"), id);
  return id;
}

}  // namespace

std::runtime_error cannot_write(const fs::path& file, int error) {
  return std::runtime_error(fmt::format("cannot write {}: {}", file.string(), std::strerror(error)));
}

void make_sure_of_room(const fs::path& file, std::size_t bytes) {
  int error = 0;
  {
    const Descriptor made(file, O_WRONLY | O_CREAT | O_TRUNC);
    if (made.id() < 0) throw cannot_write(file, errno);
    std::error_code unknown;
    if (const fs::space_info space = fs::space(file, unknown); !unknown && space.available < bytes) error = ENOSPC;
  }
  if (error == 0) return;
  ::unlink(file.c_str());
  throw cannot_write(file, error);
}

void make_spare(const fs::path& spare, std::uint64_t bytes) {
  constexpr std::uint64_t block = 1 << 20, files_left_for_others = 4;
  std::error_code unknown;
  const fs::space_info space = fs::space(spare.parent_path(), unknown);
  if (unknown || space.available / files_left_for_others < bytes) return;
  const std::vector<char> zeros(block);
  const Descriptor out(spare, O_WRONLY | O_CREAT | O_TRUNC);
  int error = out.id() < 0 ? errno : 0;
  for (std::uint64_t at = 0; at < bytes && error == 0; at += block)
    error = write_all(out.id(), zeros.data(), std::min(block, bytes - at), at);
  if (error != 0) ::unlink(spare.c_str());
}

void move_into_spare(const fs::path& file, const std::vector<Range>& arrays, const fs::path& spare) {
  const std::uint64_t length = fs::file_size(file);
  const Descriptor from(file, O_RDONLY), to(spare, O_WRONLY);
  int error = from.id() < 0 || to.id() < 0 || ::ftruncate(to.id(), static_cast<off_t>(length)) != 0 ? errno : 0;
  std::uint64_t at = 0;
  const auto copy_until = [&](std::uint64_t end) {
    if (error == 0) error = copy(from.id(), to.id(), {at, end - at});
  };
  for (const Range& array : arrays) {
    copy_until(array.from);
    at = array.from + array.size;
  }
  copy_until(length);
  if (error == 0 && ::rename(spare.c_str(), file.c_str()) != 0) error = errno;
  if (error != 0) throw cannot_write(file, error);
}

// Whoever flushes the file later, on rank 0, flushes what this machine has of it: other machines do so at once.
void write_pieces(const fs::path& file, const SharedArrays& arrays, const std::vector<PlaceInFile>& places,
                  const grid::Exchange& exchange) {
  const bool elsewhere = exchange.ranks() > 1 && grid::told(exchange, machine()) != machine();
  Descriptor out(file, O_WRONLY);
  int error = out.id() < 0 ? errno : write_mine(out.id(), arrays.pieces(), places);
  if (error == 0 && elsewhere && ::fsync(out.id()) != 0) error = errno;
  if (out.id() >= 0)
    if (const int late = out.close(); error == 0) error = late;
  for (const int of_rank : exchange.each(error))
    if (of_rank != 0) throw cannot_write(file, of_rank);
}

}  // namespace cutis::tissue
