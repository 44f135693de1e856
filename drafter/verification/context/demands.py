"""How a recommendation sets something of its own, by the words around a figure (`duties.toml`).

A deadline or an interval (7日内, 每两个月), a threshold (不低于90%, 单笔5000元以上), how often (每月不少于2场),
how many people act (由两名人员共同), a share taken off or aimed at (按10%扣减).
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from drafter.text.quantities import Quantity


@dataclass(frozen=True)
class Tables:
    """The patterns of `duties.toml`; those that look back end at the figure, the others begin behind it.

    Attributes:
        spans_of_time: dimensions that are spans of time.
        patterns: by kind and name.
        words: lists of words, by kind and name.
    """

    spans_of_time: frozenset[str]
    patterns: Mapping[tuple[str, str], re.Pattern[str]]
    words: Mapping[tuple[str, str], frozenset[str]]

    def ahead(self, kind: str, text: str, name: str = "ahead") -> bool:
        """Whether the words before a figure are of a kind."""
        return bool(self.patterns[kind, name].search(text))

    def behind(self, kind: str, text: str, name: str = "behind") -> bool:
        """Whether the words behind a figure are of a kind."""
        return bool(self.patterns[kind, name].match(text))


@cache
def tables() -> Tables:
    """The tables, read once."""
    source = resources.files(__package__).joinpath("duties.toml").read_text(encoding="utf-8")
    table: dict[str, Any] = tomllib.loads(source)
    kinds = {kind: entries for kind, entries in table.items() if isinstance(entries, dict)}
    named = [((kind, name), value) for kind, entries in kinds.items() for name, value in entries.items()]
    return Tables(
        frozenset(table["spans_of_time"].split()),
        {key: re.compile("|".join(value)) for key, value in named if isinstance(value, list)},
        {key: frozenset(value.split()) for key, value in named if isinstance(value, str)},
    )


@dataclass(frozen=True, slots=True)
class Around:
    """The words around a figure, half width and without blanks.

    Attributes:
        before: right before it, in its part of the sentence.
        behind: behind it, up to the next stop.
        lead: more of what stands before it in its part of the sentence.
    """

    before: str
    behind: str
    lead: str


def sets(quantity: Quantity, around: Around) -> bool:
    """Whether the words around a figure set it."""
    unit = quantity.dimension.partition("/")[0]
    if unit in tables().spans_of_time and _interval(around):
        return True
    return _threshold(quantity, around) or _often(unit, around) or _people(unit, around) or _share(unit, around)


def _interval(around: Around) -> bool:
    words = tables()
    if words.ahead("interval", around.before, "told"):
        return words.behind("interval", around.behind, "condition")
    return words.behind("interval", around.behind) or words.ahead("interval", around.before)


def _threshold(quantity: Quantity, around: Around) -> bool:
    words = tables()
    unit, hedge = quantity.dimension, quantity.hedge or ""
    if words.ahead("threshold", around.lead, "taken_up"):
        return False
    before = around.before.removesuffix(hedge)
    if unit == "元" and not (
        words.ahead("threshold", before, "single") or words.behind("threshold", around.behind, "single_behind")
    ):
        return False
    if hedge in words.words["threshold", "hedges"] or words.ahead("threshold", around.before):
        return True
    telling = hedge in words.words["threshold", "telling_hedges"]
    return telling and words.behind("threshold", around.behind, "condition")


def _often(unit: str, around: Around) -> bool:
    words = tables()
    return unit in words.words["often", "counters"] and words.ahead("often", around.before)


def _people(unit: str, around: Around) -> bool:
    words = tables()
    acting = unit in words.words["people", "counters"] and words.behind("people", around.behind)
    return acting and words.ahead("people", around.before)


def _share(unit: str, around: Around) -> bool:
    words = tables()
    asked = unit in ("%", "百分点") and words.ahead("share", around.before)
    return asked and not words.ahead("share", around.before, "against")
