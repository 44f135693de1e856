"""The mark of a finished case: what it was made from and what its files hold.

By it nothing is made again that stands as it would be made, and nothing is overwritten that somebody has edited.
A mark is taken away before files are written, and set when all of them are. So where one is, the files differ from
it only by a person's hand.
"""

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from drafter.batch.model import Outcome, Status, Task
from drafter.findings.model import Frozen

ROOM = ".batch"
"""The folder of the marks, beside those of the cases."""

_CHANGED = "the case has changed since it was drafted, but so have these files, by hand: {names}"
_OVERWRITE = "move them away, or draft with --overwrite"


class _Mark(Frozen):
    inputs: str
    files: dict[str, str]
    outcome: Outcome


@dataclass(frozen=True)
class Finished:
    """The marks of a batch, one small file a case in a folder beside the cases' own.

    Attributes:
        made_with: digest of all that goes into a draft beside its case: settings, base, prompts, program.
        overwrite: whether what was edited by hand may be replaced.
    """

    made_with: str
    overwrite: bool = False

    def outcome(self, task: Task) -> Outcome | None:
        """What came of a case that need not or may not be drafted; `None` where it is to be drafted.

        Raises:
            OSError: the case or a file that was drafted from it cannot be read.
        """
        mark = _mark(task)
        if mark is None:
            return None
        same = mark.inputs == self._inputs(task)
        edited = [name for name, digest in mark.files.items() if _digest(task.folder / name) not in ("", digest)]
        if edited and not self.overwrite:
            told = {} if same else {"error": _CHANGED.format(names=", ".join(edited)), "remedy": _OVERWRITE}
            return mark.outcome.model_copy(update={"status": Status.EDITED, **told})
        whole = all(_digest(task.folder / name) for name in mark.files)
        return (
            mark.outcome.model_copy(update={"status": Status.UNCHANGED}) if same and whole and not edited else None
        )

    def forget(self, task: Task) -> None:
        """Take away the mark of a case, as its files are about to be written.

        Raises:
            OSError: it cannot be taken away.
        """
        _place(task).unlink(missing_ok=True)

    def mark(self, task: Task, written: Iterable[Path], outcome: Outcome) -> None:
        """Remember that a case is finished; last of all, so that no half of one is ever taken for it.

        Raises:
            OSError: the mark cannot be written.
        """
        files = {path.name: _digest(path) for path in written}
        mark = _Mark(inputs=self._inputs(task), files=files, outcome=outcome)
        place = _place(task)
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh = place.with_suffix(f".{os.getpid()}.new")
        fresh.write_text(json.dumps(mark.model_dump(mode="json"), ensure_ascii=False, indent=1), encoding="utf-8")
        fresh.replace(place)

    def _inputs(self, task: Task) -> str:
        return hashlib.sha256(self.made_with.encode() + b"\0" + task.case.read_bytes()).hexdigest()


def _place(task: Task) -> Path:
    return task.folder.parent / ROOM / f"{task.name}.json"


def _mark(task: Task) -> _Mark | None:
    """The mark of a case; one that is damaged is none."""
    try:
        return _Mark.model_validate_json(_place(task).read_bytes())
    except (OSError, ValidationError):
        return None


def _digest(file: Path) -> str:
    """Of a file; empty where there is none."""
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.exists() else ""
