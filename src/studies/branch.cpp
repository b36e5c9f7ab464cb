// How does the tissue of a run go on into another future? Its past is checked against the new plan, then taken over.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/errors.hpp"
#include "reports/atomic_file.hpp"
#include "studies/identity.hpp"
#include "studies/past.hpp"
#include "studies/run.hpp"
#include "studies/session.hpp"

namespace cutis::studies {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

namespace {

/// The run that is branched from.
struct Origin {
  reports::RunFolder folder;
  Json identity;
  scenario::Scenario scenario;
  Checkpoint rest;
  std::optional<Checkpoint> untreated, treated;
};

Origin read_origin(const fs::path& from, const RunRequest& request) {
  const reports::RunFolder folder{from};
  const fs::path file = rest_file(folder.checkpoints());
  if (!fs::exists(file))
    throw core::InputError(
        {{file.string(), 0, "checkpoint", "nothing", "a run that has come to its first checkpoint", ""}});
  Json identity;
  try {
    identity = read_about(file).at("identity");
  } catch (const std::exception& error) {
    throw core::InputError(
        {{file.string(), 0, "checkpoint", error.what(), "the skin at rest as the run wrote it", ""}});
  }
  const CheckpointFolder checkpoints(folder.checkpoints(), identity);
  Origin origin{folder,
                identity,
                scenario::parse_scenario(identity.at("text").get<std::string>(), file.string(), request.data_dir),
                *checkpoints.rest(),
                std::nullopt,
                std::nullopt};
  origin.untreated = checkpoints.newest("untreated", request.say);
  origin.treated = checkpoints.newest("treated", request.say);
  return origin;
}

Past past_of(const Origin& origin, const Checkpoint& checkpoint, bool treated) {
  return {origin.scenario, treated, checkpoint.tissue.time, checkpoint.progress};
}

void refuse_other_parameters(const Origin& origin, const Json& identity, const fs::path& file) {
  std::vector<core::Fault> faults;
  for (const Difference& d : differences(origin.identity.at("parameters"), identity.at("parameters")))
    faults.push_back({file.string(), 0, "parameters." + d.key, d.now, d.before + ", as it was so far", ""});
  if (!faults.empty()) throw core::InputError(faults);
}

/// Until the branch what was planned then, from there on what is planned now.
Json joined(const scenario::Times& before, const scenario::Times& now, core::Ticks branch, bool branch_done) {
  Json times = Json::array();
  for (const core::Ticks t : before)
    if (t < branch || (t == branch && branch_done)) times.push_back(t);
  for (const core::Ticks t : now)
    if (t > branch || (t == branch && !branch_done)) times.push_back(t);
  return times;
}

/// The output times of the run in `folder`: its scenario's, unless it is a branch itself.
OutputTimes times_of_run(const Origin& origin) {
  const Json run = Json::parse(reports::read_file(origin.folder.run_json()));
  if (!run.contains("branch")) return output_times(origin.scenario);
  const Json& times = run["branch"].at("times");
  return {times.at("measure"), times.at("pictures"), times.at("scans"), times.at("tissue")};
}

Json branch_record(const Origin& origin, const Past& past, const OutputTimes& now) {
  const OutputTimes before = times_of_run(origin);
  const bool done = past.progress.outputs_now > 0;
  const auto join = [&](const scenario::Times& a, const scenario::Times& b) { return joined(a, b, past.time, done); };
  return {{"from", fs::absolute(origin.folder.path).lexically_normal().string()},
          {"day", core::days_from_ticks(past.time)},
          {"times",
           {{"measure", join(before.measure, now.measure)},
            {"pictures", join(before.pictures, now.pictures)},
            {"scans", join(before.scans, now.scans)},
            {"tissue", join(before.tissue, now.tissue)}}}};
}

/// May the untreated arm go on from where it stands? Else it is run again from rest, whose past is the same.
bool untreated_serves(const Origin& origin, const scenario::Scenario& next, const scenario::Times& outputs) {
  if (!origin.untreated) return false;
  const Past past = past_of(origin, *origin.untreated, false);
  if (!contradictions(past, next, "").empty()) return false;
  const auto until = [&](const scenario::Times& times) {
    return scenario::Times(times.begin(), std::upper_bound(times.begin(), times.end(), past.time));
  };
  return until(times_of_run(origin).measure) == until(outputs);
}

void copy_files(const Checkpoint& checkpoint, const reports::RunFolder& from, const reports::RunFolder& to) {
  for (const Json& picture : checkpoint.about.at("pictures")) {
    const std::string file = picture.at("file");
    fs::copy_file(from.pictures() / file, to.pictures() / file, fs::copy_options::overwrite_existing);
  }
  if (!checkpoint.about.contains("tissue")) return;
  fs::create_directories(to.path / "tissue");
  const std::size_t count = checkpoint.about.at("tissue").at("times_d").size();
  for (std::size_t n = 0; n < count; ++n) {
    const fs::path file = fs::path("tissue") / fmt::format("{:04}.h5", n);
    fs::copy_file(from.path / file, to.path / file, fs::copy_options::overwrite_existing);
  }
}

void take_over(Session& session, Origin& origin, bool untreated_too, const RunRequest& request) {
  for (Arm& arm : session.arms()) {
    std::optional<Checkpoint>& start = arm.treated ? origin.treated : origin.untreated;
    if (!start || (!arm.treated && !untreated_too)) continue;
    copy_files(*start, origin.folder, {request.directory});
    start->about["finished"] = false;
    session.take_up(arm, std::move(*start), origin.folder);
    session.keep_start(arm);
  }
}

}  // namespace

Json branch_run(const fs::path& from, const scenario::Scenario& scenario, const core::ParameterLibrary& library,
                const RunRequest& asked, const ProgressReport& progress) {
  if (fs::weakly_canonical(from) == fs::weakly_canonical(asked.directory))
    throw core::InputError(
        {{"command line", 0, "--output", asked.directory.string(), "another folder than that of the run", ""}});
  Origin origin = read_origin(from, asked);
  RunRequest request = asked;
  const Json arms = Json::parse(reports::read_file(origin.folder.run_json())).at("arms_planned");
  request.untreated = std::find(arms.begin(), arms.end(), "untreated") != arms.end();
  request.treated = std::find(arms.begin(), arms.end(), "treated") != arms.end();
  const Checkpoint& leading = request.treated    ? origin.treated ? *origin.treated : origin.rest
                              : origin.untreated ? *origin.untreated
                                                 : origin.rest;
  const Past past = past_of(origin, leading, request.treated);
  const auto faults = contradictions(past, scenario, request.scenario_file.string());
  if (!faults.empty()) throw core::InputError(faults);

  const std::string text = reports::read_file(request.scenario_file);
  Session session({scenario, library, request, progress, request.scenario_file.filename().string(), text});
  refuse_other_parameters(origin, identity_of(scenario, text, library), request.scenario_file);
  session.set_branch(branch_record(origin, past, session.times()));
  const bool untreated_too = !request.treated || untreated_serves(origin, scenario, session.times().measure);
  reports::prepare_folder({request.directory}, request.force);
  session.hold_folder();
  session.take_rest(std::move(origin.rest));
  take_over(session, origin, untreated_too, request);
  return session.go();
}

}  // namespace cutis::studies
