"""Whether an article that is cited speaks of what a sentence says of it, or another one does."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from drafter.knowledge.model import Norm
from drafter.text.marks import Mark, MarkKind
from drafter.verification.facts.titles import title_key
from drafter.verification.names.articles import covers
from drafter.verification.names.citations import of_article
from drafter.verification.names.recorded import Recorded
from drafter.verification.reading.examination import Examination
from drafter.verification.words.grams import bigrams
from drafter.verification.words.phrases import flat
from drafter.verification.words.stock import FUNCTION

_TOPIC = re.compile(
    "(?:[、和与及]{1,2}(?:《[^》]{2,40}》)?第[^，。；第条]{1,6}条){0,4}"
    "(?:中|里|所|有)?关于(?P<topic>[^。；\\n]{3,60}?)的(?:有关|相关)?(?:规定|要求)"
)
_TITLE = re.compile("《[^》]*》")
_LEAST_TOPIC = 2
_LEAST_CONTENT = 3
"""An article of which a sentence has fewer words, in its topic and in its content, is not what it is about."""

_THING = re.compile("(?:所)?规定的(?P<thing>[\u4e00-\u9fff]{3,12})")
_MORE = 2
_CLEARLY = 4
"""So many words more has a sentence of the article that the case cites for it."""


@dataclass(frozen=True, slots=True)
class Meant:
    """An article that is not the one a sentence is about.

    Attributes:
        topic: what the cited article is about; empty where nobody knows.
        expected: the citation that is meant; empty where none is known.
        sure: the case cites another article for it, and the sentence is clearly about that one.
        outright: the sentence says in so many words what another article is about, whatever the case says.
    """

    topic: str
    expected: str
    sure: bool
    outright: bool = False


@dataclass(frozen=True)
class Meanings:
    """Holds the articles that a text cites against what its sentences say.

    Attributes:
        examination: the text.
        recorded: what the case and approved wording cite.
    """

    examination: Examination
    recorded: Recorded
    _beside: dict[int, frozenset[str]] = field(default_factory=dict, compare=False)
    _words: dict[int, frozenset[str]] = field(default_factory=dict, compare=False)

    def other(self, mark: Mark, article: Mark | None, norms: Sequence[Norm]) -> Meant | None:
        """Why an article cannot be the one that a sentence is about; `None` where it may be.

        Args:
            mark: the title of a norm.
            article: the article cited from it, if any.
            norms: those of the title.
        """
        cited = [norm for norm in of_article(norms, article) if norm.article or not article]
        topic = cited[0].topic if cited else ""
        meant = self.recorded.instead_of(self.examination, mark, article)
        if meant:
            return Meant(topic, meant.citation, sure=True, outright=True)
        said = _TOPIC.match(self.examination.text, (article or mark).end)
        if said:
            told = self.recorded.topics.get(flat(said["topic"]), ())
            if not told or any(one.id in self._cited_beside(mark.start) for one in told):
                return None
            return Meant(topic, told[0].citation, sure=True, outright=True)
        return self._of_words(mark, article, cited) if article and cited else None

    def _of_words(self, mark: Mark, article: Mark, cited: Sequence[Norm]) -> Meant | None:
        """An article against the words of its sentence, and against the one that the case cites there."""
        named = self._of_points(mark.start)
        own = any(norm in named for norm in cited)
        if own and self.examination.scope_at(mark.start).points is not None:
            return None
        words, title, beside = self._said(mark.start), title_key(mark.value), self._cited_beside(mark.start)
        mine = max(_shared(words, norm) for norm in cited)
        same = [norm for norm in named if norm.article and title_key(norm.document) == title]
        same = [norm for norm in same if norm.id not in beside]
        best = max(same, key=lambda norm: _shared(words, norm), default=None)
        if best and (sum(_shared(words, best)) >= sum(mine) + _CLEARLY or self._set(article, best, cited)):
            return Meant(cited[0].topic, best.citation, sure=not own)
        if not own and mine[0] < _LEAST_TOPIC and mine[1] < _LEAST_CONTENT:
            return Meant(cited[0].topic, best.citation if best else "", sure=False)
        return None

    def _set(self, article: Mark, best: Norm, cited: Sequence[Norm]) -> bool:
        """Whether what an article is said to set, 规定的备案时限, is what another one sets."""
        said = _THING.match(self.examination.text, article.end)
        thing = bigrams(said["thing"]) if said else frozenset()
        most = max(_shared(thing, norm)[0] for norm in cited)
        return _shared(thing, best)[0] >= most + _MORE

    def _cited_beside(self, start: int) -> frozenset[str]:
        """Ids of the norms that the sentence around an offset may cite."""
        sentence = self.examination.sentence_at(start)
        if sentence.start not in self._beside:
            self._beside[sentence.start] = frozenset(self._cited(sentence.start, sentence.end))
        return self._beside[sentence.start]

    def _cited(self, start: int, end: int) -> Iterator[str]:
        titles, titled = self.examination.book.norms_by_title, dict[str, Norm]()
        for mark, article in self.examination.citations:
            if start <= mark.start < end:
                norms = [norm for _, norm in titles.get(title_key(mark.value), ())]
                titled |= {norm.id: norm for norm in norms if norm.article}
                yield from (norm.id for norm in of_article(norms, article))
        marks = self.examination.scan.marks
        alone = {one.value for one in marks if one.kind is MarkKind.ARTICLE and start <= one.start < end}
        yield from (name for name, norm in titled.items() if any(covers(norm.article, one) for one in alone))

    def _of_points(self, start: int) -> list[Norm]:
        """The norms that the points of a place name; of all points where it is not known which."""
        book = self.examination.book
        points = self.examination.scope_at(start).points
        told = (point for point in (book.points if points is None else points) if point in book.points)
        names = dict.fromkeys(chain.from_iterable(book.points[point][1].norms for point in told))
        return [book.norms[name] for name in names if name in book.norms]

    def _said(self, start: int) -> frozenset[str]:
        """What a sentence says, what it cites left out."""
        sentence = self.examination.sentence_at(start)
        if sentence.start not in self._words:
            self._words[sentence.start] = bigrams(flat(_TITLE.sub("，", sentence.text)))
        return self._words[sentence.start]


def _shared(words: frozenset[str], norm: Norm) -> tuple[int, int]:
    """How many words are in the topic of a norm, and how many in its content."""
    topic, content = _of_norm(norm.topic, norm.content)
    return len(words & topic), len(words & content)


@lru_cache(maxsize=512)
def _of_norm(topic: str, content: str) -> tuple[frozenset[str], frozenset[str]]:
    first, second = (
        frozenset(gram for gram in bigrams(flat(text)) if not set(gram) <= FUNCTION) for text in (topic, content)
    )
    return first, second
