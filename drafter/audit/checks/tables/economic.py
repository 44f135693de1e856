"""The table of basic expenditure by economic kind: 301 the sum of 30101 to 30199, two columns side by side."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain
from drafter.text.width import narrow

KIND = "sum"

_TABLE = re.compile(r"(?<!\d)301\s*工资福利支出.*?人员经费合计", re.DOTALL)
_CODE = r"3(?:0[1-9]|1[0-2])(?:\s?\d{2})?(?=\s*[\u4e00-\u9fff])"
_ROW = re.compile(
    rf"(?<![\d.,])(?P<code>{_CODE})\s*(?P<name>[\u4e00-\u9fff（）()、\s]+?)\s*"
    rf"(?:(?P<value>\d[\d,]*\.\d{{1,2}})(?!\d)|(?={_CODE})|$)"
)
_LONGEST = 6000
_KIND_CODE = 3
_ENOUGH = 2


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of one half of the table; the value is 0 where its cell is empty."""

    code: str
    name: str
    text: str
    span: tuple[int, int]

    @property
    def value(self) -> Decimal:
        return Decimal(self.text.replace(",", "") or 0)

    @property
    def half(self) -> Decimal:
        return Decimal(1).scaleb(-len(self.text.partition(".")[2])) / 2 if self.value else Decimal(0)


def check(reading: Reading) -> Iterator[Issue]:
    """Kinds of expenditure whose rows add to another figure."""
    text = narrow(reading.text)
    for table in _TABLE.finditer(text):
        if table.end() - table.start() > _LONGEST:
            continue
        rows = list(_rows(text, table.span()))
        codes = [row.code for row in rows]
        if len(set(codes)) == len(codes):
            yield from _sums(reading, rows)


def _rows(text: str, span: tuple[int, int]) -> Iterator[_Row]:
    for match in _ROW.finditer(text, *span):
        code = re.sub(r"\s", "", match["code"])
        name = re.sub(r"\s", "", match["name"])
        where = match.span("value") if match["value"] else match.span("code")
        yield _Row(code, name, match["value"] or "", where)


def _sums(reading: Reading, rows: Sequence[_Row]) -> Iterator[Issue]:
    for whole in rows:
        parts = [row for row in rows if len(row.code) > _KIND_CODE and row.code.startswith(whole.code)]
        filled = [row for row in parts if row.value]
        if len(whole.code) > _KIND_CODE or not whole.text or len(filled) < _ENOUGH:
            continue
        gap = sum((row.value for row in filled), Decimal(0)) - whole.value
        complete = any(row.code.endswith("99") for row in parts)
        if abs(gap) > whole.half + sum((row.half for row in filled), Decimal(0)) and (gap > 0 or complete):
            yield reading.issue(
                KIND,
                "column",
                [whole.span, *(row.span for row in filled)],
                label=whole.code + whole.name,
                column=whole.name,
                total=whole.text,
                sum=plain(whole.value + gap),
                gap=plain(abs(gap)),
                terms="+".join(row.text for row in filled),
            )
