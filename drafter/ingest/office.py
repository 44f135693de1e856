"""Older formats, turned by LibreOffice into ones that are read, in a profile of its own and within a time."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

_SECONDS = 120
_MOST_BYTES = 300 * 1024 * 1024
_PLACES = (
    "/usr/bin",
    "/usr/local/bin",
    "/opt/libreoffice/program",
    "/Applications/LibreOffice.app/Contents/MacOS",
    r"C:\Program Files\LibreOffice\program",
    r"C:\Program Files (x86)\LibreOffice\program",
)


class MissingError(Exception):
    """LibreOffice is not installed."""


class UnfinishedError(Exception):
    """LibreOffice did not come to an end."""


@cache
def program() -> str | None:
    """The path of LibreOffice on this machine; `None` where it is not installed."""
    for name in ("soffice", "libreoffice"):
        for folder in (None, *_PLACES):
            if found := shutil.which(name, path=folder):
                return found
    return None


def converted(data: bytes, suffix: str, target: str, seconds: float = _SECONDS) -> bytes:
    """A file in another format.

    Args:
        data: its bytes.
        suffix: of what it is, such as `.doc`.
        target: `docx` or `xlsx`.
        seconds: after which LibreOffice and all that it started is ended.

    Raises:
        MissingError: LibreOffice is not installed.
        UnfinishedError: it did not come to an end.
        ValueError: it made nothing of the file.
    """
    office = program()
    if office is None:
        raise MissingError
    with tempfile.TemporaryDirectory(prefix="drafter-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / f"source{suffix}"
        source.write_bytes(data)
        result = Path(folder) / "result"
        command = [
            office,
            f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--convert-to",
            target,
            "--outdir",
            str(result),
            str(source),
        ]
        _run(command, seconds)
        made = result / f"source.{target}"
        if not made.is_file() or made.stat().st_size > _MOST_BYTES:
            raise ValueError(suffix)
        return made.read_bytes()


def _run(command: list[str], seconds: float) -> None:
    alone = sys.platform != "win32"
    quiet = subprocess.DEVNULL
    with subprocess.Popen(  # noqa: S603  # a program that was found, and a file that it was given
        command, start_new_session=alone, stdin=quiet, stdout=quiet, stderr=quiet
    ) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise UnfinishedError from None
        finally:
            _end(process, alone=alone)


def _end(process: "subprocess.Popen[bytes]", *, alone: bool) -> None:
    """End a process, and those that it started, if it still runs."""
    try:
        if alone:
            os.killpg(process.pid, signal.SIGKILL)
        elif process.poll() is None:
            process.kill()
    except ProcessLookupError:
        pass
    process.wait()
