"""Words of which either says what the other says (`synonyms.txt`)."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from drafter.text.alternation import longest_of
from drafter.verification.edits.change import Change
from drafter.verification.edits.harmless import words

_WIDEST = 2
"""So many characters beside a change may be a part of the words that are exchanged."""

_TURNED = 6
"""So many characters at most say the same whatever their order; of more, it tells who does what, and when."""

_WHEN = "时"
_HAN = re.compile("[\u3400-\u9fff]")
_SIGNS = 0x9F00
"""From here on stand the last Chinese characters of the plane, which nobody writes."""


def same_said(made: Change) -> bool:
    """Whether nothing is exchanged but words that say the same, and particles: 每月 for 按月."""
    return any(_same(old, new) for old, new in _widened(made))


def _widened(made: Change) -> Iterator[tuple[str, str]]:
    """A change with up to so many characters of what stands beside it on either side."""
    for first in range(min(_WIDEST, len(made.before)) + 1):
        for last in range(min(_WIDEST, len(made.after)) + 1):
            before, after = made.before[len(made.before) - first :], made.after[:last]
            yield before + made.old + after, before + made.new + after


def _same(old: str, new: str) -> bool:
    """Whether two texts are the same with every synonym written alike; 临近期限 is 期限临近时, too."""
    one, other = (_plain(text) for text in (old, new))
    if not one or not other:
        return False
    if one == other:
        return True
    return len(one) <= _TURNED and sorted(one.removesuffix(_WHEN)) == sorted(other.removesuffix(_WHEN))


def _plain(text: str) -> str:
    """The Chinese characters of a text with every synonym written alike, without particles."""
    alike = _any().sub(lambda match: _groups()[match.group()], text)
    return "".join(_HAN.findall(words().empty.sub("", alike)))


@cache
def _any() -> re.Pattern[str]:
    return re.compile(longest_of(_groups()))


@cache
def _groups() -> Mapping[str, str]:
    """For every word the sign of its group: no Chinese character that any text has."""
    source = resources.files(__package__).joinpath("synonyms.txt").read_text(encoding="utf-8")
    lines = [line for line in source.splitlines() if line and not line.startswith("#")]
    return {word: chr(_SIGNS + place) for place, line in enumerate(lines) for word in line.split()}
