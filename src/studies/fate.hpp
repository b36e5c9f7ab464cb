// Has the skin healed, is it still healing, or is it fibrotic? Read from the course of its myofibroblasts.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

namespace cutis::studies {

enum class Fate { healed, healing, fibrotic };

/// What the criterion takes for granted; all assumed, stated with every map.
struct FateCriterion {
  double settled_share = 0.05;  ///< of the peak excess, or of the level before, that counts as none
  double quiet_d = 56;          ///< after the last wound; before that nothing is called fibrotic (7 mean lives of
                                ///< a myofibroblast, 1/deactivation = 8 d)
  double window_d = 28;         ///< over which an excess must fall
  double least_fall = 0.1;      ///< by this share
};

struct Level {
  double time_d = 0, value = 0;
};

/// What an instrument read, in order of time: the first before any wound, the last at the end. Of the excess over the
/// first reading: healed where hardly any is left; fibrotic where it is left, the last wound is long past, and it has
/// hardly fallen lately; else still healing.
Fate fate_of(const std::vector<Level>& course, double last_wound_d, const FateCriterion& criterion = {});

/// Largest reading of a course.
double peak_of(const std::vector<Level>& course);

/// "healed", "still healing", "fibrotic".
std::string_view name_of(Fate fate);

}  // namespace cutis::studies
