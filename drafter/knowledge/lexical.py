"""BM25 over character uni- and bigrams: on Chinese reviews it beats word segmenters and embeddings alone."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bm25s import BM25

_UNIT = re.compile(r"[㐀-鿿豈-﫿]+|[a-z]+|\d+(?:\.\d+)*")
_HAN = re.compile(r"[㐀-鿿豈-﫿]")


def tokens(text: str) -> list[str]:
    """Every Chinese character and every pair of neighbours; Latin words and numbers as a whole.

    Width and case do not count (NFKC, lower case), nor do thousands separators.
    """
    folded = re.sub(r"(?<=\d),(?=\d{3})", "", unicodedata.normalize("NFKC", text).lower())
    found: list[str] = []
    for unit in _UNIT.findall(folded):
        if _HAN.match(unit):
            found += unit
            found += (unit[at : at + 2] for at in range(len(unit) - 1))
        else:
            found.append(unit)
    return found


class LexicalIndex:
    """BM25 over a fixed set of texts, held in memory: building it takes less time than reading it from disk."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Index texts by id."""
        self._ids: Sequence[str] = sorted(texts)
        counted = [tokens(texts[name]) for name in self._ids]
        vocabulary = sorted({token for text in counted for token in text})
        self._vocabulary = {token: number for number, token in enumerate(vocabulary)}
        self._bm25 = self._built(counted) if vocabulary else None

    def _built(self, counted: list[list[str]]) -> "BM25":
        import bm25s  # brings numpy

        bm25 = bm25s.BM25(method="lucene", backend="numpy")
        numbers = [[self._vocabulary[token] for token in text] for text in counted]
        bm25.index((numbers, dict(self._vocabulary)), create_empty_token=False, show_progress=False)
        return bm25

    def ranking(self, query: str) -> list[str]:
        """Ids of all texts that share anything with the query, best first, equals in the order of their ids."""
        numbers = [self._vocabulary[token] for token in tokens(query) if token in self._vocabulary]
        if self._bm25 is None or not numbers:
            return []
        scores = self._bm25.get_scores_from_ids(numbers)
        order = (-scores).argsort(kind="stable")
        return [self._ids[at] for at in order if scores[at] > 0]
