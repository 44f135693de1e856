"""The closed set of changes that leave what a sentence says as it was (`rewrites.toml`)."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from drafter.text.alternation import longest_of
from drafter.verification.edits.synonyms import groups as synonyms


@dataclass(frozen=True, slots=True)
class Rewrites:
    """The tables, read once.

    Attributes:
        groups: for every word that another may stand for, the first of its group.
        free: words that say nothing, wherever they stand.
        near: for every word that another may nearly stand for, the first of its group; for a word that may be
            added or left out, nothing.
        told: the same before a slot.
        dated: the same before a date or a word of time, and where a part of a sentence begins.
        times: words of time.
        word: finds the words of all tables, the longest first.
        adverb: a whole text that may stand before or behind what it stands beside.
        reaching: what it may not be moved across.
        charged: what may not be touched even where a person is shown the change.
    """

    groups: Mapping[str, str]
    free: frozenset[str]
    near: Mapping[str, str]
    told: frozenset[str]
    dated: frozenset[str]
    times: frozenset[str]
    word: re.Pattern[str]
    adverb: re.Pattern[str]
    reaching: re.Pattern[str]
    charged: re.Pattern[str]


@cache
def rewrites() -> Rewrites:
    """The tables."""
    table = tomllib.loads(resources.files(__package__).joinpath("rewrites.toml").read_text(encoding="utf-8"))
    groups = _joined((*(tuple(line.split()) for line in table["groups"]), *synonyms()))
    free, told, dated, times = (frozenset(table[name].split()) for name in ("free", "told", "dated", "times"))
    near_words = " ".join((*table["near_groups"], table["near_words"])).split()
    return Rewrites(
        groups=groups,
        free=free,
        near=_near(table, groups),
        told=told,
        dated=dated,
        times=times,
        word=re.compile(longest_of({*groups, *free, *told, *dated, *times, *near_words, *table["whole"].split()})),
        adverb=re.compile("|".join(table["adverbs"])),
        reaching=re.compile(table["reaching"]),
        charged=re.compile(table["charged"]),
    )


def _near(table: Mapping[str, Any], groups: Mapping[str, str]) -> dict[str, str]:
    """What is nearly the same, by the forms in which words are compared."""
    rows = [[groups.get(word, word) for word in line.split()] for line in table["near_groups"]]
    words = (groups.get(word, word) for word in table["near_words"].split())
    return {word: row[0] for row in rows for word in row} | dict.fromkeys(words, "")


def _joined(rows: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """For every word the first of its group; the first row that has a word decides."""
    first: dict[str, str] = {}
    for row in rows:
        for word in row:
            first.setdefault(word, first.get(row[0], row[0]))
    return first
