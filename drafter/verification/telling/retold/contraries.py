"""What excludes what the account says of the same thing: 按比例扣减了 for 全额支付 (`contraries.toml`)."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from drafter.text.beginnings import sooner
from drafter.verification.telling.retold.found import Found
from drafter.verification.telling.retold.tables import compiled
from drafter.verification.telling.sources.sources import Sources
from drafter.verification.telling.sources.texts import STOPS

NAME = "polarity"


@dataclass(frozen=True, slots=True)
class _Contrary:
    """Two sides that exclude each other.

    Attributes:
        account: finds the one in an account.
        text: finds the other in a text.
    """

    account: re.Pattern[str]
    text: re.Pattern[str]


def contrary(text: str, sources: Sources) -> Iterator[Found]:
    """The words of a sentence that exclude what its account says."""
    for one in _table("contrary") if _any("contrary").search(text) else ():
        match = one.text.search(text)
        if match and not one.account.search(text) and not _said_of(text, match, ("turned", "ought")):
            yield from _against(text, match, one, sources, "direction_turned")


def contrary_in_advice(text: str, sources: Sources) -> Iterator[Found]:
    """Those of a recommendation that exclude what the account finds lacking."""
    for one in _table("manner") if _any("manner").search(text) else ():
        match = one.text.search(text)
        if match and not _said_of(text, match, ("turned", "sorted")) and not _names(text, match):
            yield from _against(text, match, one, sources, "advice_loosens")


def _against(text: str, match: re.Match[str], one: _Contrary, sources: Sources, key: str) -> Iterator[Found]:
    for told in dict.fromkeys((*sources.meant(text, *match.span()), *sources.of(text)[:1])):
        own = [piece for piece in told.pieces if one.account.search(piece)]
        # What a recommendation asks for may well stand in the account: it is the fault.
        same = any(match.group() in piece for piece in told.pieces)
        same = same or (key == "direction_turned" and any(map(one.text.search, own)))
        if own and not same:
            yield Found(NAME, key, *match.span(), own[0])
            return


def _names(text: str, match: re.Match[str]) -> bool:
    """Whether the words say with what something is to be done: 对不再使用的泵站."""
    return text.startswith("的", match.end()) and text[: match.start()].endswith(("对", "将", "把"))


def _said_of(text: str, match: re.Match[str], ways: tuple[str, ...]) -> bool:
    """Whether the words are denied, or said of what ought to be."""
    first = max((text.rfind(mark, 0, match.start()) for mark in STOPS), default=-1) + 1
    return any(compiled("contraries", way).search(text[first : match.start()]) for way in ways)


@cache
def _table(name: str) -> tuple[_Contrary, ...]:
    source = resources.files(__package__).joinpath("contraries.toml").read_text(encoding="utf-8")
    return tuple(
        _Contrary(re.compile(one["account"]), re.compile(one["text"])) for one in tomllib.loads(source)[name]
    )


@cache
def _any(name: str) -> re.Pattern[str]:
    """Finds any of the words that a table looks for in a text."""
    return sooner("|".join(f"(?:{one.text.pattern})" for one in _table(name)))
