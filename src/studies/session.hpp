// What does a run hold while it goes on? Both arms and all that they write into: shared by run, resume and branch.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "reports/folder.hpp"
#include "reports/folder_lock.hpp"
#include "reports/scan_file.hpp"
#include "studies/checkpoint_folder.hpp"
#include "studies/recorder.hpp"
#include "studies/run.hpp"
#include "studies/setup.hpp"
#include "studies/shared_run.hpp"
#include "studies/workers.hpp"

namespace cutis::studies {

/// One of the two arms: where it starts, and what it has recorded.
struct Arm {
  std::string name;
  bool treated = false;
  bool finished = false;
  std::optional<Checkpoint> start;  ///< none: skin at rest
  nlohmann::ordered_json pictures = nlohmann::ordered_json::array();
  engine::Statistics statistics;  ///< of the parts that were run before
  std::map<std::string, double> seconds_by_record;
  std::string final_bits;  ///< of the fields and right-hand sides of a finished arm
};

/// What a session is made from; outlives it.
struct SessionInputs {
  const scenario::Scenario& scenario;
  const core::ParameterLibrary& library;
  const RunRequest& request;
  const ProgressReport& progress;
  std::string scenario_file_name, scenario_text;
};

/// In this order: make it, open the folder, settle or take the rest, take up arms, go.
class Session {
 public:
  /// The last faults of the input show here, before anything is written. Throws core::InputError.
  explicit Session(SessionInputs inputs);

  /// From now on the folder is this run's alone. Throws core::InputError where another run holds it.
  void hold_folder();
  /// Finds skin at rest and keeps it as a checkpoint.
  void settle();
  /// Skin at rest as it was found before.
  void take_rest(Checkpoint rest);
  /// Lets an arm start from a checkpoint, whose outputs lie in `from`; its later ones are cut. The rows are taken from
  /// `from`, pictures and tissue files must be in the session's folder already.
  void take_up(Arm& arm, Checkpoint checkpoint, const reports::RunFolder& from);
  /// Writes where an arm stands before it goes on.
  void keep_start(const Arm& arm);
  /// Runs what is left of the arms, then writes the report. Returns run.json.
  nlohmann::ordered_json go();

  std::vector<Arm>& arms() { return arms_; }
  const Setup& setup() const { return setup_; }
  const CheckpointFolder& checkpoints() const { return checkpoints_; }
  const OutputTimes& times() const { return times_; }
  /// Where the tissue comes from, {from, day, times}, for run.json; times (in ms) replace those of the scenario: before
  /// the branch they are those of its past.
  void set_branch(const nlohmann::ordered_json& branch);
  /// Writes run.json as it is now.
  void save(const char* status);

 private:
  void describe();
  void start_records();
  void run_arm(Arm& arm);
  void advance(Arm& arm, bool& failure_is_known);
  Checkpoint rest_for_arm();
  /// An arm together with what it has cost since it was taken up.
  static Arm so_far(const Arm& arm, const engine::Statistics& cost,
                    const std::map<std::string, double>& seconds_by_record);
  /// `now` is on its way to the disk: throws Stopped where that was wished.
  void after_keeping(Arm& arm, const Arm& now, Pause pause);
  nlohmann::ordered_json about(const Arm& arm) const;
  nlohmann::ordered_json finish();
  bool keeps_block(const Arm& arm) const;
  void remove_unlisted_pictures() const;
  double wall_s() const;

  SessionInputs in_;
  const grid::Exchange& exchange_;
  Orders orders_;
  double started_s_, earlier_s_ = 0;
  reports::RunFolder folder_;
  std::optional<reports::FolderLock> lock_;
  OutputTimes times_;
  Instruments instruments_;
  Setup setup_;
  tissue::Tissue dermis_;  ///< mean papillary dermis at rest: feedback loops are looked at last, no step waits for them
  CheckpointFolder checkpoints_;
  reports::MeasurementLog measurements_;
  reports::ScanFile scans_;
  std::optional<TissueStore> tissues_;
  std::vector<Arm> arms_;
  nlohmann::ordered_json record_;
};

}  // namespace cutis::studies
