// How do published measurements compare with what this model gives?
// SPDX-License-Identifier: Apache-2.0
import { list, type EvidenceRow, type Report } from "./contract";
import { h, svg } from "./dom";
import { number, unit } from "./format";

const finite = (v: unknown): v is number => typeof v === "number" && Number.isFinite(v);

/** Accepted range as a band, the model's value as a dot, the inert model's as a cross. */
function picture(e: EvidenceRow) {
  const points = [e.low, e.high, e.value, e.inert].filter(finite);
  if (points.length < 2) return null;
  const least = Math.min(...points), most = Math.max(...points), margin = (most - least || Math.abs(most) || 1) * 0.12;
  const x = (v: number) => 4 + ((v - least + margin) / (most - least + 2 * margin)) * 132;
  const from = finite(e.low) ? x(e.low) : 0, to = finite(e.high) ? x(e.high) : 140;
  return svg("svg", { class: "interval", viewBox: "0 0 140 18", width: 140, height: 18, "aria-hidden": "true" },
    svg("line", { class: "axis", x1: 0, x2: 140, y1: 9, y2: 9 }),
    svg("rect", { class: "band", x: from, width: Math.max(1, to - from), y: 4, height: 10, rx: 2 }),
    finite(e.inert) && svg("path", { class: "inert", d: `M${x(e.inert) - 3.5} 5.5l7 7m0 -7l-7 7` }),
    finite(e.value) && svg("circle", { class: "value", cx: x(e.value), cy: 9, r: 4 }));
}

function row(e: EvidenceRow) {
  const range = finite(e.low) && finite(e.high) ? `${number(e.low)} … ${number(e.high)}`
    : finite(e.low) ? `> ${number(e.low)}` : finite(e.high) ? `< ${number(e.high)}` : "–";
  const verdict = (e.verdict ?? "").toLowerCase();
  const kind = verdict === "met" ? "met" : verdict === "missed" ? "missed" : "open";
  return h("tr", {},
    h("th", { scope: "row" }, e.id || "–", h("span", { class: "minor" }, e.role ?? "")),
    h("td", { "data-label": "Published" }, e.claim || "–", h("span", { class: "minor" }, e.source ?? "")),
    h("td", { "data-label": "Accepted", class: "number" }, range),
    h("td", { "data-label": "Model", class: "number strong", title: e.spread ?? "" }, number(e.value),
      finite(e.seeds) && h("span", { class: "minor" }, `${e.seeds} seeds`)),
    h("td", { "data-label": "Unit" }, unit(e.unit) || "–"),
    h("td", { "data-label": "Inert model", class: "number" }, finite(e.inert) ? number(e.inert) : String(e.inert ?? "–")),
    h("td", { class: "drawn" }, picture(e)),
    h("td", { "data-label": "Verdict" }, h("span", { class: `verdict ${kind}` },
      kind === "met" ? "✓ " : kind === "missed" ? "✗ " : "", e.verdict || "–")));
}

export function evidenceSection(report: Report) {
  const rows = list(report.evidence);
  if (rows.length === 0) return null;
  const counting = rows.filter((e) => e.counts !== false);
  const count = (verdict: string) => counting.filter((e) => e.verdict?.toLowerCase() === verdict).length;
  const apart = rows.length - counting.length;
  const heads = ["Row", "Published", "Accepted", "Model", "Unit", "Inert model", "", "Verdict"];
  return h("div", {},
    h("p", { class: "note" }, `${count("met")} of ${counting.length} rows met, ${count("missed")} missed`
      + (apart > 0 ? `; ${apart} more in no score: checks of inputs, and rows that an inert model meets too` : "")
      + ". Band: accepted range. Dot: this model. Cross: a model in which needling does nothing, so a row that it also meets proves little."),
    h("table", { class: "cards evidence" },
      h("thead", {}, h("tr", {}, ...heads.map((t) => h("th", { scope: "col" }, t)))),
      h("tbody", {}, ...rows.map(row))));
}
