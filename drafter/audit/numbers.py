"""Whole numbers as a count may be written: 12, 十二, 两."""

from drafter.text.numerals import parse_numeral


def number_of(text: str) -> int:
    """The value of digits or of Chinese numerals; 0 for what is neither."""
    return int(text) if text.isascii() and text.isdigit() else int(parse_numeral(text) or 0)
