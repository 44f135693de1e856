"""Codes of subjects in tables that lost digits: 7 11 02 for 210 11 02, 301 2 among 301 08."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.audit.doubts import Doubt
from drafter.audit.layout import Block, BlockKind
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading

KIND = "form"

_CLASS = re.compile(r"[23]\d{2}")
_GROUP = re.compile(r"\d{2}")
_SHORT = re.compile(r"\d{1,2}")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,}")
_LEVELS = (2, 3)
_WHOLE_CODE = 3
_FEWEST = 3
_TEXTS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class _Coded:
    """A row with the code of its class, what follows it, and its name; `index` counts the blocks."""

    index: int
    row: Block
    head: str
    tail: tuple[str, ...]
    name: str


def check(reading: Reading) -> Iterator[Issue]:
    """Codes of a class that are too short where another row has the same subject with the whole code."""
    rows = [coded for i, block in enumerate(reading.blocks) if (coded := _coded(i, block))]
    whole = {(one.tail, one.name): one.head for one in rows if _CLASS.fullmatch(one.head)}
    broken = [
        (one, whole[one.tail, one.name])
        for one in rows
        if _SHORT.fullmatch(one.head) and any(one.tail) and (one.tail, one.name) in whole
    ]
    broken += [pair for pair in _strays(rows) if pair[0] not in {one for one, _ in broken}]
    if broken:
        one, right = broken[0]
        yield reading.issue(
            KIND,
            "broken_code",
            [_place(one.row, one.head) for one, _ in broken],
            count=len(broken),
            code=" ".join((one.head, *filter(None, one.tail))),
            name=one.name,
            right=" ".join((right, *filter(None, one.tail))),
        )
    yield from _short(reading, rows)


def _strays(rows: Sequence[_Coded]) -> Iterator[tuple[_Coded, str]]:
    """An item with the code of a class that no table has, right between others of the class above it."""
    classes = {one.head for one in rows if not any(one.tail)}
    above = ""
    for before, one, following in zip(rows, rows[1:], [*rows[2:], None], strict=False):
        above = before.head if not any(before.tail) else above
        lone = (
            before.head == above
            and one.index == before.index + 1
            and (following is None or following.head in classes)
        )
        if any(one.tail) and above and lone and one.head not in classes and len(one.head) == _WHOLE_CODE:
            yield one, above


def _short(reading: Reading, rows: Sequence[_Coded]) -> Iterator[Issue]:
    """A 款 of one digit among those of two: a table program dropped the nought."""
    groups = [one for one in rows if _CLASS.fullmatch(one.head) and one.tail and one.tail[0]]
    short = [one for one in groups if re.fullmatch(r"\d", one.tail[0])]
    if short and sum(bool(_GROUP.fullmatch(one.tail[0])) for one in groups) >= _FEWEST:
        texts = list(dict.fromkeys(f"“{one.head} {one.tail[0]}”" for one in short))
        yield reading.issue(
            KIND,
            "short_code",
            [_place(one.row, one.name) for one in short],
            severity=Severity.WARNING,
            doubt=Doubt.CUSTOM,
            texts="".join(texts[:_TEXTS_SHOWN]),
            count=len(short),
        )


def _coded(index: int, block: Block) -> _Coded | None:
    """A row that begins with a code, a cell for each of its two or three levels, and a name behind them."""
    cells = [cell.strip() for cell in block.cells] if block.kind is BlockKind.CELL else []
    at = next((i for i, cell in enumerate(cells) if _NAME.match(cell)), 0)
    codes = cells[:at]
    if (
        at not in (2, 3)
        or not codes[0].isdigit()
        or any(code and not _SHORT.fullmatch(code) for code in codes[1:])
    ):
        return None
    return _Coded(index, block, codes[0], tuple(codes[1:]), cells[at])


def _place(row: Block, text: str) -> tuple[int, int]:
    at = row.start + row.source.find(text)
    return at, at + len(text)
