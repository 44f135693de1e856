"""No text makes the checks of names, quotes, limits and leaks hang."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.verification.facts.book import Book
from drafter.verification.figures.limits import Limits
from drafter.verification.model import Manuscript
from drafter.verification.names.names import Names
from drafter.verification.prose.leaks import Leaks, Other
from drafter.verification.quotes import quoting
from drafter.verification.quotes.quotable import Quotable
from drafter.verification.reading.examination import Examination, Scope
from drafter.verification.reading.manuscripts import manuscript_of
from tests.verification.made_up import CASE, CHECKER, FIGURES, NORMS, VOCABULARY

BOOK = Book(CASE, NORMS, FIGURES, VOCABULARY)
OTHER = Other("other", "别处的通知", "别处虚构局", 2021, "采购合同没有备案，" * 40)
PIECES = (
    "“", "”", "“三公”", "《", "》", "《政府采购法》第四十七条", "规定的", "7个工作日", " ", "\n", "\n\n", "-",
    "---", "|", "1,111", "……", "。", "，", "某", "经办人李", "局长", "公司", "县", "一中", "不得", "HT-2023-001",
    "委托", "\f", "（", "𠀀", "\u200b", "赵", "和", "采购合同没有备案，",
)  # fmt: skip


def check(text: str) -> None:
    scope = Scope(0, len(text), None, own=True)
    examination = Examination(Manuscript(text=text, items=(), whole=False), BOOK, (scope,))
    said = [
        *Names(BOOK).check(examination),
        *Limits(examination).check(),
        *quoting.check(examination, Quotable(BOOK)),
    ]
    said += Leaks(BOOK, (OTHER,)).check(examination, said)
    assert all(text[one.start : one.end] == one.text for one in said)


@pytest.mark.parametrize("piece", PIECES)
def test_a_text_of_one_piece_is_checked_in_linear_time(piece: str) -> None:
    begun = time.process_time()
    check(piece * 1500)
    assert time.process_time() - begun < 5


FIGURED = ("12.34%", "支出率为12.34%，", "2021年", "3份合同", "2022年5月10日", "预算420.00万元支出")


@pytest.mark.parametrize("piece", FIGURED)
def test_one_sentence_of_nothing_but_figures_is_checked_in_linear_time(piece: str) -> None:
    CHECKER.check(manuscript_of(piece * 8))
    begun = time.process_time()
    CHECKER.check(manuscript_of(piece * 1500))
    assert time.process_time() - begun < 10


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@settings(max_examples=80, deadline=None)
def test_any_text_is_checked(text: str) -> None:
    check(text)
