"""Words that are no words: the common confusions of like-sounding and like-looking characters."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from drafter.audit.doubts import Doubt
from drafter.audit.layout import Block, BlockKind
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading

KIND = "spelling"

_TITLE = re.compile(r"《[^《》]{1,80}》")
_AROUND = 4
_GAP = 16
"""So far before the end of a word its beginning may stand, with a page number or the end of a line between."""
_WRITTEN = (BlockKind.PROSE, BlockKind.HEADING)


@dataclass(frozen=True, slots=True)
class _Wrong:
    """The wrong forms.

    Attributes:
        anywhere: all of them without groups, which is many times as quick to look for.
        named: the same with a group for each, to tell which one stands at a place.
        rights: the right forms in their order.
        slips: how many of them are slips; those behind are in wide use beside the right ones.
    """

    anywhere: re.Pattern[str]
    named: re.Pattern[str]
    rights: tuple[str, ...]
    slips: int

    def found(self, text: str) -> Iterator[re.Match[str]]:
        """Where they stand in a text; `lastindex` says which."""
        for place in self.anywhere.finditer(text):
            if match := self.named.match(text, place.start()):
                yield match


@cache
def _wrong() -> _Wrong:
    tables = tomllib.loads(resources.files(__package__).joinpath("spelling.toml").read_text(encoding="utf-8"))
    entries = [*tables["wrong"], *tables["usage"]]
    anywhere, named = ("|".join(form.format(wrong) for wrong, _ in entries) for form in ("{}", "({})"))
    return _Wrong(
        re.compile(anywhere), re.compile(named), tuple(right for _, right in entries), len(tables["wrong"])
    )


def check(reading: Reading) -> Iterator[Issue]:
    """One issue for each wrong form, with all its places."""
    wrong = _wrong()
    found: dict[int, list[tuple[Block, int, int]]] = {}
    for block in reading.blocks:
        if block.kind in _WRITTEN or block.cells:
            titles = [match.span() for match in _TITLE.finditer(block.text)]
            for match in wrong.found(block.text):
                inside = _readable(reading, block, match, wrong.rights)
                if inside and not any(start <= match.start() < end for start, end in titles):
                    found.setdefault(match.lastindex or 1, []).append((block, *match.span()))
    for index, places in found.items():
        block, at, behind = places[0]
        yield reading.issue(
            KIND,
            "misspelt",
            [own.span(first, last) for own, first, last in places],
            severity=Severity.WARNING,
            doubt=Doubt.STYLE if index > wrong.slips else None,
            text=block.text[at:behind],
            around=block.text[max(0, at - _AROUND) : behind + _AROUND],
            right=wrong.rights[index - 1],
        )


def _readable(reading: Reading, block: Block, match: re.Match[str], rights: tuple[str, ...]) -> bool:
    """Whether a wrong form is whole, in one cell, and not the end of a word that a column of a page cut in two."""
    if block.kind not in _WRITTEN:
        return _within_a_cell(block, *match.span())
    right = rights[(match.lastindex or 1) - 1]
    if not right.endswith(match[0]):
        return True
    lost = right.removesuffix(match[0])
    at = block.span(*match.span())[0]
    before = re.sub(r"[\s\d#*—－–\-]", "", reading.text[max(0, at - _GAP) : at])
    return not before.endswith(lost) and not (match.start() == 0 and reading.drawn)


def _within_a_cell(block: Block, first: int, behind: int) -> bool:
    """Whether some characters of a row stand in one cell of it, and on one line."""
    start, end = block.span(first, behind)
    return not re.search(r"\s", block.source[start - block.start : end - block.start])
