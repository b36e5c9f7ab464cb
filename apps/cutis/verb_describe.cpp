// cutis describe PROCESS: what does this process do, by which equations, from which sources? Prints its model card.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "core/data_dir.hpp"
#include "core/errors.hpp"
#include "reports/atomic_file.hpp"
#include "verbs.hpp"

namespace cutis::app {

namespace {

namespace fs = std::filesystem;

/// Model cards: beside the data where cutis is installed, with the code in the source tree.
fs::path cards_dir(const fs::path& data) {
  const fs::path installed = data / "processes";
  return fs::is_directory(installed) ? installed : data.parent_path() / "src" / "processes";
}

std::vector<std::string> card_names(const fs::path& directory) {
  std::vector<std::string> names;
  if (!fs::is_directory(directory)) return names;
  for (const auto& entry : fs::directory_iterator(directory))
    if (fs::exists(entry.path() / "README.md")) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

int describe(const std::string& process, const Options& options) {
  const fs::path directory = cards_dir(core::data_dir());
  const std::vector<std::string> names = card_names(directory);
  if (process.empty()) {
    if (options.json) fmt::print("{}\n", nlohmann::json(names).dump());
    else fmt::print("{}\n", fmt::join(names, "\n"));
    return done;
  }
  if (std::find(names.begin(), names.end(), process) == names.end()) {
    throw core::InputError({{"command line", 0, "PROCESS", process, fmt::format("{}", fmt::join(names, ", ")),
                             core::nearest_name(process, names)}});
  }
  const std::string card = reports::read_file(directory / process / "README.md");
  if (options.json) fmt::print("{}\n", nlohmann::json{{"process", process}, {"card", card}}.dump());
  else fmt::print("{}", card);
  return done;
}

}  // namespace

void add_describe(CLI::App& program, const Options& options, Action& action) {
  CLI::App* verb = program.add_subcommand("describe", "The model card of a process; without a name, all names");
  const auto process = std::make_shared<std::string>();
  verb->add_option("PROCESS", *process, "Name of a process");
  verb->callback([process, &options, &action] { action = [process, &options] { return describe(*process, options); }; });
}

}  // namespace cutis::app
