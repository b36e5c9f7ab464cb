// Which numbers went in, how good is their evidence, and where do they come from?
// SPDX-License-Identifier: Apache-2.0
import { list, type Parameter, type Report } from "./contract";
import { h, selector, uniqueId } from "./dom";
import { number, unit } from "./format";

/** From the best evidence to none. */
const grades = ["human-skin-in-vivo", "ex-vivo-skin", "human-other-tissue", "animal", "in-vitro", "unread", "calibrated", "assumed"];
const rank = (grade: string) => (grades.includes(grade) ? grades.indexOf(grade) : grades.length);

const swatch = (grade: string) => h("i", { class: `swatch grade-${rank(grade)}`, "aria-hidden": "true" });

function counts(rows: Parameter[], given: [string, number][]): [string, number][] {
  const found = new Map<string, number>();
  if (given.length === 0) for (const row of rows) found.set(row.grade ?? "?", (found.get(row.grade ?? "?") ?? 0) + 1);
  const all = given.length > 0 ? given.filter((g) => Array.isArray(g)) : [...found];
  return all.filter(([, n]) => n > 0).sort((a, b) => rank(a[0]) - rank(b[0]));
}

function gradeBar(byGrade: [string, number][]) {
  const total = byGrade.reduce((sum, [, n]) => sum + n, 0);
  const share = (n: number) => number((100 * n) / total, 2);
  return h("div", { class: "grades" },
    h("div", { class: "grade-bar", role: "img",
               "aria-label": byGrade.map(([g, n]) => `${g}: ${n} of ${total}`).join(", ") },
      ...byGrade.map(([g, n]) => h("i", { class: `grade-${rank(g)}`, style: `flex-grow:${n}`, title: `${g}: ${n}` }))),
    h("ul", { class: "grade-key" }, ...byGrade.map(([g, n]) =>
      h("li", {}, swatch(g), `${g} `, h("b", {}, String(n)), h("span", { class: "minor inline" }, ` ${share(n)} %`)))));
}

/** Where the value lies in its range; on a log scale where the range spans more than a decade. */
function place(p: Parameter) {
  const { low, high, value } = p;
  if (typeof low !== "number" || typeof high !== "number" || typeof value !== "number" || !(high > low)) return null;
  const log = low > 0 && high / low > 10;
  const f = log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  return h("span", { class: "range-bar", "aria-hidden": "true" }, h("i", { style: `left:${Math.max(0, Math.min(1, f)) * 100}%` }));
}

function row(p: Parameter) {
  const range = typeof p.low === "number" || typeof p.high === "number" ? `${number(p.low)} … ${number(p.high)}` : "–";
  return h("tr", {},
    h("th", { scope: "row" }, p.name || "–", p.symbol && h("span", { class: "symbol" }, ` ${p.symbol}`),
      h("span", { class: "minor" }, p.process ?? "")),
    h("td", { "data-label": "Value", class: "number strong" }, number(p.value, 4), " ",
      h("span", { class: "unit" }, unit(p.unit))),
    h("td", { "data-label": "Range", class: "range" }, range, place(p)),
    h("td", { "data-label": "Grade", class: "grade" }, swatch(p.grade ?? "?"), p.grade || "–"),
    h("td", { "data-label": "Meaning" }, p.meaning || "–"),
    h("td", { "data-label": "Source", class: "source" }, p.source || "–"));
}

function searchable(rows: Parameter[]) {
  const made = rows.map((p) => ({ p, row: row(p), text: Object.values(p).join(" ").toLowerCase() }));
  const id = uniqueId("search"), shown = h("p", { class: "minor", "aria-live": "polite" });
  const search = h("input", { id, type: "search", placeholder: "name, source, meaning …", oninput: () => filter() });
  const named = (values: (string | undefined)[]) => [...new Set(values.filter((v): v is string => Boolean(v)))];
  const all = (values: string[]) => [["", "all"], ...values.map((v) => [v, v])] as [string, string][];
  const process = selector("Process", all(named(rows.map((p) => p.process)).sort()), () => filter());
  const grade = selector("Grade", all(named(rows.map((p) => p.grade)).sort((a, b) => rank(a) - rank(b))), () => filter());
  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let n = 0;
    for (const { p, row: tr, text } of made) {
      const fits = words.every((w) => text.includes(w)) && (!process.select.value || p.process === process.select.value)
        && (!grade.select.value || p.grade === grade.select.value);
      tr.hidden = !fits;
      if (fits) ++n;
    }
    shown.textContent = `${n} of ${rows.length} parameters`;
  };
  filter();
  const heads = ["Name", "Value", "Range", "Grade", "Meaning", "Source"];
  return h("div", {},
    h("div", { class: "controls" }, h("div", { class: "field grow" }, h("label", { for: id }, "Search"), search),
      process.element, grade.element),
    shown,
    h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Table of parameters" },
      h("table", { class: "cards parameters" },
        h("thead", {}, h("tr", {}, ...heads.map((t) => h("th", { scope: "col" }, t)))),
        h("tbody", {}, ...made.map((m) => m.row)))));
}

export function parametersSection(report: Report) {
  const rows = list(report.parameters?.rows);
  const byGrade = counts(rows, list(report.parameters?.by_grade));
  if (rows.length === 0 && byGrade.length === 0) return null;
  return h("div", {},
    h("p", { class: "note" }, "Every number that this run used, by how good its evidence is: measured in living human skin "
      + "first, assumed last. “Unread” stands on a secondary source; “calibrated” was fitted by a recorded script."),
    byGrade.length > 0 && gradeBar(byGrade), rows.length > 0 && searchable(rows));
}
