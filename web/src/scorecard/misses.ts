// Which published numbers does the model not meet, and what might be the reason?
// SPDX-License-Identifier: Apache-2.0
import { list } from "../contract";
import { h } from "../dom";
import { number, unit } from "../format";
import { counts, rowsOf, verdictOf, verdictText, type Evidence, type Row } from "./contract";
import { acceptedText, finite } from "./plot";

/** By how many widths of the accepted range the value lies outside. */
function distance(row: Row) {
  if (!finite(row.value) || !finite(row.low) || !finite(row.high)) return "";
  const out = Math.max(row.low - row.value, row.value - row.high) / (row.high - row.low);
  return out > 0 ? `, ${number(out, 2)} widths of the range ${row.value < row.low ? "below" : "above"} it` : "";
}

function miss(row: Row) {
  const value = finite(row.value) ? `${number(row.value)}${unit(row.unit) && ` ${unit(row.unit)}`}` : "no value: what was measured does not happen in the model";
  const half = row.half_width_95, interval = finite(half) && finite(row.value) ? ` ± ${number(half, 2)}` : "";
  const why = verdictOf(row) === "open" ? " The interval is too wide, or crosses the reference, to say which." : "";
  const standIns = list(row.stand_ins);
  return h("li", {},
    h("p", {}, h("span", { class: `verdict ${verdictOf(row)}` }, verdictText[verdictOf(row)]), " ", h("b", {}, row.id || "–"), ` ${row.claim ?? ""}`,
      h("span", { class: "minor" }, [row.role, row.tier && `tier ${row.tier}`, row.source].filter(Boolean).join(" · "))),
    h("p", {}, `cutis: ${value}${interval}${distance(row)}; accepted ${acceptedText(row)}.${why}`),
    row.note && h("p", { class: "note" }, row.note),
    standIns.length > 0 && h("details", { class: "fold" }, h("summary", {}, "What stands for what in this protocol"),
      h("ul", { class: "notes" }, ...standIns.map((text) => h("li", {}, text)))));
}

export function missesSection(data: Evidence) {
  const rows = rowsOf(data).filter((row) => verdictOf(row) !== "met" && (counts(row) || row.kind === "input-check"));
  const apart = rowsOf(data).filter((row) => verdictOf(row) !== "met" && !counts(row) && row.kind !== "input-check");
  if (rowsOf(data).length === 0) return null;
  const order = (row: Row) => (row.role === "validation" ? 0 : 1) + (verdictOf(row) === "missed" ? 0 : 0.5);
  return h("div", {},
    rows.length === 0 ? h("p", {}, "Every row in a score is met.")
      : h("ol", { class: "misses" }, ...rows.sort((a, b) => order(a) - order(b)).map(miss)),
    apart.length > 0 && h("p", { class: "note" }, `Not met either, but in no score since inert skin meets it: ${apart.map((row) => row.id).join(", ")}.`));
}
