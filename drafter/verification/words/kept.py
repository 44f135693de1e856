"""What has been made once and may be asked for again: a corrected draft says most of its sentences again."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

_Made = TypeVar("_Made")


class Kept(Generic[_Made]):
    """Keeps what was made, by what it was made of; when there is too much of it, it begins anew."""

    def __init__(self, most: int = 2048) -> None:
        """Keep at most so many."""
        self._most = most
        self._made: dict[Hashable, _Made] = {}

    def of(self, key: Hashable, make: Callable[[], _Made]) -> _Made:
        """What stands under a key, made if nothing does. It must follow from the key alone."""
        try:
            return self._made[key]
        except KeyError:
            made = make()
        if len(self._made) >= self._most:
            self._made.clear()
        self._made[key] = made
        return made
