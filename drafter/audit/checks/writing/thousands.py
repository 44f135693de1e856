"""Commas that part the digits of an amount elsewhere than behind each third: 3,46,120.00元."""

import re
from collections.abc import Iterator

from drafter.audit.layout import BlockKind
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading
from drafter.text.width import narrow

KIND = "form"

_PARTED = re.compile(r"(?<![\d,.、])\d{1,6}(?:,\d{1,6})+(?P<rest>\.\d{1,2})?(?=(?P<unit>[万亿]?元))(?![\d,])")
_RIGHT = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_GROUP = re.compile(r",\d{3}(?!\d)")
_WHOLE = 3
"""A longer first group may begin with the number of a note or an item: 4263,236.11元."""


def check(reading: Reading) -> Iterator[Issue]:
    """Amounts of money with a comma where none belongs, and another where it does, or with cents behind."""
    for block in reading.blocks:
        if block.kind not in (BlockKind.PROSE, BlockKind.HEADING) or "," not in narrow(block.text):
            continue
        for match in _PARTED.finditer(narrow(block.text)):
            said = match[0]
            numbered = any(_RIGHT.fullmatch(said, cut) for cut in (1, 2)) and len(said.partition(",")[0]) > _WHOLE
            if not numbered and not _RIGHT.fullmatch(said) and (match["rest"] or _GROUP.search(said)):
                yield reading.issue(
                    KIND,
                    "parted_digits",
                    [block.span(*match.span())],
                    severity=Severity.WARNING,
                    stated=match[0] + match["unit"],
                )
