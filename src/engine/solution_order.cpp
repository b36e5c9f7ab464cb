// In which order are the fields of a stage solved? What feeds each other together, then what only listens.
// SPDX-License-Identifier: Apache-2.0
#include "engine/solution_order.hpp"

#include <algorithm>
#include <array>

namespace cutis::engine {

using processes::Access;
using processes::FieldUse;
using tissue::FieldId;
using tissue::FieldInfo;
using tissue::FieldKind;

namespace {

constexpr int nobody = -1;

void add_once(std::vector<FieldId>& list, FieldId id) {
  if (tissue::evolves(id) && std::find(list.begin(), list.end(), id) == list.end()) list.push_back(id);
}

/// Which group each field belongs to, processes that write a common field being joined.
class Membership {
 public:
  explicit Membership(const processes::ProcessSet& set) {
    group_of_.fill(nobody);
    for (const auto& process : set.local) {
      const int mine = groups_++;
      for (const FieldUse& use : process->uses())
        if (use.access != Access::read) join(tissue::index_of(use.field), mine);
    }
  }
  void add_alone(FieldId id) {
    if (group_of_[tissue::index_of(id)] == nobody) group_of_[tissue::index_of(id)] = groups_++;
  }
  int of(FieldId id) const { return group_of_[tissue::index_of(id)]; }
  int count() const { return groups_; }

 private:
  void join(std::size_t field, int mine) {
    const int other = group_of_[field];
    group_of_[field] = mine;
    if (other != nobody) std::replace(group_of_.begin(), group_of_.end(), other, mine);
  }
  std::array<int, tissue::field_count> group_of_{};
  int groups_ = 0;
};

int group_of_process(const Membership& membership, const processes::LocalProcess& process) {
  for (const FieldUse& use : process.uses())
    if (use.access != Access::read) return membership.of(use.field);
  return nobody;
}

std::vector<FieldGroup> groups_of(const processes::ProcessSet& set, std::span<const MovingRead> moving) {
  Membership membership(set);
  for (const MovingRead& m : moving) membership.add_alone(m.field);
  std::vector<FieldGroup> all(static_cast<std::size_t>(membership.count()));
  std::vector<int> order;  // by the first process of each group
  const auto member = [&](int group) -> FieldGroup& {
    if (std::find(order.begin(), order.end(), group) == order.end()) order.push_back(group);
    return all[static_cast<std::size_t>(group)];
  };
  for (const auto& process : set.local) {
    const int mine = group_of_process(membership, *process);
    if (mine == nobody) continue;
    FieldGroup& group = member(mine);
    group.processes.push_back(process.get());
    for (const FieldUse& use : process->uses())
      if (use.access != Access::write) add_once(group.inputs, use.field);
  }
  for (const MovingRead& m : moving) {
    FieldGroup& group = member(membership.of(m.field));
    group.moving.push_back(m.field);
    for (FieldId id : m.reads) add_once(group.inputs, id);
  }
  for (const FieldInfo& row : tissue::field_table) {
    if (!tissue::evolves(row.id) || membership.of(row.id) == nobody) continue;
    FieldGroup& group = member(membership.of(row.id));
    if (std::find(group.moving.begin(), group.moving.end(), row.id) == group.moving.end())
      group.pointwise.push_back(row.id);
  }
  std::vector<FieldGroup> sorted;
  for (int group : order) sorted.push_back(std::move(all[static_cast<std::size_t>(group)]));
  for (FieldGroup& group : sorted) {
    group.surface_only =
        group.moving.empty() && std::all_of(group.pointwise.begin(), group.pointwise.end(),
                                            [](FieldId id) { return tissue::info(id).kind == FieldKind::surface; });
  }
  return sorted;
}

bool holds(const std::vector<FieldId>& list, const std::vector<FieldId>& any_of) {
  return std::any_of(any_of.begin(), any_of.end(),
                     [&](FieldId id) { return std::find(list.begin(), list.end(), id) != list.end(); });
}

/// reaches[a][b]: what group a computes is felt by group b, directly or through others.
std::vector<std::vector<bool>> reachability(const std::vector<FieldGroup>& groups) {
  const std::size_t n = groups.size();
  std::vector<std::vector<bool>> reaches(n, std::vector<bool>(n, false));
  for (std::size_t a = 0; a < n; ++a)
    for (std::size_t b = 0; b < n; ++b)
      reaches[a][b] = holds(groups[b].inputs, groups[a].pointwise) || holds(groups[b].inputs, groups[a].moving);
  for (std::size_t via = 0; via < n; ++via)
    for (std::size_t a = 0; a < n; ++a)
      for (std::size_t b = 0; b < n; ++b)
        if (reaches[a][via] && reaches[via][b]) reaches[a][b] = true;
  return reaches;
}

}  // namespace

std::vector<Component> solution_order(const processes::ProcessSet& set, std::span<const MovingRead> moving) {
  std::vector<FieldGroup> groups = groups_of(set, moving);
  const auto reaches = reachability(groups);
  const std::size_t n = groups.size();
  std::vector<bool> placed(n, false);
  std::vector<Component> order;
  for (std::size_t done = 0; done < n;) {
    // The first group that waits for none but itself and those that wait for it too.
    for (std::size_t g = 0; g < n; ++g) {
      if (placed[g]) continue;
      bool waits = false;
      for (std::size_t other = 0; other < n; ++other)
        waits = waits || (!placed[other] && reaches[other][g] && !reaches[g][other]);
      if (waits) continue;
      Component component;
      for (std::size_t other = g; other < n; ++other) {
        if (placed[other] || (other != g && !(reaches[g][other] && reaches[other][g]))) continue;
        component.push_back(std::move(groups[other]));
        placed[other] = true;
        ++done;
      }
      order.push_back(std::move(component));
      break;
    }
  }
  return order;
}

}  // namespace cutis::engine
