"""The key to an endpoint: from the environment, or from a file of its owner's alone, outside of any repository."""

import os
import stat
from pathlib import Path

from drafter.errors import ConfigError

_LONGEST = 8192
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_MOVE = "keep it in a folder of your own, such as ~/.config/drafter/key"


def endpoint_key(variable: str, file: Path | None) -> str:
    """The key; empty where none is set.

    Args:
        variable: of the environment; it goes first.
        file: holds the key alone; `None` for no file.

    Raises:
        ConfigError: the file cannot be read, may be read by others, lies in a repository, or holds no key. The key
            itself is never told.
    """
    from_environment = os.environ.get(variable, "")
    if from_environment or file is None:
        return from_environment
    place = file.expanduser()
    if _repository(place):
        raise ConfigError(f"the key file {place} lies in a repository", remedy=_MOVE)
    try:
        mode = place.stat().st_mode
        data = place.read_bytes() if stat.S_ISREG(mode) else b""
    except OSError as error:
        raise ConfigError(
            f"the key file {place} cannot be read: {error.strerror}",
            remedy="correct [model] key_file, or leave it out",
        ) from None
    if os.name == "posix" and mode & _OTHERS:
        raise ConfigError(f"the key file {place} may be read by others", remedy=f"chmod 600 {place}")
    return _key(data, place)


def _key(data: bytes, place: Path) -> str:
    key = data.decode("ascii", "replace").strip().removeprefix("\ufffd" * 3).strip()  # a mark of UTF-8 in front
    if not key or len(data) > _LONGEST or len(key.split()) != 1 or "\ufffd" in key:
        raise ConfigError(
            f"the key file {place} does not hold a key", remedy="write the key into it, and nothing else"
        )
    return key


def _repository(place: Path) -> bool:
    return any((folder / ".git").exists() for folder in place.resolve().parents)
