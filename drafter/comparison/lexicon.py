"""The word lists of this room (`lexicon.toml`)."""

import tomllib
from functools import cache
from importlib import resources


@cache
def words(section: str, name: str) -> frozenset[str]:
    """One list of words."""
    source = resources.files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(source)[section][name])
