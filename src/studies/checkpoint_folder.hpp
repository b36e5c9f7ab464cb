// Which checkpoints does a run keep, and from which can it go on? rest.h5, and the last two of its arms.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <future>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "studies/checkpoint.hpp"

namespace cutis::studies {

/// DIR/checkpoint: rest.h5 (the settled skin, from which both arms start) and <arm>-NNNN.h5, numbered through the run.
/// Kept are the last two, and the last one of each arm. A file is written aside, flushed to the disk and renamed; the
/// flushing and renaming go on while the run goes on.
class CheckpointFolder {
 public:
  /// What is said to the user while checkpoints are looked through.
  using Message = std::function<void(const std::string&)>;

  /// `identity` of the run (studies/identity.hpp) goes into every file. `spares`: keep a file that is no longer wanted,
  /// or make one, for the next to be written over it; of use to one rank only.
  CheckpointFolder(std::filesystem::path folder, nlohmann::ordered_json identity, bool spares = false);
  ~CheckpointFolder();
  CheckpointFolder(const CheckpointFolder&) = delete;
  CheckpointFolder& operator=(const CheckpointFolder&) = delete;

  /// Skin at rest, which rank 0 has whole.
  void write_rest(const tissue::Tissue& rest, nlohmann::ordered_json about);
  /// An arm that rank 0 has whole.
  void write(const std::string& arm, const tissue::Tissue& tissue, const EngineView& view,
             nlohmann::ordered_json about);
  /// The next checkpoint of an arm, which all ranks are then to write (write_checkpoint); from now on the run waits.
  /// Throws where the last one could not be written.
  Draft draft(const std::string& arm, nlohmann::ordered_json about);
  /// It is written: on its way to the disk and to its name.
  void place(const Draft& draft);
  /// Is the last file still on its way to the disk? Another one would have to wait for it.
  bool busy() const;
  /// Until the last file is on the disk under its name. Throws where it could not be written.
  void wait();

  /// Is there a checkpoint of an arm?
  bool has_arms() const { return !files().empty(); }
  /// Skin at rest, if it was kept. Throws core::InputError where its file cannot be used.
  std::optional<Checkpoint> rest() const;
  /// The newest usable checkpoint of an arm, none where the arm has none. `say` is told which files were passed over
  /// and why. Throws core::InputError with all reasons where there are files and none can be used.
  std::optional<Checkpoint> newest(const std::string& arm, const Message& say) const;

  int written() const { return written_; }
  double blocked_s() const { return blocked_s_; }  ///< for which the run stood still, in all
  double longest_block_s() const { return longest_block_s_; }

 private:
  struct File {
    std::filesystem::path path;
    std::string arm;
    int number = 0;
  };
  std::vector<File> files() const;  ///< newest first
  void refuse_other_scenario(const std::filesystem::path& file, const nlohmann::ordered_json& about) const;
  Draft begin(const std::filesystem::path& file, nlohmann::ordered_json about);
  void prune() const;
  void look_after_spare(std::uintmax_t bytes) const;

  std::filesystem::path folder_;
  nlohmann::ordered_json identity_;
  std::string hash_;
  bool spares_;
  int next_ = 0, written_ = 0;
  double began_s_ = 0, blocked_s_ = 0, longest_block_s_ = 0;
  std::future<void> flushing_;
};

/// The file of the settled skin in a folder of checkpoints.
std::filesystem::path rest_file(const std::filesystem::path& folder);

}  // namespace cutis::studies
