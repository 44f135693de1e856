"""Which files a list of paths means: the files that are named, and all that is below folders, each file once."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.errors import Problem
from drafter.messages import catalogue

_say = catalogue("drafter.knowledge")
_JUNK = frozenset({"thumbs.db", "desktop.ini"})
_TEMPORARY = ("~$", ".~")


@dataclass(frozen=True, slots=True)
class Found:
    """A file, or why there is none.

    Attributes:
        path: absolute, links resolved.
        named: the user named it himself; it did not just lie in a folder.
        problem: why it cannot be read; `None` for a file that may be tried.
    """

    path: Path
    named: bool
    problem: Problem | None = None


def files_of(paths: Sequence[Path]) -> Iterator[Found]:
    """Every regular file that the paths name or contain, folders in the order of their names.

    Hidden files, and those that office programs leave while a document is open, are passed over in folders. A link
    is followed; a folder or file that is reached twice, also by a loop of links, is visited once.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        yield from _below(path, seen, named=True)


def _below(path: Path, seen: set[tuple[int, int]], *, named: bool) -> Iterator[Found]:
    real = Path(os.path.realpath(path))
    try:
        state = real.stat()
        if (state.st_dev, state.st_ino) in seen:
            return
        seen.add((state.st_dev, state.st_ino))
        if not stat.S_ISDIR(state.st_mode):
            yield _file(real, state.st_mode, named=named)
            return
        names = sorted(os.listdir(real))  # noqa: PTH208 - names alone are wanted
    except (OSError, ValueError) as error:
        yield Found(real, named, _refusal(path, error))
        return
    for name in names:
        if not _is_passed_over(name):
            yield from _below(real / name, seen, named=False)


def _file(real: Path, mode: int, *, named: bool) -> Found:
    problem = None if stat.S_ISREG(mode) else Problem(str(real), _say("no_file"), _say("no_file_remedy"))
    return Found(real, named, problem)


def _refusal(path: Path, error: OSError | ValueError) -> Problem:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else error
    return Problem(str(path), _say("cannot_look", reason=reason), _say("cannot_look_remedy"))


def _is_passed_over(name: str) -> bool:
    return name.startswith((".", *_TEMPORARY)) or name.lower() in _JUNK
