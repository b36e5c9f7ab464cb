// Which parameters do the outcomes of a scenario depend on? The page of `cutis sensitivity`.
// SPDX-License-Identifier: Apache-2.0
import { list, type Maybe } from "../contract";
import { download, h, selector, svg } from "../dom";
import { number, unit } from "../format";
import { start } from "../sections";

interface Row {
  parameter?: string; mu_star?: Maybe; mu?: Maybe; sigma?: Maybe; share?: Maybe; effects?: number;
  low?: Maybe; value?: Maybe; high?: Maybe; unit?: string; grade?: string; meaning?: string;
}
interface Outcome { id?: string; label?: string; unit?: string; parameters?: Row[] }
interface Screening {
  schema?: number; title?: string; disclaimer?: string; made?: { version?: string; revision?: string };
  shown?: string[]; trajectories?: number; span?: number; runs?: number; failed?: number; outcomes?: Outcome[];
}

const size = (v: Maybe) => (typeof v === "number" && Number.isFinite(v) ? v : 0);
const most = 10;

/** mu* as a bar, sigma as a mark on the same scale: a mark beyond the bar says that the effect depends on the others. */
function bar(row: Row, full: number) {
  const share = (v: Maybe) => (100 * size(v)) / full;
  return h("td", { class: "bar-cell" }, h("span", { class: "effect-bar", role: "img", "aria-label": `mu* ${number(row.mu_star)}, sigma ${number(row.sigma)}` },
    h("i", { class: size(row.mu) < 0 ? "falls" : "rises", style: `width:${share(row.mu_star)}%` }),
    h("b", { style: `left:${share(row.sigma)}%` })));
}

function tableRow(row: Row, n: number, full: number) {
  return h("tr", {},
    h("th", { scope: "row" }, `${n + 1}. ${row.parameter ?? "–"}`, h("span", { class: "minor" }, row.meaning ?? "")),
    bar(row, full),
    h("td", { "data-label": "μ*", class: "number strong" }, number(row.mu_star)),
    h("td", { "data-label": "μ", class: "number" }, number(row.mu)),
    h("td", { "data-label": "σ", class: "number" }, number(row.sigma)),
    h("td", { "data-label": "Share", class: "number" }, typeof row.share === "number" ? `${number(100 * row.share, 2)} %` : "–"),
    h("td", { "data-label": "Range", class: "range" }, `${number(row.low)} to ${number(row.high)} ${unit(row.unit)}`),
    h("td", { "data-label": "Grade", class: "grade" }, row.grade ?? "–"));
}

/** Every parameter: size of its effect against how much that depends on the others. */
function scatter(rows: Row[]) {
  const width = 520, height = 320, left = 46, bottom = 34, full = 1.06 * Math.max(1e-12, ...rows.flatMap((r) => [size(r.mu_star), size(r.sigma)]));
  const x = (v: Maybe) => left + (size(v) / full) * (width - left - 10), y = (v: Maybe) => height - bottom - (size(v) / full) * (height - bottom - 10);
  const tick = (v: number) => [svg("text", { x: x(v), y: height - bottom + 16, "text-anchor": "middle" }, number(v, 2)),
    svg("text", { x: left - 6, y: y(v) + 4, "text-anchor": "end" }, number(v, 2))];
  return svg("svg", { class: "scatter", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": "Sigma against mu star of every parameter" },
    svg("path", { class: "axis", d: `M${left} 8V${height - bottom}H${width - 8}` }),
    svg("line", { class: "diagonal", x1: x(0), y1: y(0), x2: x(full), y2: y(full) }),
    ...[0.5, 1].flatMap((share) => tick((share * full) / 1.06)),
    svg("text", { x: (width + left) / 2, y: height - 4, "text-anchor": "middle" }, "μ*: mean size of the effect"),
    svg("text", { x: 12, y: height / 2 - 10, "text-anchor": "middle", transform: `rotate(-90 12 ${height / 2 - 10})` }, "σ: depends on the others"),
    ...rows.map((row, n) => svg("circle", { class: n < most ? "many" : "few", cx: x(row.mu_star), cy: y(row.sigma), r: n < most ? 5 : 3 },
      svg("title", {}, `${row.parameter}: μ* ${number(row.mu_star)}, σ ${number(row.sigma)}`))),
    ...rows.slice(0, 3).map((row) => svg("text", { class: "name", x: x(row.mu_star) + (size(row.mu_star) > 0.6 * full ? -9 : 9), y: y(row.sigma) - 7,
      "text-anchor": size(row.mu_star) > 0.6 * full ? "end" : "start" }, row.parameter ?? "")));
}

function show(outcome: Outcome) {
  const rows = list(outcome.parameters), full = Math.max(1e-12, ...rows.flatMap((row) => [size(row.mu_star), size(row.sigma)]));
  const heads = ["Parameter", "Effect over its range", "μ*", "μ", "σ", "Share", "Range", "Grade"];
  const table = (some: Row[], from: number) => h("table", { class: "cards effects" },
    h("thead", {}, h("tr", {}, ...heads.map((text) => h("th", { scope: "col" }, text)))),
    h("tbody", {}, ...some.map((row, n) => tableRow(row, from + n, full))));
  return [h("p", { class: "note" }, `In ${unit(outcome.unit) || "the unit of the outcome"}, for a parameter moved over its range. Bar: μ*, orange where the outcome falls as the `
      + "parameter rises. Mark: σ; beyond the end of the bar the effect depends on the other parameters more than it stands for itself."),
    table(rows.slice(0, most), 0), h("figure", {}, scatter(rows), h("figcaption", { class: "minor" }, "Above the line: acts mostly with others, or bends.")),
    rows.length > most && h("details", { class: "fold" }, h("summary", {}, `The other ${rows.length - most}`), table(rows.slice(most), most))];
}

function effects(data: Screening) {
  const outcomes = list(data.outcomes);
  if (outcomes.length === 0) return null;
  const holder = h("div", {}), name = (o: Outcome) => o.label || o.id || "–";
  const choose = (id: string) => holder.replaceChildren(...show(outcomes.find((o) => o.id === id) ?? outcomes[0]!).filter((part): part is HTMLElement => part instanceof Node));
  const first = outcomes.find((o) => o.id === list(data.shown)[0]) ?? outcomes[0]!;
  const choice = selector("Outcome", outcomes.map((o) => [o.id ?? "", name(o)]), choose);
  choice.select.value = first.id ?? "";
  choose(first.id ?? "");
  return h("div", {}, h("div", { class: "controls" }, choice.element), holder);
}

function header(data: Screening) {
  const parameters = list(data.outcomes)[0]?.parameters?.length ?? 0;
  const facts: [string, string][] = [["Parameters", String(parameters)], ["Trajectories", String(data.trajectories ?? "–")],
    ["Runs", `${data.runs ?? "–"}, ${data.failed ?? 0} failed`], ["cutis", [data.made?.version, data.made?.revision].filter(Boolean).join(", ") || "–"]];
  return h("header", { class: "head" }, h("p", { class: "kicker" }, "cutis · sensitivity"), h("h1", {}, `What matters for: ${data.title || "a scenario"}`),
    h("p", { class: "lead" }, "Every uncertain number that the run reads is moved over its range, one after the other, along random walks through all ranges (Morris screening)."),
    h("dl", { class: "facts" }, ...facts.map(([label, value]) => h("div", {}, h("dt", {}, label), h("dd", {}, value)))),
    size(data.failed) > 0 && h("div", { class: "notice" }, h("p", {}, `${data.failed} of ${data.runs} runs found no skin at rest, or could not be made, at the ends of the ranges; their effects are left out.`)),
    typeof data.span === "number" && data.span < 1 && h("div", { class: "notice" }, h("p", {}, `Walks stay within ${number(100 * data.span)} % of each range, around the value in use.`)),
    size(data.trajectories) < 4 && h("div", { class: "notice" }, h("p", {}, "Fewer than four trajectories: good to see that it works, too few to rank parameters.")));
}

const limits = () => h("ul", { class: "limits" },
  h("li", {}, "Research use only. What the model depends on need not be what skin depends on."),
  h("li", {}, "Ranges are those of the parameter files; most are assumed. A wide range makes a parameter look important."),
  h("li", {}, "One needle pattern in one simulated patient; a small block. Screening ranks parameters. Share: of the sum of all μ*², which would be that of the variance if effects were straight and added up."),
  h("li", {}, "Outcomes are changes against the untreated twin, or times after the first session; where something did not happen, the effect is left out."));

start<Screening>({
  sections: [{ id: "effects", title: "The ten that matter", make: effects, nothing: "No run gave an outcome." }, { id: "limits", title: "How to read this", make: limits }],
  header,
  footer: (data) => h("footer", {}, h("p", {}, data.disclaimer || "Research use only. Not medical advice."),
    h("p", { class: "controls" }, h("button", { type: "button", onclick: () => download("cutis-sensitivity.json", "application/json", JSON.stringify(data)) }, "Save the data of this page (JSON)"))),
  holdsSomething: (data) => list(data.outcomes).length > 0,
  title: "cutis sensitivity",
  empty: ["This page holds no screening yet.", "“cutis sensitivity SCENARIO -o DIR” makes one and writes DIR/sensitivity.html."],
});
