"""What is there and what is lacking, exchanged: 只有验收记录，没有付款申请 where it is the other way round."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from drafter.verification.telling.retold.found import Found
from drafter.verification.telling.retold.tables import pattern
from drafter.verification.telling.sources.sources import Sources, Told

_ENTRY = "[\u4e00-\u9fff0-9A-Za-z]{2,10}?"
_ENTRIES = f"(?P<list>{_ENTRY}(?:(?:、|和|与|及|以及|或者?){_ENTRY})*)"
_END = "(?=，|。|；|$|[就便即]|的(?:签|说|记))"
_BOTH = re.compile("[、和与及或]|以及|或者")
_SIGNED = "签名"
_PAPERS = re.compile("(?:记录|资料|材料|情况)$")
"""What is called so is the same without: 课堂观察记录."""


def exchanged(text: str, sources: Sources) -> Iterator[Found]:
    """The lists of a sentence that have what its account lacks, or lack what it has."""
    for other, key in ((1, "denial_dropped"), (0, "denial_added")):
        for match in _lists()[1 - other].finditer(text):
            for told in sources.meant(text, *match.span("list")):
                held = _held(told)
                against = _plain(held[other] - held[1 - other])
                said = _plain(_entries(match["list"]))
                wrong = sorted(one for one in said if one in against)
                if wrong:
                    at = text.index(said[wrong[0]], match.start("list"))
                    piece = next(piece for piece in told.pieces if against[wrong[0]] in piece)
                    yield Found("polarity", key, at, at + len(said[wrong[0]]), piece)
                    break


def otherwise(text: str, sources: Sources) -> Iterator[Found]:
    """只有姓名和日期不同: what alone is otherwise, and what the account has for it."""
    for match in _but().finditer(text):
        said = _entries(match["list"])
        for told in sources.meant(text, *match.span("list")):
            own = [(_entries(one["list"]), piece) for piece in told.pieces for one in _but().finditer(piece)]
            if own and said and not any(said & entries for entries, _ in own):
                yield Found("names", "word_exchanged", *match.span("list"), own[0][1])
                break


@lru_cache(maxsize=512)
def _held(told: Told) -> tuple[frozenset[str], frozenset[str]]:
    """What an account says is there alone, and what it says is lacking."""
    there, lacking = (
        [_entries(match["list"]) for piece in told.pieces for match in one.finditer(piece)] for one in _lists()
    )
    return frozenset().union(*there), frozenset().union(*lacking)


def _entries(text: str) -> frozenset[str]:
    return frozenset(entry.removesuffix(_SIGNED) for entry in _BOTH.split(text) if len(entry) > 1)


def _plain(entries: frozenset[str]) -> dict[str, str]:
    """Each entry by what it is called without saying that it is a paper, where more than that is left."""
    return {_PAPERS.sub("", one) or one: one for one in entries}


@cache
def _lists() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Find what is there alone, and what is lacking."""
    there, lacking = (f"(?:{pattern('listed', name)}){_ENTRIES}{_END}" for name in ("there", "lacking"))
    return re.compile(there), re.compile(lacking)


@cache
def _but() -> re.Pattern[str]:
    return re.compile(
        f"(?:{pattern('listed', 'but')}){_ENTRIES}(?:{_SIGNED})?(?:{pattern('listed', 'otherwise')})"
    )
