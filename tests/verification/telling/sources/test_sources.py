"""A sentence is read once, and what is found in it stands where it stands with its quotation marks."""

import pytest

from drafter.findings.model import Case
from drafter.verification.facts.book import Book
from drafter.verification.telling.sources.sources import Sources

_POINTS = [
    {"id": "a", "title": "渡船没有年检", "text": "两艘渡船超过期限没有送船厂年检，“年检登记簿”空白。"},
    {"id": "b", "title": "趸船缆绳磨损", "text": "趸船缆绳磨损断股，值班人员没有按周更换。"},
]
_CASE = Case.model_validate(
    {
        "id": "wuling-2022",
        "department": {"name": "雾岭县虚构渡口所"},
        "fiscal_year": 2022,
        "rubric": "made-up",
        "notice": {"title": "雾岭县虚构渡口所评价报告", "issuer": "雾岭县虚构财政局"},
        "findings": [{"id": "F01", "indicator": "1", "points": _POINTS}],
    }
)


def _sources() -> Sources:
    return Sources(Book(_CASE, {}, {}, ()))


@pytest.mark.parametrize(
    ("flat", "points"),
    [
        ("渡船超过期限没有送船厂年检。", ["渡船没有年检"]),
        ("趸船的“缆绳”磨损断股。", ["趸船缆绳磨损"]),
        ("食堂采购没有询价记录。", []),
        ("好。", []),
    ],
)
def test_a_sentence_is_on_the_points_whose_words_it_has(flat: str, points: list[str]) -> None:
    assert [told.pieces[0] for told in _sources().read(flat).told] == points


@pytest.mark.parametrize("flat", ["", "渡船没有年检。", "“年检登记簿”空白，趸船的「缆绳」“磨损”"])
def test_every_character_stands_where_it_stood_with_the_marks(flat: str) -> None:
    read = _sources().read(flat)
    spans = [read.span(at, at + 1) for at in range(len(read.text))]
    assert "".join(flat[start:end] for start, end in spans) == read.text


def test_whoever_asks_again_gets_the_same_reading() -> None:
    sources = _sources()
    assert sources.read("趸船缆绳磨损。") is sources.read("趸船缆绳磨损。")
