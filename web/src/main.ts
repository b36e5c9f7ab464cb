// Which sections does the report of a run have, in which order?
// SPDX-License-Identifier: Apache-2.0
import { list, type Report } from "./contract";
import { download } from "./dom";
import { blockSection } from "./block/panel";
import { coursesSection } from "./courses";
import { evidenceSection } from "./evidence";
import { footer, header, limitsSection } from "./header";
import { outcomesSection } from "./outcomes";
import { parametersSection } from "./parameters";
import { picturesSection } from "./pictures";
import { planSection } from "./plan";
import { stripSection } from "./strip";
import { scarringSection } from "./scarring";
import { start } from "./sections";

start<Report>({
  sections: [
    { id: "plan", title: "Plan", make: planSection, nothing: "This run has no plan." },
    { id: "outcomes", title: "Outcomes", make: outcomesSection, nothing: "This run reports no outcomes." },
    { id: "courses", title: "Time courses", make: coursesSection, nothing: "This run recorded no time courses." },
    { id: "sections", title: "Tissue sections", make: picturesSection, nothing: "This run recorded no sections." },
    { id: "strip", title: "One channel, day by day", make: stripSection },
    { id: "block", title: "Block in 3-D", make: blockSection, nothing: "This run recorded no block scan." },
    { id: "scarring", title: "Scarring and inflammation as states", make: scarringSection },
    { id: "parameters", title: "Parameters", make: parametersSection, nothing: "This run lists no parameters." },
    { id: "evidence", title: "Evidence", make: evidenceSection },
    { id: "limits", title: "Limits", make: limitsSection, nothing: "This run states no limits. Read the model cards." },
  ],
  header,
  footer: (report) => footer(report, () => download("cutis-report.json", "application/json", JSON.stringify(report))),
  holdsSomething: (report) => list(report.outcomes).length > 0,
  title: "cutis report",
  empty: ["This page holds no run yet.",
          "“cutis run SCENARIO -o DIR” simulates a scenario and writes DIR/report.html; “cutis report DIR” writes it again."],
});
