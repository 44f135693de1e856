"""What a failing index means for its user: make room, name another folder, wait, or let it be built again."""

import errno
import os
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from shutil import disk_usage
from types import ModuleType

from drafter.errors import DrafterError, OutputError, PermanentServiceError, TransientServiceError

WITHOUT = 'knowledge.embedder = "none"'
_LOCKED = "database is locked"
_LEAST_SPACE = 4 * 1024 * 1024
"""Bytes without which no index of any size can be worked on."""

_FULL_WORDS = ("disk is full", "no space left", "quota exceeded")
_FULL_CODES = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})


def index_error(error: Exception, folder: Path) -> DrafterError:
    """The error of this project's that stands for one that came out of an index in a folder."""
    if isinstance(error, DrafterError):
        return error
    if isinstance(error, OSError):
        return unwritable(error, folder)
    if _is_full(error) or _is_cramped(folder):
        return _full(folder)
    if _LOCKED in str(error):
        return TransientServiceError(
            f"the index in {folder} is in use by another program", remedy="try again when that program has ended"
        )
    if "readonly database" in str(error):
        return unwritable(PermissionError(errno.EACCES, os.strerror(errno.EACCES)), folder)
    return OutputError(
        f"the index in {folder} cannot be used: {error}",
        remedy=f"delete {folder / 'vectors.sqlite3'} and {folder / 'chroma'}: both are made again from the base",
    )


def unwritable(error: OSError, folder: Path) -> DrafterError:
    """A folder that cannot be made or written."""
    if _is_full(error):
        return _full(folder)
    return OutputError(
        f"the index folder {folder} cannot be written: {error.strerror or error}",
        remedy=f"name another one as knowledge.index in config.toml, or set {WITHOUT}",
    )


def loaded_chroma() -> ModuleType:
    """The library, loaded when it is first needed: it takes 0.7 s, and reads a file .env on the way."""
    try:
        return import_module("chromadb")
    except Exception as error:
        raise PermanentServiceError(
            f"chromadb cannot be loaded: {error}",
            remedy=f"look for a file .env in the current folder, install drafter again, or set {WITHOUT}",
        ) from error


def _full(folder: Path) -> DrafterError:
    return OutputError(
        f"the disk is full: the index in {folder} could not be written to its end",
        remedy=(
            "free some space and try again, what is written stays good; or name a folder on another disk as "
            f"knowledge.index in config.toml, or set {WITHOUT}"
        ),
    )


def _is_cramped(folder: Path) -> bool:
    """Hardly any space is left: what Chroma's compaction fails of, without saying so."""
    with suppress(OSError):
        return disk_usage(folder).free < _LEAST_SPACE
    return False


def _is_full(error: BaseException | None) -> bool:
    """Whether an error comes from a full disk or a used-up quota; Chroma passes it on as words alone."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in _FULL_CODES:
            return True
        if any(words in str(error).lower() for words in _FULL_WORDS):
            return True
        error = error.__cause__
    return False
