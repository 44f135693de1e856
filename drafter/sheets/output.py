"""Writing one file whole or not at all, and not before what is in it has been tried."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from drafter.errors import OutputError
from drafter.messages import catalogue
from drafter.sheets.importing import Imported
from drafter.sheets.yaml_file import case_yaml

_say = catalogue("drafter.sheets")


def case_file_text(imported: Imported, source: Path) -> str:
    """The case file for an imported sheet."""
    return case_yaml(
        imported.case,
        imported.rubric,
        source=source.name,
        notes=imported.notes,
        unmatched=imported.unmatched,
        missing=imported.missing,
    )


def write_whole(path: Path, data: bytes) -> None:
    """Write a file, or leave what stood there.

    Raises:
        OutputError: it could not be written.
    """
    with staged(path, data):
        pass


@contextmanager
def staged(path: Path, data: bytes) -> Iterator[Path]:
    """A file beside the one to be written, which takes its place when the block ends without an error.

    Raises:
        OutputError: it could not be written, or a device or a folder stands there, which a file must not replace.
    """
    if path.exists() and not path.is_file():
        raise OutputError(_say("not_a_file", path=path), remedy=_say("not_a_file_remedy"))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".drafter-", suffix=path.suffix, dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
    except OSError as error:
        raise _failed(path, error) from error
    temporary = Path(name)
    try:
        yield temporary
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        raise _failed(path, error) from error
    finally:
        temporary.unlink(missing_ok=True)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def _failed(path: Path, error: OSError) -> OutputError:
    return OutputError(
        _say("cannot_write", path=path, reason=error.strerror or error), remedy=_say("cannot_write_remedy")
    )
