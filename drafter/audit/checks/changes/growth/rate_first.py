"""Growth whose rate stands before its change: X完成A，同比增长p%，增收C."""

import re
from collections.abc import Iterator

from drafter.audit.checks.changes.growth.recomputed import CHANGED, by_amount, of_last_year
from drafter.audit.comparable import RESTATED, is_whole
from drafter.audit.model import Issue
from drafter.audit.movements import FALLING, WAYS
from drafter.audit.reading import Reading
from drafter.audit.series import run_of
from drafter.audit.statements import Figure, Sentence

_RATE = re.compile(rf"，?(?:同比|(?:比|较)(?:上年|去年)(?:同期)?)(?P<way>{WAYS})(?:了|为)?")
_CHANGE = re.compile(rf"，?(?:同比|(?:比|较)(?:上年|去年)(?:同期)?)?(?P<way>{WAYS})(?:了|额)?")
_ACTS = frozenset({"压减", "扩大", "提高"})
_SCOPE = re.compile(r"（(?:同口径|可比口径)）")
_BEHIND = re.compile(r"[。，]?[（][^（）]*|[^，。；]*")


def check(reading: Reading) -> Iterator[Issue]:
    """Rates that the amount before them and the change behind them do not give."""
    for sentence in reading.sentences:
        for now, stated, change in zip(sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False):
            way = _told(sentence, now, stated, change)
            if way:
                yield from by_amount(reading, sentence, way, stated, [now], [change])


def _told(sentence: Sentence, now: Figure, stated: Figure, change: Figure) -> str:
    """The way that both the rate and the change name; empty where they are not of one amount, as it is printed."""
    if any(figure.quantity.hedge for figure in (now, stated, change)):
        return ""
    money = now.quantity.dimension == change.quantity.dimension == "元" and stated.quantity.dimension == "%"
    text = sentence.block.text
    rate = _RATE.fullmatch(text[now.behind : stated.at]) if money else None
    moved = _CHANGE.fullmatch(text[stated.behind : change.at]) if rate else None
    if not rate or not moved or (rate["way"] in FALLING) != (moved["way"] in FALLING):
        return ""
    lead = re.split(r"[；。]", text[sentence.at : now.at])[-1]
    behind = _BEHIND.match(text, change.behind)
    said = _SCOPE.sub("", lead) + (behind[0] if behind else "")
    other = RESTATED.search(said) or CHANGED.search(sentence.label(now)) or is_whole(sentence, now)
    alone = len(run_of(sentence, stated)) == 1
    return "" if other or not alone or moved["way"] in _ACTS or of_last_year(sentence, now) else rate["way"]
