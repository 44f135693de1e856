"""Where the numbers of contracts stand in a text by their tail alone: 031号 and 合同044 for LX-2022-044."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from drafter.verification.facts.known import Known

_AHEAD = r"(?<![0-9A-Za-z./-])(?<![0-9][,，])"
_BEHIND = r"(?=号(?![楼线令门室])|[、和与及]第?[0-9A-Z]{3,7}(?![0-9.%])|[这那]?[两二三四五六七八九]份|合同)"
_CALLED = r"(?:(?<=合同)|(?<=编号)|(?<=合同第)|(?<=[0-9A-Z][、和与及])|(?<=号[、和与及]))"
_ENDS = "(?![0-9A-Za-z.%])"


def short_numbers(text: str, tails: Mapping[str, Sequence[Known]]) -> Iterator[tuple[int, int, Known]]:
    """The tails of contract numbers in a text, each with the facts that are the number.

    Args:
        text: half width and without blanks.
        tails: the facts by the tail of their number.
    """
    for tail, facts in tails.items():
        if tail in text:
            for match in _pattern(tail).finditer(text):
                yield from ((match.start(), match.end(), known) for known in facts)


@cache
def _pattern(tail: str) -> re.Pattern[str]:
    """Finds a tail where a number of a thing stands, and no count."""
    return re.compile(rf"{_AHEAD}(?:{tail}{_ENDS}{_BEHIND}|{_CALLED}{tail}{_ENDS})")
