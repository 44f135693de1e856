"""The closed set of changes that leave what a sentence says as it was (`rewrites.toml`)."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import chain
from typing import Any

from drafter.text.alternation import longest_of


@dataclass(frozen=True, slots=True)
class Rewrites:
    """The tables, read once.

    Attributes:
        groups: for every word that another may stand for, the first of its group.
        leading: words that lead over at the head of a part of a sentence.
        joining: words that join two doings as a mark does.
        free: words that say nothing, wherever they stand.
        near: for every form that another may nearly stand for, the first of its group; for one that may be added
            or left out, nothing.
        told: words that say nothing before a figure.
        dated: the same before a date or a word of time, and where a part of a sentence begins.
        times: words of time.
        word: the source of a pattern that finds the words of all tables, the longest first.
        adverb: a whole text that may stand before or behind who does something.
        charged: what may not be touched even where a person is shown the change.
    """

    groups: Mapping[str, str]
    leading: frozenset[str]
    joining: frozenset[str]
    free: frozenset[str]
    near: Mapping[str, str]
    told: frozenset[str]
    dated: frozenset[str]
    times: frozenset[str]
    word: str
    adverb: re.Pattern[str]
    charged: re.Pattern[str]


@cache
def rewrites() -> Rewrites:
    """The tables."""
    table = tomllib.loads(resources.files(__package__).joinpath("rewrites.toml").read_text(encoding="utf-8"))
    groups = {word: line.split()[0] for line in table["groups"] for word in line.split()}
    lists = {
        name: frozenset(table[name].split()) for name in ("leading", "joining", "free", "told", "dated", "times")
    }
    near_words = " ".join((*table["near_groups"], table["near_words"])).split()
    return Rewrites(
        **lists,
        groups=groups,
        near=_near(table, groups),
        word=longest_of({*groups, *chain(*lists.values()), *near_words, *table["whole"].split()}),
        adverb=re.compile("|".join(table["adverbs"])),
        charged=re.compile(table["charged"]),
    )


def _near(table: Mapping[str, Any], groups: Mapping[str, str]) -> dict[str, str]:
    """What is nearly the same, by the forms in which words are compared."""
    rows = [[groups.get(word, word) for word in line.split()] for line in table["near_groups"]]
    words = (groups.get(word, word) for word in table["near_words"].split())
    return {word: row[0] for row in rows for word in row} | dict.fromkeys(words, "")
