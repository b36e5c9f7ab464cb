#!/usr/bin/env python3
"""How much do headline outcomes change when the time tolerance, or the voxel, is halved?

SPDX-License-Identifier: Apache-2.0

  convergence.py CUTIS [-o DIR] [--only NAME ...] [--threads N] [--json FILE]

Runs convergence.toml as it is ("base"), with half its tolerance ("tolerance") and with half its voxel, sideways and in
depth ("voxel"), checks that all hold the same block with the same punctures in the same places, and prints what changed
as a Markdown table. An outcome that changes by LIMIT_PERCENT or more is MISSED. Exit code: 0 all within the limit,
1 some missed, 2 the runs cannot be compared.

With -o, runs are kept, and a run that is there and done is read again instead of made again (delete its folder for a new
one). --only names the variants to run or read. Not part of CI: the fine voxel takes eight times the voxels, and more steps.
"""
import argparse
import csv
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SCENARIO = HERE / "convergence.toml"
LIMIT_PERCENT = 2.0
CLOSED_PERCENT = 90.0  # "Epidermis closed" of the report
# Same places in all runs: rounding may differ by the last bits of the block's width.
PLACE_TOLERANCE_MM = 1e-9

# key in the scenario -> value of the variant; everything else stays
VARIANTS = {
    "base": {},
    "tolerance": {"tolerance": "0.05"},
    "voxel": {"voxel": '"10 um"'},
}
LABELS = {"base": "20 um, tolerance 0.1", "tolerance": "20 um, 0.05", "voxel": "10 um, 0.1"}


class NotComparable(Exception):
    """The runs are not the same experiment."""


def variant_text(changes):
    text = SCENARIO.read_text()
    for key, value in changes.items():
        text, found = re.subn(rf"(?m)^{key} = .*$", f"{key} = {value}", text)
        if found != 1:
            raise NotComparable(f"{SCENARIO.name} has {found} lines '{key} = ...', not one")
    return text


def run_json(folder):
    path = folder / "run.json"
    return json.loads(path.read_text()) if path.exists() else {}


def make_run(cutis, name, directory, threads):
    """The finished run of a variant, made unless it is there for the same scenario."""
    folder = directory / name
    text = variant_text(VARIANTS[name])
    made = run_json(folder)
    if made.get("status") == "done" and made["scenario"]["text"] == text:
        print(f"{name}: read from {folder}", file=sys.stderr)
        return folder
    scenario = directory / f"{name}.toml"
    scenario.write_text(text)
    print(f"{name}: running ({LABELS[name]})", file=sys.stderr)
    command = [cutis, "run", str(scenario), "-o", str(folder), "--force", "--quiet", "--json", "--threads", str(threads)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return folder


def same_experiment(folders):
    """Raises unless all runs hold the same block and the same punctures; returns how many punctures."""
    blocks, punctures = {}, {}
    for name, folder in folders.items():
        scan = json.loads((folder / "scan.json").read_text())
        size = run_json(folder)["scenario"]["resolved"]["grid"]
        blocks[name] = tuple(size[key] for key in ("width", "depth"))
        punctures[name] = scan["punctures"]
    first = next(iter(folders))
    if not punctures[first]:
        raise NotComparable("no puncture in the block")
    for name in folders:
        if blocks[name] != blocks[first]:
            raise NotComparable(f"block of {name} is {blocks[name]}, of {first} {blocks[first]}")
        if len(punctures[name]) != len(punctures[first]):
            raise NotComparable(f"{name} has {len(punctures[name])} punctures, {first} {len(punctures[first])}")
        for one, other in zip(punctures[name], punctures[first]):
            apart = [key for key in other if abs(one[key] - other[key]) > PLACE_TOLERANCE_MM]
            if apart:
                raise NotComparable(f"a puncture of {name} differs from that of {first} in {', '.join(apart)}")
    return len(punctures[first])


def courses_of(folder):
    """(arm, instrument, quantity, region) -> [(time_d, value)], and their units."""
    courses, units = {}, {}
    with open(folder / "measurements.csv", newline="") as file:
        for r in csv.DictReader(file):
            key = (r["arm"], r["instrument"], r["quantity"], r["region"])
            courses.setdefault(key, []).append((float(r["time_d"]), float(r["value"])))
            units[key] = r["unit"]
    return courses, units


def last(course):
    return course[-1][1]


def highest(course):
    return max(value for _, value in course)


def closure_d(course):
    """Time at which the bridged share reaches CLOSED_PERCENT after the needles, linear between readings."""
    after = [(t, v) for t, v in course if t > 0]  # at time 0 the skin is whole
    if after[0][1] >= CLOSED_PERCENT:
        raise NotComparable("the epidermis is closed at the first reading: read it earlier")
    for (t0, v0), (t1, v1) in zip(after, after[1:]):
        if v1 >= CLOSED_PERCENT:
            return t0 + (t1 - t0) * (CLOSED_PERCENT - v0) / (v1 - v0)
    raise NotComparable("the epidermis does not close within the run")


def outcomes_of(folder):
    """label -> (value, unit)"""
    courses, units = courses_of(folder)
    found = {}

    def add(label, what, *reading, unit=None):
        key = ("treated", *reading)
        found[label] = (what(courses[key]), unit or units[key])

    for layer in ("papillary", "reticular"):
        reading = ("collagen_assay", "collagen_new", f"{layer}_dermis")
        treated, untreated = courses[("treated", *reading)], courses[("untreated", *reading)]
        day = f"day {treated[-1][0]:g}"
        add(f"new collagen, {layer} dermis, {day}", last, *reading)
        gain = last(treated) - last(untreated)
        found[f"gain of new collagen over the twin, {layer} dermis, {day}"] = (gain, units[("treated", *reading)])
    add(f"epidermis closed ({CLOSED_PERCENT:g} % bridged)", closure_d, "histology", "epidermal_gap_bridged", "epidermis",
        unit="d")
    for cells in ("neutrophils", "macrophages", "fibroblasts", "myofibroblasts"):
        add(f"highest density of {cells}, papillary dermis", highest, "cell_counts", cells, "papillary_dermis")
    return found


def compare(folders):
    """One row for each outcome: values by variant, change from base in percent, met or MISSED."""
    outcomes = {name: outcomes_of(folder) for name, folder in folders.items()}
    rows = []
    for label, (base, unit) in outcomes["base"].items():
        row = {"outcome": label, "unit": unit, "base": base, "variants": {}}
        for name in folders:
            if name == "base":
                continue
            value = outcomes[name][label][0]
            change = 100 * (value - base) / base
            row["variants"][name] = {"value": value, "change_percent": change,
                                     "verdict": "met" if abs(change) < LIMIT_PERCENT else "MISSED"}
        rows.append(row)
    return rows


def costs_of(folder):
    run = run_json(folder)
    arms = run.get("arms", {})
    return {"voxels": run["skin"]["voxels"], "wall_s": run["made"]["wall_s"],
            "steps": {arm: arms[arm]["steps"] for arm in arms}}


def markdown(rows, names):
    heads = ["outcome", "unit", LABELS["base"]]
    for name in names:
        heads += [LABELS[name], "change", f"< {LIMIT_PERCENT:g} %"]
    lines = [heads, ["---"] * len(heads)]
    for row in rows:
        cells = [row["outcome"], row["unit"], f"{row['base']:.5g}"]
        for name in names:
            v = row["variants"][name]
            cells += [f"{v['value']:.5g}", f"{v['change_percent']:+.2f} %", v["verdict"]]
        lines.append(cells)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def study(arguments, directory):
    names = ["base"] + [name for name in VARIANTS if name != "base" and name in arguments.only]
    folders = {name: make_run(arguments.cutis, name, directory, arguments.threads) for name in names}
    punctures = same_experiment(folders)
    rows = compare(folders)
    costs = {name: costs_of(folder) for name, folder in folders.items()}
    print(markdown(rows, names[1:]))
    print(f"\nPunctures, in the same places in all runs: {punctures}.")
    for name, cost in costs.items():
        steps = ", ".join(f"{arm} {count}" for arm, count in cost["steps"].items())
        print(f"{name}: {LABELS[name]}; {cost['voxels']} voxels, steps: {steps}; {cost['wall_s']:.0f} s")
    if arguments.json:
        result = {"limit_percent": LIMIT_PERCENT, "punctures": punctures, "rows": rows, "runs": costs}
        pathlib.Path(arguments.json).write_text(json.dumps(result, indent=1) + "\n")
    return all(v["verdict"] == "met" for row in rows for v in row["variants"].values())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cutis")
    parser.add_argument("-o", "--output", help="folder that keeps the runs")
    parser.add_argument("--only", nargs="+", choices=[n for n in VARIANTS if n != "base"],
                        default=[n for n in VARIANTS if n != "base"], help="variants to compare with base")
    parser.add_argument("--threads", type=int, default=os.cpu_count(), help="results do not depend on it")
    parser.add_argument("--json", help="file for the table as JSON")
    arguments = parser.parse_args()
    try:
        if arguments.output:
            directory = pathlib.Path(arguments.output)
            directory.mkdir(parents=True, exist_ok=True)
            return 0 if study(arguments, directory) else 1
        with tempfile.TemporaryDirectory() as temporary:
            return 0 if study(arguments, pathlib.Path(temporary)) else 1
    except NotComparable as problem:
        print(f"convergence.py: {problem}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
