// How many published numbers are met? By role, each study one vote, and a square for every row.
// SPDX-License-Identifier: Apache-2.0
import { list } from "../contract";
import { h } from "../dom";
import { number } from "../format";
import { counts, roles, rowsOf, verdictOf, verdictText, type Evidence, type Row, type Score } from "./contract";

const square = (row: Row) => h("i", { class: `square ${verdictOf(row)}`, title: `${row.id}: ${verdictText[verdictOf(row)]}`,
  role: "img", "aria-label": `${row.id} ${verdictText[verdictOf(row)]}` });

function studies(rows: Row[]) {
  const sources = [...new Set(rows.map((row) => row.source || "?"))];
  return h("ul", { class: "votes" }, ...sources.map((source) => {
    const own = rows.filter((row) => (row.source || "?") === source);
    return h("li", {}, h("span", { class: "squares" }, ...own.map(square)),
      h("span", {}, source, h("span", { class: "minor" }, own.map((row) => row.id).join(", "))));
  }));
}

const percent = (score: Score | undefined) => (score ? `${number(100 * score.share, score.share < 1 ? 2 : 3)}\u202f%` : "–");

function figure(score: Score | undefined, kind: string) {
  return h("div", { class: "figure" }, h("b", {}, percent(score)), h("span", {}, kind),
    h("span", { class: "minor" }, score ? `${score.rows_met} of ${score.rows} ${score.rows === 1 ? "row" : "rows"}, `
      + `${score.studies} ${score.studies === 1 ? "study" : "studies"}` : "no row in this score"));
}

function roleCard(role: string, meaning: string, scores: Score[], rows: Row[]) {
  const of = (kind: string) => scores.find((score) => score.role === role && score.kind === kind);
  const scored = rows.filter((row) => row.role === role && counts(row));
  if (scored.length === 0) return null;
  return h("article", { class: "role-card" },
    h("h3", {}, role.charAt(0).toUpperCase() + role.slice(1)), h("p", { class: "note" }, `${meaning}.`),
    h("div", { class: "figures" }, figure(of("quantitative"), "quantitative"), figure(of("sign"), "direction only")), studies(scored));
}

/** Rows that count in nothing, and why. */
function apart(rows: Row[]) {
  const inert = rows.filter((row) => !counts(row) && row.kind !== "input-check");
  const checks = rows.filter((row) => row.kind === "input-check");
  const hold = (some: Row[]) => some.filter((row) => verdictOf(row) === "met").length;
  return h("article", { class: "role-card" }, h("h3", {}, "In no score"),
    h("p", { class: "note" }, "shown, but no sign that the model is right."),
    h("div", { class: "figures" },
      h("div", { class: "figure" }, h("b", {}, `${hold(inert)} / ${inert.length}`), h("span", {}, "met by inert skin too"),
        h("span", { class: "minor" }, "the untreated twin, or pierced skin in which nothing moves")),
      h("div", { class: "figure" }, h("b", {}, `${hold(checks)} / ${checks.length}`), h("span", {}, "checks of inputs"),
        h("span", { class: "minor" }, "numbers that the model is built from"))));
}

export function scoreSection(data: Evidence) {
  const rows = rowsOf(data), scores = list(data.scores);
  if (rows.length === 0) return null;
  return h("div", {},
    h("p", { class: "note" }, "A score is the share of a study’s rows that are met, averaged over studies: each study has one vote, however many "
      + "numbers it gave. A row that is not resolved counts as not met. Squares: filled met, crossed missed, open not resolved."),
    h("div", { class: "role-cards" }, ...roles.map(([role, meaning]) => roleCard(role, meaning, scores, rows)).filter((card) => card !== null),
      apart(rows)));
}
