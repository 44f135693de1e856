"""Figures that are none as they are written: 3..5万元, 48.8.元, 20,54亿元, 增长3。1%, 22公6顷, 1·8%, 6.1%%."""

import re
from collections.abc import Iterator

from drafter.audit.layout import Block, BlockKind
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading

KIND = "form"

_MANGLED = re.compile(
    r"(?<![\d.])(?:\d+\.(?=[%％])|\d[\d,]*\.\d+\.(?=\s?(?:[万亿]元|[%％]))|\d[\d,]*\.\.\d+(?![\d.])|\d[\d,]*\.\d+\.\d+(?=[%％]|[万亿]元))[%％]?"
)
_NO_DIGIT = re.compile(r"(?<![\d.,])\d+\.[%％]")
_GROUPED = re.compile(r"(?<![\d.,，])\d{1,3},(?:\d{2}|\d{4,}(?:\.\d+)?)(?=\s?[万亿]元)")
_STOPPED = re.compile(r"\d{1,3}。\d{1,2}[%％]")
_DOTTED = re.compile(r"(?<![\d.·•])\d{1,3}[·•]\d{1,2}(?:[%％]|个百分点)")
_TWO_PERCENTS = re.compile(r"\d[\d,]*(?:\.\d+)?[%％]{2}(?![%％])")
_TORN = re.compile(r"\d(?:公\d+(?:顷|里|斤)|平方?\d+(?:方米|米|公里)|立方?\d+(?:方米|米))")
_TORN_VERB = re.compile(
    r"(?:增\d[\d,.]*[加长]|减\d[\d,.]*少|下\d[\d,.]*降|上\d[\d,.]*升|提\d[\d,.]*[高升])(?=\s?(?:[万亿]?元|[%％]|个百分点))"
)
_STRAY = re.compile(
    r"(?:(?:共计|合计|累计|分别为|达到)(?P<mark>[，、])\d+(?:个(?!月)|人次?|批次?|辆|台|次|项|户)"
    r"|占比?(?:为)?(?P<before>[，、])\d[\d.,]*%)"
)
"""Behind 总计 a comma may be a pause before money, or what is left of its first digit."""
_FORMS = (
    ("mangled", _MANGLED),
    ("grouped", _GROUPED),
    ("torn", _TORN),
    ("torn_verb", _TORN_VERB),
    ("stray", _STRAY),
    ("stopped", _STOPPED),
    ("dotted", _DOTTED),
    ("two_percents", _TWO_PERCENTS),
)
_MEASURE = re.compile(r"(?:增长|下降|上升|提高|降低|占比?|率)(?:为|达|了)?$")
_NEAR = 6


def check(reading: Reading) -> Iterator[Issue]:
    """Figures with a point too many or no digit behind it, a comma or a full stop for a point."""
    prose = [block for block in reading.blocks if block.kind in (BlockKind.PROSE, BlockKind.HEADING)]
    for block in reading.blocks:
        for match in _NO_DIGIT.finditer(block.source) if block.kind is BlockKind.CELL else ():
            yield reading.issue(
                KIND, "mangled", [(block.start + match.start(), block.start + match.end())], text=match[0]
            )
    for block in (*prose, *reading.entries):
        for key, pattern in _FORMS:
            for match in pattern.finditer(block.text):
                if key != "stopped" or _MEASURE.search(block.text[max(0, match.start() - _NEAR) : match.start()]):
                    yield _issue(reading, key, block, match)


def _issue(reading: Reading, key: str, block: Block, match: re.Match[str]) -> Issue:
    severity = Severity.WARNING if key == "stray" else Severity.ERROR
    return reading.issue(
        KIND,
        key,
        [block.span(*match.span())],
        severity=severity,
        text=match[0],
        mark=next(filter(None, match.groupdict().values()), ""),
    )
