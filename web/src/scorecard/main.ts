// Which sections does the evidence page have, in which order?
// SPDX-License-Identifier: Apache-2.0
import { list } from "../contract";
import { download, h } from "../dom";
import { start } from "../sections";
import { counts, roles, rowsOf, tiers, verdictOf, type Evidence } from "./contract";
import { missesSection } from "./misses";
import { finite } from "./plot";
import { scoreSection } from "./score";
import { rowsTable } from "./table";

function header(data: Evidence) {
  const rows = rowsOf(data), scored = rows.filter(counts), made = data.made ?? {};
  const count = (verdict: string) => scored.filter((row) => verdictOf(row) === verdict).length;
  const seeds = rows.filter((row) => !row.subjects).map((row) => row.seeds).filter(finite), few = Math.min(...seeds), many = Math.max(...seeds);
  const facts: [string, string][] = [
    ["Rows", `${rows.length} from ${new Set(rows.map((row) => row.source)).size} studies`],
    ["In a score", `${scored.length}: ` + ([["met", "met"], ["missed", "missed"], ["open", "not resolved"]] as const)
      .filter(([verdict]) => count(verdict) > 0).map(([verdict, text]) => `${count(verdict)} ${text}`).join(", ")],
    ["Seeds for each row", seeds.length === 0 ? "–" : few === many ? String(few) : `${few} to ${many}`],
    ["Run", [made.tier && `${made.tier} tier`, made.block].filter(Boolean).join(", ") || "–"],
    ["cutis", [made.version, made.revision].filter(Boolean).join(", ") || "–"]];
  const changed = list(made.set), missing = list(data.missing);
  return h("header", { class: "head" }, h("p", { class: "kicker" }, "cutis · evidence"), h("h1", {}, data.title || "Evidence"),
    h("p", { class: "lead" }, "Every published number that the model is held against: read in the simulated skin with the instrument that "
      + "the study used, over several random patterns of needles, and compared with skin that does nothing."),
    h("dl", { class: "facts" }, ...facts.map(([label, value]) => h("div", {}, h("dt", {}, label), h("dd", {}, value)))),
    changed.length > 0 && h("div", { class: "notice" }, h("p", {}, `Parameters were changed for this run: ${changed.join(", ")}.`)),
    missing.length > 0 && h("p", { class: "note" }, `Not shown, since not run as they stand now: ${missing.join(", ")}.`));
}

function limits() {
  const said = (pairs: [string, string][], name: (key: string) => string) => h("dl", { class: "meanings" },
    ...pairs.map(([key, meaning]) => h("div", {}, h("dt", {}, name(key)), h("dd", {}, meaning))));
  return h("div", {},
    h("ul", { class: "limits" },
      h("li", {}, "Research use only. cutis is not a medical device; that a row is met does not make a prediction for a patient true."),
      h("li", {}, "Accepted ranges are judgements from the spread that a publication reports; they were written down before the first comparison."),
      h("li", {}, "The interval is that of the mean over random needle patterns in one simulated patient. It says nothing about differences between people."),
      h("li", {}, "Met: the interval is at most a quarter of the range and the mean inside it, or clear of the reference. Missed: outside. Else not resolved, which counts as not met."),
      h("li", {}, "The untreated twin is the same skin without needles; frozen skin is pierced, and then nothing moves. A row that one of them meets is no evidence for the biology.")),
    h("h3", {}, "Roles"), said(roles, (key) => key), h("h3", {}, "Tiers"), said(tiers, (key) => key));
}

const ofKind = (kind: string) => (data: Evidence) => {
  const rows = rowsOf(data).filter((row) => row.kind === kind);
  return rows.length === 0 ? null : rowsTable(rows, kind === "sign");
};

/** Folded: they must hold, and prove nothing. */
function inputChecks(data: Evidence) {
  const rows = rowsOf(data).filter((row) => row.kind === "input-check");
  if (rows.length === 0) return null;
  const hold = rows.filter((row) => verdictOf(row) === "met").length;
  return h("details", { class: "fold", open: hold < rows.length }, h("summary", {}, `${hold} of ${rows.length} hold: layers, cells and patterns that the model is built from`),
    rowsTable(rows, false));
}

start<Evidence>({
  sections: [
    { id: "score", title: "Score", make: scoreSection, nothing: "No row was evaluated." },
    { id: "misses", title: "What is missed", make: missesSection },
    { id: "quantitative", title: "Published amounts", make: ofKind("quantitative") },
    { id: "sign", title: "Published directions", make: ofKind("sign") },
    { id: "inputs", title: "Checks of inputs", make: inputChecks },
    { id: "reading", title: "How to read this", make: limits },
  ],
  header,
  footer: (data) => h("footer", {}, h("p", {}, data.disclaimer || "Research use only. Not medical advice."),
    h("p", { class: "controls" }, h("button", { type: "button",
      onclick: () => download("cutis-evidence.json", "application/json", JSON.stringify(data)) }, "Save the data of this page (JSON)"))),
  holdsSomething: (data) => rowsOf(data).length > 0,
  title: "cutis evidence",
  empty: ["This page holds no results yet.",
          "“cutis evidence -o DIR” runs the protocols and writes DIR/evidence.html; “cutis evidence --recorded -o DIR” writes it from the recorded results."],
});
