#!/usr/bin/env python3
"""Does a run give the same bits on any number of processes, and survive the loss of one?

SPDX-License-Identifier: Apache-2.0

  ranks.py CUTIS MPIEXEC [SCENARIO]

Compared with one process without mpiexec: all bytes of measurements.csv and scan.json, and `final_bits` of both arms in
run.json, which covers every field and right-hand side of the final checkpoint.
"""
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from runs import OFTEN, Failure, check, check_same  # noqa: E402

# Root and more processes than cores are usual where tests run, and refused unless told.
ENVIRONMENT = {**os.environ, "OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1",
               "OMPI_MCA_rmaps_base_oversubscribe": "1"}


class Bench:
    def __init__(self, program, mpiexec, scenario, folder):
        self.program, self.mpiexec, self.scenario, self.folder, self.count = program, mpiexec, scenario, folder, 0
        self.whole, self.seconds = self.timed(0, "run", self.scenario, "-o", self.new_folder())

    def new_folder(self):
        self.count += 1
        return self.folder / f"run{self.count}"

    def command(self, ranks, *arguments):
        alone = [self.program, *map(str, arguments), "--quiet", "--json", "--threads", "1"]
        return alone if ranks == 0 else [self.mpiexec, "-n", str(ranks), *alone]

    def start(self, ranks, *arguments):
        return subprocess.Popen(self.command(ranks, *arguments), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                text=True, env=ENVIRONMENT)

    def expect(self, code, ranks, *arguments):
        process = self.start(ranks, *arguments)
        said = process.communicate()[1]
        check(process.returncode == code, f"{ranks} ranks, {arguments[0]}: exit {process.returncode}, not {code}: {said}")
        return said

    def timed(self, ranks, *arguments):
        started = time.monotonic()
        self.expect(0, ranks, *arguments)
        return arguments[-1], time.monotonic() - started

    def check_same(self, directory):
        check_same(self.whole, directory, "multigrid_cycles")

    def started(self, ranks, arm):
        """A run on so many ranks that has written two checkpoints of that arm."""
        directory = self.new_folder()
        process = self.start(ranks, "run", self.scenario, "-o", directory, *OFTEN)
        while process.poll() is None and len(list((directory / "checkpoint").glob(f"{arm}-*.h5"))) < 2:
            time.sleep(0.005)
        check(process.poll() is None, "the run was too short to be stopped")
        return directory, process


def ranks_of(process):
    """Process ids of the ranks that mpiexec has started."""
    found = subprocess.run(["ps", "-o", "pid=,comm=", "--ppid", str(process.pid)], stdout=subprocess.PIPE, text=True)
    return [int(line.split()[0]) for line in found.stdout.splitlines() if line.split()[1] == "cutis"]


def test_bits(bench):
    """The same bits on 1, 2 and 4 processes."""
    times = []
    for ranks in (1, 2, 4):
        directory, seconds = bench.timed(ranks, "run", bench.scenario, "-o", bench.new_folder())
        bench.check_same(directory)
        times.append(f"{ranks}: {seconds:.1f} s")
    return f"same bits; alone {bench.seconds:.1f} s, ranks " + ", ".join(times)


def test_kill(bench):
    """One rank dies: the job ends, and its last checkpoint goes on alone and on another number of ranks."""
    for ranks, then in ((2, 0), (4, 2)):
        directory, process = bench.started(ranks, "treated")
        os.kill(ranks_of(process)[-1], signal.SIGKILL)
        process.communicate(timeout=60)
        check(process.returncode != 0, "the job did not fail")
        bench.expect(0, then, "resume", directory)
        bench.check_same(directory)
    return "the job ends; resumed to the same bits"


def test_stop(bench):
    """A signal that reaches one rank only stops all, politely; so does the one that mpiexec passes on."""
    for how, target in ((signal.SIGTERM, lambda job: ranks_of(job)[-1]), (signal.SIGUSR1, lambda job: job.pid)):
        directory, process = bench.started(2, "untreated")
        os.kill(target(process), how)
        said = process.communicate(timeout=120)[1]
        check(process.returncode == 75 and f"cutis resume {directory}" in said, f"exit {process.returncode}: {said}")
        bench.expect(0, 2, "resume", directory)
        bench.check_same(directory)
    return "exit 75, resumed to the same bits"


def test_refused(bench):
    """What cannot run on several ranks ends with 2 and writes nothing."""
    directory = bench.new_folder()
    said = bench.expect(2, 5, "run", bench.scenario, "-o", directory)
    check("at most" in said and not directory.exists(), said)
    said = bench.expect(2, 2, "sites")
    check("run, resume and branch" in said, said)
    return "too many ranks and other verbs are refused"


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    scenario = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else HERE.parent / "faults" / "faults.toml"
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(sys.argv[1], sys.argv[2], scenario, pathlib.Path(folder))
        for test in (test_bits, test_kill, test_stop, test_refused):
            try:
                outcome = test(bench)
            except Failure as failure:
                outcome, failed = f"FAILED: {failure}", failed + 1
            print(f"{test.__name__[5:]}: {outcome}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
