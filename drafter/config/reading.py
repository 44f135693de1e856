"""Settings, read once from `config.toml`: unknown keys refused, every fault told with its line."""

import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from drafter.assets import asset
from drafter.config.settings import Config, Settings
from drafter.errors import ConfigError


def load_config(path: Path | None = None) -> Config:
    """Read a configuration file.

    Args:
        path: the file; by default the one that `DRAFTER_CONFIG` names, else the one that ships with drafter.

    Raises:
        ConfigError: it cannot be read, is not TOML, or holds an unknown key or a value that does not fit; the
            message names all of them, each with its line and what may be written there.
    """
    named = path or (Path(os.environ["DRAFTER_CONFIG"]) if os.environ.get("DRAFTER_CONFIG") else None)
    file = named or asset("config.toml")
    text = _text(file)
    try:
        return Config.model_validate(tomllib.loads(text))
    except ValidationError as error:
        found = sorted((_line(text, _path(fault)), _fault(fault)) for fault in error.errors())
        faults = [f"line {line}, {fault}" for line, fault in found]
        said = f"{file} {faults[0]}" if len(faults) == 1 else "\n  ".join([f"{file} cannot be used:", *faults])
        raise ConfigError(said, remedy="every key is explained in the config.toml that ships") from None
    except (ValueError, RecursionError) as error:  # TOML's own, and numbers or nesting beyond all measure
        raise ConfigError(f"{file} is not TOML: {error}", remedy=_toml_remedy(text, str(error))) from None


def _text(file: Path) -> str:
    """The file's text, with or without a mark of UTF-8 in front, as Windows writes it.

    Raises:
        ConfigError: it cannot be read, or is in another encoding.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ConfigError(
            f"cannot read the configuration {file}: {error.strerror}", remedy="name an existing file with --config"
        ) from error
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(
            f"{file}:{line} is not in UTF-8 but in {_encoding(data)}",
            remedy="save the file as UTF-8, and try again",
        ) from None


def _encoding(data: bytes) -> str:
    """How a person may know the encoding of a file that is not UTF-8."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16 (Unicode)"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "another encoding"
    return "GBK (ANSI) or another encoding"


def _toml_remedy(text: str, said: str) -> str:
    """What to do about the line that could not be read."""
    place = re.search(r"line (\d+)", said)
    line = text.split("\n")[int(place[1]) - 1] if place else ""
    if re.search(r"[“”‘’＝［］＃]", line):
        return "write quotes, brackets and = in half width: \" ' [ ] ="
    if "\\" in line:
        return "write a folder with / or in single quotes: 'C:\\folder'"
    if re.search(r"=\s*[^\s\"'\[{0-9+-]", line):
        return "write words in quotes"
    return "correct the line it names"


# what is wrong with a value, and where


def _path(fault: ErrorDetails) -> list[str]:
    return [str(part) for part in fault["loc"]]


def _fault(fault: ErrorDetails) -> str:
    """One fault: its key, what was written and what may be."""
    path = _path(fault)
    place = ".".join(path)
    if fault["type"] == "extra_forbidden":
        return f"{place}: {_unknown(path)}"
    if fault["type"] in ("endpoint", "name"):
        return f"{place}: {fault['msg']}"
    if len(path) == 1:
        return f"{place}: is a table; write [{path[0]}], and its keys below"
    shown = "" if path[-1] == "key_env" else f"{_shown(fault['input'])} does not fit; "  # it may be a key
    return f"{place}: {shown}write {_tables()[path[0]][path[1]].description}"


def _shown(value: object) -> str:
    written = str(value).lower() if isinstance(value, bool) else repr(value)
    return written if len(written) <= 60 else f"{written[:60]}…"  # noqa: PLR2004 - enough to know it by


def _unknown(path: Sequence[str]) -> str:
    """That there is no such key, the one that was probably meant, and all there are."""
    tables = _tables()
    if len(path) == 1:
        owner = next((table for table, keys in tables.items() if path[0] in keys), "")
        if owner:
            return f"this key belongs under [{owner}]"
        return f"there is no such table; {_nearest(path[0], [*tables])}tables: {', '.join(tables)}"
    keys = tables.get(path[0], {})
    return f"there is no such key; {_nearest(path[-1], [*keys])}keys of [{path[0]}]: {', '.join(keys)}"


def _nearest(name: str, known: Sequence[str]) -> str:
    near = get_close_matches(name.lower(), known, n=1)
    return f"did you mean {near[0]}? " if near else ""


def _tables() -> Mapping[str, Mapping[str, Any]]:
    """The known keys by table."""
    return {
        name: type(field.default).model_fields
        for name, field in Config.model_fields.items()
        if isinstance(field.default, Settings)
    }


def _line(text: str, path: Sequence[str]) -> int:
    """The line on which a key is complete: the first up to which the file holds it."""
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines, 1) if path[-1] in line), 1)
    for number in range(first, len(lines) + 1):
        try:
            value: object = tomllib.loads("\n".join(lines[:number]))
        except tomllib.TOMLDecodeError:
            continue
        for part in path:
            value = value.get(part) if isinstance(value, dict) else None
        if value is not None:
            return number
    return len(lines)
