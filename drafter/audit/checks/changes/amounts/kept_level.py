"""Amounts of two years that are said to be level and are not: 2030年执行数A，2031年安排B，比2030年执行数持平."""

import re
from collections.abc import Iterator

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import range_of
from drafter.audit.statements import Figure, Sentence

KIND = "comparison"

_LEVEL = re.compile(
    r"(?:比|与|和|同|较)(?P<year>20\d{2})年(?P<base>[^，。；\d]{0,12}?)(?:相比)?(?P<claim>持平)(?=[。，；])"
)
_YEAR = re.compile(r"20\d{2}(?=年)")
_PHASE = re.compile(r"执行|决算|预算(?!执行)")
_BASIC = re.compile(r"基本$")


def check(reading: Reading) -> Iterator[Issue]:
    """The two amounts right before a claim that names the year of the first of them."""
    for sentence in reading.sentences:
        for match in _LEVEL.finditer(sentence.text) if "持平" in sentence.text else ():
            told = [f for f in sentence.figures if f.behind <= sentence.at + match.start()][-2:]
            if len(told) > 1 and _are_compared(sentence, told, match):
                then, now = told
                if not range_of(then).meets(range_of(now)):
                    yield reading.issue(
                        KIND,
                        "not_level",
                        [
                            sentence.block.span(
                                sentence.at + match.start("claim"), sentence.at + match.end("claim")
                            ),
                            then.span,
                            now.span,
                        ],
                        then=then.text,
                        now=now.text,
                    )


def _are_compared(sentence: Sentence, told: list[Figure], claim: re.Match[str]) -> bool:
    """Whether the first amount is of the year and the phase that a claim names, and the second of a later year."""
    labels = [sentence.label(figure) for figure in told]
    years = [_YEAR.findall(label) for label in labels]
    money = all(f.quantity.dimension == "元" and not f.quantity.hedge for f in told)
    adjacent = sentence.block.text[told[1].behind : sentence.at + claim.start()] in ("，", ",")
    phases = [_PHASE.findall(words)[-1:] for words in (labels[0], claim["base"])]
    same = years[0] == [claim["year"]] and (phases[0] == phases[1] or not phases[1])
    later = len(years[1]) == 1 and years[1] > years[0]
    return money and adjacent and same and later and not _BASIC.search(claim["base"])
