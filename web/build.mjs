// How do the sources become one report.html without any outside file, and which licences come with it?
// SPDX-License-Identifier: Apache-2.0
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = dirname(fileURLToPath(import.meta.url));
/** The writer of a run replaces the `null` between these tags; the page holds this string exactly once. */
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

/** Returns the page and the licence text; writes nothing. */
export async function makePage() {
  const [script, style, template] = await Promise.all([
    bundle("main.ts"),
    bundle("style.css"),
    readFile(join(root, "src", "page.html"), "utf8"),
  ]);
  const packages = [...new Set([...script.inputs, ...style.inputs].map(packageOf).filter(Boolean))].sort();
  const licences = await Promise.all(packages.map(licenceOf));
  const heading = "report.html contains these packages, minified. cutis itself is Apache-2.0.\n\n";
  const html = template
    .replace("/*STYLE*/", () => style.text)
    .replace("/*SCRIPT*/", () => script.text);
  if (html.split(placeholder).length !== 2) throw new Error("the page must hold the data placeholder exactly once");
  return { html, licences: heading + licences.join("\n") };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { html, licences } = await makePage();
  await mkdir(join(root, "dist"), { recursive: true });
  await writeFile(join(root, "dist", "report.html"), html);
  await writeFile(join(root, "dist", "LICENSES.txt"), licences);
  console.log(`dist/report.html ${(html.length / 1000).toFixed(0)} kB`);
}
