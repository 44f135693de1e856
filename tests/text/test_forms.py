"""The quantity grammar against tables of forms that were written before it: tests/text/forms/."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from drafter.text.marks import MarkKind
from drafter.text.quantities import scan

_FORMS = Path(__file__).parent / "forms"
_QUANTITY = re.compile(r"「([^」]*)」(~?)(\S+) (\S+) (\d+) (\S+)(?: ([^\s+@]\S*))?(?= \+ | @|$)")
_MARK = re.compile(r"@([a-z_]+)(?:「([^」]*)」)? ?([^@\s]*)")
_NEAR = Decimal("0.001")


def _rows() -> list[str]:
    lines = (
        line for path in sorted(_FORMS.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines()
    )
    return [line for line in lines if line and not line.startswith("#")]


def _unwritten(text: str) -> str:
    return text.replace("⏎", "\n").replace("⇥", "\t")


def _amount(near: str, value: str, found: Decimal) -> Decimal:
    """The value expected; the one found, where it need only be near and is."""
    expected = Decimal(value)
    return found if near and abs(expected - found) < _NEAR else expected


@pytest.mark.parametrize("row", _rows())
def test_a_form_is_read_as_the_table_says(row: str) -> None:
    text, _, expected = (_unwritten(part) for part in row.partition(" ⇒ "))
    read = scan(text)
    found = [(q.text, q.value, q.dimension, q.places, q.unit, q.hedge) for q in read.quantities]
    values = [q.value for q in read.quantities] + [Decimal(0)] * len(expected)
    wanted = [
        (m[1], _amount(m[2], m[3], at), m[4].strip("-"), int(m[5]), m[6] if m[6] != "-" else "", m[7])
        for m, at in zip(_QUANTITY.finditer(expected), values, strict=False)
    ]
    assert found == wanted
    marks = [m.groups() for m in _MARK.finditer(expected)]
    dates = [value for kind, _, value in marks if kind == "date"]
    assert not dates or dates == [mark.value for mark in read.marks if mark.kind is MarkKind.DATE]
    for kind, span, value in marks:
        assert any(
            mark.kind == kind and (not span or mark.text == span) and (not value or mark.value == value)
            for mark in read.marks
        ), (kind, span, value)
