// Does the built page show a run fully, on a laptop and a phone, with parts missing, and without data?
// CUTIS_REPORT=/path/report.html runs the checks of a full page on a real report instead of the synthetic one.
// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { makePages, pages, placeholder } from "../build.mjs";
import { changedShare, drawnShare, openBrowser, openReport, widths } from "./page.mjs";
import { syntheticReport } from "./synthetic.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const results = join(here, "..", "test-results"), dist = join(here, "..", "dist");
const real = process.env.CUTIS_REPORT ? resolve(process.env.CUTIS_REPORT) : null;
let browser, context, template;

before(async () => {
  await mkdir(results, { recursive: true });
  template = await readFile(join(dist, "report.html"), "utf8");
  ({ context, ...browser } = await openBrowser());
});
after(async () => browser?.close());

/** As the C++ writer does: JSON with "</" escaped in place of null. */
async function pageWith(data, name) {
  const json = JSON.stringify(data).replaceAll("</", "<\\/");
  const file = join(results, `${name}.html`);
  await writeFile(file, template.replace(placeholder, () => placeholder.replace("null", () => json)));
  return file;
}

async function fullReport() {
  const file = real ?? (await pageWith(syntheticReport(), "synthetic"));
  const html = await readFile(file, "utf8");
  const open = '<script type="application/json" id="cutis-data">';
  const from = html.indexOf(open) + open.length;
  return { file, data: JSON.parse(html.slice(from, html.indexOf("</script>", from))) };
}

const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** The stage says which frame and channel it has drawn. */
const drawn = (page, frame, channel) => page.waitForSelector(`.stage[data-drawn="${frame}/${channel}"]`, { timeout: 60000 });

async function setSlider(page, name, value) {
  await page.getByRole("slider", { name }).evaluate((input, v) => {
    input.value = v;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }, String(value));
}

describe("a full report", () => {
  for (const [device, size] of Object.entries(widths)) test(`is complete on a ${device}`, { timeout: 240000 }, async () => {
    const { file, data } = await fullReport();
    const { page, complaints } = await openReport(context, file, { size });
    assert.ok(await page.locator("#disclaimer").isVisible());
    assert.match(await page.locator("#disclaimer").innerText(), /research use/i);
    assert.match(await page.locator("#disclaimer").innerText(), /not medical advice/i);
    assert.equal(await page.locator("h1").innerText(), data.title);
    assert.equal(await page.locator("#outcomes tbody tr").count(), data.outcomes.length);
    assert.equal(await page.locator("#parameters tbody tr").count(), data.parameters.rows.length);
    assert.equal(await page.locator("#evidence tbody tr").count(), data.evidence?.length ?? 0);
    if (data.evidence) {
      const counting = data.evidence.filter((row) => row.counts !== false);
      const met = counting.filter((row) => row.verdict === "met").length;
      assert.match(await page.locator("#evidence .note").first().innerText(), new RegExp(`^${met} of ${counting.length} rows met`));
    }
    assert.equal(await page.locator("#limits li").count(), data.limits.length);
    assert.equal(await page.locator(".timeline .label").count(), data.plan.length);
    assert.ok((await overflow(page)) <= 0, `the page is ${await overflow(page)} px too wide`);
    const channel = data.scan.channels[0].id;
    await page.locator(".stage").scrollIntoViewIfNeeded();
    await page.waitForSelector(`.stage[data-drawn$="/${channel}"]`);
    await page.evaluate(() => scrollTo(0, 0));
    await page.screenshot({ path: join(results, `${device}-first-screen.png`) });
    await page.screenshot({ path: join(results, `${device}.png`), fullPage: true });
    assert.ok((await overflow(page)) <= 0);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test("draws every chart in both time scales and shows values under the pointer", { timeout: 240000 }, async () => {
    const { file } = await fullReport();
    const { page, complaints } = await openReport(context, file);
    for (const scale of ["Days", "Log time since session 1"]) {
      await page.getByRole("button", { name: scale }).click();
      const charts = await page.locator("#courses canvas").all();
      assert.ok(charts.length > 0);
      for (const chart of charts) assert.ok(drawnShare(await chart.screenshot()) > 0.01, `a blank chart (${scale})`);
      await page.locator("#courses").screenshot({ path: join(results, `courses-${scale.split(" ")[0].toLowerCase()}.png`) });
    }
    await page.getByRole("button", { name: "Days" }).click();
    const first = page.locator("#courses .course").first(), said = await first.locator(".readout").innerText();
    await first.locator(".u-over").hover({ position: { x: 60, y: 40 } });
    assert.notEqual(await first.locator(".readout").innerText(), said);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test("shows the plan's labels without overlap", async () => {
    const { file } = await fullReport();
    for (const size of Object.values(widths)) {
      const { page } = await openReport(context, file, { size });
      const boxes = await page.locator(".timeline .label").evaluateAll((labels) => labels.map((label) => label.getBBox())
        .map(({ x, y, width, height }) => ({ x, y, width, height })));
      for (const [i, a] of boxes.entries()) for (const b of boxes.slice(i + 1))
        assert.ok(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y + 3 || b.y + b.height <= a.y + 3,
          `labels overlap at ${a.x} and ${b.x}`);
      await page.close();
    }
  });

  test("draws the block and changes it with time, quantity, style, cut and turn", { timeout: 300000 }, async () => {
    const { file, data } = await fullReport();
    const { page, complaints } = await openReport(context, file);
    const stage = page.locator(".stage"), canvas = page.locator(".stage canvas"), { channels, frames } = data.scan;
    await stage.scrollIntoViewIfNeeded();
    await setSlider(page, "Time", 0);
    await drawn(page, 0, channels[0].id);
    const shot = async (name) => {
      await page.waitForTimeout(1500);  // until the fine picture replaces the coarse one
      return stage.screenshot({ path: join(results, `block-${name}.png`) });
    };
    const start = await shot("start");
    assert.ok(drawnShare(await canvas.screenshot()) > 0.02, "the block is blank");
    assert.equal(changedShare(start, await shot("still")), 0, "it turns although stillness is preferred");
    await setSlider(page, "Time", frames.length - 1);
    await drawn(page, frames.length - 1, channels[0].id);
    let before_ = await shot("end");
    assert.ok(changedShare(start, before_) > 0.005, "stepping through time changes nothing");
    const steps = [
      ["opacity", () => setSlider(page, "Opacity", 95)],
      ["cut", () => setSlider(page, "Cut at", 45)],
      ["faces", () => page.getByRole("button", { name: "Solid" }).click()],
      ["surface", () => page.getByRole("button", { name: "Surface" }).click()],
      ["quantity", async () => {
        const next = channels[1] ?? channels[0];
        await page.getByLabel("Quantity").selectOption(next.id);
        await page.getByRole("button", { name: "See-through" }).click();
        await drawn(page, frames.length - 1, next.id);
      }],
      ["vessels", async () => {
        await page.getByRole("button", { name: "Vessels", exact: true }).click();
        await page.waitForTimeout(1500);  // unpacks and lays out once
      }],
      ["keys", async () => { await canvas.focus(); for (let i = 0; i < 6; ++i) await page.keyboard.press("ArrowRight"); }],
      ["turning", () => page.getByRole("button", { name: "Turn" }).click()],
    ];
    for (const [name, act] of steps) {
      await act();
      const now = await shot(name);
      assert.ok(changedShare(before_, now) > 0.002, `${name} changes nothing`);
      before_ = now;
    }
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test("plays through time when asked", { timeout: 120000 }, async () => {
    const { file, data } = await fullReport();
    if (data.scan.frames.length < 3) return;
    const { page, complaints } = await openReport(context, file);
    await page.locator(".stage").scrollIntoViewIfNeeded();
    await setSlider(page, "Time", 0);
    await page.getByRole("button", { name: "Play" }).click();
    await drawn(page, 2, data.scan.channels[0].id);
    await page.getByRole("button", { name: "Pause" }).click();
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test("shows both sections at one scale and switches stain", async () => {
    const { file, data } = await fullReport();
    const { page } = await openReport(context, file);
    const sizes = () => page.locator("#sections .pair img").evaluateAll((images) => images.map((i) => [i.clientWidth, i.clientHeight, i.naturalWidth]));
    const [a, b] = await sizes();
    assert.deepEqual(a, b);
    assert.ok(a[2] > 0, "the picture did not load");
    const stains = [...new Set(data.pictures.map((p) => p.stain))], last = stains[stains.length - 1];
    await page.getByLabel("Stain").selectOption(last);
    assert.match(await page.locator("#sections .pair img").first().getAttribute("alt"), new RegExp(last.slice(0, 5)));
    await page.close();
  });

  test("shows one channel healing in order of time", async () => {
    const { file, data } = await fullReport();
    const { page } = await openReport(context, file, { size: widths.phone });
    assert.equal(await page.locator("#strip img").count(), data.strip?.length ?? 0);
    for (const image of await page.locator("#strip img").all()) assert.ok(await image.evaluate((i) => i.naturalWidth) > 0);
    if (!real) assert.deepEqual(await page.locator("#strip figcaption").allInnerTexts(), ["10 min", "6 h", "24 h", "3 d", "7 d", "14 d", "28 d"]);
    assert.ok((await overflow(page)) <= 0);
    await page.close();
  });

  test("says whether there is a fibrotic state", async () => {
    const { file, data } = await fullReport();
    const { page } = await openReport(context, file);
    if (data.scarring) {
      assert.match(await page.locator("#scarring .facts").first().innerText(), data.scarring.fibrotic_state ? /Fibrotic state\s+yes/ : /Fibrotic state\s+none/);
      if (data.inflammation) assert.match(await page.locator("#scarring .inflammation .facts").innerText(), data.inflammation.lasting_state ? /Lasting inflammation\s+yes/ : /Lasting inflammation\s+none/);
      assert.equal(await page.locator("#scarring .return-map .curve").count(), data.inflammation ? 2 : 1);
    }
    await page.close();
  });

  test("filters parameters", async () => {
    const { file, data } = await fullReport();
    const { page } = await openReport(context, file);
    const rows = data.parameters.rows, chosen = rows[rows.length - 1];
    await page.getByLabel("Search").fill(chosen.name);
    const expected = rows.filter((r) => Object.values(r).join(" ").toLowerCase().includes(chosen.name.toLowerCase())).length;
    assert.equal(await page.locator("#parameters tbody tr:visible").count(), expected);
    await page.close();
  });

  test("is readable in the dark and on paper", { timeout: 120000 }, async () => {
    const { file } = await fullReport();
    const { page, complaints } = await openReport(context, file, { media: { colorScheme: "dark" } });
    const light = (selector, property) => page.locator(selector).first().evaluate((e, p) =>
      getComputedStyle(e)[p].match(/\d+/g).slice(0, 3).reduce((sum, c) => sum + Number(c), 0) / 765, property);
    assert.ok((await light("body", "backgroundColor")) < 0.2);
    assert.ok((await light("h1", "color")) > 0.8);
    await page.screenshot({ path: join(results, "dark.png"), fullPage: true });
    await page.emulateMedia({ media: "print", colorScheme: "light" });
    assert.ok(await page.locator("#disclaimer").isVisible());
    await page.setViewportSize({ width: 720, height: 1000 });  // about A4 between its margins
    assert.ok((await overflow(page)) <= 0, "cut off on paper");
    for (const image of await page.locator("#sections .pair img").all()) assert.ok(await image.isVisible(), "no sections on paper");
    await page.locator(".stage canvas").scrollIntoViewIfNeeded();
    assert.ok(drawnShare(await page.locator(".stage canvas").screenshot()) > 0.02, "no block on paper");
    await page.screenshot({ path: join(results, "paper.png"), fullPage: true, clip: { x: 0, y: 0, width: 720, height: 5200 } });
    assert.ok((await page.pdf({ path: join(results, "paper.pdf"), format: "A4" })).length > 20000);
    assert.deepEqual(complaints, []);
    await page.close();
  });
});

describe("a report with gaps", { skip: Boolean(real) }, () => {
  const parts = ["made", "scenario", "plan", "outcomes", "series", "pictures", "strip", "scarring", "inflammation", "scan", "parameters", "evidence", "limits", "end_d", "title", "disclaimer"];
  const gaps = {
    "no part at all": { schema: 1 },
    "empty parts": { schema: 1, title: "", made: {}, scenario: { facts: [], notes: [] }, end_d: 0, plan: [], outcomes: [], series: [],
                     pictures: [], scan: null, parameters: { by_grade: [], rows: [] }, evidence: [], limits: [] },
    "rows without values": { schema: 1, plan: [{ time_d: 3, kind: "other" }], outcomes: [{ label: "x", treated: null, change_percent: null }],
                             series: [{ label: "y", treated: { t: [0, 1], v: [null, 2] } }, { label: "empty" }], pictures: [{ treated: "javascript:alert(1)" }],
                             scan: { nx: 2, ny: 2, nz: 2, voxel_mm: [1, 1, 1], channels: [{ id: "a", low: 0, high: 1 }], frames: [{ time_d: 0, volumes: { a: "AAAA" } }] },
                             parameters: { rows: [{ name: "z" }] }, evidence: [{}], limits: ["</script><b>not markup</b>"] },
  };
  for (const part of parts) gaps[`without ${part}`] = { ...syntheticReport(), [part]: undefined };

  for (const [name, data] of Object.entries(gaps)) test(name, { timeout: 60000 }, async () => {
    const { page, complaints } = await openReport(context, await pageWith(data, "gaps"), { size: widths.phone });
    assert.match(await page.locator("#disclaimer").innerText(), /not medical advice/i);
    assert.ok((await overflow(page)) <= 0);
    assert.equal(await page.locator(".notice", { hasText: "could not be drawn" }).count(), 0);
    assert.equal(await page.locator("#limits b").count(), 0);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test("no data: says how to make some", async () => {
    const { page, complaints } = await openReport(context, join(dist, "report.html"));
    assert.match(await page.locator(".notice").innerText(), /cutis report/);
    assert.ok(await page.locator("#disclaimer").isVisible());
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test("broken data: says so", async () => {
    const file = join(results, "broken.html");
    await writeFile(file, template.replace(placeholder, placeholder.replace("null", '{"schema":1,')));
    const { page } = await openReport(context, file);
    assert.match(await page.locator(".notice").innerText(), /cannot be read/);
    await page.close();
  });

  test("without WebGL: text and depth profile remain", async () => {
    const noWebGL = () => {
      const original = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
        return kind.startsWith("webgl") ? null : original.call(this, kind, ...rest);
      };
    };
    const { page, complaints } = await openReport(context, await pageWith(syntheticReport(), "nowebgl"), { before: noWebGL });
    assert.match(await page.locator(".stage .notice").innerText(), /no WebGL/);
    await page.waitForSelector(".profile .now");
    const first = await page.locator(".profile .now").getAttribute("d");
    await setSlider(page, "Time", 4);
    await page.waitForFunction((d) => document.querySelector(".profile .now").getAttribute("d") !== d, first);
    assert.deepEqual(complaints, []);
    await page.close();
  });
});

test("the committed pages are what the sources make, small and with all licences", { skip: Boolean(real) }, async () => {
  const { html, licences } = await makePages();
  for (const { file } of pages) {
    assert.equal(await readFile(join(dist, file), "utf8"), html[file], "run npm run build");
    assert.ok((await stat(join(dist, file))).size < 1e6);
  }
  assert.equal(await readFile(join(dist, "LICENSES.txt"), "utf8"), licences);
  assert.match(licences, /three/);
  assert.match(licences, /uplot/);
});
