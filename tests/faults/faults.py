#!/usr/bin/env python3
"""Does a run survive what happens to real runs: kills, signals, full disks, broken checkpoints, other futures?

SPDX-License-Identifier: Apache-2.0

  faults.py CUTIS            quick form: 4 kills, and every other fault once (ctest)
  faults.py CUTIS --kills 50 as many kills as told, at random moments
  faults.py CUTIS --only kills,signal,disk,folder,broken,branch

Every run that was stopped must end with the same bits as one that was not: all bytes of measurements.csv and scan.json,
and `final_bits` of both arms in run.json, which covers every field and right-hand side of the final checkpoint.
"""
import argparse
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from runs import OFTEN, Failure, check, check_same  # noqa: E402

SCENARIO = HERE / "faults.toml"


class Bench:
    """A folder for runs, and the run that nothing happened to."""

    def __init__(self, program, folder):
        self.program, self.folder, self.count = program, folder, 0
        self.whole = self.new_folder()
        started = time.monotonic()
        self.expect(0, "run", SCENARIO, "-o", self.whole)
        self.seconds = time.monotonic() - started

    def new_folder(self):
        self.count += 1
        return self.folder / f"run{self.count}"

    def command(self, *arguments):
        return [self.program, *map(str, arguments), "--quiet", "--json", "--threads", "1"]

    def expect(self, code, *arguments):
        """Runs to the end; returns what was said on stderr."""
        done = subprocess.run(self.command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        check(done.returncode == code, f"{arguments[0]}: exit {done.returncode} instead of {code}: {done.stderr}")
        return done.stderr

    def start(self, *arguments):
        return subprocess.Popen(self.command(*arguments), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)

    def stopped(self, seconds, how=signal.SIGTERM):
        """A run that got a signal after so many seconds; tried again where it had ended before."""
        for share in (1, 0.5, 0.25):
            directory = self.new_folder()
            process = self.start("run", SCENARIO, "-o", directory, *OFTEN)
            time.sleep(share * seconds)
            process.send_signal(how)
            said = process.communicate()[1]
            if process.returncode != 0:
                return directory, process.returncode, said
        raise Failure("the run was too short to be stopped")

    def stopped_in(self, arm):
        """A run that was stopped after two checkpoints of that arm."""
        directory = self.new_folder()
        process = self.start("run", SCENARIO, "-o", directory, *OFTEN)
        while process.poll() is None and len(list((directory / "checkpoint").glob(f"{arm}-*.h5"))) < 2:
            time.sleep(0.005)
        process.send_signal(signal.SIGTERM)
        process.communicate()
        check(process.returncode == 75, f"a run stopped in its {arm} arm ended with {process.returncode}")
        return directory

    def check_same(self, directory):
        check_same(self.whole, directory)


def check_readable(directory):
    """What a reader may find at any moment: nothing, or whole files."""
    run, rows = directory / "run.json", directory / "measurements.csv"
    if run.exists():
        json.loads(run.read_text())
    if rows.exists():
        text = rows.read_text()
        check(text.endswith("\n") and all(line.count(",") == 6 for line in text.splitlines()), f"{rows} is not whole")


def newest_checkpoints(directory):
    return sorted((directory / "checkpoint").glob("treated-*.h5"))


def test_kills(bench, kills):
    """kill -9 at random moments, resumed and killed again until the run is through."""
    random.seed(kills)
    done, runs = 0, 0
    while done < kills:
        directory = bench.new_folder()
        verb = ("run", SCENARIO, "-o", directory)
        while True:
            process = bench.start(*verb, *OFTEN)
            if done < kills:
                time.sleep(random.uniform(0.02, 0.6 * bench.seconds))
                process.kill()
            said = process.communicate()[1]
            check(process.returncode in (0, -signal.SIGKILL), f"exit {process.returncode}: {said}")
            check_readable(directory)
            if process.returncode == 0:
                break
            done += 1
            verb = ("resume", directory) if (directory / "run.json").exists() else ("run", SCENARIO, "-o", directory, "--force")
        bench.check_same(directory)
        runs += 1
        shutil.rmtree(directory)
    return f"{done} kills in {runs} runs, all with the same bits"


def test_signal(bench, _):
    """SIGTERM and SIGINT: exit 75, a message, and the same bits after `resume`."""
    for how in (signal.SIGTERM, signal.SIGINT):
        directory, code, said = bench.stopped(0.7 * bench.seconds, how)
        check(code == 75 and f"cutis resume {directory}" in said, f"exit {code}: {said}")
        check(json.loads((directory / "run.json").read_text())["status"] == "stopped", "the status is not stopped")
        bench.expect(0, "resume", directory)
        bench.check_same(directory)
    said = bench.expect(0, "resume", directory)
    check("finished already" in said, said)
    return "SIGTERM and SIGINT: exit 75, resumed to the same bits"


def test_disk(bench, _):
    """A disk that is full, then has room again."""
    mount = bench.folder / "small"
    mount.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", mount], stderr=subprocess.PIPE, text=True)
    if made.returncode != 0:
        return "SKIPPED, needs the right to mount a tmpfs: " + made.stderr.strip()
    try:
        said = bench.expect(1, "run", SCENARIO, "-o", mount / "run")
        check("No space left on device" in said, f"the reason is not given: {said}")
        check_readable(mount / "run")
        bench.expect(1, "resume", mount / "run")
        subprocess.run(["mount", "-o", "remount,size=200m", mount], check=True)
        bench.expect(0, "resume", mount / "run")
        bench.check_same(mount / "run")
    finally:
        subprocess.run(["umount", mount], check=True)
    return "a full disk ends the run with its reason; with room again it resumes to the same bits"


def test_folder(bench, _):
    """A folder that cannot be written, one that is in use, one that holds no run."""
    said = bench.expect(1, "run", SCENARIO, "-o", "/proc/cutis")
    check("cannot write to /proc/cutis" in said, said)
    if os.geteuid() != 0:
        closed = bench.folder / "closed"
        closed.mkdir(mode=0o500)
        check("Permission denied" in bench.expect(1, "run", SCENARIO, "-o", closed / "run"), "no reason given")
    directory = bench.new_folder()
    process = bench.start("run", SCENARIO, "-o", directory, *OFTEN)
    while not (directory / "run.json").exists():
        time.sleep(0.01)
    said = bench.expect(2, "resume", directory)
    check("a run that is going on" in said, said)
    said = bench.expect(2, "run", SCENARIO, "-o", directory, "--force")
    check("a run that is going on" in said and process.poll() is None, said)
    process.kill()
    process.communicate()
    (bench.folder / "empty").mkdir()
    said = bench.expect(2, "resume", bench.folder / "empty")
    check("a folder that `cutis run` has written" in said, said)
    return "an unwritable, a used and an empty folder are refused with their reasons"


def truncated(file):
    os.truncate(file, file.stat().st_size // 2)


def foreign(file):
    shutil.copy(file.parent.parent / "tissue" / "0000.h5", file)


def no_hdf5(file):
    file.write_text("nothing of the kind")


def older(file):
    content = file.read_bytes()
    check(content.count(b'"format": 3,') == 1, "the checkpoint has another head than this test expects")
    file.write_bytes(content.replace(b'"format": 3,', b'"format": 0,'))


def test_broken(bench, _):
    """Checkpoints that are truncated, foreign, no HDF5, of an older format, or of another scenario."""
    origin = bench.stopped_in("treated")
    for spoil, reason in ((truncated, "truncated"), (foreign, "no checkpoint of cutis"), (no_hdf5, "no HDF5 file"), (older, "checkpoint format 0")):
        directory = bench.new_folder()
        shutil.copytree(origin, directory)
        if spoil is foreign and not (directory / "tissue" / "0000.h5").exists():
            shutil.copytree(bench.whole / "tissue", directory / "tissue", dirs_exist_ok=True)
        before, newest = newest_checkpoints(directory)[-2:]
        spoil(newest)
        refused = bench.new_folder()
        shutil.copytree(directory, refused)
        said = bench.expect(0, "resume", directory)
        check(reason in said and f"going on from the one before, {before.name}" in said, said)
        bench.check_same(directory)
        spoil(refused / "checkpoint" / before.name)
        said = bench.expect(2, "resume", refused)
        check(said.count(reason) == 2 and before.name in said and newest.name in said, said)
    run = json.loads((origin / "run.json").read_text())
    run["scenario"]["text"] = run["scenario"]["text"].replace("seed = 3", "seed = 4")
    (origin / "run.json").write_text(json.dumps(run))
    said = bench.expect(2, "resume", origin)
    check("seed was 3, is 4" in said, said)
    return "truncated, foreign, older and other checkpoints: the one before is taken, or exit 2 with the reasons"


def changed(bench, *changes):
    text = SCENARIO.read_text()
    for old, new in changes:
        check(old in text, f"the scenario holds no {old}")
        text = text.replace(old, new)
    bench.count += 1
    file = bench.folder / f"other{bench.count}.toml"
    file.write_text(text)
    return file


CONTRADICTIONS = {
    "patient.age": ('"28 years"', '"29 years"'), "site.name": ('"cheek"', '"forehead"'), "scenario.seed": ("seed = 3", "seed = 4"),
    "grid.width": ('"0.32 mm"', '"0.64 mm"'), "technique.passes": ("passes = 100", "passes = 99"),
    "device.needle_length": ('"1.5 mm"', '"1.0 mm"'), "plan.at": ('"6 h"]', '"7 h"]'), "plan.occlusion": ('"2 h"', '"3 h"'),
    "plan.duration": ('duration = "12 h"', 'duration = "9 h"'), "numerics.tolerance": ("[grid]", "[numerics]\ntolerance = 0.02\n\n[grid]"),
}


def test_branch(bench, _):
    """Other futures of a tissue, and what contradicts its past."""
    stopped = bench.stopped_in("treated")
    same = bench.new_folder()
    bench.expect(0, "branch", stopped, SCENARIO, "-o", same)
    bench.check_same(same)
    for key, change in CONTRADICTIONS.items():
        directory = bench.new_folder()
        outputs = [] if key != "plan.duration" else [('"12 h"]', '"8 h"]')]
        said = bench.expect(2, "branch", bench.whole, changed(bench, change, *outputs), "-o", directory)
        check(f" {key}: found" in said and ("as it was so far" in said or "which has" in said), f"{key} is not named: {said}")
        check(not directory.exists(), f"{key}: something was written")
    longer, killed = bench.new_folder(), bench.new_folder()
    other = changed(bench, ('"6 h"]', '"6 h", "12 h"]'), ('duration = "12 h"', 'duration = "18 h"'), ('"12 h"]\nscan', '"18 h"]\nscan'))
    bench.expect(0, "branch", bench.whole, other, "-o", longer)
    old, new = ((d / "measurements.csv").read_text().splitlines() for d in (bench.whole, longer))
    check(set(old) <= set(new) and len(new) > len(old), "the past was not taken over")
    check({line.split(",")[1] for line in new} > {"0.75"}, "the new end was not reached")
    process = bench.start("branch", bench.whole, other, "-o", killed, *OFTEN)
    while process.poll() is None and not (killed / "run.json").exists():
        time.sleep(0.005)
    time.sleep(0.2)
    process.kill()
    process.communicate()
    bench.expect(0, "resume", killed)
    check((killed / "measurements.csv").read_text().splitlines() == new, "a branch that was killed and resumed differs")
    return f"same and longer futures; {len(CONTRADICTIONS)} contradictions refused by name"


TESTS = {"kills": test_kills, "signal": test_signal, "disk": test_disk, "folder": test_folder, "broken": test_broken, "branch": test_branch}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--kills", type=int, default=4)
    parser.add_argument("--only", default=",".join(TESTS))
    arguments = parser.parse_args()
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(arguments.program, pathlib.Path(folder))
        print(f"one run: {bench.seconds:.1f} s")
        for name in arguments.only.split(","):
            started = time.monotonic()
            try:
                outcome = TESTS[name](bench, arguments.kills)
            except Failure as failure:
                outcome, failed = f"FAILED: {failure}", failed + 1
            print(f"{name}: {outcome} ({time.monotonic() - started:.0f} s)", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
