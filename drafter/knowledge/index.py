"""The index over the base: search by words and by meaning, fused, filtered, each result with its reason."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path

from drafter.knowledge.fusion import spread
from drafter.knowledge.hints import hints, leaf
from drafter.knowledge.lexical import FORM, Fields, LexicalIndex, tokens
from drafter.knowledge.model import Evidence, Passage, PassageKind
from drafter.knowledge.ports import EVERYWHERE, Embedder, Exclusion, Query, Scope, VectorStore
from drafter.knowledge.ranking import Ranking, Retrievers
from drafter.knowledge.reasons import Found, reason
from drafter.knowledge.scopes import Columns
from drafter.knowledge.themes import theme_of
from drafter.knowledge.word_files import save_words, saved_words
from drafter.knowledge.wording import Wording

_CITED = 100.0
"""More than any score: what a finding names itself comes first."""

_FADE = 0.7
"""Where several kinds may come, each next passage of one kind counts for so much of the one before."""

_NEAR, _NEAR_TIMES = 10, 3
"""Where a theme is asked for, only what is among so many of the best comes, or among so many times as many as are
wanted: a theme alone makes no precedent, and none is better than one that is off the point.
"""

_ALIKE = 0.85
"""Two passages are near duplicates if they share this part of their words, figures aside."""

_LARGE = 3000
"""So many passages are indexed in a tenth of a second; of more, the word index is saved."""

_PLACES = Decimal("0.000001")


class HybridIndex:
    """Implements `PassageIndex` over the passages of the base.

    Without an embedder and a store it works on words alone, and every reason says so.
    """

    def __init__(
        self,
        passages: Iterable[Passage],
        store: VectorStore | None = None,
        embedder: Embedder | None = None,
        *,
        wording: Wording | None = None,
        folder: Path | None = None,
    ) -> None:
        """Index passages; the store must hold their vectors already, see `drafter.knowledge.build`.

        Args:
            passages: of the base, those of one source in the order of its text.
            store: their vectors; `None` for search by words alone.
            embedder: what made the vectors; `None` for search by words alone.
            wording: approved wording: what defects there are, and which norms and indicators they concern.
            folder: where the word index of a large base is kept from one start to the next.
        """
        given = list(passages)
        self._passages = sorted({one.id: one for one in given}.values(), key=lambda one: one.id)
        self._rows = {one.id: row for row, one in enumerate(self._passages)}
        self._hints = hints(given, wording)
        self._columns = Columns(self._passages)
        self._retrievers = Retrievers(
            ids=[one.id for one in self._passages],
            rows=self._rows,
            lexical=self._opened(folder),
            store=store,
            vector=lru_cache(maxsize=256)(embedder.query) if embedder else None,
        )
        self._names = {theme.id: theme.name for theme in wording.themes} if wording else {}
        self._told = lru_cache(maxsize=None)(theme_of(wording)) if wording else None

    @property
    def dense(self) -> bool:
        """Whether meanings are searched too, not words alone."""
        return self._retrievers.dense

    def search(
        self,
        query: Query | str,
        *,
        kinds: Collection[PassageKind],
        k: int,
        exclude: Exclusion | None = None,
        scope: Scope = EVERYWHERE,
    ) -> list[Evidence]:
        """The k best passages of these kinds, best first, near duplicates of a better one left out.

        Args:
            query: what is asked; a text alone stands for a query of it.
            kinds: what kinds of passage may come. Where there are several, each has its say.
            k: how many.
            exclude: fields of a passage that, if all fit, keep it out.
            scope: which passages may come.
        """
        asked = Query(query) if isinstance(query, str) else query
        if k < 1 or not tokens(asked.words):
            return []
        mask = self._columns.allowed(kinds, scope, exclude or {})
        if not mask.any():
            return []
        named = self._columns.of_sources(asked.cited, mask) if asked.cited else []
        ranking = self._retrievers.ranking(asked, mask, kinds, k, named)
        ranked: Iterable[tuple[str, float]] = self._first(asked.cited, ranking.scored)
        if scope.themes:
            near = islice(ranked, max(_NEAR, _NEAR_TIMES * k))
            ranked = (one for one in near if self.theme(one[0]) in scope.themes)
        if len(set(kinds)) > 1:
            ranked = spread(list(ranked), lambda name: str(self.passage(name).kind), _FADE)
        kept = self._distinct(ranked, k)
        return [self._evidence(asked, ranking, one, themed=bool(scope.themes)) for one in kept]

    def passage(self, name: str) -> Passage:
        """A passage by its id."""
        return self._passages[self._rows[name]]

    def theme(self, name: str) -> str:
        """The theme of a passage: the one it was given, else the one its words tell; empty where in doubt.

        Advice is about what the problem was about that it answers.
        """
        one = self.passage(name)
        if one.theme or self._told is None:
            return one.theme
        own = partial(self._told, one.section, one.text)
        linked = partial(self._told, "", self._hints.get(name, ""))
        first, second = (linked, own) if one.kind is PassageKind.RECOMMENDATION else (own, linked)
        return first() or second()

    def _opened(self, folder: Path | None) -> LexicalIndex:
        if folder is None or len(self._passages) <= _LARGE:
            return self._indexed()
        digest = self._digest()
        index = saved_words(folder, digest, len(self._passages))
        if index is None:
            index = self._indexed()
            save_words(folder, digest, index)
        return index

    def _indexed(self) -> LexicalIndex:
        return LexicalIndex.of(
            [Fields(one.text, one.section, self._hints.get(one.id, "")) for one in self._passages]
        )

    def _digest(self) -> str:
        """Of all that the word index is made from; an id stands for text and headings."""
        made = hashlib.sha256(FORM.encode())
        for one in self._passages:
            made.update(f"\x1e{one.id}\x1f{self._hints.get(one.id, '')}".encode("utf-8", "surrogatepass"))
        return made.hexdigest()[:24]

    def _distinct(self, ranked: Iterable[tuple[str, float]], k: int) -> list[tuple[str, float, int]]:
        """The k best that are not near duplicates of a better one, and how many of those each stands for."""
        kept: list[tuple[str, float, int]] = []
        words: list[frozenset[str]] = []
        for name, score in ranked:
            own = _words(self.passage(name).text)
            twin = next((at for at, other in enumerate(words) if _alike(own, other)), None)
            if twin is not None:
                kept[twin] = (*kept[twin][:2], kept[twin][2] + 1)
            elif len(kept) == k:
                break
            else:
                kept.append((name, score, 0))
                words.append(own)
        return kept

    def _first(self, cited: Collection[str], scored: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
        """What the finding itself names comes before all else."""
        if not cited:
            return list(scored)
        raised = [(name, score + _CITED * (self.passage(name).source in cited)) for name, score in scored]
        return sorted(raised, key=lambda pair: (-pair[1], pair[0]))

    def _evidence(self, asked: Query, ranking: Ranking, kept: tuple[str, float, int], *, themed: bool) -> Evidence:
        name, score, alike = kept
        passage = self.passage(name)
        found = Found(
            ranks=ranking.ranks_of(name),
            dense=self.dense,
            alike=alike,
            cited=passage.source in asked.cited,
            theme=self._names.get(self.theme(name), "") if themed else "",
        )
        told = reason(found, asked.words, passage, self._hints.get(name, ""), self._retrievers.lexical.rarity)
        return Evidence(passage=passage, score=Decimal(repr(score)).quantize(_PLACES), reason=told)


def searchable(passage: Passage) -> str:
    """What of a passage is embedded: its text; of a rubric and of wording also what that text belongs to."""
    if passage.kind is PassageKind.RUBRIC:
        return f"{leaf(passage.section)}\n{passage.text}".strip()
    return f"{passage.section}\n{passage.text}".strip() if passage.kind is PassageKind.WORDING else passage.text


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(token for token in tokens(text) if not token[0].isdigit())


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _ALIKE * len(one | other)
