#!/usr/bin/env python3
"""How many parameters of each process have which grade? Writes the counts into README.md; with --check only compares.

SPDX-License-Identifier: Apache-2.0
"""
import collections
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHORT = {"human-skin-in-vivo": "vivo", "ex-vivo-skin": "ex vivo", "human-other-tissue": "other", "animal": "animal",
         "in-vitro": "in vitro", "unread": "second-hand", "calibrated": "calibrated", "assumed": "assumed"}


def grades(pattern):
    counts = collections.Counter()
    for file in sorted((ROOT / "data").glob(pattern)):
        counts.update(re.findall(r'^grade = "([a-z-]+)"', file.read_text(encoding="utf-8"), re.M))
    if not counts:
        sys.exit(f"docs/grades.py: no grades in data/{pattern}")
    return counts


def as_text(counts):
    return ", ".join(f"{counts[grade]} {short}" for grade, short in SHORT.items() if counts[grade])


def row(match):
    process = match.group(1).replace(" ", "_")
    return f"| {match.group(1)} | {match.group(2)} | {as_text(grades(f'parameters/{process}.toml'))} |"


def updated(text):
    before, rest = text.split("<!-- grades:begin -->\n")
    table, after = rest.split("<!-- grades:end -->")
    heading, rows = table[: table.index("|---")], table[table.index("|---"):]
    rows = re.sub(r"^\| ([a-z][a-z0-9 ]*) \| (.*) \| [^|]*\|$", row, rows, flags=re.M)
    with_parameters = {folder.name for folder in (ROOT / "src/processes").iterdir()
                       if (ROOT / f"data/parameters/{folder.name}.toml").exists()}
    if missing := with_parameters - {name.replace(" ", "_") for name in re.findall(r"^\| ([a-z][a-z0-9 ]*) \|", rows, re.M)}:
        sys.exit("README.md: no row for " + ", ".join(sorted(missing)))
    everything = grades("parameters/*.toml")
    after = re.sub(r"\d+ of the \d+ parameters are assumed, \d+ calibrated and \d+ second-hand",
                   f"{everything['assumed']} of the {sum(everything.values())} parameters are assumed, "
                   f"{everything['calibrated']} calibrated and {everything['unread']} second-hand", after)
    after = re.sub(r"(each of 18 sites\) is graded ).*?(, over all sites)",
                   lambda m: m.group(1) + as_text(grades("sites/*.toml")) + m.group(2), after)
    return f"{before}<!-- grades:begin -->\n{heading}{rows}<!-- grades:end -->{after}"


def main():
    readme = ROOT / "README.md"
    old = readme.read_text(encoding="utf-8")
    new = updated(old)
    if "--check" in sys.argv[1:]:
        if new != old:
            sys.exit("README.md: the counts of grades are not those of data/; run docs/grades.py")
        return
    readme.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    main()
