// How do the packed bytes of a block scan become volumes, and what is their mean by depth?
// SPDX-License-Identifier: Apache-2.0
import type { Channel, Scan } from "../contract";

const cache_bytes = 96e6;

export async function inflate(packed: string): Promise<Uint8Array> {
  const bytes = Uint8Array.from(atob(packed), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Volumes by frame and channel, unpacked when asked for; the oldest are dropped when memory runs full. */
export class Volumes {
  private kept = new Map<string, Promise<Uint8Array>>();
  constructor(private scan: Scan) {}

  get(frame: number, channel: string): Promise<Uint8Array> {
    const key = `${frame}/${channel}`, known = this.kept.get(key);
    if (known) return known;
    const fresh = this.unpack(frame, channel);
    this.kept.set(key, fresh);
    const most = Math.max(4, Math.floor(cache_bytes / this.voxels()));
    if (this.kept.size > most) this.kept.delete(this.kept.keys().next().value!);
    return fresh;
  }

  private voxels() { return this.scan.nx * this.scan.ny * this.scan.nz; }

  private async unpack(frame: number, channel: string): Promise<Uint8Array> {
    const packed = this.scan.frames[frame]?.volumes?.[channel];
    if (typeof packed !== "string") throw new Error("this time holds no volume of this quantity");
    const bytes = await inflate(packed);
    if (bytes.length !== this.voxels()) throw new Error(`the volume has ${bytes.length} voxels, not ${this.voxels()}`);
    return bytes;
  }
}

/** Mean over each plane of equal depth, in the unit of the channel. */
export function depthProfile(bytes: Uint8Array, scan: Scan, channel: Channel): number[] {
  const plane = scan.nx * scan.ny;
  return Array.from({ length: scan.nz }, (_, z) => {
    let sum = 0;
    for (let i = z * plane; i < (z + 1) * plane; ++i) sum += bytes[i]!;
    return channel.low + (sum / plane / 255) * (channel.high - channel.low);
  });
}
