// cutis view DIR: where is the report of a run, and can it be opened here?
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <memory>

#include "reports/folder.hpp"
#include "verbs.hpp"

namespace cutis::app {

namespace {

namespace fs = std::filesystem;

bool has_display() { return std::getenv("DISPLAY") || std::getenv("WAYLAND_DISPLAY"); }

/// Asks the desktop to open the file, without a shell in between. False where it cannot.
bool open_on_desktop(const fs::path& file) {
  const pid_t child = fork();
  if (child == 0) {
    execlp("xdg-open", "xdg-open", file.c_str(), static_cast<char*>(nullptr));
    _exit(127);
  }
  int status = 0;
  return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

int view(const std::string& directory, const Options& options) {
  const fs::path report = fs::absolute(reports::RunFolder{directory}.report());
  if (!fs::exists(report)) {
    fmt::print(stderr, "cutis view: {} has no report.html; `cutis report {}` makes it\n", directory, directory);
    return bad_input;
  }
  fmt::print("{}\n", report.string());
  if (!options.json && has_display() && !open_on_desktop(report) && !options.quiet)
    fmt::print(stderr, "open this file in a browser\n");
  return done;
}

}  // namespace

void add_view(CLI::App& program, const Options& options, Action& action) {
  CLI::App* verb = program.add_subcommand("view", "Open the report of a run, and print where it is");
  const auto directory = std::make_shared<std::string>();
  verb->add_option("DIR", *directory, "Folder of a run")->required()->check(CLI::ExistingDirectory);
  verb->callback([directory, &options, &action] { action = [directory, &options] { return view(*directory, options); }; });
}

}  // namespace cutis::app
