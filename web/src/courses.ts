// How do the readings run over time in both arms? Small multiples, grouped, with one time axis for all.
// SPDX-License-Identifier: Apache-2.0
import { list, sessionTimes, type Report, type Series } from "./contract";
import { chart, hasValues, type TimeScale } from "./chart";
import { download, h, toggle } from "./dom";
import { unit } from "./format";

function heading(s: Series) {
  const where = [s.instrument, s.region].filter(Boolean).join(" · ");
  return h("figcaption", {},
    h("b", {}, s.label || s.quantity || "Reading"), unit(s.unit) && h("span", { class: "unit" }, ` ${unit(s.unit)}`),
    where && h("span", { class: "minor" }, where), s.meaning && h("span", { class: "meaning" }, s.meaning));
}

function csv(series: Series[]): string {
  const quote = (text: unknown) => `"${String(text ?? "").replace(/"/g, '""')}"`;
  const lines = series.flatMap((s) => (["treated", "untreated"] as const).flatMap((arm) =>
    list(s[arm]?.t).map((t, i) => [arm, t, ...[s.instrument, s.quantity, s.region].map(quote), s[arm]!.v[i] ?? "",
                                  quote(s.unit)].join(","))));
  return ["arm,time_d,instrument,quantity,region,value,unit", ...lines, ""].join("\n");
}

function key() {
  return h("p", { class: "key" },
    h("span", {}, h("i", { class: "line treated" }), "treated"), h("span", {}, h("i", { class: "line untreated" }), "untreated twin"),
    h("span", {}, h("i", { class: "line session" }), "session"));
}

export function coursesSection(report: Report) {
  const series = list(report.series).filter(hasValues);
  if (series.length === 0) return null;
  const sessions = sessionTimes(report);
  const groups = [...new Set(series.map((s) => s.group || "Readings"))];
  const holders = new Map(series.map((s) => [s, h("div", { class: "plot" })]));
  const charts = new Map<Series, ReturnType<typeof chart>>();
  let scale: TimeScale = "linear";
  const show = (s: Series) => {
    charts.get(s)?.destroy();
    const holder = holders.get(s)!;
    if (holder.clientWidth > 0) charts.set(s, chart(s, holder, sessions, scale));
  };
  const observer = new ResizeObserver((entries) => entries.forEach((entry) => {
    const s = series.find((one) => holders.get(one) === entry.target);
    if (s) charts.has(s) ? charts.get(s)!.resize(entry.contentRect.width) : show(s);
  }));
  holders.forEach((holder) => observer.observe(holder));
  const choose = (value: string) => { scale = value as TimeScale; series.forEach(show); };
  return h("div", {},
    h("div", { class: "controls spread" }, key(),
      h("span", { class: "controls" },
        sessions.length > 0 && toggle("Time axis", [["linear", "Days"], ["log", "Log time since session 1"]], scale, choose),
        h("button", { type: "button", onclick: () => download("cutis-courses.csv", "text/csv", csv(series)) }, "Save as CSV"))),
    h("div", { class: "groups" }, ...groups.map((group) => {
      const members = series.filter((s) => (s.group || "Readings") === group);
      return h("details", { class: "group", open: true, style: `--charts:${members.length}` }, h("summary", {}, group),
        h("div", { class: "multiples" }, ...members.map((s) => h("figure", { class: "course" }, heading(s), holders.get(s)!))));
    })),
    h("p", { class: "minor" }, "Point at a chart to read values at the same time in all; drag across one to enlarge a span of "
      + "time, double-click to see all again."));
}
