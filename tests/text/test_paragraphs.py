"""A text is read stretch by stretch, and says what it says when it is read as a whole."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.text import quantities, width
from drafter.text.paragraphs import steps, stretches

_PIECES = (
    *(
        "云岭县(虚构)水务局支出",
        "1,200.50万元",
        "。\n",
        "。\n\n",
        "。 \n　",
        "\n",
        " — 5 — \n",
        "《管网办法",
        "》",
        "。",
        "。支出",
        "。一是",
        "第5页",
    ),
    *("（含", "税）", ".5万元", "3—", "5个", "百分之", "五", "2023年", "10月", "一是", "号", "约", "近"),
    *("〔2023〕8号", "6 1 0 . 5 万"),
)


def test_stretches_end_behind_a_stop_and_a_line_end():
    text = "一、概况\n收入3万元。\n\n　　支出2万元；\n结余1万元。\n完"
    assert [piece for _, piece in stretches(text)] == [
        "一、概况\n收入3万元。\n\n",
        "　　支出2万元；\n结余1万元。\n",
        "完",
    ]


@pytest.mark.parametrize(
    "text",
    ["依据《管网。\n办法》3条", "水价（含税。\n5元）执行", "单价为。\n.5元", "没有句号\n没有句号", ""],
    ids=["title", "bracket", "point", "no stop", "nothing"],
)
def test_nothing_is_parted_that_may_go_on(text):
    assert stretches(text) == ((0, text),)


def test_the_sentences_of_a_line_are_steps_of_their_own():
    text = "### （一）预算\n一是支出3万元。结余1万元。二是余额5元。\n完"
    assert steps(text) == [
        (0, "### （一）预算\n一是支出3万元。"),
        (18, "结余1万元。"),
        (24, "二是余额5元。\n"),
        (32, "完"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "依据《管网。办法》3条",
        "水价（含税。每吨5元）执行",
        "支出。三\n个",
        "支出。第5页",
        "支出。3万元",
        "共计。合同编号HT-\n2022-018",
    ],
    ids=["title", "bracket", "numeral", "page", "figure", "wrapped line"],
)
def test_a_line_is_not_parted_where_what_is_read_may_go_on(text):
    assert steps(text) == [(0, text)]


def test_of_a_changed_clause_only_the_changed_sentence_is_read_again(monkeypatch):
    read, scanned = [], quantities._scanned
    monkeypatch.setattr(quantities, "_scanned", lambda text: read.append(text) or scanned(text))
    quantities.scan("一是甲局支出3万元。乙局结余1万元。丙局余额5元。\n")
    read.clear()
    found = quantities.scan("一是甲局支出3万元。乙局结余7万元。丙局余额5元。\n")
    assert read == ["乙局结余7万元。"]
    assert [(one.start, one.text) for one in found.quantities] == [(6, "3万元"), (14, "7万元"), (22, "5元")]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=24))
def test_a_text_read_by_stretches_says_what_it_says_as_a_whole(pieces):
    text = "".join(pieces)
    assert "".join(piece for _, piece in stretches(text)) == text
    assert "".join(piece for _, piece in steps(text)) == text
    assert quantities.scan.__wrapped__(text) == quantities._scanned(text)
    whole, view = width._folded(text), width.fold(text)
    assert (view.text, view.line_starts) == (whole.text, whole.line_starts)
    assert list(view.offsets) == list(whole.offsets)
