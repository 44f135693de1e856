"""What has been made once and may be asked for again: a corrected draft says most of its sentences again."""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Generic, Protocol, TypeVar

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


class Placed(Protocol):
    """What stands somewhere."""

    @property
    def start(self) -> int:
        """Offset of its first character."""
        ...


_Found = TypeVar("_Found", bound=Placed)
_STOP = "。"


class Stretches(Generic[_Found]):
    """Looks through texts for what never crosses a full stop: each stretch between two of them once.

    It does not hold who finds it: the two would hold each other, and a case would stay when nobody needs it.
    """

    def __init__(self, most: int = 2048) -> None:
        """Remember what was found in at most so many stretches."""
        self._most = most
        self._made: dict[str, list[tuple[int, _Found]]] = {}

    def of(self, text: str, find: Callable[[str], Iterable[_Found]]) -> Iterator[tuple[int, _Found]]:
        """What is found in a text by the same means, each with the offset from where its own are counted."""
        *parts, rest = text.split(_STOP)
        if len(self._made) + len(parts) > self._most:
            self._made.clear()
        self._look_through([part for part in dict.fromkeys(parts) if part not in self._made], find)
        at = 0
        for part in parts:
            yield from ((at - begin, found) for begin, found in self._made[part])
            at += len(part) + len(_STOP)
        yield from ((at, found) for found in (find(rest) if rest else ()))  # that nothing ends may tell

    def _look_through(self, parts: Sequence[str], find: Callable[[str], Iterable[_Found]]) -> None:
        """Find what stands in some stretches, all at once, and remember where each of them began then."""
        starts = list(accumulate((len(part) + len(_STOP) for part in parts), initial=0))
        self._made |= {part: [] for part in parts}
        for found in find("".join(f"{part}{_STOP}" for part in parts)) if parts else ():
            place = bisect_right(starts, found.start) - 1
            self._made[parts[place]].append((starts[place], found))
