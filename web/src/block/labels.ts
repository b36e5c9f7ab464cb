// Which depth and which layer does one see? Labels beside the block that follow it as it turns.
// SPDX-License-Identifier: Apache-2.0
import { Vector3, type PerspectiveCamera } from "three";
import type { Layer } from "../contract";
import { svg } from "../dom";
import { number } from "../format";

interface Mark { depth: number; text: string; line: SVGPolylineElement; label: SVGTextElement }
const row_px = 15;

/** Moves labels apart so that none overlap, keeping their order. */
function spread(wanted: number[], height: number): number[] {
  const y = [...wanted];
  for (let i = 1; i < y.length; ++i) y[i] = Math.max(y[i]!, y[i - 1]! + row_px);
  for (let i = y.length - 1, end = height - 6; i >= 0; --i, end = y[i + 1]! - row_px) y[i] = Math.min(y[i]!, end);
  return y;
}

export class Labels {
  readonly element = svg("svg", { class: "block-labels", "aria-hidden": "true" });
  private readonly ticks: Mark[];
  private readonly layers: Mark[];
  private readonly across = svg("text", { class: "axis-name", "text-anchor": "middle" });

  constructor(private readonly size: Vector3, layers: Layer[]) {
    const step = [0.05, 0.1, 0.2, 0.5, 1, 2, 5].find((s) => size.z / s <= 7) ?? 10;
    const depths = Array.from({ length: Math.floor(size.z / step + 1e-9) + 1 }, (_, i) => i * step);
    this.ticks = depths.map((d) => this.mark(d, d === 0 ? "0 mm" : number(d), "end"));
    this.layers = layers.filter((l) => l.top_mm < size.z)
      .map((l) => this.mark((l.top_mm + Math.min(size.z, l.bottom_mm)) / 2, l.label, "start"));
    this.layers.sort((a, b) => a.depth - b.depth);
    this.across.textContent = `${number(size.x)} × ${number(size.y)} mm`;
    this.element.append(this.across);
  }

  /** Pixels that the labels need left and right of the block. */
  room(): [number, number] {
    const widest = (marks: Mark[]) => Math.max(0, ...marks.map((m) => m.label.getComputedTextLength()));
    return [widest(this.ticks) + 20, widest(this.layers) + 34];
  }

  place(camera: PerspectiveCamera, width: number, height: number) {
    this.element.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const project = (x: number, depth: number, z: number) => {
      const p = new Vector3(x, this.size.z / 2 - depth, z).project(camera);
      return { x: (p.x + 1) * width / 2, y: (1 - p.y) * height / 2 };
    };
    const corners = [[1, 1], [1, -1], [-1, 1], [-1, -1]].map(([x, z]) => [x! * this.size.x / 2, z! * this.size.y / 2] as const);
    const middleOf = ([x, z]: readonly [number, number]) => project(x, this.size.z / 2, z).x;
    const byX = [...corners].sort((a, b) => middleOf(a) - middleOf(b));
    this.side(this.ticks, (d) => project(byX[0]![0], d, byX[0]![1]), -1, height);
    this.side(this.layers, (d) => project(byX[3]![0], d, byX[3]![1]), 1, height);
    const lowest = Math.max(...corners.map(([x, z]) => project(x, this.size.z, z).y));
    this.across.setAttribute("x", String(project(0, this.size.z, 0).x));
    this.across.setAttribute("y", String(Math.min(height - 4, lowest + 18)));
  }

  private side(marks: Mark[], at: (depth: number) => { x: number; y: number }, to: 1 | -1, height: number) {
    const points = marks.map((m) => at(m.depth)), rows = spread(points.map((p) => p.y), height);
    const edge = Math.max(...points.map((p) => to * p.x)) * to + to * (to > 0 ? 18 : 8);
    marks.forEach((m, i) => {
      const p = points[i]!, x = edge, y = rows[i]!;
      m.line.setAttribute("points", `${p.x + 2 * to},${p.y} ${x},${y}`);
      m.label.setAttribute("x", String(x + 3 * to));
      m.label.setAttribute("y", String(y + 4));
    });
  }

  private mark(depth: number, text: string, anchor: "start" | "end"): Mark {
    const line = svg("polyline"), label = svg("text", { "text-anchor": anchor }, text);
    this.element.append(line, label);
    return { depth, text, line, label };
  }
}
