// What was run, when, and within which limits?
// SPDX-License-Identifier: Apache-2.0
import { list, type Report } from "./contract";
import { h } from "./dom";
import { number, seconds } from "./format";

const text = (value: unknown) => (typeof value === "number" ? number(value, 4) : String(value ?? "–"));

function made(report: Report): [string, string][] {
  const m = report.made ?? {};
  const steps = [m.steps?.treated, m.steps?.untreated].filter((n) => n !== undefined).map((n) => number(n, 6));
  return ([
    ["cutis", m.version],
    ["Made", m.date],
    ["Seed", m.seed === undefined ? undefined : String(m.seed)],
    ["Time taken", m.wall_s === undefined ? undefined : seconds(m.wall_s)],
    ["Steps, treated / untreated", steps.length ? steps.join(" / ") : undefined],
  ] as [string, string | undefined][]).filter((fact): fact is [string, string] => Boolean(fact[1]));
}

export function header(report: Report) {
  const scenario = report.scenario ?? {};
  const facts = list(scenario.facts).filter((fact) => Array.isArray(fact));
  const notes = list(scenario.notes);
  return h("header", { class: "head" },
    h("p", { class: "kicker" }, "cutis · simulated microneedling"),
    h("h1", {}, report.title || scenario.name || "Report of a run"),
    scenario.summary && h("p", { class: "lead" }, scenario.summary),
    facts.length > 0 && h("dl", { class: "facts" },
      ...facts.map(([label, value]) => h("div", {}, h("dt", {}, String(label)), h("dd", {}, text(value))))),
    notes.length > 0 && h("ul", { class: "notes" }, ...notes.map((note) => h("li", {}, note))));
}

export function limitsSection(report: Report) {
  const limits = list(report.limits);
  if (limits.length === 0) return null;
  return h("ul", { class: "limits" }, ...limits.map((limit) => h("li", {}, limit)));
}

export function footer(report: Report, save: () => void) {
  return h("footer", {},
    h("dl", { class: "made" }, ...made(report).map(([label, value]) => h("div", {}, h("dt", {}, label), h("dd", {}, value)))),
    h("p", {}, report.disclaimer || "Research use only. Not medical advice."),
    h("p", { class: "controls" }, h("button", { type: "button", onclick: save }, "Save the data of this page (JSON)")));
}
