// How do the sources become pages of one file each, and which licences come with them?
// SPDX-License-Identifier: Apache-2.0
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = dirname(fileURLToPath(import.meta.url));
/** Every page: its file in dist/, where its script and style begin, and what it is called without data. */
export const pages = [
  { file: "report.html", script: "main.ts", style: "report.css", title: "cutis report" },
  { file: "evidence.html", script: "scorecard/main.ts", style: "scorecard/page.css", title: "cutis evidence" },
  { file: "phase-map.html", script: "phase_map/main.ts", style: "phase_map/page.css", title: "cutis phase map" },
  { file: "sensitivity.html", script: "screening/main.ts", style: "screening/page.css", title: "cutis sensitivity" },
];

/** The writer of a page replaces the `null` between these tags; each page holds this string exactly once. */
export const placeholder = '<script type="application/json" id="cutis-data">null</script>';

async function bundle(entry) {
  const result = await build({
    entryPoints: [join(root, "src", entry)],
    absWorkingDir: root,
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: "esm",
    target: ["chrome100", "firefox113", "safari16.4"],
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
  });
  return { text: result.outputFiles[0].text.trim(), inputs: Object.keys(result.metafile.inputs) };
}

function packageOf(input) {
  const match = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
  return match ? match[1] : null;
}

async function licenceOf(name) {
  const folder = join(root, "node_modules", name);
  const about = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} ships no licence file`);
  const text = (await readFile(join(folder, file), "utf8")).trim();
  return `${name} ${about.version} (${about.license})\n${"-".repeat(72)}\n${text}\n`;
}

/** One page without data, and what went into it. */
async function makePage(page, template) {
  const [script, style] = await Promise.all([bundle(page.script), bundle(page.style)]);
  const html = template
    .replace("/*TITLE*/", () => page.title)
    .replace("/*STYLE*/", () => style.text)
    .replace("/*SCRIPT*/", () => script.text);
  if (html.split(placeholder).length !== 2) throw new Error(`${page.file} must hold the data placeholder exactly once`);
  return { html, inputs: [...script.inputs, ...style.inputs] };
}

/** Returns every page by its file name, and the licence text; writes nothing. */
export async function makePages() {
  const template = await readFile(join(root, "src", "page.html"), "utf8");
  const made = await Promise.all(pages.map((page) => makePage(page, template)));
  const packages = [...new Set(made.flatMap((page) => page.inputs).map(packageOf).filter(Boolean))].sort();
  const licences = await Promise.all(packages.map(licenceOf));
  const heading = "The pages of cutis contain these packages, minified. cutis itself is Apache-2.0.\n\n";
  return { html: Object.fromEntries(pages.map((page, n) => [page.file, made[n].html])), licences: heading + licences.join("\n") };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { html, licences } = await makePages();
  await mkdir(join(root, "dist"), { recursive: true });
  for (const [file, text] of Object.entries(html)) {
    await writeFile(join(root, "dist", file), text);
    console.log(`dist/${file} ${(text.length / 1000).toFixed(0)} kB`);
  }
  await writeFile(join(root, "dist", "LICENSES.txt"), licences);
}
