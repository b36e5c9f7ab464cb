// What changed, by how much against the untreated twin, and what does it mean?
// SPDX-License-Identifier: Apache-2.0
import { list, type Outcome, type Report } from "./contract";
import { h } from "./dom";
import { day, number, signedPercent, unit } from "./format";

/** A bar from the middle, so that size and sign of a change are seen at a glance; saturates at `full` percent. */
function bar(percent: number, full: number) {
  const half = Math.min(1, Math.abs(percent) / full) * 50;
  return h("span", { class: "change-bar", "aria-hidden": "true" },
    h("i", { style: `left:${percent < 0 ? 50 - half : 50}%;width:${half}%` }));
}

function row(o: Outcome, full: number) {
  const where = [o.instrument, o.region].filter(Boolean).join(" · ");
  const percent = typeof o.change_percent === "number" ? o.change_percent : null;
  return h("tr", {},
    h("th", { scope: "row" }, o.label || o.quantity || "–", where && h("span", { class: "minor" }, where)),
    h("td", { "data-label": "When", class: "when" }, day(o.time_d)),
    h("td", { "data-label": "Untreated", class: "number" }, number(o.untreated)),
    h("td", { "data-label": "Treated", class: "number strong" }, number(o.treated)),
    h("td", { "data-label": "Unit" }, unit(o.unit) || "–"),
    h("td", { "data-label": "Change", class: "number change" }, signedPercent(percent), percent !== null && bar(percent, full)),
    h("td", { "data-label": "Seed spread" }, o.seed_spread || h("span", { class: "minor" }, "not given")),
    h("td", { "data-label": "Meaning", class: "meaning" }, o.meaning || "–"));
}

export function outcomesSection(report: Report) {
  const outcomes = list(report.outcomes);
  if (outcomes.length === 0) return null;
  const sizes = outcomes.map((o) => Math.abs(o.change_percent ?? 0)).filter(Number.isFinite).sort((a, b) => a - b);
  const full = Math.max(10, Math.min(100, sizes[sizes.length - 1] ?? 100));
  const heads = ["What", "When", "Untreated", "Treated", "Unit", "Change", "Seed spread", "What it means"];
  return h("div", {},
    h("p", { class: "note" }, "Both arms are the same skin at the same time: the untreated twin is the comparison, so drift "
      + "and baseline cancel. Seed spread says how far one run depends on where the needles happened to land."),
    h("table", { class: "cards outcomes" },
      h("thead", {}, h("tr", {}, ...heads.map((t) => h("th", { scope: "col" }, t)))),
      h("tbody", {}, ...outcomes.map((o) => row(o, full)))),
    h("p", { class: "minor" }, `Bars reach their end at ±${number(full, 2)} %.`));
}
