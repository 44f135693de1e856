"""What is left of a batch that is killed again and again: every notice, to the byte, and every answer paid for.

Run: python -m evals.benchmarks.batch_kill [KILLS]

A batch of made-up cases, drafted with a model that answers after 20 ms, is killed (`kill -9`, all processes) at
random moments, several times on the way, and then left to end. Its files are compared with those of a batch
that nobody disturbed; and the server must have been asked for nothing that was already among the answers kept.
"""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from evals.benchmarks.answering_server import answering, count
from evals.benchmarks.made_up import write_cases

CASES = 3
_DELAY_S = 0.02
_ON_THE_WAY = 5
"""So often one batch is killed before it may end."""


@dataclass
class Room:
    """A folder with cases and settings, and what batches over them do.

    Attributes:
        folder: of all.
        url: of the server that answers.
    """

    folder: Path
    url: str

    def prepare(self) -> None:
        """Write the cases and the settings."""
        write_cases(self.folder / "cases", CASES)
        (self.folder / "config.toml").write_text(
            f"[knowledge]\nembedder = \"none\"\nindex = '{self.folder / 'index'}'\n[records]\nkeep = false\n"
            f'[model]\nbase_url = "{self.url}"\nname = "m"\nanswers = \'{self.answers}\'\n',
            encoding="utf-8",
        )

    @property
    def answers(self) -> Path:
        """The file of answers."""
        return self.folder / "answers.sqlite"

    def started(self, out: str) -> "subprocess.Popen[bytes]":
        """A batch that has just begun, with all its processes in a group of their own."""
        command = [
            sys.executable,
            "-c",
            "from drafter.cli import main; main()",
            "batch",
            str(self.folder / "cases"),
        ]
        options = ("-o", str(self.folder / out), "-j", "4", "--writer", "model", "--json")
        return subprocess.Popen(  # noqa: S603 - our own command
            [*command, *options, "--config", str(self.folder / "config.toml")],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "XDG_CACHE_HOME": str(self.folder / "cache")},
            start_new_session=True,
        )

    def files(self, out: str) -> dict[str, bytes]:
        """All that a batch wrote, without its marks."""
        folder = self.folder / out
        found = (path for path in folder.rglob("*") if path.is_file() and ".batch" not in path.parts)
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}

    def kept(self) -> int:
        """How many answers are kept."""
        if not self.answers.exists():
            return 0
        with closing(sqlite3.connect(self.answers, timeout=30)) as database:
            made = database.execute("SELECT 1 FROM sqlite_master WHERE name = 'answers'").fetchone()
            return int(database.execute("SELECT count(*) FROM answers").fetchone()[0]) if made else 0

    def forget(self, out: str) -> None:
        """Begin anew: no file and no answer is left."""
        shutil.rmtree(self.folder / out, ignore_errors=True)
        for path in self.folder.glob("answers.sqlite*"):
            path.unlink()


@dataclass
class Report:
    """What came of it.

    Attributes:
        kills: how often a batch was killed while it ran.
        resumed_s: how long the last run of each batch took.
        wrong: what was not as it had to be.
    """

    kills: int = 0
    resumed_s: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def survive(kills: int, folder: Path, seed: int = 0) -> Report:
    """Kill batches so often in all, and see what is left of each."""
    chance, report = random.Random(seed), Report()  # noqa: S311 - moments, not secrets
    with answering(_DELAY_S) as url:
        room = Room(folder, url)
        room.prepare()
        begun = time.monotonic()
        room.started("undisturbed").wait()
        length, whole, needed = time.monotonic() - begun, room.files("undisturbed"), room.kept()
        while report.kills < kills:
            room.forget("killed")
            moments = [chance.uniform(0, length) for _ in range(min(_ON_THE_WAY, kills - report.kills))]
            report.kills += sum(_killed(room, moment) for moment in moments)
            _resumed(room, whole, needed, report)
    return report


def _killed(room: Room, moment: float) -> bool:
    """Let a batch run for so many seconds; whether it was still at work when it was killed."""
    running = room.started("killed")
    time.sleep(moment)
    at_work = running.poll() is None
    if at_work:
        os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    return at_work


def _resumed(room: Room, whole: dict[str, bytes], needed: int, report: Report) -> None:
    kept, asked, begun = room.kept(), _answers(room.url), time.monotonic()
    code = room.started("killed").wait()
    report.resumed_s.append(time.monotonic() - begun)
    asked = _answers(room.url) - asked
    left = room.files("killed")
    if code:
        report.wrong.append(f"after {report.kills} kills the batch ended with code {code}")
    if left != whole:
        names = sorted(name for name in {*left, *whole} if left.get(name) != whole.get(name))
        report.wrong.append(f"after {report.kills} kills these files differ: {', '.join(names)}")
    if kept + asked != needed:
        report.wrong.append(f"{kept} of {needed} answers were kept, and {asked} were asked for")


def _answers(url: str) -> int:
    """How many answers were given, when all are counted that a killed process has asked for."""
    while (told := count(url))["others"]:
        time.sleep(_DELAY_S)
    return told["answers"]


def main(arguments: Sequence[str]) -> int:
    """Print what came of so many kills."""
    with tempfile.TemporaryDirectory() as folder:
        report = survive(int(arguments[0]) if arguments else 100, Path(folder), seed=1)
    longest = max(report.resumed_s, default=0)
    print(f"{report.kills} kills, {len(report.resumed_s)} batches; the last run took {longest:.1f} s at most")
    print("\n".join(report.wrong) or "all files the same to the byte, no kept answer asked for again")
    return 1 if report.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
