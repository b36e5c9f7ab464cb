// How is a value drawn against what was published? On one axis for all rows: accepted range = the middle band.
// SPDX-License-Identifier: Apache-2.0
import { h, svg } from "../dom";
import { number, unit } from "../format";
import { verdictOf, type Row } from "./contract";

export const finite = (v: unknown): v is number => typeof v === "number" && Number.isFinite(v);

const width = 320, height = 44, axis_y = 18, edge = 9;
/** Where the band begins and ends, as a share of the width; page.css paints it behind the rows. */
const bandBegin = 0.3, bandEnd = 0.7, reference = 0.5;

/** From a value to a share of the width. Two-sided: lo and hi are the ends of the band. One-sided: the reference is the
    middle, and half the width is twice the reference (or the largest value, where the reference is zero). */
function scaleOf(row: Row): (v: number) => number {
  if (finite(row.low) && finite(row.high) && row.high > row.low) {
    const low = row.low, span = row.high - row.low;
    return (v) => bandBegin + ((v - low) / span) * (bandEnd - bandBegin);
  }
  const at = row.low ?? row.high ?? 0;
  const size = Math.abs(at) || Math.max(...[row.value, row.untreated, row.frozen].filter(finite).map(Math.abs), 1e-12);
  return (v) => reference + (v - at) / (2 * size);
}

const inside = (share: number) => Math.min(width - edge, Math.max(edge, share * width));
const beyond = (share: number) => (share * width > width - edge ? 1 : share * width < edge ? -1 : 0);

/** Met: disc. Missed: diamond. Not resolved: ring. Beyond the axis: a triangle at its end. Shapes, not only colours. */
function mark(row: Row, share: number) {
  const verdict = verdictOf(row), x = inside(share), side = beyond(share);
  if (side !== 0) {
    const tip = x + 6 * side;
    return svg("path", { class: `mark ${verdict} beyond`, d: `M${tip} ${axis_y}L${x - 5 * side} ${axis_y - 7}V${axis_y + 7}Z` });
  }
  if (verdict === "missed") return svg("path", { class: "mark missed", d: `M${x} ${axis_y - 7.5}l7.5 7.5l-7.5 7.5l-7.5 -7.5Z` });
  return svg("circle", { class: `mark ${verdict}`, cx: x, cy: axis_y, r: verdict === "open" ? 5 : 5.8 });
}

function whisker(from: number, to: number, kind: string) {
  const a = inside(from), b = inside(to), cap = (share: number, x: number) =>
    (beyond(share) === 0 ? `M${x} ${axis_y - 5}V${axis_y + 5}` : "");
  return svg("path", { class: kind, d: `M${a} ${axis_y}H${b}${cap(from, a)}${cap(to, b)}` });
}

/** Untreated twin: x. Frozen skin: +. Beyond the axis: with an arrow, and a step apart where both are. */
function inert(share: number, frozen: boolean) {
  const side = beyond(share), r = 4.5, x = inside(share) - side * (frozen ? 27 : 6);
  const sign = frozen ? `M${x - r - 1} ${axis_y}h${2 * r + 2}M${x} ${axis_y - r - 1}v${2 * r + 2}`
    : `M${x - r} ${axis_y - r}l${2 * r} ${2 * r}M${x - r} ${axis_y + r}l${2 * r} ${-2 * r}`;
  const arrow = side === 0 ? "" : `M${x + 7 * side} ${axis_y - 3.5}l${3.5 * side} 3.5l${-3.5 * side} 3.5`;
  return svg("path", { class: "inert", d: sign + arrow });
}

function endLabels(row: Row) {
  const label = (share: number, text: string, anchor: string) =>
    svg("text", { class: "end", x: share * width, y: height - 5, "text-anchor": anchor }, text);
  if (finite(row.low) && finite(row.high))
    return [label(bandBegin, number(row.low), "middle"), label(bandEnd, number(row.high), "middle")];
  const at = finite(row.low) ? row.low : row.high;
  return finite(at) ? [label(reference, number(at), "middle")] : [];
}

export const acceptedText = (row: Row) => [finite(row.low) && finite(row.high) ? `${number(row.low)} to ${number(row.high)}`
  : finite(row.low) ? `above ${number(row.low)}` : finite(row.high) ? `below ${number(row.high)}` : "–", unit(row.unit)].filter(Boolean).join(" ");

/** Which side of the axis is accepted: "two", "above" or "below". */
const sides = (row: Row) => (finite(row.low) && finite(row.high) ? "two" : finite(row.low) ? "above" : "below");

function said(row: Row) {
  const inerts = [["untreated twin", row.untreated], ["frozen skin", row.frozen]].filter(([, v]) => finite(v))
    .map(([name, v]) => `${name} ${number(v as number)}`);
  return `Accepted ${acceptedText(row)}; cutis ${finite(row.value) ? number(row.value) : "no value"}; ${inerts.join(", ")}`;
}

/** The cell of a row; its band is the background of the cell, so that rows join into one. */
export function plotCell(row: Row) {
  const scale = scaleOf(row), { value, half_width_95: half, smallest, largest } = row;
  const inerts: [number, boolean][] = [[row.untreated, false] as const, [row.frozen, true] as const]
    .filter((pair): pair is [number, boolean] => finite(pair[0]));
  if (inerts.length === 0 && finite(row.inert)) inerts.push([row.inert, false]);  // an older record has only one
  const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": said(row) },
    svg("line", { class: "rule", x1: 0, x2: width, y1: axis_y, y2: axis_y }),
    ...inerts.map(([v, frozen]) => inert(scale(v), frozen)),
    finite(smallest) && finite(largest) && whisker(scale(smallest), scale(largest), "seeds"),
    finite(value) && finite(half) && half > 0 && whisker(scale(value - half), scale(value + half), "interval"),
    finite(value) ? mark(row, scale(value))
      : svg("text", { class: "none", x: width * reference, y: axis_y - 5, "text-anchor": "middle" }, "no value"),
    ...endLabels(row));
  return h("td", { class: `plot ${sides(row)}` }, picture);
}

/** What the signs mean. */
export function key() {
  const one = (text: string, ...drawn: (SVGElement | false)[]) => h("li", {},
    svg("svg", { viewBox: "0 0 26 18", width: 26, height: 18, "aria-hidden": "true" }, ...drawn), text);
  const shifted = (verdict: string) => svg("g", { transform: `translate(${13 - inside(0.5)} ${9 - axis_y})` },
    mark({ verdict }, 0.5));
  const cross = (frozen: boolean) => svg("g", { transform: `translate(${13 - inside(0.5)} ${9 - axis_y})` }, inert(0.5, frozen));
  return h("ul", { class: "signs" },
    one("accepted", svg("rect", { class: "band", x: 1, y: 1, width: 24, height: 16, rx: 2 })),
    one("met", shifted("met")), one("missed", shifted("missed")), one("not resolved", shifted("")),
    one("95 % interval, seeds", svg("path", { class: "seeds", d: "M1 9H25" }), svg("path", { class: "interval", d: "M6 9H20M6 4V14M20 4V14" })),
    one("untreated twin", cross(false)), one("frozen skin", cross(true)));
}
