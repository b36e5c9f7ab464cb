"""Has the fast evidence tier changed its verdicts, and do all input checks hold?

    fast_tier.py CUTIS VERDICTS            compare; exit 1 where a verdict differs
    fast_tier.py CUTIS VERDICTS --record   write the verdicts; say in data/evidence/CHANGES.md why they changed

A missed validation row is a result, not a failure of the program: only a change that nobody recorded is.
"""
# SPDX-License-Identifier: Apache-2.0
import json
import subprocess
import sys


def evaluate(program):
    done = subprocess.run([program, "evidence", "--tier", "fast", "--json"], stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout)["rows"]


def faults(rows, recorded):
    found = []
    for row in rows:
        told = f"{row['id']}: {row['verdict']} ({row['estimate']['mean']} {row['unit']}; {row['claim']})"
        if row["kind"] == "input-check" and row["verdict"] != "met":
            found.append(f"input check fails: {told}")
        if row["verdict"] != recorded.get(row["id"]):
            found.append(f"recorded as {recorded.get(row['id'])}, now {told}")
    found += [f"{name}: recorded, but not run" for name in recorded if name not in {row["id"] for row in rows}]
    return found


def main():
    program, path = sys.argv[1:3]
    rows = evaluate(program)
    if "--record" in sys.argv:
        with open(path, "w") as file:
            json.dump({row["id"]: row["verdict"] for row in rows}, file, indent=1)
            file.write("\n")
        return
    with open(path) as file:
        found = faults(rows, json.load(file))
    print("\n".join(found) or f"{len(rows)} verdicts as recorded")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
