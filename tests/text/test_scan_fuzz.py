"""No text makes the grammar hang or fail: its work grows with the length of a text, whatever the text is."""

import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.text.enumerations import clause_labels, heading_numbers
from drafter.text.masking import mask
from drafter.text.quantities import scan
from drafter.text.sentences import segments, sentences

_SIGNS = (*"一0（〔《》“-—.年第A万半；。、", " ", "\n", "\x00")
_PIECES = (
    *("1,", "百分之", "分之", "》》》（", "（一）", "第一", "A-", "A1-", "a@", "1/", "1:", "1-", "一至", "3—5"),
    *("￥", "2023-", "2023年", "〔2024〕3号", "文〔2024〕3号", "凭证号1、", "12#", "半个", "1万元", "一元", "=1-"),
    *("1.5", "编号A", "www.", "两三家", "1比", "3个多", "及以上", "（含", "1 ", "1\n", "1\n个", "— 1 —\n"),
    *("。\n\n", "a b ", "七成半", "上百"),
)
_ALPHABET = (
    "零一二九两十百千万亿半几余多约近超数月日号个项份元角分成倍第条附表％%‰至到~～-—＋+（）()[]〔〕《》"
    "“”':：，,。.￥¥ \t\n\u3000"
)
_uncached = scan.__wrapped__


@pytest.mark.parametrize("sign", _SIGNS, ids=ascii)
def test_a_hundred_thousand_of_one_sign_are_read(sign: str) -> None:
    text = sign * 100_000
    read = _uncached(text)
    assert all(text[one.start : one.end] == one.text for one in read.marks)
    assert not read.quantities or sign in "一0"


@pytest.mark.parametrize("piece", _PIECES, ids=ascii)
def test_thousands_of_one_piece_are_read(piece: str) -> None:
    text = piece * (10_000 // len(piece))
    read = _uncached(text)
    assert all(text[one.start : one.end] == one.text for one in read.quantities)
    assert all(text[one.start : one.end] == one.text for one in read.marks)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*_SIGNS, *_PIECES]), min_size=1, max_size=4),
    st.integers(1, 30),
    st.text(_ALPHABET, max_size=6),
)
def test_any_mixture_is_read_and_masked(pieces: list[str], times: int, end: str) -> None:
    text = "".join(pieces) * times + end
    ends = 0
    for quantity in _uncached(text).quantities:
        assert ends <= quantity.start < quantity.end <= len(text)
        ends = quantity.end
    assert not any(character.isdigit() for character in mask(text))


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80))
def test_any_text_at_all_is_read(text: str) -> None:
    read = _uncached(text)
    assert all(text[one.start : one.end] == one.text for one in read.quantities)
    assert all(text[one.start : one.end] == one.text for one in read.marks)


def _calls(read: Callable[[str], Any], text: str) -> int:
    """How many calls a reading makes, in Python and into C: its work, however busy the machine is."""
    count = 0

    def note(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(note)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("read", [_uncached, sentences, segments, heading_numbers, clause_labels])
def test_the_calls_grow_with_the_length_and_not_with_its_square(read: Callable[[str], Any]) -> None:
    for piece in (*_SIGNS, *_PIECES):
        once, four_times = (_calls(read, piece * count) for count in (600, 2400))
        assert four_times <= 6 * once, piece  # sixteen times, if every sign looked at all others
