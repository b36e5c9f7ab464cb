// Where are the edges of the block and of its layers? Lines by face, so that front ones can be drawn over the volume.
// SPDX-License-Identifier: Apache-2.0
import { BufferGeometry, Float32BufferAttribute, Group, LineBasicMaterial, LineSegments, Vector3 } from "three";
import type { Layer } from "../contract";

interface Face { normal: Vector3; lines: LineSegments }

function sideLines(normal: Vector3, half: Vector3, heights: number[]): number[] {
  const across = new Vector3(-normal.z, 0, normal.x);
  const middle = normal.clone().multiply(half), reach = across.clone().multiply(half);
  const a = middle.clone().sub(reach), b = middle.clone().add(reach);
  const flat = heights.flatMap((y) => [a.x, y, a.z, b.x, y, b.z]);
  return [...flat, a.x, half.y, a.z, a.x, -half.y, a.z, b.x, half.y, b.z, b.x, -half.y, b.z];
}

/** Four sides with their layer lines; `split` shows only those that face, or do not face, the eye. */
export class Outline {
  readonly group = new Group();
  private readonly faces: Face[];
  private readonly material = new LineBasicMaterial({ color: 0x808890, transparent: true, opacity: 0.75 });

  constructor(size: Vector3, layers: Layer[]) {
    const half = new Vector3(size.x / 2, size.z / 2, size.y / 2);
    const inside = layers.map((layer) => layer.bottom_mm).filter((d) => d > 0 && d < size.z);
    const heights = [half.y, -half.y, ...inside.map((d) => half.y - d)];
    this.faces = [[1, 0], [-1, 0], [0, 1], [0, -1]].map(([x, z]) => {
      const normal = new Vector3(x, 0, z), geometry = new BufferGeometry();
      geometry.setAttribute("position", new Float32BufferAttribute(sideLines(normal, half, heights), 3));
      return { normal: normal.clone().divide(new Vector3(half.x, 1, half.z)), lines: new LineSegments(geometry, this.material) };
    });
    this.group.add(...this.faces.map((face) => face.lines));
  }

  split(eye: Vector3, front: boolean) {
    for (const { normal, lines } of this.faces) lines.visible = normal.dot(eye) > 1 === front;
  }
}
