"""Writing a set of files: all of them or none.

What is guaranteed:

- Every file is replaced whole (`os.replace` within one folder): nobody ever reads half a file.
- An error at any moment (no space, no right, a file held open by another program) leaves the folder as it was,
  other files in it included.
- A new folder appears with all its files in one step, or not at all.
- Into a folder that exists, files are moved one after the other once all of them are on the disk. A process
  killed before the first move leaves the old set. One killed between the first move and the last leaves a folder
  `.drafter-commit` with the rest of the new set: the next `write_all` into that folder, or `settle`, moves it, and
  the new set stands. Until then old and new files stand side by side, and that folder is the sign of it.
- Of several processes that write into one folder, each waits for the one before it: the last whole set stands.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from drafter.errors import OutputError
from drafter.messages import catalogue
from drafter.rendering.folder_lock import locked

_say = catalogue("drafter.rendering")
_STAGED = ".drafter-staged-"
_COMMIT = ".drafter-commit"


def write_all(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write files into a folder, which is made if it does not exist.

    Args:
        folder: where to.
        files: contents by plain file name.

    Returns:
        The paths written, in the order given.

    Raises:
        OutputError: they could not be written; what stood there before still stands.
        ValueError: a name is not a plain file name.
    """
    if bad := [name for name in files if not name or Path(name).name != name or name[0] == "."]:
        raise ValueError(f"not plain file names: {bad}")
    with told_of(folder):
        if not _made(folder, files):
            with locked(folder):
                _replace_set(folder, files)
    return [folder / name for name in files]


def ensure_writable(folder: Path) -> None:
    """Find out whether `write_all` will be able to write into a folder, and leave no trace of it.

    Raises:
        OutputError: it will not.
    """
    with told_of(folder):
        there = next(path for path in (folder, *folder.parents) if _exists(path))
        trial = Path(tempfile.mkdtemp(prefix=_STAGED, dir=there))
        try:
            (trial / folder.relative_to(there)).mkdir(parents=True, exist_ok=True)
        finally:
            shutil.rmtree(trial, ignore_errors=True)


def settle(folder: Path) -> None:
    """Finish what a killed process left in a folder: move the rest of its set, clear what it never completed.

    Raises:
        OutputError: the files could not be moved; they still stand in `.drafter-commit`.
    """
    with told_of(folder), locked(folder):
        _settle(folder)


@contextmanager
def told_of(folder: Path) -> Iterator[None]:
    """What the system refuses, as an error that says what to do."""
    try:
        yield
    except (FileExistsError, NotADirectoryError) as error:
        raise OutputError(_say("not_a_folder", folder=folder), remedy=_say("not_a_folder_remedy")) from error
    except OSError as error:
        message = _say("cannot_write", folder=folder, reason=error.strerror or error)
        raise OutputError(message, remedy=_say("cannot_write_remedy")) from error


def _exists(path: Path) -> bool:
    """Whether something stands at a path; `Path.exists` passes over a loop of links and a place out of reach."""
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    return True


def _made(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Whether the folder was not there and now stands with its files."""
    if _exists(folder):
        return False
    folder.parent.mkdir(parents=True, exist_ok=True)
    with locked(folder.parent):
        if _exists(folder):  # another process was quicker
            return False
        staged = _stage(folder.parent, files)
        try:
            (staged / "new").rename(folder)
        finally:
            shutil.rmtree(staged, ignore_errors=True)
    return True


def _replace_set(folder: Path, files: Mapping[str, bytes]) -> None:
    _settle(folder)
    staged = _stage(folder, files)
    commit = folder / _COMMIT
    try:
        for name in files:
            if (folder / name).exists():
                shutil.copy2(folder / name, staged / "old" / name)
        staged.rename(commit)
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        raise
    try:
        for name in files:
            (commit / "new" / name).replace(folder / name)
    except BaseException:  # an interrupt as well: the old set is better than half of each
        _roll_back(folder, files)
        raise
    shutil.rmtree(commit, ignore_errors=True)


def _roll_back(folder: Path, files: Mapping[str, bytes]) -> None:
    commit = folder / _COMMIT
    for name in files:
        moved, old = not (commit / "new" / name).exists(), commit / "old" / name
        if moved and old.exists():
            old.replace(folder / name)
        elif moved:
            (folder / name).unlink()
    shutil.rmtree(commit, ignore_errors=True)


def _settle(folder: Path) -> None:
    rest = folder / _COMMIT / "new"
    for path in sorted(rest.iterdir()) if rest.is_dir() else ():
        path.replace(folder / path.name)
    for left in (folder / _COMMIT, *folder.glob(f"{_STAGED}*")):
        shutil.rmtree(left, ignore_errors=True)


def _stage(where: Path, files: Mapping[str, bytes]) -> Path:
    """All files, safely on the disk, in the folder `new` of a new folder beside where they will stand."""
    staged = Path(tempfile.mkdtemp(prefix=_STAGED, dir=where))
    try:
        for part in ("new", "old"):
            (staged / part).mkdir()
        for name, content in files.items():
            with (staged / "new" / name).open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        raise
    return staged
