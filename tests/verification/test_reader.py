"""Sentences are read once each: what was found in one is found in it again, wherever it stands then."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from drafter.findings.model import Case
from drafter.verification.facts.book import Book
from drafter.verification.model import Section
from drafter.verification.reading.examination import Examination, examine
from drafter.verification.reading.manuscripts import manuscript_of
from drafter.verification.reading.reader import Reader

ACCOUNT = "缆桩没有编号。巡检记录缺少签名，栈桥照常开放。"
APPROVED = "由{who.finance}逐根登记缆桩，于季末前完成。\n登记以后张榜公布。"
CASE = Case.model_validate(
    {
        "id": "harbour",
        "department": {"name": "云岭县虚构港务所", "units": {"finance": "财务室", "assets": "设备股"}},
        "fiscal_year": 2022,
        "rubric": "made-up",
        "findings": [
            {
                "id": "F01",
                "indicator": "资产管理",
                "points": [{"id": "a", "title": "缆桩管理不到位", "text": ACCOUNT}],
            }
        ],
        "notice": {"title": "复核报告", "issuer": "云岭县虚构财政局"},
    }
)
BOOK = Book(CASE, {}, {}, [APPROVED])
PROBLEMS, ADVICE = "三、存在问题\n（一）缆 桩没有编号。\n", "四、建议\n（一）缆桩逐根编号。\n"


@dataclass(frozen=True)
class Place:
    start: int
    end: int


@dataclass
class Finder:
    """Finds a word, and remembers what it was asked about."""

    asked: list[tuple[str, Section | None]] = field(default_factory=list)

    def find(self, text: str, section: Section | None) -> Iterator[Place]:
        self.asked.append((text, section))
        if (at := text.find("缆桩")) >= 0:
            yield Place(at, at + 2)


def _read(text: str) -> Examination:
    return examine(manuscript_of(text), BOOK)


def test_what_is_found_stands_where_the_text_has_it() -> None:
    text, finder = PROBLEMS + ADVICE, Finder()
    found = [where[0][slice(*where[1:])] for _, where in Reader().read(_read(text), finder.find)]
    assert found == ["缆 桩", "缆桩"]
    assert {section for _, section in finder.asked} == {Section.PROBLEMS, Section.RECOMMENDATIONS}


def test_a_sentence_is_asked_about_once() -> None:
    finder = Finder()
    reader: Reader[Place] = Reader()
    for text in (PROBLEMS + ADVICE, PROBLEMS.replace("没有编号", "没有编号。另有一处未编") + ADVICE):
        assert len(list(reader.read(_read(text), finder.find))) > 1
    assert len(finder.asked) == len(set(finder.asked))


def test_problems_and_long_sentences_may_be_left_out() -> None:
    text = PROBLEMS + ADVICE
    assert [where[1] for _, where in Reader(problems=True).read(_read(text), Finder().find)] == [
        text.index("缆 桩")
    ]
    assert list(Reader(longest=3).read(_read(text), Finder().find)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "缆桩没有编号。",
        "巡检记录缺少签名，栈桥照常开放",
        "登记以后张榜公布。",
        "由设备股逐根登记缆桩，于季末前完成；",
    ],
)
def test_what_stands_word_by_word_is_known(sentence: str) -> None:
    assert BOOK.stands(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "缆桩均已编号。",
        "巡检记录缺少签名。",
        "由经营科逐根登记缆桩，于季末前完成。",
        "由财务室登记缆桩，于季末前完成。",
        "",
    ],
)
def test_what_is_said_otherwise_is_not(sentence: str) -> None:
    assert not BOOK.stands(sentence)


def test_an_account_is_no_approved_wording() -> None:
    assert not BOOK.approves("缆桩没有编号。")
