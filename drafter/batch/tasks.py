"""The cases that a command line means, each with a folder of its own."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from drafter.batch.model import Task
from drafter.errors import InputError, Problem

_CASE = "case.yaml"
_SUFFIXES = (".yaml", ".yml")


def tasks_of(paths: Iterable[Path], out: Path) -> tuple[Task, ...]:
    """The tasks of a batch, in the order of their names.

    A folder stands for every `case.yaml` below it; one without any for the YAML files in it. A case is called by
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
        named[_name(file)].append(file)
    for name, several in named.items():
        if len(several) > 1:
            listed = ", ".join(map(str, several))
            problems.append(Problem(str(out / name), f"several cases would be written here: {listed}"))
    if problems or not named:
        message = "these cases cannot be drafted in one batch" if problems else "there is nothing to draft"
        raise InputError(message, problems, remedy="name case files or folders; rename cases of the same name")
    return tuple(Task(name, several[0], out / name) for name, several in sorted(named.items()))


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    elif path.is_dir():
        cases = sorted(path.rglob(_CASE))
        yield from cases or sorted(file for file in path.iterdir() if file.suffix.lower() in _SUFFIXES)


def _name(file: Path) -> str:
    return file.resolve().parent.name if file.name == _CASE else file.stem
