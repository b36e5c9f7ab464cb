#!/usr/bin/env python3
"""What would a whole face cost? Voxels, memory, time a step and messages, from measured costs per voxel.

SPDX-License-Identifier: Apache-2.0

Costs are of one core, in ns per voxel; defaults are those of docs/performance.md. Depth is never split: a rank holds a
near-square patch of columns. A message carries the rows beside the patch, for the whole depth:
    bytes = columns along the edge x voxels in depth x fields x bytes of a value.
"""
import argparse
import math


def arguments():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("--area-mm2", type=float, default=35000)
    p.add_argument("--depth-mm", type=float, default=2.5)
    p.add_argument("--voxel-mm", type=float, default=0.02)
    p.add_argument("--step-ns", type=float, default=1925, help="a step, ns per voxel, on two cores")
    p.add_argument("--steps", type=int, default=100, help="of the treated arm, for the plan in question")
    p.add_argument("--step-bytes", type=float, default=1840, help="held per voxel: fields, rates, stages, solvers")
    p.add_argument("--moving-fields", type=int, default=29, help="that diffuse: solved by multigrid")
    p.add_argument("--reading-fields", type=int, default=2, help="whose neighbours rates read: chemotaxis")
    p.add_argument("--cycles", type=float, default=91, help="multigrid cycles a step, all fields and stages")
    p.add_argument("--latency-us", type=float, default=2, help="of one message")
    p.add_argument("--network-gb-per-s", type=float, default=10, help="of one rank")
    p.add_argument("--ranks", type=int, nargs="+", default=[1, 64, 512, 2048, 8192])
    return p.parse_args()


def messages_of_a_cycle(edge, depth):
    """Bytes and number of messages of one V-cycle in single precision: both colours after each of two sweeps, residuals
    and corrections once more, so 6 exchanges on each level; levels halve the edge and keep the depth."""
    total_bytes, count = 0.0, 0
    while edge >= 1:
        total_bytes += 4 * 6 * edge * depth * 4
        count += 4 * 6
        edge /= 2
    return total_bytes, count


def main():
    a = arguments()
    depth = round(a.depth_mm / a.voxel_mm)
    columns = a.area_mm2 / a.voxel_mm**2
    voxels = columns * depth
    bits = math.ceil(math.log2(voxels))
    print(f"{columns:.3g} columns x {depth} = {voxels:.3g} voxels; an index needs {bits} bits: 64-bit")
    print(f"memory {voxels * a.step_bytes / 1e12:.1f} TB\n")
    print(f"{'ranks':>6}{'voxels/rank':>13}{'GB/rank':>9}{'step s':>9}{'halo/step MB':>14}{'messages/step':>15}"
          f"{'sent in s':>11}{'run h':>8}")
    for ranks in a.ranks:
        here = voxels / ranks
        edge = math.sqrt(columns / ranks)
        compute = here * 2 * a.step_ns * 1e-9
        cycle_bytes, cycle_messages = messages_of_a_cycle(edge, depth)
        fields_bytes = 4 * edge * depth * 8 * (a.moving_fields + a.reading_fields)
        total = 0 if ranks == 1 else a.cycles * cycle_bytes + fields_bytes
        count = 0 if ranks == 1 else a.cycles * cycle_messages + 4
        sent = count * a.latency_us * 1e-6 + total / (a.network_gb_per_s * 1e9)
        held = here * a.step_bytes / 1e9
        print(f"{ranks:>6}{here:>13.3g}{held:>9.1f}{compute:>9.1f}{total / 1e6:>14.1f}{count:>15.0f}"
              f"{sent:>11.3f}{(compute + sent) * a.steps / 3600:>8.1f}")


if __name__ == "__main__":
    main()
