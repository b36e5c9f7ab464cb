// How are evidence files read? Two sections say all keys; what no single key shows is checked row by row.
// SPDX-License-Identifier: Apache-2.0
#include "evidence/reader.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "core/section.hpp"
#include "core/units.hpp"
#include "evidence/reductions.hpp"

namespace cutis::evidence {
namespace {

using core::FaultList;
using core::Section;
using core::TomlTable;

constexpr std::size_t fewest_seeds = 8;
constexpr double fewest_subjects = 24;

std::vector<std::string> reduction_names() {
  std::vector<std::string> names;
  for (const ReductionInfo& info : known_reductions()) names.push_back(info.name);
  return names;
}

Section<Study> study_section() {
  Section<Study> s("study", "One publication");
  s.text("source", &Study::source, "key in sources.bib").required();
  s.text("title", &Study::title, "what was measured").required();
  s.number("n", &Study::n, {0, 1e6}, "subjects, 0 where not read").required();
  s.text("blinded", &Study::blinded, "were raters blinded", {"yes", "no", "not read"}).required();
  s.text("species", &Study::species, "of whom").required();
  s.text("baseline", &Study::baseline, "the subjects before").required();
  s.text("protocol", &Study::protocol, "what was done").required();
  s.text("stand_ins", &Study::stand_ins, "what stands for what").required();
  s.number("seeds", &Study::seeds, {0, 9e15}, "of the runs").required();
  return s;
}

void add_reading_keys(Section<Row>& s) {
  s.text("scenario", &Row::scenario, "stem of a file in scenarios/").required();
  s.text("against", &Row::against, "another scenario to compare with");
  s.text("state", &Row::state, "how far the skin goes", {"run", "grown"});
  s.text("instrument", &Row::instrument, "see `cutis instruments`").required();
  s.text("quantity", &Row::quantity, "of the instrument").required();
  s.text("region", &Row::region, "of the quantity; depth_*_mm for all depths").required();
  s.text("reference_region", &Row::reference_region, "read where the region does not exist");
  s.text("reference", &Row::reference, "what a ratio is taken to",
         {"none", "baseline", "untreated", "against", "against_fold"});
  s.text("reduction", &Row::reduction, "from a curve to a number", reduction_names()).required();
  s.quantity("at", &Row::at_day, "day", {0, 36525}, "times that are read");
  s.quantity("until", &Row::until_day, "day", {0, 36525}, "or all up to this");
  s.number("level", &Row::level, {}, "of the reductions that cross one");
  s.text("then", &Row::then, "of order_of_maxima: quantities that follow, in order");
}

void add_subject_keys(Section<Row>& s) {
  s.number("subjects", &Row::subjects, {fewest_subjects, 10000}, "virtual subjects in place of seeds");
  s.text("with_instrument", &Row::with_instrument, "of the second reading of a subject");
  s.text("with_quantity", &Row::with_quantity, "of the instrument");
  s.text("with_region", &Row::with_region, "of the quantity");
  s.quantity("with_at", &Row::with_at_day, "day", {0, 36525}, "when it is read");
}

Section<Row> row_section() {
  Section<Row> s("row", "One published number");
  s.text("id", &Row::id, "unique").required();
  s.text("claim", &Row::claim, "in words").required();
  s.text("tier", &Row::tier, "strength of the source", {"A", "B", "C", "H", "X", "P", "L"}).required();
  s.text("kind", &Row::kind, "how it is scored", {"quantitative", "sign", "input-check"}).required();
  s.text("role", &Row::role, "what it is for", {"calibration", "validation", "input-check", "found"}).required();
  add_reading_keys(s);
  add_subject_keys(s);
  s.text("op", &Row::op, "in: lo to hi; gt, lt: above or below lo", {"in", "gt", "lt"}).required();
  s.number("lo", &Row::lo, {}, "lower end, or what op compares with").required();
  s.number("hi", &Row::hi, {}, "upper end");
  s.text("unit", &Row::unit, "of lo and hi").required();
  s.text("note", &Row::note, "remark");
  s.boolean("fast", &Row::fast, "in the fast tier");
  return s;
}

std::string in_quotes(const std::string& text) { return fmt::format("\"{}\"", text); }

/// Checks of one row against the world; each adds its faults.
class RowChecks {
 public:
  RowChecks(const Row& row, const TomlTable& table, FaultList& faults) : row_(row), table_(table), faults_(faults) {}

  /// Do instruments have what the row reads?
  void readings(const instruments::InstrumentSet& instruments) {
    if (!row_.instrument.empty()) {
      const auto read =
          find(instruments, {"instrument", "quantity", "region"}, {row_.instrument, row_.quantity, row_.region});
      if (read && !row_.reference_region.empty()) region("reference_region", row_.reference_region, read->regions);
      if (read) unit(read->unit);
      for (const std::string& next : row_.then)
        find(instruments, {"instrument", "then", "region"}, {row_.instrument, next, row_.region});
    }
    if (!row_.with_instrument.empty())
      find(instruments, {"with_instrument", "with_quantity", "with_region"},
           {row_.with_instrument, row_.with_quantity, row_.with_region});
  }

  void scenarios(const Study& study) {
    for (const auto& [key, stem] : {std::pair{"scenario", row_.scenario}, {"against", row_.against}})
      if (!stem.empty() && !std::filesystem::exists(study.scenario_file(stem)))
        unknown(key, stem, stems(study.file.parent_path() / "scenarios"));
    const bool compares = row_.reference == "against" || row_.reference == "against_fold";
    if (compares != !row_.against.empty())
      fault("against", in_quotes(row_.against),
            "a scenario where reference is \"against\" or \"against_fold\", and only there");
  }

  void reduction() {
    if (row_.reduction.empty()) return;
    const ReductionInfo& info = reduction_named(row_.reduction);
    if (info.needs_reference == (row_.reference == "none"))
      fault("reference", in_quotes(row_.reference),
            fmt::format("{} for {}", info.needs_reference ? "not none" : "none", info.name));
    if (info.needs_level != row_.level.has_value())
      fault("level", row_.level ? fmt::format("{:g}", *row_.level) : "nothing",
            fmt::format("{} for {}", info.needs_level ? "a number" : "none", info.name));
    if (row_.at_day.empty() == !row_.until_day) fault("at", "", "either `at` or `until`");
    if (info.one_time && row_.at_day.size() != 1) fault("at", "", fmt::format("one time for {}", info.name));
    if ((info.name == "order_of_maxima") == row_.then.empty())
      fault("then", row_.then.empty() ? "nothing" : "a list", "quantities with order_of_maxima, and only there");
    if ((info.name == "depth_of_ratio") != (row_.region.find('*') != std::string::npos))
      fault("region", in_quotes(row_.region), "depth_*_mm with depth_of_ratio, and only there");
  }

  void subjects() {
    if (row_.reduction.empty()) return;
    const bool of_subjects = reduction_named(row_.reduction).of_subjects;
    for (const char* key : {"subjects", "with_instrument", "with_quantity", "with_region", "with_at"})
      if (const bool given = table_.contains(key); given != of_subjects)
        fault(key, given ? "a value" : "nothing",
              fmt::format("{} with {}", of_subjects ? "a value" : "nothing", row_.reduction));
    if (of_subjects && row_.fast) fault("fast", "true", "false: many runs");
    if (of_subjects && row_.state == "grown") fault("state", in_quotes(row_.state), "\"run\" with subjects");
  }

  void range() {
    if (row_.op.empty()) return;
    const bool two_sided = row_.op == "in";
    if (two_sided != row_.hi.has_value())
      fault("hi", row_.hi ? fmt::format("{:g}", *row_.hi) : "nothing",
            two_sided ? "a number for `in`" : "none for gt and lt");
    if (row_.hi && *row_.hi <= row_.lo) fault("hi", fmt::format("{:g}", *row_.hi), "above lo");
    if (two_sided == (row_.kind == "sign")) fault("kind", in_quotes(row_.kind), "sign with gt and lt, and only there");
    if ((row_.kind == "input-check") != (row_.role == "input-check"))
      fault("role", in_quotes(row_.role), "input-check where kind is input-check, and only there");
  }

 private:
  void fault(const std::string& key, const std::string& found, const std::string& allowed,
             const std::string& nearest = "") {
    faults_.add(table_.line_of(key), table_.dotted(key), found, allowed, nearest);
  }
  void unknown(const std::string& key, const std::string& name, const std::vector<std::string>& names) {
    fault(key, in_quotes(name), fmt::format("{}", fmt::join(names, ", ")), core::nearest_name(name, names));
  }

  struct Named {
    std::string instrument, quantity, region;
  };

  /// What the instrument says of its quantity; where there is no such instrument or quantity nothing and a fault at one
  /// of these keys.
  std::optional<instruments::Quantity> find(const instruments::InstrumentSet& instruments, const Named& keys,
                                            const Named& wanted) {
    std::vector<std::string> names;
    for (const auto& instrument : instruments) {
      if (instrument->name() == wanted.instrument) return find(instrument->quantities(), keys, wanted);
      names.emplace_back(instrument->name());
    }
    unknown(keys.instrument, wanted.instrument, names);
    return std::nullopt;
  }
  std::optional<instruments::Quantity> find(const std::vector<instruments::Quantity>& quantities, const Named& keys,
                                            const Named& wanted) {
    std::vector<std::string> names;
    for (const instruments::Quantity& quantity : quantities) {
      names.push_back(quantity.name);
      if (quantity.name != wanted.quantity) continue;
      region(keys.region, wanted.region, quantity.regions);
      return quantity;
    }
    unknown(keys.quantity, wanted.quantity, names);
    return std::nullopt;
  }

  void region(const std::string& key, const std::string& name, const std::vector<std::string>& regions) {
    const bool all_depths = name == "depth_*_mm";
    const bool found = std::any_of(regions.begin(), regions.end(), [&](const std::string& region) {
      return all_depths ? region.rfind("depth_", 0) == 0 : region == name;
    });
    if (!found) unknown(key, name, regions);
  }

  void unit(const std::string& of_quantity) {
    if (row_.reduction.empty() || row_.unit.empty()) return;
    const std::string& given = reduction_named(row_.reduction).unit;
    if (given.empty() && row_.unit != of_quantity)
      fault("unit", in_quotes(row_.unit), "that of the quantity, " + of_quantity);
    if (!given.empty() && !core::same_dimension(row_.unit, given))
      fault("unit", in_quotes(row_.unit), "a unit like " + given);
  }

  static std::vector<std::string> stems(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    if (std::filesystem::is_directory(folder))
      for (const auto& entry : std::filesystem::directory_iterator(folder))
        names.push_back(entry.path().stem().string());
    std::sort(names.begin(), names.end());
    return names;
  }

  const Row& row_;
  const TomlTable& table_;
  FaultList& faults_;
};

/// Line and file where an id was first used.
using Ids = std::map<std::string, std::string>;

void check_id(const Row& row, const TomlTable& table, FaultList& faults, Ids& ids) {
  const std::string place = fmt::format("{}:{}", faults.file(), table.line_of("id"));
  const auto [first, fresh] = ids.emplace(row.id, place);
  if (!fresh && !row.id.empty())
    faults.add(table.line_of("id"), table.dotted("id"), in_quotes(row.id),
               "an id of its own; also at " + first->second);
}

Study read_study(const std::filesystem::path& file, const instruments::InstrumentSet& instruments,
                 const core::Bibliography& sources, FaultList& faults, Ids& ids) {
  const TomlTable root = TomlTable::parse_file(file, faults);
  if (!faults.empty()) return {};
  root.refuse_unknown({"study", "row"}, faults);
  const TomlTable head = root.table("study", faults);
  Study study = study_section().read(head, faults);
  study.file = file;
  if (!study.source.empty() && !sources.contains(study.source))
    faults.add(head.line_of("source"), "study.source", in_quotes(study.source), "a key of sources.bib",
               core::nearest_name(study.source, sources.keys()));
  if (head.contains("seeds") && study.seeds.size() < fewest_seeds)
    faults.add(head.line_of("seeds"), "study.seeds", fmt::format("{} seeds", study.seeds.size()), "at least 8");
  const Section<Row> section = row_section();
  for (const TomlTable& table : root.tables("row", faults)) {
    const Row row = section.read(table, faults);
    RowChecks checks(row, table, faults);
    checks.readings(instruments);
    checks.scenarios(study);
    checks.reduction();
    checks.subjects();
    checks.range();
    check_id(row, table, faults, ids);
    study.rows.push_back(row);
  }
  return study;
}

std::vector<std::filesystem::path> toml_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().extension() == ".toml") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

std::vector<Study> read_evidence(const std::vector<std::filesystem::path>& folders,
                                 const instruments::InstrumentSet& instruments, const core::Bibliography& sources) {
  std::vector<Study> studies;
  std::vector<core::Fault> all;
  Ids ids;
  for (const auto& folder : folders) {
    if (!std::filesystem::is_directory(folder)) {
      all.push_back({folder.string(), 0, "", "no such folder", "a folder of evidence files", ""});
      continue;
    }
    for (const auto& file : toml_files(folder)) {
      FaultList faults(file.string());
      studies.push_back(read_study(file, instruments, sources, faults, ids));
      const std::vector<core::Fault> found = faults.sorted();
      all.insert(all.end(), found.begin(), found.end());
    }
  }
  if (!all.empty()) throw core::InputError(std::move(all));
  return studies;
}

}  // namespace cutis::evidence
