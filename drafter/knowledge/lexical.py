"""BM25 over character uni- and bigrams: on Chinese reviews it beats word segmenters and embeddings alone.

Robertson, Zaragoza: The Probabilistic Relevance Framework: BM25 and Beyond, 2009, in the variant of Lucene (no
negative weights, no constant factor). A passage has fields of unlike weight (BM25F): its text, the headings it
stands under, and hints, words by which it is asked for though it does not say them.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

_UNIT = re.compile(r"[㐀-鿿豈-﫿]+|[a-z]+|\d+(?:\.\d+)*")
_WORD = re.compile(r"[a-z]+|\d+(?:\.\d+)*")
_HAN = re.compile(r"[㐀-鿿豈-﫿]")
_HAN_RANGES = ((0x3400, 0x9FFF), (0xF900, 0xFAFF))
_COMMA = re.compile(r"(?<=\d),(?=\d{3})")
_CHAR_BITS = 21
_WORD_BYTES = 6
_WORD_BIT = 1 << 49
"""Above all pairs of characters, and low enough to leave room for the number of a passage in its block."""

_K1 = 1.2
_B = 0.75
_HEADING = 0.5
_HINT = 0.7
_FIGURE = 0.5
"""A number that stands in a question says less about what it is about than a word does."""

_BLOCK_BITS = 12
_BLOCK = 1 << _BLOCK_BITS
"""Passages whose tokens are counted at a time."""

FORM = "2"
"""Changes whenever an index that was saved before would have to be made anew."""


class Fields(NamedTuple):
    """What of a passage is searched by words."""

    text: str
    heading: str = ""
    hints: str = ""


def tokens(text: str) -> list[str]:
    """Every Chinese character and every pair of neighbours; Latin words and numbers as a whole.

    Width and case do not count (NFKC, lower case), nor do thousands separators.
    """
    found: list[str] = []
    for unit in _UNIT.findall(_folded(text)):
        if _HAN.match(unit):
            found += unit
            found += (unit[at : at + 2] for at in range(len(unit) - 1))
        else:
            found.append(unit)
    return found


def weighed(text: str, weight: float = 1.0) -> dict[str, float]:
    """The tokens of a question, each with how often it stands there, figures for less."""
    found: dict[str, float] = {}
    for token in tokens(text):
        found[token] = found.get(token, 0.0) + weight * (_FIGURE if token[0].isdigit() else 1.0)
    return found


@dataclass(frozen=True)
class LexicalIndex:
    """BM25 over a fixed set of passages, as arrays that can be read from disk where they lie.

    Attributes:
        size: how many passages there are.
        codes: the tokens, as numbers in ascending order.
        starts: where the postings of each token begin, and one more: where the last ones end.
        rows: of the postings: numbers of passages.
        weights: of the postings: what the token adds to the score of that passage.
    """

    size: int
    codes: "Array"
    starts: "Array"
    rows: "Array"
    weights: "Array"

    @classmethod
    def of(cls, passages: Sequence[Fields]) -> "LexicalIndex":
        """Index passages; their numbers are their places in the sequence."""
        import numpy as np

        blocks = [_block(passages[at : at + _BLOCK], at) for at in range(0, len(passages), _BLOCK)]
        codes, _ = _runs(np.concatenate([_runs(block.codes)[0] for block in blocks] or [_none()]))
        lengths = np.concatenate([block.lengths for block in blocks] or [_none()])
        places = [np.searchsorted(codes, block.codes) for block in blocks]
        frequencies = sum(
            (np.bincount(one, minlength=len(codes)) for one in places), np.zeros(len(codes), np.int64)
        )
        starts = np.append(0, np.cumsum(frequencies))
        rarity = np.log(1 + (len(passages) - frequencies + 0.5) / (frequencies + 0.5))
        dampening = _K1 * (1 - _B + _B * lengths / (float(lengths.mean() or 1.0) if len(lengths) else 1.0))
        rows, weights = np.empty(starts[-1], dtype=np.int32), np.empty(starts[-1], dtype=np.float32)
        free = starts[:-1].copy()
        for block, place in zip(blocks, places, strict=True):
            first = np.flatnonzero(np.append(True, place[1:] != place[:-1])) if len(place) else _none()
            counts = np.diff(np.append(first, len(place)))
            target = free[place] + np.arange(len(place)) - np.repeat(first, counts)
            rows[target] = block.rows
            weights[target] = block.counts / (block.counts + dampening[block.rows]) * rarity[place]
            free[place[first]] += counts
        return cls(len(passages), codes, starts, rows, weights)

    def scores(self, question: Mapping[str, float]) -> "Array":
        """The score of every passage for weighed tokens; 0 where nothing is shared."""
        import numpy as np

        scores = np.zeros(self.size, dtype=np.float32)
        codes = np.fromiter(map(_code, question), np.int64, len(question))
        places = np.minimum(self.codes.searchsorted(codes), max(len(self.codes) - 1, 0))
        known = self.codes[places] == codes if len(self.codes) else np.zeros(len(codes), dtype=bool)
        begins, ends = self.starts[places[known]], self.starts[places[known] + 1]
        counts = ends - begins
        postings = np.repeat(ends - np.cumsum(counts), counts) + np.arange(counts.sum())
        asked = np.fromiter(question.values(), np.float32, len(question))[known]
        np.add.at(scores, self.rows[postings].astype(np.intp), np.repeat(asked, counts) * self.weights[postings])
        return scores

    def rarity(self, token: str) -> float:
        """How much a token says: the logarithm of how few passages hold it; 0 for one that none does."""
        start, end = self._place(token)
        count = end - start
        return log(1 + (self.size - count + 0.5) / (count + 0.5)) if count else 0.0

    def _place(self, token: str) -> tuple[int, int]:
        code = _code(token)
        at = int(self.codes.searchsorted(code))
        if at == len(self.codes) or self.codes[at] != code:
            return 0, 0
        return int(self.starts[at]), int(self.starts[at + 1])


def _folded(text: str) -> str:
    whole = text if unicodedata.is_normalized("NFKC", text) else unicodedata.normalize("NFKC", text)
    return _COMMA.sub("", whole.lower())


@lru_cache(maxsize=1 << 16)
def _code(token: str) -> int:
    """A token as a number: characters by their code points, a word by a digest."""
    if _HAN.match(token):
        return ord(token) if len(token) == 1 else ord(token[0]) << _CHAR_BITS | ord(token[1])
    digest = hashlib.blake2b(token.encode(), digest_size=_WORD_BYTES).digest()
    return int.from_bytes(digest) | _WORD_BIT


class _Block(NamedTuple):
    """The tokens of some passages, each pair of token and passage once, in the order of tokens, then passages."""

    codes: "Array"
    rows: "Array"
    counts: "Array"
    lengths: "Array"


def _block(passages: Sequence[Fields], first: int) -> _Block:
    """Count tokens, by the weight of the field they stand in.

    Args:
        passages: a part of all, so that what is needed on the way stays small.
        first: the number of the first of them.
    """
    import numpy as np

    fields = [
        (_counted([one.text for one in passages]), 1.0, None),
        (_counted([one.heading for one in passages]), _HEADING, None),
        (_counted([one.hints for one in passages]), _HINT, 1),
    ]
    keys, _ = _runs(np.concatenate([found for (found, _), _, _ in fields]))
    counts = np.zeros(len(keys), dtype=np.float32)
    for (found, often), weight, limit in fields:
        times = often if limit is None else np.minimum(often, limit)
        counts[np.searchsorted(keys, found)] += np.float32(weight) * times
    rows = keys & (_BLOCK - 1)
    lengths = np.bincount(rows, weights=counts, minlength=len(passages)).astype(np.float32)
    return _Block(keys >> _BLOCK_BITS, (rows + first).astype(np.int32), counts, lengths)


def _counted(texts: Sequence[str]) -> "tuple[Array, Array]":
    """Each token of each text once, as a number that ends in that of the text; and how often it stands there.

    Args:
        texts: one field of the passages of a block.
    """
    codes, rows = _occurrences(texts)
    return _runs(codes << _BLOCK_BITS | rows)


def _runs(numbers: "Array") -> "tuple[Array, Array]":
    """Each number once, in ascending order, and how often it is there; `numpy.unique` takes ten times as long."""
    import numpy as np

    ordered = np.sort(numbers)
    begins = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)])
    return ordered[begins], np.diff(np.append(begins, len(ordered)))


def _none() -> "Array":
    import numpy as np

    return np.zeros(0, dtype=np.int64)


def _occurrences(texts: Iterable[str]) -> "tuple[Array, Array]":
    """Every token of every text as a number, and the number of the text."""
    import numpy as np

    folded = [_folded(text) for text in texts]
    chars = np.frombuffer(
        "".join(f"{text}\n" for text in folded).encode("utf-32-le", "surrogatepass"), dtype=np.uint32
    )
    owners = np.repeat(np.arange(len(folded)), [len(text) + 1 for text in folded])
    points = chars.astype(np.int64)
    han = np.zeros(len(points), dtype=bool)
    for low, high in _HAN_RANGES:
        han |= (points >= low) & (points <= high)
    pairs = np.flatnonzero(han[:-1] & han[1:])
    words = [(_code(word), at) for at, text in enumerate(folded) for word in _WORD.findall(text)]
    codes = [
        points[han],
        points[pairs] << _CHAR_BITS | points[pairs + 1],
        np.array([code for code, _ in words], dtype=np.int64),
    ]
    rows = [owners[han], owners[pairs], np.array([at for _, at in words], dtype=np.int64)]
    return np.concatenate(codes), np.concatenate(rows)
