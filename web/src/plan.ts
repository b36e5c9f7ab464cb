// When does what happen? The plan drawn along time, with labels that do not overlap.
// SPDX-License-Identifier: Apache-2.0
import { list, type PlanEvent, type Report } from "./contract";
import { h, svg } from "./dom";
import { duration, number } from "./format";

const kinds: Record<string, string> = { session: "Session", biopsy: "Biopsy", punch: "Punch wound", occlusion: "Occlusion" };
const row_px = 20, axis_px = 30, margin_px = 14;

interface Placed { event: PlanEvent; x: number; left: number; row: number; text: string }

const ruler = document.createElement("canvas").getContext("2d");

function width(text: string): number {
  if (!ruler) return text.length * 7;
  ruler.font = "13px system-ui, sans-serif";
  return ruler.measureText(text).width * 1.06 + 2;
}

/** Puts each label into the lowest row in which it touches no other, shifted left where it would leave the picture. */
function place(events: PlanEvent[], x_of: (t: number) => number, full: number): Placed[] {
  const rows: [number, number][][] = [];
  return events.map((event) => {
    const text = event.label || kinds[event.kind] || event.kind;
    const x = x_of(event.time_d), wide = width(text);
    const left = Math.max(2, Math.min(x - 4, full - wide - 2));
    const free = (taken: [number, number][]) => taken.every(([a, b]) => left + wide + 10 < a || left - 10 > b);
    let row = rows.findIndex(free);
    if (row < 0) row = rows.push([]) - 1;
    rows[row]!.push([left, left + wide]);
    return { event, x, left, row, text };
  });
}

/** A mark whose form, not only its colour, tells the kind. */
function mark(kind: string, x: number, y: number) {
  if (kind === "session") return svg("path", { class: "session", d: `M${x - 4} ${y - 9}h8l-4 18z` });
  if (kind === "biopsy") return svg("circle", { class: "biopsy", cx: x, cy: y, r: 5.5 });
  if (kind === "occlusion") return svg("rect", { class: "occlusion", x: x - 6, y: y - 4, width: 12, height: 8, rx: 2 });
  return svg("rect", { class: "punch", x: x - 5, y: y - 5, width: 10, height: 10, transform: `rotate(45 ${x} ${y})` });
}

function ticks(end_d: number, room: number): { at: number[]; weeks: boolean } {
  const weeks = end_d > 35;
  const unit = weeks ? 7 : 1;
  const steps = [0.25, 0.5, 1, 2, 4, 8, 13, 26, 52, 104, 260, 520];
  const step = (steps.find((s) => end_d / (s * unit) <= room / 42) ?? 1040) * unit;
  return { at: Array.from({ length: Math.floor(end_d / step + 1e-9) + 1 }, (_, i) => i * step), weeks };
}

function timeline(events: PlanEvent[], end_d: number, full: number) {
  const start_d = Math.min(0, events[0]!.time_d);
  const x_of = (t: number) => margin_px + ((t - start_d) / (end_d - start_d)) * (full - 2 * margin_px);
  const placed = place(events, x_of, full);
  const rows = Math.max(1, ...placed.map((p) => p.row + 1));
  const axis_y = rows * row_px + 26, height = axis_y + axis_px + 22;
  const { at, weeks } = ticks(end_d, full);
  const label = events.map((e) => `${e.label || kinds[e.kind] || e.kind} on day ${number(e.time_d, 4)}`).join("; ");
  return svg("svg", { class: "timeline", viewBox: `0 0 ${full} ${height}`, width: full, height, role: "img",
                      "aria-label": `Plan over ${number(end_d, 4)} days: ${label}` },
    svg("line", { class: "axis", x1: x_of(start_d), x2: x_of(end_d), y1: axis_y, y2: axis_y }),
    ...at.map((t) => svg("g", { class: "tick" },
      svg("line", { x1: x_of(t), x2: x_of(t), y1: axis_y + 10, y2: axis_y + 15 }),
      svg("text", { x: x_of(t), y: axis_y + 29, "text-anchor": "middle" }, number(weeks ? t / 7 : t, 4)))),
    svg("text", { class: "unit", x: full / 2, y: axis_y + 48, "text-anchor": "middle" },
      weeks ? "weeks since the start" : "days since the start"),
    ...placed.map((p) => svg("line", { class: "leader", x1: p.x, x2: p.x, y1: (rows - p.row) * row_px - 2, y2: axis_y })),
    ...placed.map((p) => svg("text", { class: "label", x: p.left, y: (rows - p.row) * row_px - 6 }, p.text)),
    ...placed.map((p) => mark(p.event.kind, p.x, axis_y)));
}

function table(events: PlanEvent[]) {
  return h("details", { class: "fold" }, h("summary", {}, "The plan as a list"),
    h("table", { class: "cards" },
      h("thead", {}, h("tr", {}, ...["Day", "What", "Detail"].map((t) => h("th", { scope: "col" }, t)))),
      h("tbody", {}, ...events.map((e, i) => h("tr", {},
        h("td", { "data-label": "Day", class: "number" }, number(e.time_d, 5)),
        h("td", { "data-label": "What" }, e.label || kinds[e.kind] || e.kind,
          i > 0 && h("span", { class: "minor" }, ` ${duration(e.time_d - events[i - 1]!.time_d)} after the one before`)),
        h("td", { "data-label": "Detail" }, e.detail || "–"))))));
}

function key(events: PlanEvent[]) {
  const present = [...new Set(events.map((e) => e.kind))];
  return h("p", { class: "key" }, ...present.map((kind) => h("span", {},
    svg("svg", { width: 20, height: 20, "aria-hidden": "true" }, mark(kind, 10, 10)), kinds[kind] ?? kind)));
}

export function planSection(report: Report) {
  const events = list(report.plan).filter((e) => Number.isFinite(e.time_d)).sort((a, b) => a.time_d - b.time_d);
  if (events.length === 0) return null;
  const end_d = Math.max(report.end_d ?? 0, ...events.map((e) => e.time_d)) || 1;
  const holder = h("div", { class: "timeline-holder" });
  let drawn = 0;
  new ResizeObserver(() => {
    const full = Math.floor(holder.clientWidth);
    if (full === drawn || full < 100) return;
    drawn = full;
    holder.replaceChildren(timeline(events, end_d, full));
  }).observe(holder);
  return h("div", {}, holder, key(events), table(events));
}
