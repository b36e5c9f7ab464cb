// How is a report opened in a real browser, with every complaint of the page kept?
// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { decode } from "./png.mjs";

const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
               "--disable-component-update", "--disable-sync"];
export const widths = { laptop: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } };

export async function openBrowser() {
  const folder = await mkdtemp(join(tmpdir(), "cutis-report-"));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags, viewport: widths.laptop });
  return { context, close: async () => { await context.close(); await rm(folder, { recursive: true, force: true }); } };
}

/** Opens a page file; `complaints` collects console errors, exceptions and any request that is not the file itself. */
export async function openReport(context, file, { size = widths.laptop, media = {}, before = null } = {}) {
  const page = await context.newPage(), complaints = [];
  page.on("console", (message) => { if (message.type() === "error") complaints.push(`console: ${message.text()}`); });
  page.on("pageerror", (error) => complaints.push(`exception: ${error.message}`));
  page.on("request", (request) => { if (/^(https?|wss?):/.test(request.url())) complaints.push(`request: ${request.url()}`); });
  await page.setViewportSize(size);
  await page.emulateMedia({ reducedMotion: "reduce", ...media });
  if (before) await page.addInitScript(before);
  await page.goto(pathToFileURL(file).href);
  await page.waitForSelector('html[data-cutis="ready"]');
  return { page, complaints };
}

/** How many pixels differ clearly from the commonest colour, as a share; 0 for a blank picture. */
export function drawnShare(png) {
  const { width, height, channels, data } = decode(png), seen = new Map();
  const key = (i) => ((data[i] >> 4) << 8) | ((data[i + 1] >> 4) << 4) | (data[i + 2] >> 4);
  for (let i = 0; i < data.length; i += channels) seen.set(key(i), (seen.get(key(i)) ?? 0) + 1);
  return 1 - Math.max(...seen.values()) / (width * height);
}

/** Share of pixels in which two pictures of equal size differ clearly. */
export function changedShare(first, second) {
  const a = decode(first), b = decode(second);
  let changed = 0;
  for (let i = 0; i < a.data.length; i += a.channels)
    if ([0, 1, 2].some((c) => Math.abs(a.data[i + c] - b.data[i + c]) > 12)) ++changed;
  return changed / (a.width * a.height);
}
