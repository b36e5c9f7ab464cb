#!/usr/bin/env python3
"""Do all scenarios of this repository follow the JSON Schema that the program prints, and does the schema refuse what is wrong?

SPDX-License-Identifier: Apache-2.0

  scenario_schema.py CUTIS      exit 77 (skipped) without python3-jsonschema or before Python 3.11
"""
import json
import pathlib
import subprocess
import sys

SKIPPED = 77
try:
    import jsonschema
    import tomllib
except ImportError as missing:
    print(f"skipped: {missing} (Debian: python3-jsonschema, and Python 3.11 for tomllib)")
    sys.exit(SKIPPED)

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FOLDERS = ("scenarios", "data/evidence/scenarios", "tests/regression", "tests/validation", "tests/paraview")

# What must not pass: (section, key, value); a value of None takes the key away.
WRONG = [
    ("scenario", "nmae", "a misspelt key"),
    ("scenario", "name", None),
    ("scenario", "seed", "1"),
    ("patient", "age", 28),
    ("patient", "sex", "unknown"),
    ("plan", "biopsies", "168 days"),
    ("plan", "sessions", 101),
    ("grid", "voxel", 20),
]


def changed(scenario, section, key, value):
    copy = json.loads(json.dumps(scenario))
    table = copy.setdefault(section, {})
    if value is None:
        del table[key]
    else:
        table[key] = value
    return copy


def main():
    cutis = sys.argv[1]
    schema = json.loads(subprocess.run([cutis, "check", "--schema"], stdout=subprocess.PIPE, check=True).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    files = sorted(file for folder in FOLDERS for file in (ROOT / folder).glob("*.toml"))
    faults = []
    for file in files:
        with open(file, "rb") as text:
            scenario = tomllib.load(text)
        faults += [f"{file.relative_to(ROOT)}: {'.'.join(map(str, e.path))}: {e.message}" for e in validator.iter_errors(scenario)]
        faults += [f"{file.relative_to(ROOT)}: accepted with {section}.{key} = {value!r}"
                   for section, key, value in WRONG if validator.is_valid(changed(scenario, section, key, value))]
    print("\n".join(faults))
    print(f"{len(files)} scenarios, each also with {len(WRONG)} mistakes: {len(faults)} faults")
    sys.exit(1 if faults or len(files) < 5 else 0)


if __name__ == "__main__":
    main()
