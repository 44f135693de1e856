"""A wording as a row of signs: slots, marks, words and characters, each in the form in which it is compared."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise

from drafter.drafting.fidelity.rewrites import rewrites
from drafter.text.width import fold


class SlotKind(StrEnum):
    """What a slot is filled with, as far as the words beside it depend on that."""

    FIGURE = "figure"
    DATE = "date"
    OTHER = "other"


Kinds = Callable[[str], SlotKind]
"""What a slot is filled with, by its name."""

DEPARTMENT = "{dept.}"
"""The key of every name of the department."""

BREAK = "，"
"""The key of every mark that parts a sentence, and of a word that joins two doings as a mark does."""

_SLOT = r"\{[A-Za-z][\w.-]*\}"
_MARKS = frozenset("，；：。,;:.!?！？")


@dataclass(frozen=True, slots=True)
class Sign:
    """A slot, a mark, a word or a character.

    Attributes:
        key: its form: the same for what says the same.
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


def signs(template: str, kinds: Kinds) -> tuple[Sign, ...]:
    """The signs of a wording, without what says nothing; a mark at its end is none.

    Args:
        template: the wording with its slots open.
        kinds: what its slots are filled with.
    """
    kept: list[Sign] = []
    for text, behind in pairwise((*_pieces(fold(template).text), "")):
        parted = not kept or kept[-1].key == BREAK
        if text in _MARKS or (text in rewrites().joining and behind):
            if not parted:
                kept.append(Sign(BREAK, text))
        elif not (parted and text in rewrites().leading) and not _says_nothing(text, behind, kinds):
            kept.append(Sign(_key(text), text, broken=parted))
    return tuple(kept[:-1] if kept and kept[-1].key == BREAK else kept)


def _pieces(text: str) -> Iterator[str]:
    """Slots, words of the tables, and single characters between them."""
    return (found.group() for found in _piece().finditer(text))


@cache
def _piece() -> re.Pattern[str]:
    return re.compile(rf"{_SLOT}|{rewrites().word}|[^ \t]")


def _key(piece: str) -> str:
    """The form of a piece: of a word the first of its group, of a department's name any of them."""
    return DEPARTMENT if piece.startswith("{dept.") else rewrites().groups.get(piece, piece)


def _says_nothing(text: str, behind: str, kinds: Kinds) -> bool:
    """Whether a piece tells nothing of its own before the one behind it."""
    table = rewrites()
    if text in table.free or (text.startswith("{dept.") and behind.startswith("{who.")):
        return True
    kind = kinds(behind[1:-1]) if behind.startswith("{") else SlotKind.OTHER
    timed = behind in table.times or kind is SlotKind.DATE
    return (kind is SlotKind.FIGURE and text in table.told) or (timed and text in table.dated)
