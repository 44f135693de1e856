"""What has been made once and may be asked for again: a corrected draft says most of its sentences again."""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Any, Generic, Protocol, TypeVar, TypeVarTuple

_Made = TypeVar("_Made")
_Of = TypeVarTuple("_Of")
_NOTHING: Any = object()
"""What is got where nothing stands: most of what a new sentence asks for."""


class Kept(Generic[_Made]):
    """Keeps what was made, by what it was made of; when there is too much of it, it begins anew."""

    def __init__(self, most: int = 2048) -> None:
        """Keep at most so many."""
        self._most = most
        self._made: dict[Hashable, _Made] = {}

    def of(self, key: Hashable, make: Callable[[*_Of], _Made], *of: *_Of) -> _Made:
        """What stands under a key, made of what follows it if nothing does. It must follow from the key alone."""
        found: _Made = self._made.get(key, _NOTHING)
        if found is not _NOTHING:
            return found
        made = make(*of)
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
STOP = "。"
_RESTS = 64
"""So many ends of texts are remembered, which few drafts change."""


class Stretches(Generic[_Found]):
    """Looks through texts for what never crosses a full stop: each stretch between two of them once.

    It does not hold who finds it: the two would hold each other, and a case would stay when nobody needs it.
    """

    def __init__(self, most: int = 2048) -> None:
        """Remember what was found in at most so many stretches."""
        self._most = most
        self._made: dict[str, list[tuple[int, _Found]]] = {}
        self._rests: Kept[tuple[_Found, ...]] = Kept(_RESTS)

    def of(self, text: str, find: Callable[[str], Iterable[_Found]]) -> Iterator[tuple[int, _Found]]:
        """What is found in a text by the same means, each with the offset from where its own are counted."""
        cut = _cut(text)
        if not cut.parts.keys() <= self._made.keys():
            new = [part for part in cut.parts if part not in self._made]
            if len(self._made) + len(new) > self._most:
                self._made, new = {}, [*cut.parts]
            self._made |= _looked_through(new, find)
        made = self._made
        for at, part in cut.placed:
            for begin, found in made[part]:
                yield at - begin, found
        if cut.rest:  # that nothing ends may tell
            for found in self._rests.of(cut.rest, lambda: tuple(find(cut.rest))):
                yield cut.end, found


@dataclass(frozen=True, slots=True)
class _Cut:
    """A text cut at its full stops, for all that look through it.

    Attributes:
        placed: the stretches before them, each with its offset.
        parts: these, each once.
        rest: what is behind the last of them.
        end: its offset.
    """

    placed: Sequence[tuple[int, str]]
    parts: Mapping[str, None]
    rest: str
    end: int


@lru_cache(maxsize=4)
def _cut(text: str) -> _Cut:
    *parts, rest = text.split(STOP)
    starts = list(accumulate((len(part) + len(STOP) for part in parts), initial=0))
    return _Cut(tuple(zip(starts, parts, strict=False)), dict.fromkeys(parts), rest, starts[-1])


def _looked_through(
    parts: Sequence[str], find: Callable[[str], Iterable[_Found]]
) -> dict[str, list[tuple[int, _Found]]]:
    """What stands in some stretches, found all at once, each with where its stretch began then."""
    starts = list(accumulate((len(part) + len(STOP) for part in parts), initial=0))
    made: dict[str, list[tuple[int, _Found]]] = {part: [] for part in parts}
    for found in find("".join(f"{part}{STOP}" for part in parts)) if parts else ():
        place = bisect_right(starts, found.start) - 1
        made[parts[place]].append((starts[place], found))
    return made
