// How does the shown quantity run with depth? A small drawing, readable also where there is no WebGL.
// SPDX-License-Identifier: Apache-2.0
import type { Layer } from "../contract";
import { svg } from "../dom";
import { number, unit } from "../format";

const wide = 250, high = 190, left = 34, right = 10, top = 22, bottom = 24;

/** Mean over each depth, now (line) and at the first time of the scan (grey). */
export function profileDrawing(now: number[], first: number[] | null, depth_mm: number, layers: Layer[], unitText: string) {
  const values = [...now, ...(first ?? [])], most = Math.max(...values), least = Math.min(0, ...values);
  const span = most - least || 1;
  const x = (v: number) => left + ((v - least) / span) * (wide - left - right);
  const y = (d: number) => top + (d / depth_mm) * (high - top - bottom);
  const path = (profile: number[]) => "M" + profile.map((v, i) =>
    `${x(v).toFixed(1)} ${y(((i + 0.5) / profile.length) * depth_mm).toFixed(1)}`).join("L");
  const peak = now.indexOf(Math.max(...now));
  const said = `Mean by depth: largest ${number(now[peak])} ${unit(unitText)} at ${number(((peak + 0.5) / now.length) * depth_mm)} mm.`;
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((f) => f * depth_mm);
  return svg("svg", { class: "profile", viewBox: `0 0 ${wide} ${high}`, role: "img", "aria-label": said },
    ...layers.filter((l) => l.bottom_mm < depth_mm).map((l) =>
      svg("line", { class: "layer", x1: left, x2: wide - right, y1: y(l.bottom_mm), y2: y(l.bottom_mm) })),
    svg("path", { class: "axis", d: `M${left} ${top}V${high - bottom}H${wide - right}` }),
    ...ticks.map((d) => svg("text", { x: left - 4, y: y(d) + 4, "text-anchor": "end" }, number(d, 2))),
    svg("text", { x: 0, y: 11 }, "depth, mm"),
    svg("text", { x: left, y: high - 9, "text-anchor": "middle" }, number(least)),
    svg("text", { x: wide - right, y: high - 9, "text-anchor": "end" }, `${number(least + span)} ${unit(unitText)}`),
    first && svg("path", { class: "first", d: path(first) }), svg("path", { class: "now", d: path(now) }));
}
