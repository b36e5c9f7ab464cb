"""What do tests share that stop runs and compare what is left?

SPDX-License-Identifier: Apache-2.0
"""
import json

OFTEN = ["--checkpoint-minutes", "0.002"]  # so that a short run writes many checkpoints


class Failure(Exception):
    pass


def check(holds, text):
    if not holds:
        raise Failure(text)


def check_same(whole, directory, *counters):
    """The same bytes of readings and scans, and for both arms the same final bits, steps, sweeps and further counters."""
    for name in ("measurements.csv", "scan.json"):
        check((directory / name).read_bytes() == (whole / name).read_bytes(), f"{directory / name} has other bytes")
    expected, found = (json.loads((d / "run.json").read_text()) for d in (whole, directory))
    check(found["status"] == "done", f"{directory} is {found['status']}")
    check([p["file"] for p in found["pictures"]] == [p["file"] for p in expected["pictures"]], "other pictures are listed")
    check(found["tissue"]["files"] == expected["tissue"]["files"], "another number of tissue files")
    for arm, cost in expected["arms"].items():
        for key in ("final_bits", "steps", "sweeps", *counters):
            check(found["arms"][arm][key] == cost[key], f"{arm}: {key} differs")
