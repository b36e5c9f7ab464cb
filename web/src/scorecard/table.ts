// What does each row say? Claim, dot-and-range plot, numbers and inert models, grouped as the reader likes.
// SPDX-License-Identifier: Apache-2.0
import { h, toggle } from "../dom";
import { number, unit } from "../format";
import { counts, roles, tiers, verdictOf, verdictText, type Row } from "./contract";
import { acceptedText, finite, key, plotCell } from "./plot";

export type Grouping = "theme" | "role" | "tier";

const withUnit = (v: number, row: Row) => [number(v), unit(row.unit)].filter(Boolean).join("\u202f");

/** "1 to 2", or nothing where both ends read the same. */
const range = (from: number, to: number) => (number(from) === number(to) ? "" : `${number(from)} to ${number(to)}`);

function valueCell(row: Row) {
  const { value, half_width_95: half, smallest, largest, seeds, subjects } = row;
  const interval = finite(value) && finite(half) && range(value - half, value + half) ? ` ± ${number(half, 2)}` : "";
  const spread = finite(smallest) && finite(largest) ? range(smallest, largest) : "";
  return h("td", { "data-label": "cutis", class: "number strong" },
    h("span", {}, finite(value) ? number(value) + interval : "none", finite(value) && unit(row.unit) && h("span", { class: "unit" }, ` ${unit(row.unit)}`)),
    finite(seeds) && h("span", { class: "minor" }, finite(subjects) && subjects > 0 ? `${subjects} virtual subjects`
      : `${seeds} ${seeds === 1 ? "seed" : "seeds"}${spread && `: ${spread}`}`));
}

function inertCell(row: Row) {
  const one = (name: string, v: unknown, meets: unknown) => finite(v) && h("span", { class: "inert-value" },
    `${name} ${withUnit(v, row)}`, meets === true && h("b", {}, " meets it too"));
  const both = [one("twin", row.untreated, row.untreated_meets), one("frozen", row.frozen, row.frozen_meets)].filter(Boolean);
  if (both.length === 0 && finite(row.inert))
    both.push(h("span", { class: "inert-value" }, withUnit(row.inert, row), !counts(row) && row.kind !== "input-check" && h("b", {}, " meets it too")));
  return h("td", { "data-label": "Inert skin", class: "inert-cell" }, h("div", {}, ...(both.length > 0 ? both : ["no value"])));
}

function claimCell(row: Row) {
  const who = [row.source, finite(row.n) && row.n > 0 ? `n = ${row.n}` : ""].filter(Boolean).join(", ");
  const meaning = (table: [string, string][], name?: string) => table.find(([n]) => n === name)?.[1] ?? "";
  return h("th", { scope: "row", class: "claim" },
    h("span", { class: "row-id" }, row.id || "–"), " ", row.claim || "–",
    h("span", { class: "minor" },
      row.role && h("span", { class: "chip", title: meaning(roles, row.role) }, row.role),
      row.tier && h("span", { class: "chip", title: meaning(tiers, row.tier) }, `tier ${row.tier}`),
      h("span", { title: row.study ?? "" }, who)));
}

const tableRow = (row: Row) => h("tr", { class: counts(row) || row.kind === "input-check" ? "" : "apart" },
  claimCell(row), plotCell(row), valueCell(row),
  h("td", { "data-label": "Accepted", class: "accepted" }, acceptedText(row)), inertCell(row),
  h("td", { "data-label": "Verdict", class: "verdict-cell" }, h("span", { class: `verdict ${verdictOf(row)}` }, verdictText[verdictOf(row)]),
    !counts(row) && row.kind !== "input-check" && h("span", { class: "minor" }, "in no score")));

function groupsOf(rows: Row[], by: Grouping): [string, string, Row[]][] {
  const orders: Record<Grouping, [string, string][]> = { theme: [], role: roles, tier: tiers };
  const names = [...new Set(rows.map((row) => row[by] || "other"))];
  const rank = (name: string) => { const n = orders[by].findIndex(([known]) => known === name); return n < 0 ? orders[by].length : n; };
  const scored = (name: string) => rows.some((row) => (row[by] || "other") === name && counts(row));
  names.sort((a, b) => rank(a) - rank(b) || Number(scored(b)) - Number(scored(a)));
  return names.map((name) => [name, orders[by].find(([known]) => known === name)?.[1] ?? "", rows.filter((row) => (row[by] || "other") === name)]);
}

function group([name, meaning, rows]: [string, string, Row[]], by: Grouping) {
  const scored = rows.filter(counts), met = scored.filter((row) => verdictOf(row) === "met").length;
  const tally = scored.length > 0 ? `${met} of ${scored.length} met` : rows.every((row) => row.kind === "input-check")
    ? `${rows.filter((row) => verdictOf(row) === "met").length} of ${rows.length} hold` : "none in a score";
  const title = by === "tier" ? `Tier ${name}` : name.charAt(0).toUpperCase() + name.slice(1);
  return h("tbody", {}, h("tr", { class: "group-head" }, h("th", { colspan: 6, scope: "rowgroup" }, title,
    h("span", { class: "tally" }, tally), meaning && h("span", { class: "minor inline" }, meaning))), ...rows.map(tableRow));
}

/** A table of rows, with buttons that group it otherwise. */
export function rowsTable(rows: Row[], oneSided: boolean) {
  const heads = ["Published", oneSided ? "Side of the reference" : "Below · accepted · above", "cutis", "Accepted", "Skin that does nothing", "Verdict"];
  const head = h("thead", {}, h("tr", {}, ...heads.map((text, i) => h("th", { scope: "col", class: i === 1 ? "plot-head" : "" }, text))));
  const table = h("table", { class: "cards scorecard" });
  const show = (by: Grouping) => table.replaceChildren(head, ...groupsOf(rows, by).map((one) => group(one, by)));
  show("theme");
  return h("div", {},
    h("div", { class: "controls spread" }, key(),
      toggle("Group by", [["theme", "Theme"], ["role", "Role"], ["tier", "Tier"]], "theme", (value) => show(value as Grouping))),
    table);
}
