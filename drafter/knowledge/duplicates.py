"""Documents that say nearly the same: another copy, a scan beside the Word file, a second version.

A document is sketched by the smallest hashes of all its runs of characters (Broder: On the resemblance and
containment of documents, 1997). The share of hashes that two sketches have in common estimates which part of their
runs two documents share.
"""

import hashlib
import re
from array import array
from collections import Counter
from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

_RUN = 6
_KEPT = 64
_LOOKED_UP = 16
_LONGEST = 200_000
"""Characters that are sketched: the beginning of a longer text tells it well enough."""

ALIKE = 0.8
"""Documents are told as nearly the same from this share on."""

_SIGNS = re.compile(r"[\W_]+")


class Alike(NamedTuple):
    """A document, and which part of its text it shares with the one at hand, from 0 to 1."""

    path: str
    share: float


def sketch(text: str) -> bytes:
    """The smallest hashes of all runs of characters, signs and blanks aside; empty for a text without any."""
    plain = _SIGNS.sub("", text)[:_LONGEST]
    runs = {plain[at : at + _RUN] for at in range(max(len(plain) - _RUN + 1, 1 if plain else 0))}
    hashes = {
        int.from_bytes(hashlib.blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest())
        for run in runs
    }
    return array("Q", sorted(hashes)[:_KEPT]).tobytes()


class Sketches:
    """Finds documents by their sketches."""

    def __init__(self, known: Iterable[tuple[str, bytes]] = ()) -> None:
        """Begin with known documents: path and sketch."""
        self._known: dict[str, bytes] = {}
        self._by_hash: dict[int, set[str]] = {}
        for path, drawn in known:
            self.add(path, drawn)

    def add(self, path: str, drawn: bytes) -> None:
        """Know a document, in place of what was known of its path."""
        self.remove(path)
        self._known[path] = drawn
        for value in _hashes(drawn)[:_LOOKED_UP]:
            self._by_hash.setdefault(value, set()).add(path)

    def remove(self, path: str) -> None:
        """Know a document no more; an unknown path is ignored."""
        for value in _hashes(self._known.pop(path, b""))[:_LOOKED_UP]:
            self._by_hash[value].discard(path)

    def alike(self, path: str, drawn: bytes) -> list[Alike]:
        """The documents that say nearly the same as one, the likest first; not the one at its own path."""
        own = _hashes(drawn)
        met = Counter(chain.from_iterable(self._by_hash.get(value, ()) for value in own[:_LOOKED_UP]))
        enough = min(len(own), _LOOKED_UP) // 2
        near = [other for other, count in met.items() if count >= enough and other != path]
        found = (Alike(other, _share(own, _hashes(self._known[other]))) for other in near)
        return sorted((one for one in found if one.share >= ALIKE), key=lambda one: (-one.share, one.path))


def _hashes(drawn: bytes) -> "array[int]":
    return array("Q", drawn)


def _share(one: "array[int]", other: "array[int]") -> float:
    both = {*one, *other}
    least = sorted(both)[:_KEPT]
    common = {*one} & {*other}
    return sum(value in common for value in least) / len(least)
