"""stdout and stderr, made fit for Chinese wherever the program is run, and their failures fit for this program."""

import codecs
import errno
import io
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from drafter.errors import OutputError

_UTF = "utf"
_READS_CHINESE = frozenset({"gbk", "gb2312", "gb18030", "cp936", "big5", "cp950"})


class _Lenient(io.TextIOWrapper):
    """Where progress and errors go: that nobody takes them is no reason to stop working."""

    def write(self, text: str) -> int:
        with suppress(OSError):
            return super().write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError):
            super().flush()


class _Strict(io.TextIOWrapper):
    """Where results go: if nobody takes them, the run has failed and says so."""

    def write(self, text: str) -> int:
        with self._told():
            return super().write(text)

    def flush(self) -> None:
        with self._told():
            super().flush()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.fileno())  # what is left goes nowhere, quietly
            if isinstance(error, BrokenPipeError) or error.errno == errno.EINVAL:  # so Windows calls a closed pipe
                raise ClosedPipeError("nobody reads the output") from error
            reason = error.strerror or error
            raise OutputError(f"the output cannot be written: {reason}", remedy="write it elsewhere") from error


class ClosedPipeError(OutputError):
    """Whoever read the output has gone: there is nobody left to tell."""


def prepare_streams() -> None:
    """Take over stdout and stderr.

    A terminal that reads Chinese in another encoding keeps it, and is shown `?` for what it lacks; one that reads
    no Chinese at all is sent UTF-8. A stream that a host of this program put in their place is the host's to keep.
    """
    if sys.stdout is sys.__stdout__:
        sys.stdout = _renewed(sys.stdout, _Strict)
    if sys.stderr is sys.__stderr__:
        sys.stderr = _renewed(sys.stderr, _Lenient)


def _renewed(stream: TextIO | None, kind: type[io.TextIOWrapper]) -> TextIO:
    if stream is None:  # closed by whoever started the program
        return Path(os.devnull).open("w", encoding="utf-8")
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    named = codecs.lookup(stream.encoding).name
    kept = named.startswith(_UTF) or named in _READS_CHINESE
    errors = "backslashreplace" if named.startswith(_UTF) or not kept else "replace"
    line_buffering, encoding = stream.line_buffering, named if kept else "utf-8"
    return kind(stream.detach(), encoding=encoding, errors=errors, line_buffering=line_buffering)


def print_json(value: object) -> None:
    """One JSON document on stdout; in ASCII alone where stdout is not UTF-8, as JSON is read as UTF-8."""
    ascii_only = not codecs.lookup(sys.stdout.encoding or "ascii").name.startswith(_UTF)
    sys.stdout.write(json.dumps(value, ensure_ascii=ascii_only, indent=2) + "\n")
