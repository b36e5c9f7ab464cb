// Which checkpoints does a run keep, and from which can it go on? Names, order, and what is refused.
// SPDX-License-Identifier: Apache-2.0
#include "studies/checkpoint_folder.hpp"

#include <fmt/format.h>
#include <omp.h>
#include <sys/resource.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <set>
#include <stdexcept>
#include <utility>

#include "core/errors.hpp"
#include "reports/atomic_file.hpp"
#include "studies/identity.hpp"
#include "studies/version.hpp"
#include "tissue/raw_file.hpp"

namespace cutis::studies {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

namespace {

constexpr std::size_t kept = 2;

/// The last file that was no longer kept: the next one is written over it.
fs::path spare_in(const fs::path& folder) { return folder / "spare"; }

/// Until it is whole and on the disk: its own name and one more ending.
fs::path aside_of(const fs::path& file) { return file.string() + ".part"; }

core::InputError unusable(const fs::path& file, const std::string& why, const std::string& allowed) {
  return core::InputError({{file.string(), 0, "checkpoint", why, allowed, ""}});
}

}  // namespace

fs::path rest_file(const fs::path& folder) { return folder / "rest.h5"; }

CheckpointFolder::CheckpointFolder(fs::path folder, Json identity, bool spares)
    : folder_(std::move(folder)), identity_(std::move(identity)), hash_(hash_of(identity_)), spares_(spares) {
  for (const File& file : files()) next_ = std::max(next_, file.number + 1);
}

CheckpointFolder::~CheckpointFolder() {
  if (flushing_.valid()) flushing_.wait();
  std::error_code ignored;
  if (spares_ && written_ > 0) fs::remove(spare_in(folder_), ignored);
}

std::vector<CheckpointFolder::File> CheckpointFolder::files() const {
  std::vector<File> found;
  if (!fs::is_directory(folder_)) return found;
  for (const auto& entry : fs::directory_iterator(folder_)) {
    const std::string stem = entry.path().stem().string();
    const auto dash = stem.rfind('-');
    File file{entry.path(), stem.substr(0, dash), -1};
    if (entry.path().extension() != ".h5" || dash == std::string::npos) continue;
    const char* end = stem.data() + stem.size();
    if (std::from_chars(stem.data() + dash + 1, end, file.number).ptr == end && file.number >= 0) found.push_back(file);
  }
  std::sort(found.begin(), found.end(), [](const File& a, const File& b) { return a.number > b.number; });
  return found;
}

Draft CheckpointFolder::begin(const fs::path& file, Json about) {
  wait();
  began_s_ = omp_get_wtime();
  fs::create_directories(folder_);
  Json head = {
      {"format", checkpoint_format}, {"version", version()}, {"revision", revision()}, {"scenario_hash", hash_}};
  head.update(about);
  head["identity"] = identity_;
  return {aside_of(file), std::move(head), spares_ ? spare_in(folder_) : fs::path()};
}

void CheckpointFolder::place(const Draft& draft) {
  flushing_ = std::async(std::launch::async, [this, aside = draft.file] {
    const fs::path file = fs::path(aside).replace_extension();
    reports::put_in_place(aside, file);
    prune();
    // An arm's file has right-hand sides as well.
    if (spares_) look_after_spare((file == rest_file(folder_) ? 2 : 1) * fs::file_size(file));
  });
  const double seconds = omp_get_wtime() - began_s_;
  ++written_;
  blocked_s_ += seconds;
  longest_block_s_ = std::max(longest_block_s_, seconds);
}

void CheckpointFolder::write_rest(const tissue::Tissue& rest, Json about) {
  const Draft draft = begin(rest_file(folder_), std::move(about));
  write_checkpoint(draft, rest, std::nullopt, grid::SerialExchange());
  place(draft);
}

Draft CheckpointFolder::draft(const std::string& arm, Json about) {
  return begin(folder_ / fmt::format("{}-{:04}.h5", arm, next_++), std::move(about));
}

void CheckpointFolder::write(const std::string& arm, const tissue::Tissue& tissue, const EngineView& view, Json about) {
  const Draft draft = this->draft(arm, std::move(about));
  write_checkpoint(draft, tissue, view, grid::SerialExchange());
  place(draft);
}

bool CheckpointFolder::busy() const {
  return flushing_.valid() && flushing_.wait_for(std::chrono::seconds(0)) != std::future_status::ready;
}

void CheckpointFolder::wait() {
  if (flushing_.valid()) flushing_.get();
}

void CheckpointFolder::prune() const {
  std::set<std::string> arms;
  std::size_t count = 0;
  for (const File& file : files()) {
    const bool newest_of_arm = arms.insert(file.arm).second;
    if (count++ < kept || newest_of_arm) continue;
    if (spares_)
      fs::rename(file.path, spare_in(folder_));
    else
      fs::remove(file.path);
  }
}

// Until there are files to spare, after the first ones, one is made: in no hurry, while a run starts.
void CheckpointFolder::look_after_spare(std::uintmax_t bytes) const {
  if (fs::exists(spare_in(folder_))) return;
  constexpr int low = 10;  // not the lowest: on a busy machine a checkpoint that is wished for would wait for long
  ::setpriority(PRIO_PROCESS, 0, low);  // on Linux of this thread alone, which ends here
  tissue::make_spare(spare_in(folder_), bytes);
}

void CheckpointFolder::refuse_other_scenario(const fs::path& file, const Json& about) const {
  const std::vector<Difference> found = differences(about.value("identity", Json()), identity_);
  if (found.empty()) return;
  const Difference& first = found.front();
  throw std::runtime_error(fmt::format("{}: written for another scenario or other parameters ({} was {}, is {}{})",
                                       file.string(), first.key, first.before, first.now,
                                       found.size() > 1 ? fmt::format(", and {} more keys", found.size() - 1) : ""));
}

std::optional<Checkpoint> CheckpointFolder::rest() const {
  const fs::path file = rest_file(folder_);
  if (!fs::exists(file)) return std::nullopt;
  try {
    Checkpoint found = read_checkpoint(file);
    refuse_other_scenario(file, found.about);
    return found;
  } catch (const std::exception& error) {
    throw unusable(file, error.what(),
                   "the skin at rest as the run wrote it; without it only `cutis run --force` helps");
  }
}

std::optional<Checkpoint> CheckpointFolder::newest(const std::string& arm, const Message& say) const {
  std::vector<core::Fault> faults;
  for (const File& file : files()) {
    if (file.arm != arm) continue;
    try {
      Checkpoint found = read_checkpoint(file.path);
      refuse_other_scenario(file.path, found.about);
      for (const core::Fault& fault : faults)
        say(fmt::format("{}; going on from the one before, {}", fault.found, file.path.filename().string()));
      return found;
    } catch (const std::exception& error) {
      faults.push_back({file.path.string(), 0, "checkpoint", error.what(), "a checkpoint of this run", ""});
    }
  }
  if (!faults.empty()) throw core::InputError(faults);
  return std::nullopt;
}

}  // namespace cutis::studies
