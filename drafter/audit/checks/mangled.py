"""Figures that are none as they are written: 954.%, 3..5万元, 12.5.0%, 48.8.万元."""

import re
from collections.abc import Iterator

from drafter.audit.layout import BlockKind
from drafter.audit.model import Issue
from drafter.audit.reading import Reading

KIND = "form"

_MANGLED = re.compile(
    r"(?<![\d.])(?:\d+\.(?=[%％])|\d[\d,]*\.\d+\.(?=\s?(?:[万亿]元|[%％]))|\d[\d,]*\.\.\d+(?![\d.])|\d[\d,]*\.\d+\.\d+(?=[%％]|[万亿]元))[%％]?"
)


def check(reading: Reading) -> Iterator[Issue]:
    """Figures with a point too many, or with one and no digit behind it."""
    prose = [block for block in reading.blocks if block.kind in (BlockKind.PROSE, BlockKind.HEADING)]
    for block in (*prose, *reading.entries):
        for match in _MANGLED.finditer(block.text):
            yield reading.issue(KIND, "mangled", [block.span(*match.span())], text=match[0])
