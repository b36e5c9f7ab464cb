// How does a run go on after it was stopped, killed or failed? From the last checkpoint of each arm.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/errors.hpp"
#include "reports/atomic_file.hpp"
#include "studies/run.hpp"
#include "studies/session.hpp"
#include "studies/version.hpp"

namespace cutis::studies {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

namespace {

/// run.json of a folder, which must be a run's.
Json read_run(const fs::path& directory) {
  const fs::path file = reports::RunFolder{directory}.run_json();
  const auto refuse = [&](const std::string& found) {
    return core::InputError({{file.string(), 0, "run", found, "a folder that `cutis run` has written", ""}});
  };
  if (!fs::exists(file)) throw refuse("nothing");
  const Json run = Json::parse(reports::read_file(file), nullptr, false);
  const bool right =
      run.is_object() && run.contains("scenario") && run["scenario"].contains("text") && run.contains("arms_planned");
  if (!right) throw refuse("something else");
  return run;
}

void note_other_program(const Json& about, const RunRequest& request) {
  const std::string written = fmt::format("{} {}", about.value("version", ""), about.value("revision", ""));
  const std::string now = fmt::format("{} {}", version(), revision());
  if (written != now)
    request.say(fmt::format(
        "the checkpoint was written by cutis {}, this is {}: the last digits may differ from a run that never stopped",
        written, now));
}

/// Half-written files of the run that was killed.
void remove_parts(const fs::path& directory) {
  std::vector<fs::path> parts;
  for (const fs::path& folder : {directory, directory / "checkpoint", directory / "tissue", directory / "pictures"}) {
    if (!fs::is_directory(folder)) continue;
    for (const auto& entry : fs::directory_iterator(folder))
      if (entry.path().extension() == ".part") parts.push_back(entry.path());
  }
  for (const fs::path& part : parts) fs::remove(part);
}

void find_rest(Session& session, const RunRequest& request) {
  if (auto rest = session.checkpoints().rest()) {
    note_other_program(rest->about, request);
    session.take_rest(std::move(*rest));
  } else if (session.checkpoints().has_arms()) {
    const fs::path file = rest_file(reports::RunFolder{request.directory}.checkpoints());
    throw core::InputError({{file.string(), 0, "checkpoint", "nothing",
                             "the skin at rest as the run wrote it; without it only `cutis run --force` helps", ""}});
  } else {
    request.say("there is no checkpoint yet: skin at rest is sought anew");
    session.settle();
  }
}

}  // namespace

Json resume_run(const core::ParameterLibrary& library, const RunRequest& asked, const ProgressReport& progress) {
  const Json run = read_run(asked.directory);
  if (run.value("status", "") == "done") {
    asked.say("the run is finished already; `cutis branch` goes on from its end");
    return run;
  }
  RunRequest request = asked;
  const Json& arms = run.at("arms_planned");
  request.untreated = std::find(arms.begin(), arms.end(), "untreated") != arms.end();
  request.treated = std::find(arms.begin(), arms.end(), "treated") != arms.end();
  const std::string text = run.at("scenario").at("text"), name = run.at("scenario").at("file");
  const scenario::Scenario scenario =
      scenario::parse_scenario(text, (asked.directory / "run.json").string() + " (scenario)", asked.data_dir);
  Session session({scenario, library, request, progress, name, text});
  if (run.contains("branch")) session.set_branch(run["branch"]);
  session.hold_folder();
  remove_parts(asked.directory);
  find_rest(session, request);
  const reports::RunFolder folder{asked.directory};
  for (Arm& arm : session.arms())
    if (auto found = session.checkpoints().newest(arm.name, request.say))
      session.take_up(arm, std::move(*found), folder);
  return session.go();
}

}  // namespace cutis::studies
