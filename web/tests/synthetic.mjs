// What does a plausible run look like? A made-up data set for tests of the page; no result of the simulator.
// SPDX-License-Identifier: Apache-2.0
import { deflateSync } from "node:zlib";
import { encode } from "./png.mjs";

const sessions = [0, 28, 56, 84, 112], end_d = 365, biopsy_d = 168;

/** Small deterministic generator, so that screenshots repeat. */
function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Rises with `rise_d` and fades with `fade_d` after each session; 1 at the highest point of a single one. */
function waves(t, rise_d, fade_d) {
  const peak_d = rise_d * Math.log(1 + fade_d / rise_d), at = (u) => (1 - Math.exp(-u / rise_d)) * Math.exp(-u / fade_d);
  return sessions.reduce((sum, s) => sum + (t > s ? at(t - s) / at(peak_d) : 0), 0);
}

function times() {
  const after = [0, 0.01, 0.04, 0.125, 0.25, 0.5, 1, 2, 3, 5, 7, 10, 14, 21];
  const all = sessions.flatMap((s) => after.map((u) => s + u));
  for (let t = 140; t <= end_d; t += 14) all.push(t);
  return [...new Set([-1, ...all, biopsy_d, end_d])].sort((a, b) => a - b);
}

function series(group, label, instrument, quantity, region, unit, meaning, treated, untreated) {
  const t = times();
  return { group, label, instrument, quantity, region, unit, meaning,
           treated: { t, v: t.map(treated) }, untreated: { t: [-1, 0, 28, 84, 168, 252, 365], v: Array(7).fill(untreated) } };
}

function allSeries() {
  const rest = (base, peak, rise, fade) => (t) => base + (peak - base) * waves(t, rise, fade);
  const grown = (base, gain) => (t) => base * (1 + gain * (1 - Math.exp(-Math.max(0, t - 10) / 90)) * (t > 220 ? Math.exp(-(t - 220) / 900) : 1));
  return [
    series("Barrier", "Water loss", "TEWL meter", "tewl", "surface", "g/m2/h", "Leak of the skin to water; a closed barrier reads its baseline.", rest(11, 31, 0.005, 0.9), 11),
    series("Barrier", "Impedance", "impedance electrode", "impedance", "surface", "kohm", "Falls while channels stay open.", (t) => 42 / (1 + 2.4 * waves(t, 0.004, 0.5)), 42),
    series("Mediators", "Active TGF-beta1", "tissue assay", "tgf_beta1", "papillary dermis", "ng/mL", "", rest(0.05, 0.9, 0.5, 3), 0.05),
    series("Mediators", "IL-1beta", "tissue assay", "il1b", "whole biopsy", "pg/mL", "", rest(4, 62, 0.1, 0.8), 4),
    series("Mediators", "IL-6", "tissue assay", "il6", "whole biopsy", "pg/mL", "", rest(2.1, 40, 0.2, 1), 2.1),
    series("Cells", "Neutrophils", "histology", "neutrophils", "papillary dermis", "mm-2", "First wave; gone within days.", rest(3, 240, 0.4, 0.9), 3),
    series("Cells", "Macrophages", "histology", "macrophages", "papillary dermis", "mm-2", "Second wave; they clear and switch.", rest(35, 190, 1.2, 5), 35),
    series("Cells", "Myofibroblasts", "histology", "myofibroblasts", "upper reticular dermis", "mm-2", "", rest(2, 45, 4, 9), 2),
    series("Matrix", "Collagen, Masson-positive area", "histology", "masson_area", "papillary dermis", "percent", "Share of the section that the stain shows as collagen.", grown(34, 0.52), 34),
    series("Matrix", "Dermal thickness", "ultrasound", "dermal_thickness", "dermis", "mm", "", grown(1.42, 0.06), 1.42),
    series("Epidermis", "Epidermal thickness", "histology", "epidermal_thickness", "epidermis", "um", "Without stratum corneum.", grown(62, 0.42), 62),
    series("Oxygen", "Oxygen tension", "oxygen electrode", "po2", "papillary dermis", "mmHg", "", (t) => 38 - 9 * Math.min(1, waves(t, 0.2, 2)), 38),
  ];
}

function outcomes() {
  const row = (label, instrument, quantity, region, unit, time_d, untreated, treated, seed_spread, meaning) =>
    ({ label, instrument, quantity, region, unit, time_d, untreated, treated, seed_spread, meaning,
       change_percent: untreated ? (100 * (treated - untreated)) / untreated : null });
  return [
    row("Papillary collagen", "histology", "masson_area", "papillary dermis", "percent", biopsy_d, 34, 49.8, "±4.1 % (8 seeds)", "Masson-positive share of the papillary dermis; more is denser collagen."),
    row("Epidermal thickness", "histology", "epidermal_thickness", "epidermis", "um", biopsy_d, 62, 83, "±2.0 % (8 seeds)", "Without stratum corneum, mean along the section."),
    row("New collagen", "collagen assay", "new_collagen", "upper reticular dermis", "ug/mm3", biopsy_d, 6.1, 19.4, null, "Collagen III and immature I that remodelling may still lose."),
    row("Dermal thickness", "ultrasound", "dermal_thickness", "dermis", "mm", end_d, 1.42, 1.49, "±0.6 % (8 seeds)", "Between entry echo and hypodermis at 20 MHz."),
    row("Water loss, 48 h", "TEWL meter", "tewl", "surface", "g/m2/h", 2, 11, 13.2, "±5 % (8 seeds)", "Above rest means that the barrier still leaks."),
    row("Highest neutrophil count", "histology", "neutrophils", "papillary dermis", "mm-2", 0.5, 3, 243, "±18 % (8 seeds)", "Strength of the first inflammatory wave."),
    row("Masson-positive area, deep dermis", "histology", "masson_area", "lower reticular dermis", "percent", end_d, 71, 70.6, null, "Below the needles: should hardly change."),
  ];
}

function section(treated, stain) {
  const width = 480, height = 600, rgb = new Uint8Array(3 * width * height), random = chance(treated ? 5 : 9);
  const fibres = Array.from({ length: 70 }, () => [random() * height, 8 + 26 * random(), 60 * random(), 0.01 + 0.02 * random()]);
  for (let y = 0; y < height; ++y) for (let x = 0; x < width; ++x) {
    const edge = (treated ? 84 : 62) + 14 * Math.sin(x / 17) + 6 * Math.sin(x / 41);
    let colour = y < 18 ? [250, 250, 250] : y < 30 ? [215, 120, 140] : y < edge ? [190, 110, 160] : [232, 214, 222];
    if (y >= edge) for (const [y0, amplitude, phase, wave] of fibres)
      if (Math.abs(y - y0 - amplitude * Math.sin(x * wave + phase)) < (treated && y < 260 ? 4.2 : 2.6))
        colour = stain.startsWith("Masson") ? [72, 110, 178] : [60, 45, 45];
    const grain = 14 * (random() - 0.5);
    colour.forEach((c, i) => { rgb[3 * (y * width + x) + i] = Math.max(0, Math.min(255, c + grain)); });
  }
  return `data:image/png;base64,${encode(width, height, rgb).toString("base64")}`;
}

function pictures() {
  return [["Masson trichrome", 0], ["Masson trichrome", biopsy_d], ["Silver (reticulin)", biopsy_d]].map(([stain, time_d]) => ({
    stain, time_d, caption: "Collagen fibres are drawn from the pools, nuclei from the cell densities.", um_per_pixel: 2,
    width: 480, height: 600, treated: section(time_d > 0, stain), untreated: section(false, stain) }));
}

const strip = () => [0.007, 0.25, 1, 3, 7, 14, 28].map((time_d) => ({ time_d, caption: "A made-up channel.", um_per_pixel: 2, width: 480, height: 600,
  source: section(time_d > 5, "Masson trichrome") }));

function punctures(random, wide) {
  return sessions.flatMap((time_d, session) => Array.from({ length: 2 + (session % 2) }, () => ({
    time_d, session, x_mm: random() * wide, y_mm: random() * wide, radius_mm: 0.035, depth_mm: 0.75 + 0.4 * random(),
    angle_deg: 12 * random(), azimuth_deg: 360 * random() })));
}

/** One byte volume of a quantity: `depth` gives its share of the scale by depth, `near` what a track adds. */
function volume(grid, made, depth, near) {
  const { nx, ny, nz, d } = grid, bytes = Buffer.alloc(nx * ny * nz), wide = nx * d;
  for (let z = 0; z < nz; ++z) for (let y = 0; y < ny; ++y) for (let x = 0; x < nx; ++x) {
    const at = [(x + 0.5) * d, (y + 0.5) * d, (z + 0.5) * d];
    let value = depth(at[2], at[0], at[1]);
    for (const p of made) {
      const off = (a, b) => Math.abs(((a - b + 1.5 * wide) % wide) - wide / 2);
      const r = Math.hypot(off(at[0], p.x_mm), off(at[1], p.y_mm), Math.max(0, at[2] - p.depth_mm));
      value += near(r, p);
    }
    bytes[(z * ny + y) * nx + x] = Math.max(0, Math.min(255, Math.round(255 * value)));
  }
  return deflateSync(bytes).toString("base64");
}

/** Knots in the middle of their cells, and pieces between them that grow more with time; none in the first planes. */
function places([nx, ny, nz]) {
  const bytes = [];
  for (let k = 0; k < nx * ny * nz; ++k)
    bytes.push(256 * (k % nx + 0.5) / nx, 256 * (Math.floor(k / nx) % ny + 0.5) / ny, 256 * (Math.floor(k / (nx * ny)) + 0.5) / nz);
  return deflateSync(Buffer.from(bytes)).toString("base64");
}
function pieces([nx, ny, nz], time_d) {
  const random = chance(5), share = 0.2 + 0.2 * Math.min(1, time_d / 28), bytes = Buffer.alloc(3 * nx * ny * nz);
  for (let i = 9 * nx * ny; i < bytes.length; ++i) { const u = random(); bytes[i] = u < share ? 2 : u < share + 0.03 ? 1 : 0; }
  return deflateSync(bytes).toString("base64");
}

function scan() {
  const knots = [16, 16, 40];
  const grid = { nx: 32, ny: 32, nz: 80, d: 0.03 }, all = punctures(chance(3), grid.nx * grid.d);
  const rete = (x, y) => 0.1 + 0.02 * Math.sin(x * 52) * Math.sin(y * 52);
  const dermis = (z, x, y) => (z < rete(x, y) ? 0 : 1);
  const frames = [0, 0.25, 1, 3, 7, 14, 28, 28.25, 31, 56.25, 84.25, 112.25, 119, 140, biopsy_d, 270, end_d].map((time_d) => {
    const made = all.filter((p) => p.time_d <= time_d);
    const since = (p) => time_d - p.time_d;
    return { time_d, vessels: pieces(knots, time_d), volumes: {
      new_collagen: volume(grid, made, (z, x, y) => 0.05 * dermis(z, x, y),
        (r, p) => 0.5 * Math.exp(-((r / 0.12) ** 2)) * (1 - Math.exp(-since(p) / 14)) * Math.exp(-since(p) / 400)),
      leukocytes: volume(grid, made, (z, x, y) => 0.03 * dermis(z, x, y),
        (r, p) => 0.9 * Math.exp(-((r / 0.16) ** 2)) * (1 - Math.exp(-(since(p) + 0.02) / 0.3)) * Math.exp(-since(p) / 3)),
      oxygen: volume(grid, made, (z) => 0.08 + 0.3 * (1 - Math.exp(-z / 0.15)), () => 0) } };
  });
  return { nx: grid.nx, ny: grid.ny, nz: grid.nz, voxel_mm: [grid.d, grid.d, grid.d], frames, punctures: all,
    vessels: { knots, places: places(knots) },
    channels: [{ id: "new_collagen", label: "New collagen (III and immature I)", unit: "ug/mm3", low: 0, high: 150 },
               { id: "leukocytes", label: "Neutrophils and macrophages", unit: "mm-3", low: 0, high: 3000 },
               { id: "oxygen", label: "Oxygen tension", unit: "mmHg", low: 0, high: 100 }],
    layers: [["Stratum corneum", 0, 0.015], ["Viable epidermis", 0.015, 0.1], ["Papillary dermis", 0.1, 0.25],
             ["Reticular dermis", 0.25, 2.0], ["Hypodermis", 2.0, 2.4]].map(([label, top_mm, bottom_mm]) => ({ label, top_mm, bottom_mm })) };
}

function parameters() {
  const grades = ["human-skin-in-vivo", "ex-vivo-skin", "human-other-tissue", "animal", "in-vitro", "unread", "calibrated", "assumed"];
  const processes = ["haemostasis", "cytokines", "leukocytes", "fibroblasts", "collagen", "oxygen", "epidermis", "barrier"];
  const random = chance(11);
  const rows = Array.from({ length: 120 }, (_, i) => {
    const value = 10 ** (6 * random() - 3);
    return { process: processes[i % 8], name: `made_up_rate_${i}`, symbol: `k${i}`, value, unit: i % 3 ? "1/day" : "ng/mL", low: value * (0.2 + 0.7 * random()),
             high: value * (1.2 + 3 * random()), source: `synthetic source ${i}`, grade: grades[Math.floor(8 * random() ** 1.2)], meaning: "A made-up parameter for tests of this page." };
  });
  return { rows, by_grade: grades.map((g) => [g, rows.filter((r) => r.grade === g).length]) };
}

let made = null;
/** The data set; made once, as packing the volumes takes seconds. */
export const syntheticReport = () => (made ??= makeReport());

function makeReport() {
  return {
    schema: 1, title: "Acne scars, 1.5 mm roller, five sessions (synthetic test data)", disclaimer: "Research use only. Not medical advice.",
    made: { version: "0.1.0", date: "2026-11-22", seed: 7, wall_s: 512.4, steps: { treated: 4211, untreated: 613 } },
    scenario: { name: "synthetic", summary: "Five sessions four weeks apart with a 1.5 mm roller on the cheek; biopsy eight weeks after the last; followed for a year with an untreated twin.",
      notes: ["Normal skin stands in for scars.", "These data are made up to test the page; they are no result of the simulator."],
      facts: [["Patient", "woman, 28 years, Fitzpatrick III"], ["Site", "cheek"], ["Device", "roller, 192 needles, 1.5 mm"], ["Passes", 15],
              ["Punctures", "232 per cm²"], ["Mean depth", "0.94 mm"], ["Block", "0.96 × 0.96 × 2.4 mm"], ["Voxel", "30 µm"]] },
    end_d,
    scarring: { rest_per_mm3: 50, gain_at_rest: 0.2, largest_gain: 1.6, fibrotic_state: true, probability: 0.12, draws: 200, parameters_drawn: 25,
      level_per_mm3: [50, 500, 5000, 50000], returned_per_mm3: [50, 300, 8000, 12000] },
    inflammation: { rest_ng_per_ml: 0.006, gain_at_rest: 0.05, largest_gain: 0.3, lasting_state: false, lasting_at_rest: false, probability: 0.3,
      draws: 200, parameters_drawn: 44, level_ng_per_ml: [0.006, 0.06, 0.6, 6], returned_ng_per_ml: [0.006, 0.02, 0.05, 0.06] },
    plan: [{ time_d: -1, kind: "biopsy", label: "Baseline biopsy", detail: "Both arms" },
           ...sessions.map((time_d, i) => ({ time_d, kind: "session", label: `Session ${i + 1}`, detail: "15 passes, 1.5 mm roller" })),
           { time_d: 1, kind: "occlusion", label: "Occlusion 24 h", detail: "Film" },
           { time_d: biopsy_d, kind: "biopsy", label: "Biopsy", detail: "3 mm punch, Masson and silver" }, { time_d: end_d, kind: "biopsy", label: "Last biopsy", detail: "" }],
    outcomes: outcomes(), series: allSeries(), pictures: pictures(), strip: strip(), scan: scan(), parameters: parameters(),
    evidence: [
      { id: "V39a", claim: "Epidermal thickness, 5 sessions every 4 weeks", source: "Lotfi 2013", role: "validation", low: 30, high: 70, value: 34, unit: "percent", verdict: "met", inert: 0, counts: true, seeds: 8, spread: "31 to 37 % over 8 seeds" },
      { id: "V39b", claim: "Papillary collagen, same protocol", source: "Lotfi 2013", role: "calibration", low: 35, high: 75, value: 46.5, unit: "percent", verdict: "met", inert: 0.1 },
      { id: "V45c", claim: "Water loss of 1.5 mm over 0.5 mm", source: "Sasaki 2019", role: "validation", low: 1, high: null, value: 1.05, unit: "ratio", verdict: "met", inert: 1.2, counts: false },
      { id: "V54", claim: "Depth where sealing halves oxygen", source: "Stücker 2002", role: "found", low: 0.1, high: 0.4, value: null, unit: "mm", verdict: "not evaluable", inert: null }],
    limits: ["Normal skin stands in for scars.", "One block of about 1 mm² holds two or three punctures a session: see the seed spread.", "No mechanics: depths come from published ratios."],
  };
}
