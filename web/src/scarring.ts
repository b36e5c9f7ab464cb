// Can this skin stay fibrotic or inflamed after a wound, and how sure is that?
// SPDX-License-Identifier: Apache-2.0
import { list, type Inflammation, type Report, type Scarring } from "./contract";
import { h, svg } from "./dom";
import { number } from "./format";

/** A loop cut open: what is held, and how much of it comes back. */
interface Loop { held: string; unit: string; rest?: number | null; points: [number, number][]; facts: [string, string][] }

const positive = (v: unknown): v is number => typeof v === "number" && Number.isFinite(v) && v > 0;

const pairs = (levels: unknown[], back: unknown[]) => levels.map((level, n): [number, number] => [Number(level), Number(back[n])])
  .filter(([level, returned]) => positive(level) && positive(returned));

/** None in n draws: below 3/n with 95 % confidence. */
function chance(s: Scarring | Inflammation) {
  if (typeof s.probability !== "number") return "–";
  const draws = positive(s.draws) ? s.draws : 0;
  return s.probability === 0 && draws > 0 ? `below ${number(300 / draws, 2)}\u202f%` : `${number(100 * s.probability, 2)}\u202f%`;
}

/** Return against level on equal logarithmic axes: above the diagonal the loop feeds itself, below it dies away. */
function returnMap({ points, rest, held, unit }: Loop) {
  const width = 500, height = 330, left = 84, right = 34, bottom = 46, decades = points.flat().map(Math.log10);
  const low = Math.max(Math.floor(Math.min(...decades)), Math.floor(Math.max(...decades)) - 6), high = Math.ceil(Math.max(...decades));
  const x = (v: number) => left + ((Math.log10(v) - low) / (high - low)) * (width - left - right);
  const y = (v: number) => height - bottom - ((Math.log10(v) - low) / (high - low)) * (height - bottom - 12);
  const shown = points.filter(([level, back]) => Math.log10(level) >= low && Math.log10(back) >= low);
  const ticks = Array.from({ length: high - low + 1 }, (_, n) => 10 ** (low + n));
  return svg("svg", { class: "return-map", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": `Returned against held ${held}` },
    ...ticks.flatMap((v) => [svg("text", { x: x(v), y: height - bottom + 17, "text-anchor": "middle" }, number(v, 1)),
      svg("text", { x: left - 8, y: y(v) + 4, "text-anchor": "end" }, number(v, 1))]),
    svg("path", { class: "axis", d: `M${left} 12V${height - bottom}H${width - right}` }),
    svg("line", { class: "diagonal", x1: x(10 ** low), y1: y(10 ** low), x2: x(10 ** high), y2: y(10 ** high) }),
    svg("path", { class: "curve", d: shown.map(([level, back], n) => `${n ? "L" : "M"}${x(level).toFixed(1)} ${y(back).toFixed(1)}`).join("") }),
    positive(rest) && rest >= 10 ** low && svg("circle", { class: "rest", cx: x(rest), cy: y(rest), r: 5 }),
    svg("text", { x: (left + width - right) / 2, y: height - 6, "text-anchor": "middle" }, `${held} held, ${unit}`),
    svg("text", { x: 14, y: height / 2, "text-anchor": "middle", transform: `rotate(-90 14 ${height / 2})` }, `${held} returned, ${unit}`));
}

const state = (there?: boolean, atRest?: boolean) => (there === undefined ? "not known" : atRest ? "yes, and rest is it" : there ? "yes" : "none");

const shown = (loop: Loop) => [
  h("dl", { class: "facts" }, ...loop.facts.map(([label, value]) => h("div", {}, h("dt", {}, label), h("dd", {}, value)))),
  loop.points.length > 1 && h("figure", {}, returnMap(loop), h("figcaption", { class: "minor" }, "Dot: resting skin. Dashed: as much comes back as is held."))];

function scarring(s: Scarring) {
  const loop: Loop = { held: "myofibroblasts", unit: "mm⁻³", rest: s.rest_per_mm3, points: pairs(list(s.level_per_mm3), list(s.returned_per_mm3)),
    facts: [["Loop gain at rest", number(s.gain_at_rest)], ["Largest gain after injury", number(s.largest_gain)],
      ["Fibrotic state", state(s.fibrotic_state, s.fibrotic_at_rest)], ["Probability of one", chance(s)]] };
  return h("div", {},
    h("p", { class: "note" }, "Myofibroblasts make TGF-β1, which makes myofibroblasts. Held at a level, how many would come back? Below the diagonal a burst heals; where the curve "
      + "lies above it, a strong injury can lock in as fibrosis. Worked out from the rates of this run for resting papillary dermis, all of it alike: an upper bound for thin tracks."),
    ...shown(loop),
    h("p", { class: "note" }, `The probability is the share of ${number(s.draws)} draws from the ranges of ${number(s.parameters_drawn)} parameters of TGF-β1 and fibroblasts in which there is such a state: `
      + "it says how little is known of these numbers, not how likely a scar is."));
}

function inflammation(s: Inflammation) {
  const loop: Loop = { held: "IL-1β and TNF", unit: "ng/mL", rest: s.rest_ng_per_ml, points: pairs(list(s.level_ng_per_ml), list(s.returned_ng_per_ml)),
    facts: [["Inflammatory loop gain at rest", number(s.gain_at_rest)], ["Largest gain after injury", number(s.largest_gain)],
      ["Lasting inflammation", state(s.lasting_state, s.lasting_at_rest)], ["Probability of it", chance(s)]] };
  return h("div", { class: "inflammation" },
    h("p", { class: "note" }, "IL-1β and TNF make fibroblasts call neutrophils and monocytes, which make IL-1β and TNF; repair macrophages restrain them. Below the diagonal inflammation resolves "
      + "by itself; where the curve lies above it, inflammation outlasts its wound."),
    ...shown(loop),
    h("p", { class: "note" }, `The probability is over ${number(s.parameters_drawn)} parameters of cytokines, neutrophils and macrophages, as above.`));
}

export function scarringSection(report: Report) {
  const s = report.scarring, i = report.inflammation;
  const parts = [s && typeof s.gain_at_rest === "number" && scarring(s), i && typeof i.gain_at_rest === "number" && inflammation(i)];
  return parts.some(Boolean) ? h("div", {}, ...parts) : null;
}
