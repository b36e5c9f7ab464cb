// Which time courses does the page show, in which groups, under which names?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include "reports/courses.hpp"

namespace cutis::reports {

/// The page's `series`. `quantities` is the list of run.json; its meanings become captions.
nlohmann::ordered_json page_series(const Courses& courses, const nlohmann::ordered_json& quantities);

}  // namespace cutis::reports
