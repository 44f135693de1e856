"""A text without its layout: which signs it has, where each stands, and before which layout stood."""

from bisect import bisect_left

from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.verification.frame.text import stream_of


@settings(max_examples=100, deadline=None)
@given(st.text("甲乙。，,1234|*_\\\t \u3000\u200b\n", max_size=40))
def test_every_sign_stands_where_it_says_and_behind_what_it_says(text: str) -> None:
    stream = stream_of(text, plain=True)
    offsets = [stream.offset(place) for place in range(len(stream.key))]
    assert len(stream.edges) - 1 == len(stream.key)
    found = [stream.at(offset) for offset in range(len(text))]
    assert found == [bisect_left(offsets, offset) for offset in range(len(text))]
    for place in range(1, len(stream.key)):
        first, last = offsets[place - 1], offsets[place]
        between = text[first + 1 : last]
        grouped = "，" if text[first].isdigit() and text[last].isdigit() else ""  # 1，200 is one figure
        assert not {*between} - {*"*_|\\\u200b \t\u3000\n,", *grouped}
        assert stream.edges[place] or not any(sign.isspace() for sign in between)
        assert stream.edges[place] or stream.key[place - 1] != "。"


def test_the_cells_of_a_row_and_figures_in_groups_are_read_without_bars_and_commas() -> None:
    stream = stream_of("| 甲 局 | 1,200.50 | a\\|b |\n")
    (row,) = stream.lines
    assert [stream.key[start:end] for start, end in row.cells] == ["甲局", "1200.50", "ab"]
    assert bytes(stream.edges) == bytes([1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1])
