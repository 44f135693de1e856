"""The cases that a command line means, each with a folder of its own."""

import logging
import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from drafter.batch.model import Task
from drafter.errors import InputError, Problem

_CASES = ("case.yaml", "case.yml")
_SUFFIXES = (".yaml", ".yml")
_RUBRIC = re.compile(rb"^scale[ \t]*:", re.MULTILINE)
_CASE_FILE = re.compile(rb"^(department|findings)[ \t]*:", re.MULTILINE)
_log = logging.getLogger(__name__)


def tasks_of(paths: Iterable[Path], out: Path) -> tuple[Task, ...]:
    """The tasks of a batch, in the order of their names.

    A folder stands for all cases in it and below it: where there is a `case.yaml`, for that one, and else for
    every YAML file but rubrics. What is left out of these is told; what is hidden is none. A case is called by
    its file, or by the folder of a file that is called `case.yaml`.

    Args:
        paths: files and folders; a file that is named twice is one case.
        out: the folder that will hold one folder a case.

    Raises:
        InputError: there is no such path, a folder holds no case, or two cases would go into one folder.
    """
    problems: list[Problem] = []
    files: dict[Path, Path] = {}
    for path in paths:
        found = list(_files(path))
        if not found:
            what = "no such file or folder" if not path.exists() else "there is no case file in this folder"
            problems.append(Problem(str(path), what))
        files.update((one.resolve(), one) for one in found)
    named: defaultdict[str, list[Path]] = defaultdict(list)
    for file in files.values():
        named[_place(_name(file))].append(file)
    for several in named.values():
        if len(several) > 1:
            listed = ", ".join(map(str, several))
            place = str(out / _name(several[0]))
            problems.append(Problem(place, f"several cases would be written here: {listed}"))
    if problems or not named:
        message = "these cases cannot be drafted in one batch" if problems else "there is nothing to draft"
        raise InputError(message, problems, remedy="name case files or folders; rename cases of the same name")
    cases = sorted((_name(file), file) for file in files.values())
    return tuple(Task(name, file, out / name) for name, file in cases)


def _files(path: Path) -> Iterator[Path]:
    """The cases that a path stands for, in the order of their paths."""
    if path.is_file():
        yield path
        return
    for folder, below, names in os.walk(path):
        below[:] = sorted(name for name in below if name[0] != ".")
        here = sorted(name for name in names if Path(name).suffix.lower() in _SUFFIXES and name[0] != ".")
        cases = [name for name in here if name in _CASES] or here
        if beside := [name for name in here if name not in cases]:
            _log.warning("%s is a case, these beside it are none: %s", Path(folder, cases[0]), ", ".join(beside))
        yield from (file for name in cases if not _is_rubric(file := Path(folder, name)))


def _is_rubric(file: Path) -> bool:
    """Whether a file holds a rubric, which may well lie among cases; said, as it is left out."""
    try:
        data = file.read_bytes()
    except OSError:  # told where it is drafted
        return False
    found = _RUBRIC.search(data) is not None and _CASE_FILE.search(data) is None
    if found:
        _log.warning("%s holds a rubric and no case: left out", file)
    return found


def _name(file: Path) -> str:
    return file.resolve().parent.name if file.name in _CASES else file.stem


def _place(name: str) -> str:
    """What names of folders have in common that are one folder on some system."""
    return unicodedata.normalize("NFC", name).casefold()
