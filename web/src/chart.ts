// How is one reading drawn over time? One uPlot chart with both arms, session lines and a line of values below.
// SPDX-License-Identifier: Apache-2.0
import uPlot from "uplot";
import { list, type Course, type Maybe, type Series } from "./contract";
import { h } from "./dom";
import { duration, number, unit } from "./format";

export type TimeScale = "linear" | "log";

/** Chosen to be read on light and dark ground, on paper, and by colour-blind eyes (with the dashes). */
const treatedColour = "#d55e00", untreatedColour = "#3b82c4", inkColour = "#7a828c", gridColour = "rgba(125,133,144,.18)";
/** A log axis cannot begin at zero: from about half a minute after the first session on. */
const log_least_d = 3e-4;
const logTicks_d = [1 / 144, 1 / 24, 0.25, 1, 3, 7, 28, 84, 365, 1460];
const logNames = ["10 min", "1 h", "6 h", "1 d", "3 d", "1 wk", "4 wk", "12 wk", "1 y", "4 y"];

const points = (course: Course | undefined) => list(course?.t).map((t, i): [number, Maybe] => [t, course?.v?.[i]])
  .filter(([t]) => Number.isFinite(t)).sort((a, b) => a[0] - b[0]);
export const hasValues = (s: Series) => [...points(s.treated), ...points(s.untreated)].some(([, v]) => Number.isFinite(v));

/** The course from `from_d` on, with the value there interpolated, so that a rarely read arm starts at the left edge. */
function since(course: [number, Maybe][], from_d: number): [number, Maybe][] {
  const after = course.findIndex(([t]) => t >= from_d);
  if (after <= 0 || course[after]![0] === from_d) return after < 0 ? [] : course.slice(after);
  const [t0, v0] = course[after - 1]!, [t1, v1] = course[after]!;
  if (typeof v0 !== "number" || typeof v1 !== "number") return course.slice(after);
  return [[from_d, v0 + ((v1 - v0) * (from_d - t0)) / (t1 - t0)], ...course.slice(after)];
}

/** Both arms on the union of their times; on the log axis x is log10 of days since the first session. */
function table(s: Series, scale: TimeScale, start_d: number): uPlot.AlignedData {
  const arms = [points(s.treated), points(s.untreated)];
  const first_d = Math.min(...arms.flat().map(([t]) => t).filter((t) => t > start_d + log_least_d));
  return uPlot.join(arms.map((course): uPlot.AlignedData => {
    const kept = scale === "log" ? since(course, first_d) : course;
    return [kept.map(([t]) => (scale === "log" ? Math.log10(t - start_d) : t)),
            kept.map(([, v]) => (typeof v === "number" && Number.isFinite(v) ? v : null))];
  }));
}

/** A flat reading must look flat: the axis spans at least 2 % of the value. */
function valueRange(_: uPlot, least: number | null, most: number | null): uPlot.Range.MinMax {
  if (least === null || most === null) return [0, 1];
  const span = Math.max(most - least, 0.02 * Math.max(Math.abs(most), Math.abs(least)), 1e-12), middle = (most + least) / 2;
  const low = middle - 0.56 * span, high = middle + 0.56 * span;
  return [least >= 0 && low < 0.15 * span ? 0 : low, high];
}

function sessionLines(sessions: number[], scale: TimeScale) {
  return (u: uPlot) => {
    const ctx = u.ctx, { left, top, width, height } = u.bbox;
    ctx.save();
    ctx.strokeStyle = inkColour;
    ctx.globalAlpha = 0.55;
    ctx.lineWidth = devicePixelRatio;
    for (const t of sessions) {
      const x = u.valToPos(scale === "log" ? Math.log10(t - sessions[0]!) : t, "x", true);
      if (!Number.isFinite(x) || x < left || x > left + width) continue;
      ctx.beginPath();
      ctx.moveTo(x, top);
      ctx.lineTo(x, top + height);
      ctx.stroke();
    }
    ctx.restore();
  };
}

/** All ticks of an axis with the decimals that its step needs. */
function tickText(value: number, step: number): string {
  const decimals = String(Number(step.toPrecision(6))).split(".")[1]?.length ?? 0;
  return Math.abs(value) >= 1e5 || (step < 1e-4 && value !== 0) ? number(value, 3) : value.toFixed(decimals).replace("-", "−");
}

function axes(scale: TimeScale): uPlot.Axis[] {
  const font = "12px system-ui, sans-serif";
  const common = { stroke: inkColour, grid: { stroke: gridColour, width: 1 }, ticks: { show: false }, font };
  const logSplits = (u: uPlot) => {
    const { min = 0, max = 1 } = u.scales.x ?? {};
    const pixels = (max! - min!) / Math.max(1, u.width - 60);
    let last = -Infinity;
    return logTicks_d.map(Math.log10).filter((x) => {
      if (x < min! || x > max! || (x - last) / pixels < 46) return false;
      last = x;
      return true;
    });
  };
  const time: uPlot.Axis = scale === "log"
    ? { ...common, size: 30, gap: 6, splits: logSplits,
        values: (_, splits) => splits.map((x) => logNames[logTicks_d.findIndex((d) => Math.abs(Math.log10(d) - x) < 1e-6)] ?? "") }
    : { ...common, size: 30, gap: 6, space: 52, values: (_, splits) => splits.map((t, i) =>
        (i === splits.length - 1 ? `${number(t, 4)} d` : number(t, 4))) };
  const size = (_: uPlot, values: string[] | null) => 14 + 6.6 * Math.max(3, ...(values ?? []).map((v) => v.length));
  return [time, { ...common, space: 34, gap: 4, size, values: (_, splits, __, ___, step) => splits.map((v) => tickText(v, step)) }];
}

function summary(s: Series): string {
  const say = (name: string, course: Course | undefined) => {
    const values = points(course).map(([, v]) => v).filter((v): v is number => typeof v === "number");
    return values.length === 0 ? `${name}: no values`
      : `${name}: from ${number(values[0])} to ${number(values[values.length - 1])}, largest ${number(Math.max(...values))}`;
  };
  return `${s.label || s.quantity || "Reading"} in ${unit(s.unit) || "no unit"} over time. `
    + `${say("Treated", s.treated)}. ${say("Untreated", s.untreated)}.`;
}

/** Values at the pointer, or where it left: the end. */
function readout(s: Series, data: uPlot.AlignedData, scale: TimeScale, line: HTMLElement) {
  const near = (column: number, at: number) => {
    const values = data[column] as (number | null | undefined)[] | undefined;
    for (let i = at; values && i >= 0; --i) if (typeof values[i] === "number") return values[i];
    return null;
  };
  return (u: uPlot) => {
    const at = u.cursor.idx ?? data[0].length - 1, x = data[0][at];
    if (x === undefined) return;
    const when = scale === "log" ? `${duration(10 ** x)} after session 1` : `day ${number(x, 4)}`;
    line.replaceChildren(h("span", {}, when), h("span", { class: "treated" }, number(near(1, at), 4)),
      h("span", { class: "untreated" }, number(near(2, at), 4)), h("span", {}, unit(s.unit)));
  };
}

export function chart(s: Series, holder: HTMLElement, sessions: number[], scale: TimeScale) {
  const data = table(s, scale, sessions[0] ?? 0), line = h("p", { class: "readout" });
  const marks = list(s.treated?.t).length <= 12;
  const read = readout(s, data, scale, line);
  const options: uPlot.Options = {
    width: holder.clientWidth, height: 176, padding: [8, 14, 0, 0], legend: { show: false },
    cursor: { sync: { key: `courses-${scale}` }, y: false, drag: { x: true, y: false }, points: { size: 6 } },
    scales: { x: { time: false }, y: { range: valueRange } },
    axes: axes(scale),
    // The dashes come last: where both arms agree, both still show.
    series: [{}, { stroke: treatedColour, width: 2, spanGaps: true, points: { show: marks } },
             { stroke: untreatedColour, width: 1.75, dash: [6, 5], spanGaps: true, points: { show: marks } }],
    hooks: { drawAxes: [sessionLines(sessions, scale)], setCursor: [read] },
  };
  holder.replaceChildren();
  holder.setAttribute("role", "img");
  holder.setAttribute("aria-label", summary(s));
  const plot = new uPlot(options, data, holder);
  read(plot);
  holder.append(line);
  return {
    resize: (width: number) => { if (width > 0 && Math.abs(width - plot.width) >= 1) plot.setSize({ width, height: 176 }); },
    destroy: () => plot.destroy(),
  };
}
