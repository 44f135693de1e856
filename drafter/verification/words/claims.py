"""The tables of `claims.toml`: how grave, why, up or down, and what a recommendation may not loosen."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from drafter.findings.model import Role
from drafter.text.alternation import longest_of
from drafter.text.beginnings import sooner


@dataclass(frozen=True)
class Claim:
    """A comparison said without figures.

    Attributes:
        one: the roles of what is compared.
        other: the roles of what it is compared with.
        above: finds where the one is said to be above the other.
        below: finds where it is said to be below.
    """

    one: frozenset[Role]
    other: frozenset[Role]
    above: re.Pattern[str]
    below: re.Pattern[str]


@dataclass(frozen=True)
class Claims:
    """The tables, as patterns that find their longest words first.

    Attributes:
        asserted: words of gravity that tell a fact of their own.
        graded: words of gravity that judge.
        either_gravity: finds any of both.
        plain_gravity: words that hold one of these and judge nothing.
        planned: roles of what was planned.
        spent: roles of what came of it.
        claims: comparisons said without figures.
        pairs: words that loosen and words that tighten, of opposite effect on one thing.
        replaced: words that undo a measure in place of the firm one that is asked for.
        words: the plain word tables of `advice` and `direction` by name.
        specific: what makes a recommendation one that can be carried out.
        causes: finds a cause as one of the groups `cause1`, `cause2` ….
        causal_common: what a cause may say in words of its own.
        selves: what the department may be called.
    """

    asserted: re.Pattern[str]
    graded: re.Pattern[str]
    either_gravity: re.Pattern[str]
    plain_gravity: re.Pattern[str]
    planned: frozenset[Role]
    spent: frozenset[Role]
    claims: tuple[Claim, ...]
    pairs: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    replaced: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    words: Mapping[str, re.Pattern[str]]
    specific: re.Pattern[str]
    causes: re.Pattern[str]
    causal_common: re.Pattern[str]
    selves: re.Pattern[str]


_TABLES = ("claims", "pairs", "replaced", "specific")
"""What is no plain list of words."""


@cache
def claims() -> Claims:
    """The tables, read once."""
    source = resources.files(__package__).joinpath("claims.toml").read_text(encoding="utf-8")
    table = tomllib.loads(source)
    gravity, direction, advice = table["gravity"], table["direction"], table["advice"]
    listed = {**direction, **advice}
    words = {
        name: _listed(listed, name) for name in listed if name not in _TABLES and not name.endswith("_patterns")
    }
    return Claims(
        asserted=any_of(gravity["asserted"]),
        graded=any_of(gravity["graded"]),
        either_gravity=any_of([*gravity["asserted"], *gravity["graded"]]),
        plain_gravity=any_of(gravity["plain"]),
        planned=frozenset(map(Role, direction["planned"])),
        spent=frozenset(map(Role, direction["spent"])),
        claims=tuple(map(_claim, direction["claims"])),
        pairs=_pairs(advice["pairs"]),
        replaced=_pairs(advice["replaced"]),
        words=words,
        specific=re.compile("|".join(advice["specific"])),
        causes=_causes(table["cause"]),
        causal_common=any_of(table["cause"]["common"]),
        selves=any_of(table["cause"]["selves"]),
    )


def _pairs(table: Iterable[Mapping[str, list[str]]]) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((any_of(pair["loose"]), any_of(pair["tight"])) for pair in table)


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Finds any of some words, the longest first."""
    return re.compile(longest_of(words))


def blanked(pattern: re.Pattern[str], text: str) -> str:
    """A text of the same length in which nothing is left of what a pattern finds."""
    return pattern.sub(lambda match: "·" * len(match.group()), text)


def _listed(table: Mapping[str, Any], name: str) -> re.Pattern[str]:
    """A list of words, the longest first, and the patterns that go with it; others are made of its parts."""
    words = sorted(set(table[name]), key=lambda word: (-len(word), word))
    return re.compile("|".join([*map(re.escape, words), *table.get(f"{name}_patterns", ())]))


def _causes(table: Mapping[str, Any]) -> re.Pattern[str]:
    """由于X， / 因X导致 / 受X影响 / 系X所致 / 这与X有关: one group for every way."""
    until = any_of(table["until"]).pattern
    parts = [rf"(?:{any_of(table['before']).pattern})(?P<cause0>[^，。；\n]{{2,60}}?)(?=[，。；\n]|{until}|$)"]
    parts += [
        rf"{_guarded(start, table['plain'])}(?P<cause{place}>[^，。；\n]{{2,40}}?){re.escape(end)}"
        for place, (start, end) in enumerate(table["behind"], 1)
    ]
    lead, linked, links = (any_of(table[name]).pattern for name in ("linked_lead", "linked", "links"))
    parts += [
        rf"(?<![^，。；\n])(?:{lead}){{0,3}}(?:{linked})(?P<cause_linked>[^，。；\n]{{2,40}}?)(?:{links})(?=[，。；\n]|$)"
    ]
    return sooner("|".join(parts))


def _guarded(mark: str, plain: Iterable[str]) -> str:
    """A mark of cause where it is no part of a plain word."""
    around = [word.partition(mark) for word in plain if mark in word]
    before = "".join(f"(?<!{re.escape(head)})" for head, _, tail in around if head and not tail)
    behind = "".join(f"(?!{re.escape(tail)})" for head, _, tail in around if tail and not head)
    return before + re.escape(mark) + behind


def _claim(table: Mapping[str, Any]) -> Claim:
    one, other = (frozenset(map(Role, table[name])) for name in ("one", "other"))
    return Claim(one, other, re.compile(table["above"]), re.compile(table["below"]))
