"""Characters put together to runs: quotes stand where they are printed, whenever the text layer tells them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.ingest.pdf_page import Character
from drafter.ingest.pdf_runs import runs_of

QUOTES = "“”"
LINE_END = Character("\n", 0, 0, 0, 0)


def printed(text):
    """A line of characters side by side; a quote is half as wide as the others."""
    found, place = [], 100.0
    for sign in text:
        width = 6 if sign in QUOTES else 12
        found.append(Character(sign, place, 200, place + width, 212))
        place += width
    return found


def told(characters, late):
    """The same as pdfium tells them: some quotes at the end of the line, and a blank for the gap of each."""
    first, last = [], []
    for at, one in enumerate(characters):
        if one.text in QUOTES and at in late:
            first.append(Character(" ", one.x0, 211, one.x0, 211))
            last.append(one)
        else:
            first.append(one)
    return [*first, *last, LINE_END]


@pytest.mark.parametrize(
    "text",
    ["评为“优”“良”的单位优先安排", "“放管服”改革任务", "制度未落实“三重一大”", "无引号的一行"],
)
@pytest.mark.parametrize("late", [set(), set(range(40)), set(range(0, 40, 2)), set(range(1, 40, 2))])
def test_a_quote_that_is_told_late_stands_in_its_gap(text, late):
    assert [run.text for run in runs_of(told(printed(text), late))] == [text]


@given(
    words=st.lists(st.text("支出进度偏慢管理", min_size=1, max_size=6), min_size=1, max_size=6),
    late=st.frozensets(st.integers(0, 60)),
)
def test_whichever_quotes_are_told_late(words, late):
    text = "".join(f"“{word}”" if at % 2 else word for at, word in enumerate(words))

    assert [run.text for run in runs_of(told(printed(text), late))] == [text]


def test_a_quote_of_another_line_or_column_stays_there():
    line, other = printed("本年支出"), [Character("”", 400, 200, 406, 212), Character("甲", 300, 300, 312, 312)]

    assert [run.text for run in runs_of([*line, *other, LINE_END])] == ["本年支出", "”", "甲"]
