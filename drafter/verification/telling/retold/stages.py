"""Steps of a recommendation in the wrong order, and what it asks for more seldom than the reviewer does."""

import re
from collections.abc import Iterator
from functools import cache

from drafter.verification.telling.retold.found import Found
from drafter.verification.telling.retold.tables import compiled, table
from drafter.verification.telling.sources.sources import Sources
from drafter.verification.telling.sources.texts import STOPS, words_of

NAME = "polarity"
_LEAST, _SAME = 2, 0.6
"""So many words a sentence has in common with what is asked for, and so much of them where it says how often."""


def disordered(text: str, _: Sources) -> Iterator[Found]:
    """先施工后报批: the steps of a recommendation in an order that no rule knows."""
    if "先" in text or "后" in text:
        for pattern, meant in _orders():
            match = pattern.search(text)
            if (
                match
                and not compiled("eased", "avoided").search(_before(text, match.start()))
                and not _told(text, match)
            ):
                yield Found(NAME, "advice_loosens", *match.span(), meant)
                return


def _told(text: str, match: re.Match[str]) -> bool:
    """Whether an order is only told, of those that kept it (对先付款后验收的), or is of money on account."""
    behind = compiled("stages", "kept").match(text, match.end())
    return behind is not None or compiled("stages", "ahead").search(match.group()) is not None


def seldom(text: str, sources: Sources) -> Iterator[Found]:
    """每年销号, where it is asked for every week."""
    for match in (
        compiled("stages", "often").finditer(text) if "每" in text or "次" in text or "按" in text else ()
    ):
        said = _often(match.group())
        for told in sources.around(text, *match.span()):
            asked = [piece for piece in told.asked if compiled("stages", "often").search(piece)]
            words = words_of(text)
            part = words_of(_before(text, match.start()) + text[match.end() :].partition("，")[0])
            like = [
                piece
                for piece in asked
                if len(words & words_of(piece)) >= _LEAST and len(part & words_of(piece)) >= _SAME * len(part)
            ]
            meant = {_often(one.group()) for piece in like for one in compiled("stages", "often").finditer(piece)}
            if meant and max(meant) < said:
                yield Found(NAME, "advice_loosens", *match.span(), like[0])
                break


def _often(words: str) -> int:
    """The rank of how often: the rarer, the higher."""
    ranks = (place for place, units in enumerate(table()["stages"]["units"]) if re.search(units, words))
    return max(ranks, default=0)


def _before(text: str, at: int) -> str:
    return text[max((text.rfind(mark, 0, at) for mark in STOPS), default=-1) + 1 : at]


@cache
def _orders() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What finds two steps the wrong way round, with the right one."""
    found = []
    for line in table()["stages"]["orders"]:
        first, then, meant = line.split()
        ways = (way.replace("A", f"(?:{then})").replace("B", f"(?:{first})") for way in table()["stages"]["ways"])
        found.append((re.compile("|".join(ways)), meant))
    return tuple(found)
