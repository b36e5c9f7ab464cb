// How do finished trials survive a kill? Whole lines, each flushed to the disk.
// SPDX-License-Identifier: Apache-2.0
#include "studies/trial_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "core/errors.hpp"
#include "reports/atomic_file.hpp"
#include "studies/identity.hpp"

namespace cutis::studies {

using Json = nlohmann::ordered_json;

namespace {

std::string differing_keys(const Json& before, const Json& now) {
  std::string keys;
  for (const Difference& d : differences(before, now)) keys += (keys.empty() ? "" : ", ") + d.key;
  return keys;
}

}  // namespace

TrialFile::TrialFile(std::filesystem::path file, const Json& about) : file_(std::move(file)) {
  if (std::filesystem::exists(file_)) {
    read(about);
  } else {
    std::filesystem::create_directories(std::filesystem::absolute(file_).parent_path());
    reports::write_file(file_, Json{{"about", about}}.dump() + "\n");
  }
}

void TrialFile::read(const Json& about) {
  std::istringstream in(reports::read_file(file_));
  std::string line, whole;
  const Json head = std::getline(in, line) ? Json::parse(line, nullptr, false) : Json();
  if (!head.is_object() || !head.contains("about"))
    throw core::InputError({{file_.string(), 1, "about", "no file of trials", "another folder", ""}});
  if (head["about"] != about)
    throw core::InputError(
        {{file_.string(), 1, "about", "trials of another study: " + differing_keys(head["about"], about) + " differ",
          "another folder, or the study as it was", ""}});
  whole = line + "\n";
  while (std::getline(in, line)) {
    const Json trial = Json::parse(line, nullptr, false);
    if (in.eof() || !trial.is_object() || !trial.contains("trial")) break;  // cut short by a kill
    results_[trial["trial"]] = trial;
    whole += line + "\n";
  }
  reports::write_file(file_, whole);
}

void TrialFile::append(const Json& line) const {
  const std::string text = line.dump() + "\n";
  const int descriptor = ::open(file_.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
  const bool written = descriptor >= 0 &&
                       ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
                       ::fsync(descriptor) == 0;
  const int error = errno;
  if (descriptor >= 0) ::close(descriptor);
  if (!written) throw std::runtime_error(fmt::format("cannot write {}: {}", file_.string(), std::strerror(error)));
}

const Json* TrialFile::find(const std::string& trial) const {
  const std::lock_guard lock(mutex_);
  const auto found = results_.find(trial);
  return found == results_.end() ? nullptr : &found->second;
}

void TrialFile::add(const std::string& trial, const Json& result) {
  Json line = {{"trial", trial}};
  line.update(result);
  const std::lock_guard lock(mutex_);
  append(line);
  results_[trial] = std::move(line);
}

std::size_t TrialFile::size() const {
  const std::lock_guard lock(mutex_);
  return results_.size();
}

}  // namespace cutis::studies
