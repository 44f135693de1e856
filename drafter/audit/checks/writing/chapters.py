"""A chapter whose number was left out, with a table between its neighbours: 一、 二、 (a table) 四、 五、.

Tables hold numbers of their own, so that a count of chapters is not held on over them (`numbering`). One is
missing all the same where the chapters before it count from 一、 and those behind it go on.
"""

import re
from collections.abc import Iterator, Sequence

from drafter.audit.layout import Block, BlockKind
from drafter.audit.model import Issue
from drafter.audit.order import stands_elsewhere, value_of
from drafter.audit.reading import Reading
from drafter.ingest.numbering import numbered

KIND = "numbering"

_ANNEX = re.compile(r"附[件表]\s*\d*\s*[:：]?$")
_PART = re.compile(r"第[一二三四五六七八九十]+(?:部分|章|编|篇)")
_LONGEST = 40
_GAP = 2
_NUMERALS = "〇一二三四五六七八九十"


def check(reading: Reading) -> Iterator[Issue]:
    """Numbers of chapters that are missing beside a table, in a run that is whole before and goes on behind."""
    for run in _runs(reading.blocks):
        values = [value for value, _ in run]
        odd = [i for i in range(1, len(run)) if values[i] != values[i - 1] + 1]
        whole = len(odd) == 1 and values[0] == 1 and odd[0] + 1 < len(run)
        if not whole or values[odd[0]] - values[odd[0] - 1] != _GAP:
            continue
        (before, first), (_, second) = run[odd[0] - 1], run[odd[0]]
        tabled = any(b.kind is BlockKind.CELL and first.start < b.start < second.start for b in reading.blocks)
        if tabled and not _told(reading, first, second, before + 1):
            spans = [_number(first), _number(second)]
            texts = [re.sub(r"\s", "", reading.text[slice(*span)]) for span in spans]
            yield reading.issue(KIND, "skipped", spans, before=texts[0], after=texts[1])


def _runs(blocks: Sequence[Block]) -> Iterator[list[tuple[int, Block]]]:
    """The chapters 一、 二、 … of every part of a text."""
    run: list[tuple[int, Block]] = []
    for block in blocks:
        number = numbered(block.text) if block.depth == 1 and block.kind is not BlockKind.CELL else None
        value = value_of(block.text[number[1] : number[2]]) if number and number[0] == 1 else 0
        if _ANNEX.match(block.text) or _PART.match(block.text) or value == 1:
            yield run
            run = []
        if value and len(block.text) <= _LONGEST:
            run.append((value, block))
    yield run


def _told(reading: Reading, first: Block, second: Block, value: int) -> bool:
    """Whether the number that seems to be missing stands between its neighbours in another form or place."""
    numeral = _NUMERALS[value] if value < len(_NUMERALS) else ""
    between = reading.text[first.end : second.start]
    return (
        not numeral
        or bool(re.search(rf"{numeral}\s*[、.．]|[（(第]{numeral}|(?:^|\n)\s*{numeral}", between))
        or stands_elsewhere(reading.blocks, second, value)
    )


def _number(block: Block) -> tuple[int, int]:
    number = numbered(block.text)
    return block.span(number[1], number[2]) if number else (block.start, block.end)
