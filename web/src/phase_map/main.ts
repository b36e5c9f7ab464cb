// Where does the skin heal and where does fibrosis begin? The page of `cutis phase-map`.
// SPDX-License-Identifier: Apache-2.0
import { list, type Maybe } from "../contract";
import { download, h, selector } from "../dom";
import { number, unit } from "../format";
import { notice, start } from "../sections";

interface Axis { key?: string; unit?: string; meaning?: string; values?: number[] }
interface Measure { id: string; label?: string; unit?: string; meaning?: string }
interface Point {
  name?: string; x?: Maybe; y?: Maybe; fate?: string; fibrotic_state?: boolean; failed?: string; caption?: string; values?: Record<string, Maybe>;
}
interface PhaseMap {
  schema?: number; title?: string; disclaimer?: string; made?: { version?: string; revision?: string }; stand_ins?: string[]; end_d?: Maybe;
  x?: Axis; y?: Axis; measures?: Measure[]; points?: Point[]; ends?: string[]; pictures?: Record<string, string>; fibrotic_state?: boolean;
  counts?: Record<string, number>; criterion?: { settled_share?: number; quiet_d?: number; window_d?: number; least_fall?: number };
}

const altered = 3;  // times as many myofibroblasts at rest as elsewhere on the map

const finite = (v: Maybe): v is number => typeof v === "number" && Number.isFinite(v);
const percent = (share: Maybe) => (finite(share) ? `${number(100 * share, 2)}\u202f%` : "–");
const fate = (point: Point) => point.fate ?? "failed";
const withUnit = (v: Maybe, u: string | undefined) => `${number(v)}${unit(u) && `\u202f${unit(u)}`}`;
const axisName = (axis: Axis | undefined) => [axis?.key ?? "–", unit(axis?.unit) && `(${unit(axis?.unit)})`].filter(Boolean).join(" ");
const place = (data: PhaseMap, point: Point) =>
  `${data.x?.key ?? "x"} ${withUnit(point.x, data.x?.unit)}, ${data.y?.key ?? "y"} ${withUnit(point.y, data.y?.unit)}`;

/** From the smallest to the largest on the map; one shade where all are alike. */
function shade(value: Maybe, values: number[]) {
  const low = Math.min(...values), high = Math.max(...values);
  return finite(value) && high > low ? (value - low) / (high - low) : 0;
}

function cell(point: Point | undefined, measure: Measure, values: number[]) {
  if (!point) return h("td", {}, "–");
  const value = point.values?.[measure.id];
  return h("td", { class: `place ${fate(point).replace(" ", "-")}`, style: `--share:${(100 * shade(value, values)).toFixed(0)}%`, title: point.failed ?? "" },
    h("b", {}, point.failed ? "–" : number(value)), h("span", { class: "minor" }, fate(point)),
    finite(point.values?.largest_gain) && h("span", { class: "minor gain" }, `gain ${number(point.values!.largest_gain, 2)}`));
}

/** y upwards, x to the right, as on paper. */
function grid(data: PhaseMap, measure: Measure) {
  const points = list(data.points), xs = list(data.x?.values), ys = list(data.y?.values);
  const values = points.map((point) => point.values?.[measure.id]).filter(finite);
  const rows = ys.map((y, j) => h("tr", {}, h("th", { scope: "row" }, number(y)), ...xs.map((_, i) => cell(points[j * xs.length + i], measure, values)))).reverse();
  return h("div", { class: "map-holder" }, h("table", { class: "map" },
    h("caption", {}, `${axisName(data.y)} upwards, ${axisName(data.x)} to the right`),
    h("tbody", {}, ...rows), h("tfoot", {}, h("tr", {}, h("td", {}), ...xs.map((x) => h("th", { scope: "col" }, number(x)))))));
}

function mapSection(data: PhaseMap) {
  const measures = list(data.measures);
  if (list(data.points).length === 0 || measures.length === 0) return null;
  const holder = h("div", {});
  const choose = (id: string) => {
    const measure = measures.find((m) => m.id === id) ?? measures[0]!;
    holder.replaceChildren(h("p", { class: "note" }, `${measure.label ?? measure.id}${unit(measure.unit) && `, ${unit(measure.unit)}`}: ${measure.meaning ?? ""}. Darker is more. Gain: the largest gain of the loop of that patient; at 1 or more there is a fibrotic state.`), grid(data, measure));
  };
  const choice = selector("Shown", measures.map((m) => [m.id, m.label ?? m.id]), choose);
  choose(measures[0]!.id);
  return h("div", {}, h("div", { class: "controls" }, choice.element), holder);
}

function criterion(data: PhaseMap) {
  const c = data.criterion;
  return h("ul", { class: "limits" },
    h("li", {}, "The fate is read from the density of myofibroblasts in a biopsy, against the same skin before the first wound."),
    h("li", {}, `Healed: what is left at the last day is at most ${percent(c?.settled_share)} of the largest excess, or of the density before.`),
    h("li", {}, `Fibrotic: more is left, the last wound is at least ${number(c?.quiet_d)} days past, and the excess fell by less than ${percent(c?.least_fall)} over the last ${number(c?.window_d)} days.`),
    h("li", {}, "Still healing: everything else. Collagen that stays does not count for the fate, so that healed does not mean without a scar. The four numbers of the criterion are assumed."));
}

function ends(data: PhaseMap) {
  const labels = ["Least myofibroblasts left", "Most myofibroblasts left"];
  const figures = list(data.ends).map((name, n) => {
    const point = list(data.points).find((p) => p.name === name), source = data.pictures?.[name];
    if (!point || !source?.startsWith("data:image/png;base64,")) return null;
    return h("figure", {}, h("figcaption", {}, labels[n] ?? "", h("span", { class: "minor" }, `${place(data, point)}: ${fate(point)}`)),
      h("img", { src: source, alt: `Section at the last day. ${place(data, point)}: ${fate(point)}` }));
  }).filter((figure): figure is HTMLElement => figure !== null);
  if (figures.length === 0) return null;
  const [first, second] = list(data.ends);
  const caption = list(data.points).find((p) => p.name === first)?.caption;
  return h("div", {}, h("p", { class: "note" }, `${caption ? `${caption.replace(/\.$/, "")}. ` : ""}At day ${number(data.end_d)}. `, first === second ? "Both ends are the same point." : ""), h("div", { class: "ends" }, ...figures));
}

function allPoints(data: PhaseMap) {
  const measures = list(data.measures), points = list(data.points);
  if (points.length === 0) return null;
  const heads = [axisName(data.x), axisName(data.y), "Fate", ...measures.map((m) => `${m.label ?? m.id}${unit(m.unit) && `, ${unit(m.unit)}`}`)];
  return h("div", { class: "scroll" }, h("table", { class: "points" },
    h("thead", {}, h("tr", {}, ...heads.map((text) => h("th", { scope: "col" }, text)))),
    h("tbody", {}, ...points.map((point) => h("tr", {}, h("td", { class: "number" }, number(point.x)), h("td", { class: "number" }, number(point.y)), h("td", { class: "when" }, fate(point)),
      ...measures.map((m) => h("td", { class: "number" }, number(point.values?.[m.id]))))))));
}

/** What the reader must know before the map: none fibrotic, too early to say, failed. */
function remarks(data: PhaseMap) {
  const points = list(data.points), counts = data.counts ?? {}, quiet = data.criterion?.quiet_d ?? 0;
  const early = points.filter((point) => finite(point.values?.quiet) && point.values!.quiet! < quiet).length;
  const gains = points.map((point) => point.values?.largest_gain).filter(finite);
  const collagen = points.filter((point) => fate(point) === "healed").map((point) => point.values?.collagen_total).filter(finite), lines: string[] = [];
  if (!counts["fibrotic"]) lines.push("No fibrotic point lies on this map."
    + (data.fibrotic_state === false && gains.length > 0 ? ` That is what the loop gain says too: at most ${number(Math.max(...gains))} for any patient on it, and below 1 uniform dermis has one state only, the rest that the skin starts from.` : ""));
  if (data.fibrotic_state) lines.push("For some patients on this map the loop has a fibrotic state (largest gain 1 or more); a map of wounds shows whether one is pushed into it.");
  if (collagen.length > 0) lines.push(`Healed says that myofibroblasts are back at rest, not that the matrix is: where healed, the papillary dermis holds up to ${number(Math.max(...collagen))}\u202f% more collagen than before.`);
  const spared = points.filter((point) => point.values?.punctures === 0).length;
  if (spared > 0) lines.push(`At ${spared} of ${points.length} points no needle struck the block: take a larger block or more needles to see what they do.`);
  const rest = points.map((point) => point.values?.myofibroblasts_before).filter(finite), least = Math.min(...rest), most = Math.max(...rest);
  if (rest.length > 0 && most > altered * least) lines.push(`Unwounded skin holds ${number(least)} to ${number(most)} myofibroblasts per mm³ on this map. Each fate is against the same patient's own rest: `
    + "where that is high already, a wound is not what made it so.");
  if (early > 0) lines.push(`At ${early} of ${points.length} points the last wound is less than ${number(quiet)} days past at the last day: too early to call anything fibrotic there. Follow the plan for longer.`);
  if (counts["failed"]) lines.push(`${counts["failed"]} of ${points.length} runs failed: no such skin can be grown, or it finds no rest.`);
  return lines;
}

function header(data: PhaseMap) {
  const counts = Object.entries(data.counts ?? {}).filter(([, n]) => n > 0).map(([name, n]) => `${n} ${name}`).join(", ");
  const facts: [string, string][] = [["To the right", `${axisName(data.x)}: ${data.x?.meaning ?? ""}`], ["Upwards", `${axisName(data.y)}: ${data.y?.meaning ?? ""}`],
    ["Points", counts || "–"], ["Last day", number(data.end_d)], ["cutis", [data.made?.version, data.made?.revision].filter(Boolean).join(", ") || "–"]];
  const lines = remarks(data);
  return h("header", { class: "head" }, h("p", { class: "kicker" }, "cutis · phase map"), h("h1", {}, `Healing against fibrosis: ${data.title || "a scenario"}`),
    h("p", { class: "lead" }, "One scenario, run for every pair of values of two axes, its treated arm alone, and read at the last day by simulated instruments."),
    h("dl", { class: "facts" }, ...facts.map(([label, value]) => h("div", {}, h("dt", {}, label), h("dd", {}, value)))),
    lines.length > 0 && notice(...lines));
}

const limits = (data: PhaseMap) => h("ul", { class: "limits" },
  h("li", {}, "Research use only. A map of the model, not of risk in patients: no threshold of scarring has been measured along such axes."),
  h("li", {}, "The loop gain is worked out for resting papillary dermis of each patient, all of it alike, as an upper bound for thin tracks; it does not depend on density, depth or gap."),
  h("li", {}, "Predisposition is one parameter of the model within its plausible range; most of these ranges are assumed."),
  h("li", {}, "One pattern of punctures, the same seed at every point; a small block is struck by few needles, so that neighbours may differ by chance."),
  ...list(data.stand_ins).map((text) => h("li", {}, text)));

start<PhaseMap>({
  sections: [{ id: "map", title: "The map", make: mapSection, nothing: "This map has no points." }, { id: "ends", title: "Both ends", make: ends },
    { id: "criterion", title: "What counts as healed", make: criterion }, { id: "points", title: "Every point", make: allPoints }, { id: "limits", title: "How to read this", make: limits }],
  header,
  footer: (data) => h("footer", {}, h("p", {}, data.disclaimer || "Research use only. Not medical advice."),
    h("p", { class: "controls" }, h("button", { type: "button", onclick: () => download("cutis-phase-map.json", "application/json", JSON.stringify(data)) }, "Save the data of this page (JSON)"))),
  holdsSomething: (data) => list(data.points).length > 0,
  title: "cutis phase map",
  empty: ["This page holds no map yet.", "“cutis phase-map SCENARIO --x AXIS --y AXIS -o DIR” makes one and writes DIR/phase-map.html."],
});
