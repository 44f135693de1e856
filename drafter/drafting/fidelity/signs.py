"""A wording as a row of signs: its slots, its words and characters, each in the form in which it is compared."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from drafter.drafting.fidelity.rewrites import rewrites
from drafter.text.width import fold

IsDate = Callable[[str], bool]
"""Whether a slot is filled with a date."""

DEPARTMENT = "{dept.}"
"""The key of every name of the department."""

_SLOT = re.compile(r"\{([A-Za-z][\w.-]*)\}")
_BREAKS = frozenset("，；：。,;:.!?！？ \t")


@dataclass(frozen=True, slots=True)
class Sign:
    """A slot, a word or a character.

    Attributes:
        key: its form: the same for words that say the same.
        text: as it is written.
        broken: whether a part of a sentence begins with it.
    """

    key: str
    text: str
    broken: bool = False

    @property
    def is_slot(self) -> bool:
        """Whether the program fills it in."""
        return self.key.startswith("{")


def signs(template: str, is_date: IsDate) -> tuple[Sign, ...]:
    """The signs of a wording, without marks and without what says nothing.

    Args:
        template: the wording with its slots open.
        is_date: tells the slots of dates.
    """
    pieces = _pieces(fold(template).text)
    kept: list[Sign] = []
    broken = True
    for text, behind in pairwise((*pieces, "")):
        if text in _BREAKS:
            broken = True
        elif not _says_nothing(text, behind, is_date):
            kept.append(Sign(_key(text), text, broken))
            broken = False
    return tuple(kept)


def _pieces(text: str) -> Iterator[str]:
    """Slots, words of the tables, and single characters between them."""
    at = 0
    while at < len(text):
        found = _SLOT.match(text, at) or rewrites().word.match(text, at)
        yield found.group() if found else text[at]
        at += len(found.group()) if found else 1


def _key(piece: str) -> str:
    """The form of a piece: of a word the first of its group, of a department's name any of them."""
    return DEPARTMENT if piece.startswith("{dept.") else rewrites().groups.get(piece, piece)


def _says_nothing(text: str, behind: str, is_date: IsDate) -> bool:
    """Whether a piece tells nothing of its own before the one behind it."""
    table = rewrites()
    if text in table.free or (text.startswith("{dept.") and behind.startswith("{who.")):
        return True
    slot = behind.startswith("{")
    timed = behind in table.times or (slot and is_date(behind[1:-1]))
    return (slot and text in table.told) or (timed and text in table.dated)
