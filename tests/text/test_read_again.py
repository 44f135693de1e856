"""What is kept of a text, or found in it at one go, is what reading it line by line and part by part gives."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.text.enumerations import _number, heading_numbers
from drafter.text.sentences import _ENDS, _pieces, sentences

TEXTS = st.text("一二十、（）()1２.#-*_\n\r \u3000\t。；，,！《》“”是款", max_size=40)
_HEAD_MARK = re.compile(r"[ \t\u3000]*(?:#{1,6}[ \t]+)?(?:[-*+>][ \t]+)?(?:\*\*|__)?[ \t\u3000]*")


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.integers(0, 12), st.integers(0, 12))
def test_the_sentences_of_a_part_are_those_that_it_has_in_its_text(text: str, start: int, less: int) -> None:
    end = max(len(text) - less, start)
    assert sentences(text, start, end) == tuple(_pieces(text, start, end, _ENDS, paragraphs=True))


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_a_number_stands_behind_the_marks_with_which_its_line_begins(text: str) -> None:
    lines = [0, *(match.end() for match in re.finditer("\n", text))]
    heads = ((line, head.end()) for line in lines if (head := _HEAD_MARK.match(text, line)))
    numbers = (_number(text, begin, len(text), line) for line, begin in heads)
    assert heading_numbers(text) == tuple(one for one in numbers if one)
