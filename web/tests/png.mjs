// How is a small RGB picture written as PNG, and read back from a screenshot?
// SPDX-License-Identifier: Apache-2.0
import { deflateSync, inflateSync } from "node:zlib";

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

/** Node 18 has no zlib.crc32. */
function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let k = 0; k < 8; ++k) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]), out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

export function encode(width, height, rgb) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (1 + 3 * width));
  for (let y = 0; y < height; ++y) rows.set(rgb.subarray(3 * width * y, 3 * width * (y + 1)), y * (1 + 3 * width) + 1);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
}

function unfilter(type, x, left, up, corner) {
  if (type === 1) return x + left;
  if (type === 2) return x + up;
  if (type === 3) return x + ((left + up) >> 1);
  if (type !== 4) return x;
  const p = left + up - corner, a = Math.abs(p - left), b = Math.abs(p - up), c = Math.abs(p - corner);
  return x + (a <= b && a <= c ? left : b <= c ? up : corner);
}

/** 8-bit RGB or RGBA without interlace, which is what a browser's screenshot is. */
export function decode(png) {
  const width = png.readUInt32BE(16), height = png.readUInt32BE(20), channels = png[25] === 6 ? 4 : 3;
  const parts = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const raw = inflateSync(Buffer.concat(parts)), row = width * channels, data = new Uint8Array(row * height);
  for (let y = 0; y < height; ++y) {
    const type = raw[y * (row + 1)];
    for (let i = 0; i < row; ++i) {
      const left = i >= channels ? data[y * row + i - channels] : 0, up = y > 0 ? data[(y - 1) * row + i] : 0;
      const corner = y > 0 && i >= channels ? data[(y - 1) * row + i - channels] : 0;
      data[y * row + i] = unfilter(type, raw[y * (row + 1) + 1 + i], left, up, corner);
    }
  }
  return { width, height, channels, data };
}
