// What does a run hold while it goes on? In the order in which a run needs it.
// SPDX-License-Identifier: Apache-2.0
#include "studies/session.hpp"

#include <fmt/format.h>
#include <omp.h>

#include <algorithm>
#include <set>
#include <utility>

#include "reports/atomic_file.hpp"
#include "reports/page.hpp"
#include "studies/feedback_loop.hpp"
#include "studies/identity.hpp"
#include "studies/inflammation.hpp"
#include "studies/run_record.hpp"
#include "studies/scarring.hpp"

namespace cutis::studies {

namespace fs = std::filesystem;

namespace {

/// Share of the outputs passed, with the way to the next one: outputs are dense where steps are short.
double share_done(const scenario::Times& outputs, core::Ticks now) {
  const auto next = std::upper_bound(outputs.begin(), outputs.end(), now);
  if (next == outputs.begin() || next == outputs.end()) return next == outputs.end() ? 1.0 : 0.0;
  const double part = static_cast<double>(now - *(next - 1)) / static_cast<double>(*next - *(next - 1));
  return (static_cast<double>(next - outputs.begin() - 1) + part) / static_cast<double>(outputs.size() - 1);
}

std::string first_session_density(const tissue::Tissue& skin) {
  const auto first = std::count_if(skin.punctures.begin(), skin.punctures.end(),
                                   [](const tissue::Puncture& p) { return p.session == 0; });
  const double area_cm2 = skin.grid.width_mm() * skin.grid.breadth_mm() / 100;
  return first > 0 ? fmt::format("{:.0f} per cm2 in the first session", static_cast<double>(first) / area_cm2) : "";
}

std::vector<Arm> arms_of(const RunRequest& request) {
  std::vector<Arm> arms;
  if (request.untreated) arms.emplace_back().name = "untreated";
  if (request.treated) {
    arms.emplace_back().name = "treated";
    arms.back().treated = true;
  }
  return arms;
}

/// Is it time for a checkpoint? Wall time and simulated time since the last one.
class CheckpointClock {
 public:
  CheckpointClock(const CheckpointTimes& times, core::Ticks now) : times_(times) { restart(now); }
  bool due(core::Ticks now) const {
    const bool minutes = times_.every_minutes > 0 && omp_get_wtime() - last_s_ >= 60 * times_.every_minutes;
    return minutes || (times_.every_days > 0 && now - last_ >= core::ticks_from_days(times_.every_days));
  }
  void restart(core::Ticks now) { last_ = now, last_s_ = omp_get_wtime(); }

 private:
  CheckpointTimes times_;
  core::Ticks last_ = 0;
  double last_s_ = 0;
};

}  // namespace

Session::Session(SessionInputs inputs)
    : in_(std::move(inputs)),
      exchange_(*in_.request.exchange),
      orders_(exchange_),
      started_s_(omp_get_wtime()),
      folder_{in_.request.directory},
      times_(output_times(in_.scenario)),
      instruments_(in_.library),
      setup_(compose(in_.scenario, in_.library)),
      checkpoints_(folder_.checkpoints(), identity_of(in_.scenario, in_.scenario_text, in_.library),
                   exchange_.ranks() == 1),
      measurements_(folder_.measurements(), {"untreated", "treated"}),
      arms_(arms_of(in_.request)) {
  tissue::share_of(setup_.rest.grid, exchange_);  // are there rows for all?
  orders_.read_scenario(in_.scenario_text);
  describe();
}

void Session::describe() {
  const scenario::Scenario& s = in_.scenario;
  Json names = Json::array();
  for (const Arm& arm : arms_) names.push_back(arm.name);
  record_ = {{"schema", 1},
             {"status", "running"},
             {"made", made_by()},
             {"seed", s.about.seed},
             {"scenario", scenario_record(s, in_.scenario_file_name, in_.scenario_text)},
             {"facts", facts(s)},
             {"plan", plan_record(s)},
             {"end_d", s.plan.duration_day},
             {"pictures", Json::array()},
             {"arms_planned", names},
             {"arms", Json::object()}};
}

void Session::set_branch(const Json& branch) {
  record_["branch"] = branch;
  record_["facts"].push_back({"Branched", fmt::format("from {} at day {:g}", branch.at("from").get<std::string>(),
                                                      branch.at("day").get<double>())});
  const Json& times = branch.at("times");
  times_ = {times.at("measure"), times.at("pictures"), times.at("scans"), times.at("tissue")};
}

void Session::hold_folder() { lock_.emplace(folder_.path); }

double Session::wall_s() const { return earlier_s_ + omp_get_wtime() - started_s_; }

void Session::save(const char* status) {
  record_["status"] = status;
  Json pictures = Json::array();
  for (const Arm& arm : arms_) pictures.insert(pictures.end(), arm.pictures.begin(), arm.pictures.end());
  record_["pictures"] = pictures;
  record_["checkpoints"] = {{"written", checkpoints_.written()},
                            {"blocked_s", checkpoints_.blocked_s()},
                            {"longest_block_s", checkpoints_.longest_block_s()}};
  reports::write_file(folder_.run_json(), record_.dump(1) + "\n");
}

void Session::settle() {
  in_.progress("skin at rest", 0);
  orders_.settle();
  run_together(exchange_, in_.request.say, [this](bool&) { studies::settle(setup_, exchange_, in_.request.stop); });
  in_.progress("skin at rest", 1);
  start_records();
  checkpoints_.write_rest(setup_.rest, {{"settling", record_["settling"]}, {"wall_s", wall_s()}});
}

void Session::take_rest(Checkpoint rest) {
  setup_.rest = std::move(rest.tissue);
  setup_.settling = statistics_of(rest.about.at("settling"));
  earlier_s_ = std::max(earlier_s_, rest.about.at("wall_s").get<double>());
  start_records();
  if (!fs::exists(rest_file(folder_.checkpoints())))
    checkpoints_.write_rest(setup_.rest, {{"settling", record_["settling"]}, {"wall_s", wall_s()}});
}

void Session::start_records() {
  record_["skin"] = skin_record(setup_.rest);
  record_["settling"] = statistics_record(setup_.settling, setup_.rest.grid.size());
  record_["quantities"] = quantity_rows(instruments_.all);
  record_["parameters_by_grade"] = counts_by_grade(in_.library.used());
  record_["parameters"] = parameter_rows(in_.library.used());
  tissues_.emplace(folder_.path, in_.scenario.outputs.tissue_budget_mb);
}

bool Session::keeps_block(const Arm& arm) const { return arm.name == arms_.back().name; }

void Session::take_up(Arm& arm, Checkpoint checkpoint, const reports::RunFolder& from) {
  const Json& about = checkpoint.about;
  measurements_.take(arm.name, about.at("rows"), from.measurements());
  arm.pictures = about.at("pictures");
  arm.statistics = statistics_of(about.at("statistics"));
  arm.seconds_by_record = about.at("seconds_by_record").get<std::map<std::string, double>>();
  arm.finished = about.at("finished");
  arm.final_bits = about.at("final_bits");
  earlier_s_ = std::max(earlier_s_, about.at("wall_s").get<double>());
  if (keeps_block(arm)) {
    const std::size_t frames = about.at("scans");
    if (frames > 0) scans_ = reports::ScanFile::first_of(Json::parse(reports::read_file(from.scan())), frames);
    tissues_->restore(about.at("tissue"), setup_.rest);
  }
  arm.start = std::move(checkpoint);
  if (arm.finished) arm.start->tissue.values = {}, arm.start->last_base = {};  // its punctures are still to be told
}

void Session::keep_start(const Arm& arm) {
  checkpoints_.write(arm.name, arm.start->tissue, {arm.start->progress, &arm.start->last_base}, about(arm));
}

Json Session::about(const Arm& arm) const {
  Json about = {{"arm", arm.name},
                {"finished", arm.finished},
                {"wall_s", wall_s()},
                {"rows", measurements_.rows(arm.name)},
                {"pictures", arm.pictures},
                {"statistics", statistics_record(arm.statistics, setup_.rest.grid.size())},
                {"seconds_by_record", arm.seconds_by_record},
                {"final_bits", arm.final_bits}};
  if (keeps_block(arm)) about.update({{"scans", scans_.frames()}, {"tissue", tissues_->state()}});
  return about;
}

void Session::remove_unlisted_pictures() const {
  std::set<std::string> listed;
  for (const Arm& arm : arms_)
    for (const Json& picture : arm.pictures) listed.insert(picture.at("file").get<std::string>());
  std::vector<fs::path> later;
  for (const auto& entry : fs::directory_iterator(folder_.pictures()))
    if (!listed.contains(entry.path().filename().string())) later.push_back(entry.path());
  for (const fs::path& file : later) fs::remove(file);
}

Json Session::go() {
  remove_unlisted_pictures();
  if (!arms_.back().start) tissues_->restore(TissueStore(folder_.path, 0).state(), setup_.rest);
  if (scans_.empty())
    fs::remove(folder_.scan());
  else
    reports::write_file(folder_.scan(), scans_.json().dump());
  measurements_.save();
  dermis_ = mean_papillary_dermis(setup_.rest);
  save("running");  // last: a folder with a run.json can be resumed
  const auto next = std::find_if(arms_.begin(), arms_.end(), [](const Arm& arm) { return !arm.finished; });
  if (next == arms_.end() || next->start) setup_.rest.values = {};  // not held beside an arm
  try {
    for (Arm& arm : arms_) run_arm(arm);
    checkpoints_.wait();
  } catch (const Stopped&) {
    save("stopped");
    throw;
  }
  return finish();
}

void Session::run_arm(Arm& arm) {
  if (!arm.finished)
    run_together(exchange_, in_.request.say, [&](bool& failure_is_known) { advance(arm, failure_is_known); });
  record_["arms"][arm.name] = statistics_record(arm.statistics, setup_.rest.grid.size());
  record_["arms"][arm.name]["seconds_by_record"] = arm.seconds_by_record;
  record_["arms"][arm.name]["final_bits"] = arm.final_bits;
  const std::string punctures = first_session_density(arm.start->tissue);
  if (!punctures.empty()) record_["facts"].push_back({"Punctures", punctures});
  arm.start.reset();
  save("running");
}

// The first arm takes the fields, later ones read them from the file.
Checkpoint Session::rest_for_arm() {
  tissue::FieldArrays fields = std::exchange(setup_.rest.values, {});
  if (fields.front().empty()) {
    checkpoints_.wait();
    return *checkpoints_.rest();
  }
  Checkpoint rest;
  rest.tissue = setup_.rest;
  rest.tissue.values = std::move(fields);
  return rest;
}

void Session::advance(Arm& arm, bool& failure_is_known) {
  Recorder recorder(arm.name, times_, instruments_, {folder_, measurements_, arm.pictures},
                    [&](core::Ticks now) { in_.progress(arm.name, share_done(times_.measure, now)); });
  if (keeps_block(arm)) recorder.keep_block(scans_, *tissues_);
  engine::Schedule schedule = make_schedule(in_.scenario, arm.treated);
  schedule.outputs = times_.measure;
  ArmStart start;
  start.fresh = !arm.start;
  if (start.fresh) {
    arm.start = rest_for_arm();
  } else {
    start.progress = arm.start->progress;
    start.last_base = std::move(arm.start->last_base);
  }
  orders_.run_arm(arm.treated, schedule.outputs, start.fresh, start.progress);
  SharedSkin skin(arm.start->tissue, exchange_);
  engine::Engine engine(skin.mine(), setup_.processes, exchange_, setup_.numerics);
  const double began_s = omp_get_wtime();
  CheckpointClock clock(in_.request.checkpoints, skin.mine().time);
  const auto wish = [&] {
    if (in_.request.stop()) return Pause::stop;
    return clock.due(skin.mine().time) && !checkpoints_.busy() ? Pause::checkpoint : Pause::none;
  };
  Arm now;  // as the checkpoint has it that is being written
  const auto draft = [&](Pause pause, const std::string& final_bits) {
    engine::Statistics cost = engine.statistics();
    cost.seconds_total = omp_get_wtime() - began_s;
    clock.restart(arm.start->tissue.time);
    now = so_far(arm, cost, recorder.seconds());
    now.finished = pause == Pause::finished;
    if (now.finished) now.final_bits = final_bits;
    return checkpoints_.draft(arm.name, about(now));
  };
  const auto kept = [&](const Draft& written, Pause pause) {
    checkpoints_.place(written);
    after_keeping(arm, now, pause);
  };
  SharedObserver observer(skin, {wish, &recorder, draft, kept}, failure_is_known);
  studies::run_arm(engine, skin, schedule, std::move(start), observer);
}

Arm Session::so_far(const Arm& arm, const engine::Statistics& cost,
                    const std::map<std::string, double>& seconds_by_record) {
  Arm now{arm.name,       arm.treated,           false,         std::nullopt, arm.pictures,
          arm.statistics, arm.seconds_by_record, arm.final_bits};
  now.statistics += cost;
  for (const auto& [record, spent] : seconds_by_record) now.seconds_by_record[record] += spent;
  return now;
}

void Session::after_keeping(Arm& arm, const Arm& now, Pause pause) {
  if (now.finished) {
    arm.statistics = now.statistics, arm.seconds_by_record = now.seconds_by_record;
    arm.final_bits = now.final_bits, arm.finished = true;
  } else if (pause == Pause::stop) {
    checkpoints_.wait();
    throw Stopped(
        fmt::format("stopped at day {:.6g} of the {} arm", core::days_from_ticks(arm.start->tissue.time), arm.name));
  }
}

Json Session::finish() {
  record_["scarring"] = scarring_record(dermis_, in_.library);
  record_["inflammation"] = inflammation_record(dermis_, in_.library);
  record_["tissue"] = {
      {"files", tissues_->written()}, {"left_out", tissues_->left_out()}, {"megabytes", tissues_->megabytes()}};
  record_["made"]["wall_s"] = wall_s();
  save("running");
  record_ = reports::write_report(folder_, in_.request.data_dir);
  record_["status"] = "done";  // last: whoever reads it finds all the rest
  reports::write_file(folder_.run_json(), record_.dump(1) + "\n");
  return record_;
}

}  // namespace cutis::studies
