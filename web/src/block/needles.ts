// Where did the needles go? Each puncture as a thin solid track.
// SPDX-License-Identifier: Apache-2.0
import { Color, CylinderGeometry, InstancedMesh, Matrix4, MeshBasicMaterial, Quaternion, Vector3 } from "three";
import type { Puncture } from "../contract";
import { pastNeedle, presentNeedle } from "./colours";

/** Thinner tracks would vanish on the screen; wider ones keep their radius. */
const least_radius_mm = 0.006;
/** Tracks of earlier sessions have closed: drawn as thin lines. */
const past_share = 0.45;

/** From the surface downwards; `depth_mm` is along it; tilted by `angle_deg` from the vertical towards `azimuth_deg` (0 = x, 90 = y). */
function direction(p: Puncture): Vector3 {
  const tilt = ((p.angle_deg ?? 0) * Math.PI) / 180, turn = ((p.azimuth_deg ?? 0) * Math.PI) / 180;
  return new Vector3(Math.sin(tilt) * Math.cos(turn), -Math.cos(tilt), Math.sin(tilt) * Math.sin(turn));
}

function placed(p: Puncture, size: Vector3, share: number): Matrix4 {
  const along = direction(p), length = p.depth_mm;
  const entry = new Vector3(p.x_mm - size.x / 2, size.z / 2, p.y_mm - size.y / 2);
  const middle = entry.addScaledVector(along, length / 2);
  const radius = Math.max(least_radius_mm, share * p.radius_mm);
  return new Matrix4().compose(middle, new Quaternion().setFromUnitVectors(new Vector3(0, -1, 0), along),
    new Vector3(radius, length, radius));
}

/** All punctures of a scan; `showAt` hides those still to come and marks those of the last session. */
export class Needles {
  readonly mesh: InstancedMesh;
  private readonly punctures: Puncture[];

  constructor(punctures: Puncture[], private readonly size: Vector3) {
    this.punctures = [...punctures].sort((a, b) => a.time_d - b.time_d);
    this.mesh = new InstancedMesh(new CylinderGeometry(1, 0.55, 1, 10), new MeshBasicMaterial(), this.punctures.length);
    this.mesh.frustumCulled = false;
    this.showAt(-Infinity);
  }

  showAt(time_d: number) {
    const made = this.made(time_d), last = made.length > 0 ? made[made.length - 1]!.time_d : 0;
    this.mesh.count = made.length;
    made.forEach((p, i) => {
      const present = p.time_d > last - 0.5;
      this.mesh.setColorAt(i, new Color(present ? presentNeedle : pastNeedle));
      this.mesh.setMatrixAt(i, placed(p, this.size, present ? 1 : past_share));
    });
    this.mesh.instanceMatrix.needsUpdate = true;
    if (this.mesh.instanceColor) this.mesh.instanceColor.needsUpdate = true;
  }

  made(time_d: number) { return this.punctures.filter((p) => p.time_d <= time_d + 1e-9); }
}
