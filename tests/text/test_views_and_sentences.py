"""The folded view, numerals, sentences, enumerations."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.text.enumerations import clause_labels, heading_numbers
from drafter.text.numerals import parse_numeral
from drafter.text.sentences import segments, sentences
from drafter.text.width import flattened, fold


@given(st.text(alphabet="ａ１２，。 \n\t\u3000中文字abc123.%", max_size=80))
def test_every_character_of_a_view_knows_where_it_stands(text: str) -> None:
    view = fold(text)
    assert len(view.offsets) == len(view.text)
    assert list(view.offsets) == sorted(set(view.offsets))
    for place in range(len(view.text)):
        start, end = view.span(place, place + 1)
        assert end == start + 1
        assert text[start].isspace() == view.text[place].isspace()
    assert flattened(text) == view.text


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("数据管\n\n理局", "数据管理局"),
        ("指 标 结 余 数 为 4.44 万 元", "指标结余数为4.44万元"),
        ("0 0.56 0.38", "0 0.56 0.38"),
        ("预算 OA 系统", "预算OA系统"),
        ("＝９７．９２％", "=97.92%"),
        ("如下：（一）", "如下：（一）"),
    ],
)
def test_layout_vanishes_and_punctuation_stays(text: str, folded: str) -> None:
    assert fold(text).text == folded


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("二十三", 23),
        ("一百零五", 105),
        ("一百二", 120),
        ("三万五", 35000),
        ("一千二百万", 12000000),
        ("二〇二四", 2024),
        ("壹佰捌拾万", 1800000),
        ("一亿二千万", 120000000),
        ("两万亿", 2000000000000),
        ("三点五", "3.5"),
        ("十万零六百", 100600),
    ],
)
def test_chinese_numerals(text: str, value: int | str) -> None:
    assert parse_numeral(text) == Decimal(value)


@pytest.mark.parametrize("text", ["百千", "点五", "三点", "一二百", "十百"])
def test_what_is_no_numeral(text: str) -> None:
    assert parse_numeral(text) is None


def test_a_stop_inside_quotes_or_brackets_ends_nothing() -> None:
    text = "甲说“好。就这样。”乙同意。见表（一。二）。丙"
    assert [s.text for s in sentences(text)] == ["甲说“好。就这样。”乙同意。", "见表（一。二）。", "丙"]
    assert all(text[s.start : s.end] == s.text for s in sentences(text))


def test_wraps_do_not_end_a_sentence_and_paragraphs_do() -> None:
    assert [s.text for s in sentences("支出进度\n\n偏慢。\n\n（二）标题\n\n一是不足")] == [
        "支出进度\n\n偏慢。",
        "（二）标题",
        "一是不足",
    ]


def test_segments_are_parted_by_commas_but_not_inside_numbers() -> None:
    assert [s.text for s in segments("预算1,200元，支出（含，税）900元；结余")] == [
        "预算1,200元，",
        "支出（含，税）900元；",
        "结余",
    ]


def test_labels_stand_at_the_beginning_or_behind_a_stop() -> None:
    text = "（一）标题。一是甲；二是乙。统一是好的，二\n\n是也算\n三是丙"
    assert [(n.text, n.value) for n in clause_labels(text)] == [("一是", 1), ("二是", 2), ("二是", 2), ("三是", 3)]


def test_numbers_of_headings() -> None:
    text = "## 三、存在问题\n\n**（一）甲**\n1.乙\n（2）丙\n正文一、二\n2.5万元"
    assert [(n.level, n.value, n.text) for n in heading_numbers(text)] == [
        ("chapter", 3, "三、"),
        ("item", 1, "（一）"),
        ("number", 1, "1."),
        ("sub", 2, "（2）"),
    ]
