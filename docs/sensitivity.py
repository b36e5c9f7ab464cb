#!/usr/bin/env python3
"""Which parameters do the headline outcomes depend on, and which calibration rows hold those parameters?

SPDX-License-Identifier: Apache-2.0

    docs/sensitivity.py --measure SCREENING/sensitivity.json CUTIS   runs the rows, writes docs/sensitivity.json
    docs/sensitivity.py            writes docs/sensitivity.md and the list in README.md from it; with --check only compares

SCREENING is what `cutis sensitivity` wrote. Each parameter that matters is moved alone to both ends of its walk and all
calibration rows are run with one seed: a row holds a parameter if its reading moves by a quarter of what is accepted, or out of it.
What is done is kept in SCREENING/held.json, so a measurement that was stopped goes on.
"""
import json
import pathlib
import subprocess
import sys
import tomllib

from marked import ROOT, readme_with, write

RECORD = ROOT / "docs/sensitivity.json"
OUTCOMES = ("new_collagen", "epidermal_closure")
SHOWN, LEAST, SHARE = 10, 0.01, 0.05


def matter(outcome):
    """The ten parameters that move an outcome most, as far as they carry a hundredth of its variance, and any further one with more than a
    twentieth."""
    return [row for n, row in enumerate(outcome["parameters"]) if row["share"] > (LEAST if n < SHOWN else SHARE)]


def calibration_rows():
    names = []
    for file in sorted((ROOT / "data/evidence").glob("*.toml")):
        names += [row["id"] for row in tomllib.loads(file.read_text(encoding="utf-8"))["row"] if row["role"] == "calibration"]
    return names


def readings(cutis, settings):
    """Reading of every calibration row, one seed; None where no such skin finds its rest."""
    command = [cutis, "evidence", "--json", "--quiet", "--seeds", "1", "--only", ",".join(calibration_rows())]
    for name, value in settings.items():
        command += ["--set", f"{name}={value!r}"]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        return None
    return {row["id"]: {**{key: row[key] for key in ("op", "lo", "hi", "unit")}, "value": row["estimate"]["mean"]}
            for row in json.loads(done.stdout)["rows"]}


def holds(row, ends):
    """Does the row tell an end of the walk from the value in use? By a quarter of its range, or by its verdict."""
    for value in ends:
        if value is None or not meets(row, value):
            return True
        if row["op"] == "in" and abs(value - row["value"]) > 0.25 * (row["hi"] - row["lo"]):
            return True
    return False


def meets(row, value):
    if row["op"] == "in":
        return row["lo"] <= value <= row["hi"]
    return value > row["lo"] if row["op"] == "gt" else value < row["lo"]


def held_by(cutis, parameter, shipped):
    ends = [readings(cutis, {parameter["parameter"]: value}) for value in parameter["walked"]]
    print(parameter["parameter"], "no rest at one end" if None in ends else "", flush=True)
    found = {}
    for name, row in shipped.items():
        values = [end[name]["value"] if end else None for end in ends]
        if None not in ends and holds(row, values):
            found[name] = values
    return {"rows": found, "without_rest": [value for value, end in zip(parameter["walked"], ends) if end is None]}


def held_by_each(cutis, parameters, file):
    """What holds each parameter; `file` keeps what is done."""
    known = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {"shipped": readings(cutis, {}), "held": {}}
    for name, parameter in parameters.items():
        if name not in known["held"]:
            known["held"][name] = held_by(cutis, parameter, known["shipped"])
        file.write_text(json.dumps(known), encoding="utf-8")
    return known["shipped"], {name: known["held"][name] for name in parameters}


def measure(screening, cutis):
    result = json.loads(pathlib.Path(screening).read_text(encoding="utf-8"))
    outcomes = {o["id"]: {"label": o["label"], "unit": o["unit"], "parameters": matter(o)}
                for o in result["outcomes"] if o["id"] in OUTCOMES}
    wanted = {row["parameter"]: row for o in outcomes.values() for row in o["parameters"]}
    shipped, held = held_by_each(cutis, wanted, pathlib.Path(screening).parent / "held.json")
    record = {key: result[key] for key in ("title", "made", "trajectories", "span", "runs", "failed")}
    record["parameters"] = result["runs"] // result["trajectories"] - 1
    record |= {"outcomes": outcomes, "shipped": shipped, "held": held}
    RECORD.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def grade(row):
    """Today's grade of a parameter; of one that is not in data/parameters (of a site, or gone) that of the day of the screening."""
    process, key = row["parameter"].split(".", 1)
    file = ROOT / f"data/parameters/{process}.toml"
    today = tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return today.get(key, row)["grade"]


def number(value):
    return "no value" if value is None else f"{value:.3g}"


def told(record, name):
    """The rows that hold a parameter, with their readings at both ends of the walk."""
    held = record["held"].get(name)
    if held is None:
        return "not run"
    if held["without_rest"]:
        return f"skin finds no rest at {' and '.join(map(number, held['without_rest']))}"
    return ", ".join(f"{row} ({number(low)} to {number(high)})" for row, (low, high) in held["rows"].items()) or "none"


def table(record, outcome):
    lines = ["| parameter | meaning | walked | mu* | share | grade | calibration rows that hold it, at both ends |", "|---|---|---|---|---|---|---|"]
    for row in outcome["parameters"]:
        low, high = map(number, row["walked"])
        unit = "" if row["unit"] == "1" else f" {row['unit']}"
        lines.append(f"| `{row['parameter']}` | {row['meaning']} | {low} to {high}{unit} | {number(row['mu_star'])} | {100 * row['share']:.0f} % | "
                     f"{grade(row)} | {told(record, row['parameter'])} |")
    return lines


def page(record):
    text = ["# Sensitivity: what the headline outcomes depend on", "",
            "Written by `docs/sensitivity.py` from `docs/sensitivity.json`. Research use, not medical advice.", "",
            f"Morris screening of all {record['parameters']} uncertain parameters (`cutis sensitivity`, {record['trajectories']} trajectories, {record['runs']} runs, "
            f"{record['failed']} of which found no rest; revision {record['made']['revision']}) of \"{record['title']}\". Walks stay within {100 * record['span']:.0f} % of each range, around the value in use: where "
            "all parameters lie at an end of their ranges there is often no skin. mu* is the mean size of the effect of a parameter over its walk; share is mu*^2 over the sum of all, which is that of the variance if effects are straight and add up.", "",
            "Then each parameter alone was moved to both ends of its walk and all calibration rows were run (one seed): a row holds a parameter if its reading moves by a "
            "quarter of what is accepted, or out of it. Where no row does, the number rests on its source alone.", ""]
    for outcome in record["outcomes"].values():
        text += [f"## {outcome['label']} ({outcome['unit']})", "", *table(record, outcome), ""]
    return "\n".join(text)


def listed(record):
    """For the limits in README.md: what is assumed, calibrated or second-hand and carries more than a twentieth of an outcome."""
    lines = []
    for outcome in record["outcomes"].values():
        weak = [f"`{row['parameter']}` ({100 * row['share']:.0f} %)" for row in outcome["parameters"]
                if row["share"] > SHARE and grade(row) in ("assumed", "calibrated", "unread")]
        lines.append(f"  - {outcome['label']}: {', '.join(weak) or 'none'}\n")
    return "".join(lines)


def main():
    if sys.argv[1:2] == ["--measure"]:
        measure(*sys.argv[2:4])
        return
    record = json.loads(RECORD.read_text(encoding="utf-8"))
    write({ROOT / "README.md": readme_with("sensitivity", listed(record)), ROOT / "docs/sensitivity.md": page(record)},
          "docs/sensitivity.json", "docs/sensitivity.py")


if __name__ == "__main__":
    main()
