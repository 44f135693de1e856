"""What a norm is cited for is what it says."""

import pytest

from drafter.verification.facts.book import Book
from drafter.verification.figures.parts import Parts
from drafter.verification.model import Manuscript
from drafter.verification.reading.examination import Examination, Scope
from tests.verification.made_up import CASE, FIGURES, NORMS, VOCABULARY
from tests.verification.test_norm_limits import OTHERS

BOOK = Book(CASE, {**NORMS, **{one.id: one for one in OTHERS}}, FIGURES, VOCABULARY)


def found(text: str) -> list[tuple[str, str]]:
    manuscript = Manuscript(text=text, items=(), whole=False)
    examination = Examination(manuscript, BOOK, (Scope(0, len(text), None, own=True),))
    return [(one.text, one.severity.value) for one in Parts(examination).check()]


@pytest.mark.parametrize(
    "text",
    [
        "不符合《政府采购法》第四十七条关于采购合同副本备案时限的规定。",
        "违反《中华人民共和国政府采购法》第四十七条中关于合同备案的有关规定。",
        "《政府采购法》第四十六条关于签订合同期限的要求没有落实。",
        "不符合《虚构补充合同办法》关于补充合同金额上限的规定。",
        "不符合《云岭县虚构绩效评价办法》关于档案移交的规定。",
        "按照《政府采购法》第四十七条的规定备案。",
    ],
)
def test_its_own_matter_passes(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("不符合《虚构补充合同办法》第四条关于签订后公告合同的规定。", ("签订后公告合同", "block")),
        ("违反《虚构采购实施条例》第五十条关于补充合同金额的要求。", ("补充合同金额", "block")),
        ("不符合《政府采购法》第四十七条关于食堂留样管理的规定。", ("食堂留样管理", "block")),
        ("不符合《政府采购法》第四十七条关于实有投影仪盘点的规定。", ("实有投影仪盘点", "review")),
    ],
)
def test_what_the_norm_does_not_say_is_shown_and_refused_where_the_case_does_not_speak_of_it(
    text: str, said: tuple[str, str]
) -> None:
    assert found(text) == [said]
