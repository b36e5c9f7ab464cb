// How does one scenario become a folder of results? Skin once, both arms from the same rest, then the report.
// SPDX-License-Identifier: Apache-2.0
#include "studies/run.hpp"

#include "reports/atomic_file.hpp"
#include "studies/session.hpp"

namespace cutis::studies {

nlohmann::ordered_json run_scenario(const scenario::Scenario& scenario, const core::ParameterLibrary& library,
                                    const RunRequest& request, const ProgressReport& progress) {
  const std::string name = request.scenario_file.filename().string();
  Session session({scenario, library, request, progress, name, reports::read_file(request.scenario_file)});
  reports::prepare_folder({request.directory}, request.force);
  session.hold_folder();
  session.save("running");
  session.settle();
  return session.go();
}

}  // namespace cutis::studies
