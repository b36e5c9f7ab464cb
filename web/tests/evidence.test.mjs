// Does the evidence page show every row where it belongs, on a laptop and a phone, with parts missing, and without data?
// CUTIS_EVIDENCE=/path/evidence.html runs the checks of a full page on a real one instead of made-up rows.
// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { placeholder } from "../build.mjs";
import { openBrowser, openReport, widths } from "./page.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const results = join(here, "..", "test-results"), dist = join(here, "..", "dist");
const real = process.env.CUTIS_EVIDENCE ? resolve(process.env.CUTIS_EVIDENCE) : null;
let browser, context, template;

before(async () => {
  await mkdir(results, { recursive: true });
  template = await readFile(join(dist, "evidence.html"), "utf8");
  ({ context, ...browser } = await openBrowser());
});
after(async () => browser?.close());

const row = (id, more) => ({ id, claim: `made-up claim ${id}`, theme: "Barrier", tier: "B", kind: "quantitative", role: "validation", source: "made2020",
  study: "a made-up study", n: 20, stand_ins: ["this for that"], low: 1, high: 2, unit: "1", value: 1.5, half_width_95: 0.1, smallest: 1.3, largest: 1.7, seeds: 8,
  verdict: "met", untreated: 0, frozen: 0.2, untreated_meets: false, frozen_meets: false, counts: true, ...more });

const synthetic = {
  schema: 1, title: "Made-up evidence", disclaimer: "Research use only. Not medical advice.", made: { version: "0", tier: "full", block: "small block" },
  scores: [{ role: "validation", kind: "quantitative", share: 0.5, studies: 1, rows: 4, rows_met: 2 }],
  rows: [row("A1"), row("A2", { verdict: "missed", value: 2.4, theme: "Oxygen", tier: "C" }), row("A3", { verdict: "missed", value: 900 }),
         row("A4", { verdict: "not evaluable", half_width_95: 0.4 }), row("A5", { verdict: "missed", value: null, half_width_95: null, smallest: null, largest: null }),
         row("A6", { counts: false, untreated: 1.2, untreated_meets: true }), row("S1", { kind: "sign", high: null, low: 0, value: 3, role: "calibration" }),
         row("S2", { kind: "sign", low: null, high: 1, value: 0.4 }), row("I1", { kind: "input-check", role: "input-check", counts: false })],
  missing: ["Z9"],
};

async function pageWith(data, name) {
  const file = join(results, `${name}.html`), json = JSON.stringify(data).replaceAll("</", "<\\/");
  await writeFile(file, template.replace(placeholder, () => placeholder.replace("null", () => json)));
  return file;
}

async function full() {
  const file = real ?? (await pageWith(synthetic, "evidence"));
  const html = await readFile(file, "utf8"), open = placeholder.slice(0, placeholder.indexOf("null")), from = html.indexOf(open) + open.length;
  return { file, data: JSON.parse(html.slice(from, html.indexOf("</script>", from))) };
}

const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe("a full evidence page", () => {
  for (const [device, size] of Object.entries(widths)) for (const colorScheme of ["light", "dark"])
    test(`is complete on a ${device}, ${colorScheme}`, { timeout: 60000 }, async () => {
      const { file, data } = await full();
      const { page, complaints } = await openReport(context, file, { size, media: { colorScheme } });
      assert.match(await page.locator("#disclaimer").innerText(), /research use only/i);
      for (const [id, kind] of [["quantitative", "quantitative"], ["sign", "sign"], ["inputs", "input-check"]])
        assert.equal(await page.locator(`#${id} td.plot`).count(), data.rows.filter((r) => r.kind === kind).length, id);
      const missed = data.rows.filter((r) => r.verdict !== "met" && (r.counts || r.kind === "input-check"));
      assert.equal(await page.locator("#misses .misses > li").count(), missed.length);
      assert.equal(await page.locator("#score .square").count(), data.rows.filter((r) => r.counts).length);
      assert.ok((await overflow(page)) <= 0, `the page is ${await overflow(page)} px too wide`);
      await page.screenshot({ path: join(results, `evidence-${device}-${colorScheme}.png`), fullPage: true });
      assert.deepEqual(complaints, []);
      await page.close();
    });

  test("puts a value inside the band exactly where it is inside the accepted range", async () => {
    const { file, data } = await full();
    const { page } = await openReport(context, file);
    const places = await page.locator("#quantitative tr:has(td.plot)").evaluateAll((rows) => rows.map((tr) => {
      const plot = tr.querySelector("td.plot").getBoundingClientRect(), mark = tr.querySelector("td.plot .mark")?.getBoundingClientRect();
      return { id: tr.querySelector(".row-id").textContent, share: mark ? (mark.left + mark.width / 2 - plot.left) / plot.width : null };
    }));
    for (const { id, share } of places) {
      const { low, high, value } = data.rows.find((r) => r.id === id), slack = 0.01;
      if (typeof value !== "number") { assert.equal(share, null, id); continue; }
      const inside = value >= low && value <= high;
      assert.ok(inside ? share >= 0.3 - slack && share <= 0.7 + slack : share < 0.3 + slack || share > 0.7 - slack, `${id} at ${share}`);
    }
    await page.close();
  });

  test("groups by theme, role and tier", async () => {
    const { file, data } = await full();
    const { page } = await openReport(context, file);
    const rows = data.rows.filter((r) => r.kind === "quantitative");
    for (const by of ["Role", "Tier", "Theme"]) {
      await page.locator("#quantitative").getByRole("button", { name: by, exact: true }).click();
      assert.equal(await page.locator("#quantitative .group-head").count(), new Set(rows.map((r) => r[by.toLowerCase()])).size, by);
      assert.equal(await page.locator("#quantitative td.plot").count(), rows.length);
    }
    await page.close();
  });
});

describe("an evidence page with gaps", { skip: Boolean(real) }, () => {
  const gaps = { "no part at all": { schema: 1 }, "no rows": { schema: 1, rows: [], scores: [] }, "rows without values": { schema: 1, rows: [{}, { id: "x", kind: "quantitative", counts: true },
    { kind: "sign" }, { kind: "quantitative", low: 1, high: 1, value: 1 }, { claim: "</script><b>not markup</b>", kind: "input-check" }] } };
  for (const [name, data] of Object.entries(gaps)) test(name, async () => {
    const { page, complaints } = await openReport(context, await pageWith(data, "evidence-gaps"), { size: widths.phone });
    assert.match(await page.locator("#disclaimer").innerText(), /not medical advice/i);
    assert.equal(await page.locator(".notice", { hasText: "could not be drawn" }).count(), 0);
    assert.ok((await overflow(page)) <= 0);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test("no data: says how to make some", async () => {
    const { page, complaints } = await openReport(context, join(dist, "evidence.html"));
    assert.match(await page.locator(".notice").innerText(), /cutis evidence/);
    assert.deepEqual(complaints, []);
    await page.close();
  });
});
