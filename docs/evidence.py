#!/usr/bin/env python3
"""What does the recorded evidence say? Writes docs/evidence.md and the scores in README.md; with --check only compares.

SPDX-License-Identifier: Apache-2.0

Reads data/evidence/*.toml and data/evidence/results.json (`cutis evidence --record`). A score is the share of a study's
counting rows that are met, averaged over studies (data/evidence/README.md).
"""
import json
import sys
import tomllib

from marked import ROOT, readme_with, write

FOLDER = ROOT / "data/evidence"


def recorded(row, results):
    """Was this row, as it stands today, part of the record? A row that was not is named, never shown with another's number."""
    got = results.get(row["id"], {})
    same = all(got.get(key) == row.get(key, "") for key in ("claim", "instrument", "quantity")) and row.get("region") in (None, got.get("region"))
    if not same:
        print(f"{row['id']}: not recorded as it stands; run cutis evidence --record", file=sys.stderr)
    return same


def studies(record):
    """Each study with its rows as published, each with what was recorded of it."""
    results = {row["id"]: row for row in record["rows"]}
    for file in sorted(FOLDER.glob("*.toml")):
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        rows = [{**row, "got": results[row["id"]]} for row in data["row"] if recorded(row, results)]
        if rows:
            yield {"name": file.stem, "title": data["study"]["title"], "rows": rows}


def accepted(row):
    if row["op"] == "in":
        return f"{row['lo']:g} to {row['hi']:g}"
    return f"{'>' if row['op'] == 'gt' else '<'} {row['lo']:g}"


def reading(got):
    if got["value"] is None:
        return "no value"
    half_width = got.get("half_width_95") or 0
    spread = f" +- {half_width:.2g}" if half_width > 0.01 * abs(got["value"]) else ""
    return f"{got['value']:.3g}{spread}"


def verdict(got):
    text = got["verdict"] if got["verdict"] == "met" else f"**{got['verdict']}**"
    inert = got.get("untreated_meets") or got.get("frozen_meets")
    return text + ("; an inert model meets it too" if inert else "")


def scores(record):
    """The scores as `cutis evidence --record` formed them."""
    lines = ["| role | quantitative | sign |", "|---|---|---|"]
    for role in ("calibration", "validation"):
        cells = []
        for kind in ("quantitative", "sign"):
            s = next(s for s in record["scores"] if (s["role"], s["kind"]) == (role, kind))
            studies = f"{s['studies']} {'study' if s['studies'] == 1 else 'studies'}"
            cells.append(f"{s['rows_met']} of {s['rows']} rows, {100 * s['share']:.0f} % ({studies}, one vote each)")
        lines.append(f"| {role} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def misses(all_studies):
    lines = ["| missed | what was published | accepted | cutis | role |", "|---|---|---|---|---|"]
    for study in all_studies:
        for row in study["rows"]:
            if row["got"]["verdict"] != "met":
                open_ = "" if row["got"]["verdict"] == "missed" else f" ({row['got']['verdict']})"
                lines.append(f"| {row['id']} | {row['claim']} | {accepted(row)} {row['unit'] if row['unit'] != '1' else ''} | "
                             f"{reading(row['got'])}{open_} | {row['role']} |".replace("  |", " |"))
    return "\n".join(lines) + "\n"


def page(all_studies):
    text = ["# Evidence: every row as recorded", "",
            "Written by `docs/evidence.py` from `data/evidence/results.json`. Rules: [data/evidence/README.md](../data/evidence/README.md).", ""]
    for study in all_studies:
        text += [f"## {study['title']} (`{study['name']}`)", "", "| row | claim | accepted | cutis (95 % interval) | verdict | role |",
                 "|---|---|---|---|---|---|"]
        for row in study["rows"]:
            unit = f" {row['unit']}" if row["unit"] != "1" else ""
            text.append(f"| {row['id']} | {row['claim']} | {accepted(row)}{unit} | {reading(row['got'])} | "
                        f"{verdict(row['got'])} | {row['role']} |")
        text.append("")
    return "\n".join(text)


def main():
    record = json.loads((FOLDER / "results.json").read_text(encoding="utf-8"))
    known = list(studies(record))
    write({ROOT / "README.md": readme_with("evidence", f"{scores(record)}\n{misses(known)}"), ROOT / "docs/evidence.md": page(known)},
          "data/evidence/results.json", "docs/evidence.py")


if __name__ == "__main__":
    main()
