"""Lists without a beginning: 二是 where nothing is the first, and a dash where 一 should be."""

import re
from collections.abc import Iterator
from pathlib import PurePath

from drafter.audit.doubts import DRAWN, Doubt
from drafter.audit.layout import BlockKind
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading
from drafter.text.enumerations import clause_labels

KIND = "numbering"

_FIRST = re.compile(r"一[是要则、.．]|第一|首先|其一|一方面|一来|一个是|(?<!\d)1[)）.．、]|①|⑴|先是|主要是")
_DASH = re.compile(r"^[—―－–\-_]{1,2}、(?=[\u4e00-\u9fff])")
_SECOND = re.compile(r"^二、(?=[\u4e00-\u9fff])")
_ONE = re.compile(r"^一、")
_SKIPPED = (BlockKind.CELL, BlockKind.CAPTION)
_ITEM_DEPTH = 2


def check(reading: Reading) -> Iterator[Issue]:
    """Numbers of which the first is not there, or not a number."""
    yield from _dashes(reading)
    yield from _seconds(reading)


def _dashes(reading: Reading) -> Iterator[Issue]:
    """—、 at the head of a report whose next chapter is 二、."""
    waiting: tuple[int, int] | None = None
    for block in reading.blocks:
        dash = _DASH.match(block.text)
        if dash:
            waiting = block.span(*dash.span())
        elif _ONE.match(block.text):
            waiting = None
        elif waiting and _SECOND.match(block.text):
            yield reading.issue(
                KIND,
                "dash_for_one",
                [waiting],
                severity=Severity.WARNING,
                text=reading.text[slice(*waiting)],
            )
            waiting = None


def _seconds(reading: Reading) -> Iterator[Issue]:
    """二是 with nothing since the last chapter or item that could be the first."""
    first = True
    for block in reading.blocks:
        if block.kind in _SKIPPED:
            first = True  # what stood in a table, or above it, may be the first
            continue
        if block.depth and block.depth <= _ITEM_DEPTH:
            first = False
        labels = clause_labels(block.text)
        first = first or bool(_FIRST.search(block.text))
        if labels and labels[0].value == len(("first", "second")) and not first:
            span = block.span(labels[0].start, labels[0].end)
            doubt = Doubt.LAYOUT if PurePath(reading.document.source).suffix.lower() in DRAWN else None
            yield reading.issue(KIND, "no_first", [span], doubt=doubt, text=reading.text[slice(*span)])
        first = first or bool(labels)
