// cutis evidence: which published measurements does the model meet, and which would skin that does nothing meet too?
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <omp.h>

#include <filesystem>
#include <memory>

#include "core/bibliography.hpp"
#include "core/data_dir.hpp"
#include "evidence/instruments.hpp"
#include "evidence/page.hpp"
#include "evidence/reader.hpp"
#include "evidence/report.hpp"
#include "evidence/selection.hpp"
#include "reports/atomic_file.hpp"
#include "reports/page.hpp"
#include "studies/version.hpp"
#include "verbs.hpp"

namespace cutis::app {

namespace {

using Json = nlohmann::ordered_json;

constexpr int seeds_of_fast_tier = 2;

struct EvidenceArguments {
  std::vector<std::string> only, settings;
  std::string more, directory, tier = "full";
  int seeds = 0;
  bool record = false, recorded = false, default_block = false;

  bool fast() const { return tier == "fast"; }
  std::string block() const { return default_block ? "default block" : "small block"; }
};

void write_json(const std::filesystem::path& file, const Json& json) { reports::write_file(file, json.dump(2) + "\n"); }

std::filesystem::path record_file(const std::filesystem::path& data_dir) {
  return data_dir / "evidence" / "results.json";
}

evidence::Selection selection_of(const EvidenceArguments& a) {
  return {a.only, a.fast(), !a.settings.empty(), a.seeds > 0 ? a.seeds : a.fast() ? seeds_of_fast_tier : 0};
}

evidence::Progress progress_of(bool quiet) {
  const double start = omp_get_wtime();
  return [quiet, start](std::size_t runs, std::size_t all, const evidence::JobKey& job, double seconds) {
    if (quiet) return;
    const double left_min =
        (omp_get_wtime() - start) / static_cast<double>(runs) * static_cast<double>(all - runs) / 60;
    fmt::print(stderr, "[{}/{}] {} {} {}: {:.1f} s; about {:.0f} min left\n", runs, all, job.scenario.stem().string(),
               job.subjects > 0 ? "subject" : "seed", job.seed, seconds, left_min);
  };
}

/// The evaluation, and how it was made.
Json whole_json(const EvidenceArguments& a, const evidence::Evaluation& evaluation, double wall_s) {
  Json json = {{"tier", a.tier}, {"block", a.block()}, {"set", a.settings}, {"wall_s", wall_s}};
  json.update(evidence::to_json(evaluation));
  return json;
}

/// evidence.html in the folder of the user; returns its path.
std::filesystem::path write_page(const EvidenceArguments& a, const Json& record,
                                 const std::vector<evidence::Study>& studies, const std::filesystem::path& data_dir) {
  std::filesystem::create_directories(a.directory);
  const std::filesystem::path file = std::filesystem::path(a.directory) / "evidence.html";
  reports::write_file(
      file, reports::embed(reports::page_template(data_dir, "evidence.html"), evidence::page_data(record, studies)));
  return file;
}

/// What the committed record says, as a page; runs nothing.
int show_record(const EvidenceArguments& a, const std::vector<evidence::Study>& studies,
                const std::filesystem::path& data_dir, const Options& options) {
  const Json record = Json::parse(reports::read_file(record_file(data_dir)));
  const std::filesystem::path page = write_page(a, record, studies, data_dir);
  if (options.json)
    fmt::print("{}\n", evidence::page_data(record, studies).dump(2));
  else
    fmt::print("{}\n", page.string());
  return done;
}

void save(const EvidenceArguments& a, const evidence::Evaluation& evaluation, const Json& json,
          const std::vector<evidence::Study>& studies, const std::filesystem::path& data_dir) {
  const Json record = evidence::results(evaluation, {{"version", studies::version()},
                                                     {"revision", studies::revision()},
                                                     {"tier", a.tier},
                                                     {"block", a.block()},
                                                     {"set", a.settings}});
  if (!a.directory.empty()) {
    write_page(a, record, studies, data_dir);
    write_json(std::filesystem::path(a.directory) / "evidence.json", json);
  }
  if (a.record) write_json(record_file(data_dir), record);
}

int run_evidence(const EvidenceArguments& a, const core::ParameterLibrary& library,
                 const instruments::InstrumentSet& instruments, const std::vector<evidence::Study>& studies,
                 const Options& options) {
  const double start = omp_get_wtime();
  const std::filesystem::path data_dir = core::data_dir();
  const std::vector<evidence::Task> tasks = evidence::select(studies, selection_of(a));
  const evidence::RunnerOptions runner{options.threads > 0 ? options.threads : omp_get_max_threads(), a.default_block};
  const evidence::Records records = evidence::run_jobs(evidence::plan_jobs(tasks), {library, data_dir, instruments},
                                                       runner, progress_of(options.quiet));
  const evidence::Evaluation evaluation = evidence::evaluate(tasks, records);
  const double wall_s = omp_get_wtime() - start;
  const Json json = whole_json(a, evaluation, wall_s);
  save(a, evaluation, json, studies, data_dir);
  if (options.json) {
    fmt::print("{}\n", json.dump(2));
  } else {
    fmt::print("{}{} tier, {}, {:.1f} min\n", evidence::table(evaluation), a.tier, a.block(), wall_s / 60);
    if (!a.directory.empty()) fmt::print("{}\n", (std::filesystem::path(a.directory) / "evidence.html").string());
  }
  return done;
}

int evidence_verb(const EvidenceArguments& a, const Options& options) {
  const std::filesystem::path data_dir = core::data_dir();
  core::ParameterLibrary library = core::ParameterLibrary::load(data_dir);
  evidence::set_parameters(library, a.settings);
  const instruments::InstrumentSet instruments = evidence::make_instruments(library);
  std::vector<std::filesystem::path> folders = {data_dir / "evidence"};
  if (!a.more.empty()) folders.emplace_back(a.more);
  const auto studies =
      evidence::read_evidence(folders, instruments, core::Bibliography::load(data_dir / "sources.bib"));
  return a.recorded ? show_record(a, studies, data_dir, options)
                    : run_evidence(a, library, instruments, studies, options);
}

}  // namespace

void add_evidence(CLI::App& program, const Options& options, Action& action) {
  CLI::App* verb = program.add_subcommand("evidence", "Hold the model against published measurements");
  const auto a = std::make_shared<EvidenceArguments>();
  CLI::Option* only =
      verb->add_option("--only", a->only, "Rows by id, with commas; V39 stands for V39a, V39b, ...")->delimiter(',');
  CLI::Option* more =
      verb->add_option("--data", a->more, "Folder with further evidence files, its scenarios in scenarios/");
  CLI::Option* tier =
      verb->add_option("--tier", a->tier, "fast: cheap rows with two seeds; full: all rows with all seeds")
          ->check(CLI::IsMember({"fast", "full"}));
  CLI::Option* seeds =
      verb->add_option("--seeds", a->seeds, "Only the first so many seeds")->check(CLI::Range(1, 1000));
  CLI::Option* settings = verb->add_option(
      "--set", a->settings, "process.parameter=value in its file's unit; then only calibration rows are run");
  CLI::Option* block =
      verb->add_flag("--default-block", a->default_block, "Needling on the default block instead of the small one");
  CLI::Option* output = verb->add_option("-o,--output", a->directory, "Folder for evidence.html and evidence.json");
  // What pages and reports quote is the evidence as committed, not a part or a variation of it.
  CLI::Option* record = verb->add_flag("--record", a->record, "Write data/evidence/results.json, which reports quote")
                            ->excludes(only, more, settings, block);
  verb->add_flag("--recorded", a->recorded, "Run nothing: evidence.html of the results recorded last")
      ->needs(output)
      ->excludes(only, more, tier, seeds, settings, block, record);
  verb->callback([a, &options, &action] { action = [a, &options] { return evidence_verb(*a, options); }; });
}

}  // namespace cutis::app
