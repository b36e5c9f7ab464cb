// Which sections does the page have, in which order, and what if data are missing?
// SPDX-License-Identifier: Apache-2.0
import { embedded, list, schema, type Report } from "./contract";
import { download, h } from "./dom";
import { blockSection } from "./block/panel";
import { coursesSection } from "./courses";
import { evidenceSection } from "./evidence";
import { footer, header, limitsSection } from "./header";
import { outcomesSection } from "./outcomes";
import { parametersSection } from "./parameters";
import { picturesSection } from "./pictures";
import { planSection } from "./plan";

interface Section { id: string; title: string; make: (report: Report) => Node | null; nothing?: string }

const sections: Section[] = [
  { id: "plan", title: "Plan", make: planSection, nothing: "This run has no plan." },
  { id: "outcomes", title: "Outcomes", make: outcomesSection, nothing: "This run reports no outcomes." },
  { id: "courses", title: "Time courses", make: coursesSection, nothing: "This run recorded no time courses." },
  { id: "sections", title: "Tissue sections", make: picturesSection, nothing: "This run recorded no sections." },
  { id: "block", title: "Block in 3-D", make: blockSection, nothing: "This run recorded no block scan." },
  { id: "parameters", title: "Parameters", make: parametersSection, nothing: "This run lists no parameters." },
  { id: "evidence", title: "Evidence", make: evidenceSection },
  { id: "limits", title: "Limits", make: limitsSection, nothing: "This run states no limits. Read the model cards." },
];

function notice(...lines: string[]) {
  return h("div", { class: "notice", role: "alert" }, ...lines.map((line) => h("p", {}, line)));
}

/** A fault in one part must not hide the others. */
function body(section: Section, report: Report): Node | null {
  try {
    const content = section.make(report);
    return content ?? (section.nothing ? h("p", { class: "nothing" }, section.nothing) : null);
  } catch (fault) {
    return notice(`This part could not be drawn: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
}

function draw(report: Report, page: HTMLElement) {
  document.title = report.title || "cutis report";
  if (report.disclaimer) document.getElementById("disclaimer")!.textContent = report.disclaimer;
  const contents = document.getElementById("contents")!;
  if (report.schema !== schema)
    page.append(notice(`This page reads schema ${schema}; the data say ${report.schema ?? "nothing"}. Parts may be missing.`));
  page.append(header(report));
  for (const section of sections) {
    const element = h("section", { id: section.id, "aria-labelledby": `${section.id}-title` },
      h("h2", { id: `${section.id}-title` }, section.title));
    page.append(element);  // before its content is made: charts measure their width
    const content = body(section, report);
    if (!content) { element.remove(); continue; }
    element.append(content);
    contents.append(h("a", { href: `#${section.id}` }, section.title));
  }
  page.append(footer(report, () => download("cutis-report.json", "application/json", JSON.stringify(report))));
}

function start() {
  const page = document.getElementById("content")!;
  page.replaceChildren();
  try {
    const report = embedded();
    if (report && (report.schema !== undefined || list(report.outcomes).length > 0 || report.title)) draw(report, page);
    else page.append(notice("This page holds no run yet.",
      "“cutis run SCENARIO -o DIR” simulates a scenario and writes DIR/report.html; “cutis report DIR” writes it again."));
  } catch (fault) {
    page.append(notice("The data in this page cannot be read; the file may have been cut short.", String(fault)));
  }
  document.documentElement.dataset.cutis = "ready";
}

start();
