"""Texts by which many things are kept: all of approved wording, or all remedies."""

from collections.abc import Iterable
from functools import cached_property


class Wording(tuple[str, ...]):
    """Some texts in their order; their hash, for which each of a thousand texts is visited, is made once."""

    @cached_property
    def _hash(self) -> int:
        return super().__hash__()

    def __hash__(self) -> int:
        """As that of the texts."""
        return self._hash


def wording_of(texts: Iterable[str]) -> Wording:
    """Some texts as wording; wording stays what it is."""
    return texts if isinstance(texts, Wording) else Wording(texts)
