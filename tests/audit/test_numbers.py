"""Whole numbers in digits and in words."""

import pytest

from drafter.audit.numbers import number_of


@pytest.mark.parametrize(
    ("text", "value"), [("12", 12), ("十二", 12), ("两", 2), ("０", 0), ("三3", 0), ("", 0), ("三十六", 36)]
)
def test_a_count_is_read_in_digits_or_in_words_and_not_in_both(text, value):
    assert number_of(text) == value
