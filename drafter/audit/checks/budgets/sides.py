"""The sides of an account in prose: 支出总计T。支出总计中，本年支出a，结余分配b，年末结转和结余c."""

import re
from collections.abc import Iterator

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.statements import Figure
from drafter.audit.sums import held
from drafter.audit.terms import Term

_SIDE = re.compile(r"(?P<side>收入|支出|收支|^支)总计(?:均?为|是|各)?$")
_OPENING = re.compile(
    r"(?P<side>收入|支出)总计(?:中[，,：:]?(?:包括|有)?|[为是]?[\d,.]+[万亿]?元[，,：:]?包括[：:]?)"
)
_OWN = re.compile("^(?:包括)?(?:本年|当年)")
_CARRIED = re.compile("结转|结余")
_FEWEST = 2


def check(reading: Reading) -> Iterator[Issue]:
    """Totals of a side that what was of the year and what was carried over do not make up."""
    for sentences in reading.by_block.values():
        totals: dict[str, list[Figure]] = {}
        for sentence in sentences:
            told = reading.terms(sentence)
            for term in told:
                if (match := _SIDE.search(term.label)) and term.dimension == "元" and term.exact:
                    sides = (match["side"],) if match["side"] in ("收入", "支出") else ("收入", "支出")
                    for side in sides:
                        totals.setdefault(side, []).append(term.figure)
            for opening in _OPENING.finditer(sentence.text):
                at = sentence.at + opening.end()
                parts = _parts(told, at, sentence.block.text)
                own = totals.get(opening["side"], [])
                if parts and len({f.value for f in own}) == 1 and own[0].at < at:
                    yield from held(reading, own[0], [t.figure for t in parts], f"{opening['side']}总计")


def _parts(told: tuple[Term, ...], start: int, text: str) -> list[Term]:
    """The parts that are told up to the next semicolon: what is of the year, and what is carried over."""
    stop = re.compile("[；;。]").search(text, start)
    end = stop.start() if stop else len(text)
    found = [t for t in told if start <= t.figure.at < end and t.opened < 0]
    money = all(t.dimension == "元" and t.exact and not t.change for t in found)
    own = [t for t in found if _OWN.search(t.label)]
    carried = [t for t in found if _CARRIED.search(t.label) and t not in own]
    nested = "其中" in text[start:end]
    return found if money and len(own) == 1 and carried and len(found) >= _FEWEST and not nested else []
