#!/usr/bin/env python3
"""Does a short run give the same bits on any number of threads, and the recorded values?

SPDX-License-Identifier: Apache-2.0

  regression.py threads CUTIS           measurements.csv of 1 and 2 threads and of a second run are the same bytes
  regression.py reference CUTIS         values agree with reference.csv
  regression.py record CUTIS            writes reference.csv (after a change of model or parameters that was meant)

The bits are promised for one binary on one type of CPU only; across compilers and CPUs values must agree to TOLERANCE
of the largest value of the same reading in the run.
"""
import csv
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SCENARIO = HERE / "small.toml"
REFERENCE = HERE / "reference.csv"
TOLERANCE = 2e-3


def run(cutis, threads):
    with tempfile.TemporaryDirectory() as directory:
        command = [cutis, "run", str(SCENARIO), "-o", directory, "--threads", str(threads), "--quiet", "--json"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return (pathlib.Path(directory) / "measurements.csv").read_bytes()


def rows_of(text):
    return {(r["arm"], float(r["time_d"]), r["instrument"], r["quantity"], r["region"], r["unit"]): float(r["value"])
            for r in csv.DictReader(text.splitlines())}


def check_threads(cutis):
    runs = {name: run(cutis, threads) for name, threads in (("1 thread", 1), ("2 threads", 2), ("2 threads again", 2))}
    first = runs.pop("1 thread")
    different = [name for name, content in runs.items() if content != first]
    for name in different:
        pairs = zip(first.decode().splitlines(), runs[name].decode().splitlines())
        line = next((f"{a}\n  {b}" for a, b in pairs if a != b), "one run has more rows")
        print(f"1 thread and {name} differ, first in:\n  {line}")
    print(f"{len(first.splitlines()) - 1} readings, {len(different)} of 2 comparisons differ")
    return not different and len(first.splitlines()) > 100


def check_reference(cutis):
    expected = rows_of(REFERENCE.read_text())
    found = rows_of(run(cutis, 2).decode())
    largest = {}
    for (_, _, *reading), value in expected.items():
        largest[tuple(reading)] = max(largest.get(tuple(reading), 0.0), abs(value))
    faults = [f"missing: {key}" for key in expected.keys() - found.keys()]
    faults += [f"new: {key}" for key in found.keys() - expected.keys()]
    for key in expected.keys() & found.keys():
        if abs(found[key] - expected[key]) > TOLERANCE * largest[key[2:]]:
            faults.append(f"{key}: {found[key]:.8g}, recorded {expected[key]:.8g}")
    print("\n".join(sorted(faults)[:40]))
    print(f"{len(expected)} recorded readings, {len(faults)} faults at a tolerance of {TOLERANCE:g}")
    return not faults


def record(cutis):
    REFERENCE.write_bytes(run(cutis, 2))
    print(f"wrote {REFERENCE}")
    return True


if __name__ == "__main__":
    TASKS = {"threads": check_threads, "reference": check_reference, "record": record}
    if len(sys.argv) != 3 or sys.argv[1] not in TASKS:
        sys.exit(__doc__)
    sys.exit(0 if TASKS[sys.argv[1]](sys.argv[2]) else 1)
