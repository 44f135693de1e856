"""What is wrong in a few words, told from the reviewer's account: the title under which a notice tells it."""

import re
from functools import cache

from drafter.sheets.words import lexicon
from drafter.text.marks import MarkKind
from drafter.text.quantities import Quantity, scan

_CONNECTIVE = re.compile(
    r"^(?:同时|此外|另外|而且|并且|其中|但是|但|且|并|也|还|又|经(?:核查|检查|抽查|审核|评价|现场核查)(?:发现)?|其[一二三四五六])+(?:，|也|还)?"
)
_CLAUSE = re.compile(r"[，。；：！？;:,!?]")
_CLOSING = "’》）) "
_LENGTHS = range(4, 31)
_FIGURE = re.compile(r"[0-9{}《》]|//")
_MEASURED = frozenset({"元", "%", "百分点", "分", "比", ""})
"""Dimensions that are what a clause is about; anything else counts what it is about."""


def title_of(text: str, otherwise: str) -> str:
    """The first clause that says what is wrong, short and without a figure; else what is given.

    Args:
        text: a reviewer's account, folded.
        otherwise: the title where no clause does.
    """
    begin = 0
    for stop in (*(match.start() for match in _CLAUSE.finditer(text)), len(text)):
        clause = _clause(text, begin, stop)
        lead_in = text[stop : stop + 1] in ("：", ":")
        if not lead_in and _is_title(clause):
            return clause
        begin = stop + 1
    return otherwise


def _clause(text: str, begin: int, stop: int) -> str:
    """The words of a clause without what joins it to others and without numbers that only count.

    Empty where it says an amount, a rate or a date, or where without its count it says nothing wrong.
    """
    clause = text[begin:stop].strip(_CLOSING)
    counts = scan(clause).quantities
    if any(not _counts(quantity) for quantity in counts):
        return ""
    for quantity in reversed(counts):
        clause = clause[: quantity.start] + clause[quantity.end :]
    clause = _CONNECTIVE.sub("", clause)
    return clause if not counts or _complaint().search(clause) else ""


def _counts(quantity: Quantity) -> bool:
    return quantity.dimension not in _MEASURED and not quantity.spoken


def _is_title(clause: str) -> bool:
    """Whether a clause may stand as a title: short, without a figure, an open quote or a number of its own."""
    numbered = any(mark.start == 0 and mark.kind is MarkKind.ORDINAL for mark in scan(clause).marks)
    closed = clause.count("“") == clause.count("”")
    return len(clause) in _LENGTHS and closed and not numbered and not _FIGURE.search(clause)


@cache
def _complaint() -> re.Pattern[str]:
    """Words that say what is wrong, where they do not belong to a word of another meaning."""
    words = lexicon("complaints")
    within = "|".join(map(re.escape, words["others"]))
    said = "|".join(sorted(map(re.escape, words["said"]), key=len, reverse=True))
    return re.compile(rf"(?!{within})(?:{said})")
