// Which colour stands for which value in the block?
// SPDX-License-Identifier: Apache-2.0

/** Viridis at nine points (Smith and van der Walt, matplotlib, CC0): ordered in lightness, safe for colour-blind eyes. */
const stops = ["440154", "472d7b", "3b528b", "2c728e", "21918c", "28ae80", "5ec962", "addc30", "fde725"];

const channels = (hex: string) => [0, 2, 4].map((i) => parseInt(hex.slice(i, i + 2), 16));

/** 256 RGBA entries. */
export function lookup(): Uint8Array {
  const table = new Uint8Array(1024);
  for (let i = 0; i < 256; ++i) {
    const at = (i / 255) * (stops.length - 1), k = Math.min(stops.length - 2, Math.floor(at));
    const a = channels(stops[k]!), b = channels(stops[k + 1]!);
    a.forEach((value, c) => { table[4 * i + c] = Math.round(value + (b[c]! - value) * (at - k)); });
    table[4 * i + 3] = 255;
  }
  return table;
}

export const gradient = `linear-gradient(to right, ${stops.map((s) => `#${s}`).join(", ")})`;
/** Two lightnesses of one hue, apart from the volume's colours and from the needles. */
export const perfusedVessel = 0xc8102e, sproutingVessel = 0xf2a3ae;
export const presentNeedle = 0xd55e00, pastNeedle = 0x8a8f98;
