// Does the page of a phase map show every point and both ends, say what the map cannot show, and survive gaps?
// CUTIS_PHASE_MAP=/path/phase-map.html runs the checks of a full page on a real one instead of a made-up map.
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
const real = process.env.CUTIS_PHASE_MAP ? resolve(process.env.CUTIS_PHASE_MAP) : null;
let browser, context, template;

before(async () => {
  await mkdir(results, { recursive: true });
  template = await readFile(join(dist, "phase-map.html"), "utf8");
  ({ context, ...browser } = await openBrowser());
});
after(async () => browser?.close());

const pixel = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const point = (name, x, y, fate, left, more = {}) => ({ name, x, y, fate, fibrotic_state: false, caption: "a made-up section", values: { myofibroblasts_left: left, largest_gain: 0.4, quiet: 84, collagen_total: 12 * x }, ...more });
const synthetic = {
  schema: 1, title: "Made-up map", disclaimer: "Research use only. Not medical advice.", made: { version: "0" }, stand_ins: ["this for that"], end_d: 84,
  x: { key: "device.needle_length", unit: "mm", meaning: "depth", values: [0.5, 1, 1.5] }, y: { key: "tgf_beta.by_myofibroblast", unit: "pg/day", meaning: "a parameter", values: [0.0002, 0.002] },
  criterion: { settled_share: 0.05, quiet_d: 56, window_d: 28, least_fall: 0.1 }, fibrotic_state: false,
  measures: [{ id: "myofibroblasts_left", label: "Myofibroblasts beyond rest", unit: "mm^-3", meaning: "left" }, { id: "largest_gain", label: "Largest loop gain", unit: "1", meaning: "gain" }],
  counts: { healed: 4, "still healing": 1, fibrotic: 0, failed: 1 }, ends: ["1-1", "3-2"], pictures: { "1-1": pixel, "3-2": pixel },
  points: [point("1-1", 0.5, 0.0002, "healed", 0), point("2-1", 1, 0.0002, "healed", 3), point("3-1", 1.5, 0.0002, "healed", 9),
           point("1-2", 0.5, 0.002, "healed", 1), { name: "2-2", x: 1, y: 0.002, failed: "no rest" }, point("3-2", 1.5, 0.002, "still healing", 80)],
};

async function pageWith(data, name) {
  const file = join(results, `${name}.html`), json = JSON.stringify(data).replaceAll("</", "<\\/");
  await writeFile(file, template.replace(placeholder, () => placeholder.replace("null", () => json)));
  return file;
}

async function full() {
  const file = real ?? (await pageWith(synthetic, "phase-map"));
  const html = await readFile(file, "utf8"), open = placeholder.slice(0, placeholder.indexOf("null")), from = html.indexOf(open) + open.length;
  return { file, data: JSON.parse(html.slice(from, html.indexOf("</script>", from))) };
}

const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe("a full map", () => {
  for (const [device, size] of Object.entries(widths)) for (const colorScheme of ["light", "dark"])
    test(`is complete on a ${device}, ${colorScheme}`, { timeout: 60000 }, async () => {
      const { file, data } = await full();
      const { page, complaints } = await openReport(context, file, { size, media: { colorScheme } });
      assert.match(await page.locator("#disclaimer").innerText(), /research use only/i);
      assert.equal(await page.locator("#map td.place").count(), data.points.length);
      assert.equal(await page.locator("#points tbody tr").count(), data.points.length);
      assert.equal(await page.locator("#ends img").count(), data.ends.length);
      assert.equal(await page.locator("header .notice", { hasText: "No fibrotic point lies on this map" }).count(), data.counts.fibrotic > 0 ? 0 : 1);
      const collagen = Math.max(...data.points.filter((p) => p.fate === "healed").map((p) => p.values.collagen_total ?? -Infinity));
      if (collagen > 0) assert.match(await page.locator("header .notice").innerText(), new RegExp(`up to ${Number(collagen.toPrecision(3))}.% more collagen`));
      assert.ok((await overflow(page)) <= 0, `the page is ${await overflow(page)} px too wide`);
      await page.screenshot({ path: join(results, `phase-map-${device}-${colorScheme}.png`), fullPage: true });
      assert.deepEqual(complaints, []);
      await page.close();
    });

  test("has y upwards and x to the right, and shows the chosen measure", { skip: Boolean(real) }, async () => {
    const { file } = await full();
    const { page } = await openReport(context, file);
    const places = () => page.locator("#map td.place b").allInnerTexts();
    assert.deepEqual(await places(), ["1", "–", "80", "0", "3", "9"]);
    await page.getByLabel("Shown").selectOption("largest_gain");
    assert.deepEqual(await places(), ["0.4", "–", "0.4", "0.4", "0.4", "0.4"]);
    await page.close();
  });
});

describe("a map with gaps", { skip: Boolean(real) }, () => {
  const gaps = { "no part at all": { schema: 1 }, "points without axes": { schema: 1, measures: [{ id: "m" }], points: [{}, { fate: "</script><b>not markup</b>" }] },
    "fibrotic and too early": { ...synthetic, fibrotic_state: true, counts: { fibrotic: 1 }, ends: ["x"], pictures: {}, points: [point("1-1", 1, 1, "fibrotic", 5, { values: { quiet: 3, punctures: 0, myofibroblasts_before: 20 } }),
      point("2-1", 2, 1, "failed", 5, { values: { myofibroblasts_before: 900 } })] } };
  for (const [name, data] of Object.entries(gaps)) test(name, async () => {
    const { page, complaints } = await openReport(context, await pageWith(data, "phase-map-gaps"), { size: widths.phone });
    assert.equal(await page.locator(".notice", { hasText: "could not be drawn" }).count(), 0);
    if (data.fibrotic_state) assert.match(await page.locator("header .notice").innerText(), /has a fibrotic state.*1 of 2 points no needle struck.*holds 20 to 900 myofibroblasts.*1 of 2 points the last wound is less than 56 days past/s);
    assert.ok((await overflow(page)) <= 0);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test("no data: says how to make some", async () => {
    const { page } = await openReport(context, join(dist, "phase-map.html"));
    assert.match(await page.locator(".notice").innerText(), /cutis phase-map/);
    await page.close();
  });
});
