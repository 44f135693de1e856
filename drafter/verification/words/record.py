"""What stands on record of some points, with what is asked of it made once."""

from collections.abc import Iterable
from functools import cached_property

from drafter.verification.words.grams import union
from drafter.verification.words.phrases import flat


class Record(tuple[str, ...]):
    """The texts of a record, in order: accounts, titles, facts, norms."""

    @cached_property
    def together(self) -> str:
        """All of them, half width and without blanks."""
        return "\n".join(map(flat, self))

    @cached_property
    def grams(self) -> frozenset[str]:
        """Their words, in pairs of characters."""
        return union(self)


def record_of(texts: Iterable[str]) -> Record:
    """Some texts as a record; a record stays what it is."""
    return texts if isinstance(texts, Record) else Record(texts)
