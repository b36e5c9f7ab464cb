// How does one channel heal, day by day?
// SPDX-License-Identifier: Apache-2.0
import { list, sessionTimes, type Report } from "./contract";
import { h } from "./dom";
import { duration, number } from "./format";
import { isPicture } from "./pictures";

export function stripSection(report: Report) {
  const strip = list(report.strip).filter((p) => isPicture(p.source)).sort((a, b) => (a.time_d ?? 0) - (b.time_d ?? 0));
  if (strip.length === 0) return null;
  const start_d = sessionTimes(report)[0] ?? 0, first = strip[0]!, wide = (first.um_per_pixel ?? 1) * (first.width ?? 0);
  const since = (time_d: number | undefined) => (time_d === undefined ? "–" : duration(time_d - start_d));
  return h("div", {},
    h("p", { class: "note" }, `The deepest channel of the first session, until the second. ${first.caption ?? ""} Each picture is ${number(wide)} µm wide, from the surface down.`),
    h("div", { class: "strip", tabindex: 0, role: "group", "aria-label": "One channel healing" }, ...strip.map((p) => h("figure", {},
      h("img", { src: p.source, alt: `Section through one channel, ${since(p.time_d)} after the needles`, width: p.width ?? false, height: p.height ?? false }),
      h("figcaption", {}, since(p.time_d))))));
}
