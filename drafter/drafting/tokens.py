"""How many tokens a text may have: an estimate that needs no vocabulary, and is the same everywhere.

Meant to be too high rather than too low: a Chinese character is counted as a token and a quarter, which covers the
vocabularies of models that were made for English first; those made for Chinese need about two thirds of a token.
"""

from collections import Counter
from collections.abc import Sequence

from drafter.drafting.ports import Message

_QUARTERS_OF_A_TOKEN = 4
_HAN, _LETTER, _SPACE, _OTHER_ASCII, _RARE = 5, 2, 1, 4, 12
"""Quarters of a token: a Chinese character or sign; a letter; a blank; digits and signs; anything else."""

_AROUND_A_MESSAGE = 8
"""Tokens by which a chat template marks a message."""


def tokens_of(text: str) -> int:
    """The tokens of a text, estimated."""
    quarters = sum(times * _quarters(char) for char, times in Counter(text).items())
    return -(-quarters // _QUARTERS_OF_A_TOKEN)


def tokens_of_messages(messages: Sequence[Message]) -> int:
    """The tokens of a chat, estimated."""
    return sum(tokens_of(message.content) + _AROUND_A_MESSAGE for message in messages)


def _quarters(char: str) -> int:
    if "\u4e00" <= char <= "\u9fff" or "\u2010" <= char <= "\u303f" or "\uff00" <= char <= "\uffef":
        return _HAN
    if char.isascii():
        return _LETTER if char.isalpha() else _SPACE if char.isspace() else _OTHER_ASCII
    return _RARE
