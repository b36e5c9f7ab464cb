// Do two runs compute the same? JSON against JSON, key by key.
// SPDX-License-Identifier: Apache-2.0
#include "studies/identity.hpp"

#include <fmt/format.h>

#include <set>

#include "core/text_hash.hpp"
#include "scenario/schema.hpp"

namespace cutis::studies {

using Json = nlohmann::ordered_json;

namespace {

std::string shown(const Json& value) { return value.is_null() ? "nothing" : value.dump(); }

void compare(const std::string& key, const Json& before, const Json& now, std::vector<Difference>& found) {
  if (!before.is_object() || !now.is_object()) {
    if (before != now) found.push_back({key, shown(before), shown(now)});
    return;
  }
  std::set<std::string> names;
  for (const auto& item : before.items()) names.insert(item.key());
  for (const auto& item : now.items()) names.insert(item.key());
  for (const std::string& name : names)
    compare(key.empty() ? name : key + "." + name, before.value(name, Json()), now.value(name, Json()), found);
}

}  // namespace

Json identity_of(const scenario::Scenario& scenario, const std::string& text, const core::ParameterLibrary& library) {
  Json parameters = Json::object();
  for (const core::Parameter& p : library.used())
    parameters[fmt::format("{}.{}", p.process, p.name)] = fmt::format("{} {}", p.value, p.unit);
  return {{"scenario", scenario::to_json(scenario)}, {"text", text}, {"parameters", parameters}};
}

std::string hash_of(const Json& identity) { return fmt::format("{:016x}", core::text_hash(identity.dump())); }

std::vector<Difference> differences(const Json& before, const Json& now) {
  std::vector<Difference> found;
  compare("", before, now, found);
  return found;
}

}  // namespace cutis::studies
