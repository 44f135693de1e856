"""Figures that are none as they are written: 954.%, 3..5万元, 12.5.0%, 48.8.万元, 20,54亿元, 增长3。1%."""

import re
from collections.abc import Iterator

from drafter.audit.layout import BlockKind
from drafter.audit.model import Issue
from drafter.audit.reading import Reading

KIND = "form"

_MANGLED = re.compile(
    r"(?<![\d.])(?:\d+\.(?=[%％])|\d[\d,]*\.\d+\.(?=\s?(?:[万亿]元|[%％]))|\d[\d,]*\.\.\d+(?![\d.])|\d[\d,]*\.\d+\.\d+(?=[%％]|[万亿]元))[%％]?"
)
_NO_DIGIT = re.compile(r"(?<![\d.,])\d+\.[%％]")
_GROUPED = re.compile(r"(?<![\d.,，])\d{1,3},(?:\d{2}|\d{4,}(?:\.\d+)?)(?=\s?[万亿]元)")
_STOPPED = re.compile(r"\d{1,3}。\d{1,2}[%％]")
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
        for match in _MANGLED.finditer(block.text):
            yield reading.issue(KIND, "mangled", [block.span(*match.span())], text=match[0])
        for match in _GROUPED.finditer(block.text) if "," in block.text else ():
            yield reading.issue(KIND, "grouped", [block.span(*match.span())], text=match[0])
        for match in _STOPPED.finditer(block.text):
            if _MEASURE.search(block.text[max(0, match.start() - _NEAR) : match.start()]):
                yield reading.issue(KIND, "stopped", [block.span(*match.span())], text=match[0])
