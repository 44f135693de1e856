"""The patterns of `words.toml`, read once."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

HAN = "[\u4e00-\u9fff]"
_H = re.compile("H(?![A-Za-z])")


@cache
def table() -> Mapping[str, Mapping[str, Any]]:
    """All tables."""
    source = resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


def pattern(section: str, name: str) -> str:
    """A pattern as it is written, `H` put for a Chinese character."""
    return _H.sub(lambda _: HAN, str(table()[section][name]))


@cache
def compiled(section: str, name: str) -> re.Pattern[str]:
    """A pattern."""
    return re.compile(pattern(section, name))


@cache
def pairs(section: str) -> tuple[tuple[str, str], ...]:
    """Pairs of words."""
    found = (pair.split() for pair in table()[section]["pairs"])
    return tuple((one, other) for one, other in found)
