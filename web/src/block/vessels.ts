// Where do vessels run? A network drawn from their density, as thin tubes; a realisation, not a result.
// SPDX-License-Identifier: Apache-2.0
import { Color, CylinderGeometry, Group, InstancedMesh, Matrix4, MeshLambertMaterial, Plane, Quaternion, Vector3 } from "three";
import type { Scan } from "../contract";
import { perfusedVessel, sproutingVessel } from "./colours";
import { inflate } from "./decode";

const radius_mm = 0.006;
const up = new Vector3(0, 1, 0);
const kinds = [0, sproutingVessel, perfusedVessel].map((hex) => new Color(hex));

interface Piece { index: number; from: Vector3; to: Vector3 }

/** All pieces that a frame may show, ends in mm from the middle of the block; those around a side are drawn at both. */
function layOut(places: Uint8Array, knots: [number, number, number], size: Vector3): Piece[] {
  const [nx, ny, nz] = knots, pieces: Piece[] = [], step = [1, nx, nx * ny], count = [nx, ny, nz];
  const place = (knot: number) => new Vector3(...[size.x, size.y, size.z].map((length, a) => ((places[3 * knot + a]! + 0.5) / 256) * length) as [number, number, number]);
  const inView = (p: Vector3) => new Vector3(p.x - size.x / 2, size.z / 2 - p.z, p.y - size.y / 2);
  for (let knot = 0; knot < nx * ny * nz; ++knot) {
    const at = [knot % nx, Math.floor(knot / nx) % ny, Math.floor(knot / (nx * ny))];
    for (let axis = 0; axis < 3; ++axis) {
      const last = at[axis]! + 1 === count[axis];
      if (last && axis === 2) continue;
      const from = place(knot), to = place(last ? knot - at[axis]! * step[axis]! : knot + step[axis]!);
      const around = new Vector3(axis === 0 ? size.x : 0, axis === 1 ? size.y : 0, 0);
      const add = (a: Vector3, b: Vector3) => pieces.push({ index: 3 * knot + axis, from: inView(a), to: inView(b) });
      if (!last) add(from, to);
      else { add(from, to.clone().add(around)); add(from.clone().sub(around), to); }
    }
  }
  return pieces;
}

/** A tube between two points, reaching a little into its neighbours so that bends have no gaps. */
function tube({ from, to }: Piece): Matrix4 {
  const along = to.clone().sub(from), length = along.length();
  return new Matrix4().compose(from.clone().add(to).multiplyScalar(0.5), new Quaternion().setFromUnitVectors(up, along.normalize()),
    new Vector3(radius_mm, length + radius_mm, radius_mm));
}

/** Nothing is drawn beyond the sides of the block: the lower, and the upper, which a cut moves. */
const lowerSides = (size: Vector3) => [new Plane(new Vector3(1, 0, 0), size.x / 2), new Plane(new Vector3(0, 0, 1), size.y / 2)];
const upperSides = (size: Vector3) => [new Plane(new Vector3(-1, 0, 0), size.x / 2), new Plane(new Vector3(0, -1, 0), size.z / 2),
  new Plane(new Vector3(0, 0, -1), size.y / 2)];

export class Vessels {
  readonly group = new Group();
  readonly exist: boolean;
  private readonly kept: Plane[];
  private mesh: Promise<InstancedMesh> | null = null;
  private wanted = -1;
  private pieces: Piece[] = [];

  constructor(private readonly scan: Scan, private readonly size: Vector3) {
    this.kept = upperSides(size);
    this.exist = typeof scan.vessels?.places === "string" && scan.frames.some((f) => typeof f.vessels === "string");
    this.group.visible = false;
  }

  /** Keeps what lies below the upper corner that a cut leaves. */
  setKept(corner: Vector3) {
    [corner.x, corner.y, corner.z].forEach((reach, i) => { this.kept[i]!.constant = reach; });
  }

  /** Lays out the pieces of a frame while vessels are shown. */
  async showAt(frame: number): Promise<void> {
    const packed = this.scan.frames[frame]?.vessels;
    if (!this.group.visible || typeof packed !== "string") return;
    this.wanted = frame;
    this.mesh ??= this.unpack();
    const [mesh, state] = await Promise.all([this.mesh, inflate(packed)]);
    if (frame !== this.wanted) return;  // a later request has overtaken this one
    mesh.count = 0;
    for (const piece of this.pieces) {
      const kind = state[piece.index] ?? 0;
      if (kind === 0) continue;
      mesh.setMatrixAt(mesh.count, tube(piece));
      mesh.setColorAt(mesh.count++, kinds[kind]!);
    }
    mesh.instanceMatrix.needsUpdate = true;
    if (mesh.instanceColor) mesh.instanceColor.needsUpdate = true;
  }

  private async unpack(): Promise<InstancedMesh> {
    const { knots, places } = this.scan.vessels!;
    this.pieces = layOut(await inflate(places), knots, this.size);
    const material = new MeshLambertMaterial({ clippingPlanes: [...lowerSides(this.size), ...this.kept] });
    const mesh = new InstancedMesh(new CylinderGeometry(1, 1, 1, 6, 1, true), material, this.pieces.length);
    mesh.frustumCulled = false;
    this.group.add(mesh);
    return mesh;
  }
}
