"""The words of `words.toml`."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, cast

_FILE = Path(__file__).parent / "words.toml"


@cache
def _all() -> Mapping[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def words(key: str) -> Sequence[str]:
    """A list of words."""
    return cast("Sequence[str]", _all()[key])


def pairs(key: str) -> Sequence[tuple[str, str]]:
    """Marks around a word, opening and closing."""
    return [(first, second) for first, second in _all()[key]]


def opposites(key: str) -> Sequence[tuple[str, str]]:
    """Words with their opposites."""
    return [(true, false) for true, false in _all()["opposites"][key]]
