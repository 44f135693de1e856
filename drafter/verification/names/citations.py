"""Which norms a text cites, by title and article."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from drafter.knowledge.model import Norm
from drafter.text.identifiers import find_identifiers
from drafter.text.marks import Mark
from drafter.verification.facts.book import Book
from drafter.verification.facts.titles import title_key
from drafter.verification.names.articles import covers
from drafter.verification.reading.citing import paired
from drafter.verification.reading.examination import Examination, Scope


def norms_titled(title: str, book: Book) -> list[Norm]:
    """The norms of a document, by its full title or the one in common use."""
    return [norm for _, norm in book.norms_by_title.get(title_key(title), ())]


def of_article(norms: Iterable[Norm], article: Mark | None) -> list[Norm]:
    """Those of some norms that an article may mean: of it, or of a whole document; all if none is cited."""
    return [norm for norm in norms if not article or not norm.article or covers(article.value, norm.article)]


@lru_cache(maxsize=2048)
def articles_cited(text: str) -> tuple[tuple[str, str], ...]:
    """The titles of a text from which it cites an article, each with it."""
    return tuple((mark.value, article.value) for mark, article in paired(find_identifiers(text)) if article)


def cited_norms(examination: Examination, scope: Scope) -> frozenset[str]:
    """Ids of the norms that a scope cites, or its grounds do."""
    known = examination.cited.get(scope)
    if known is None:
        known = examination.cited[scope] = _cited_norms(examination, scope)
    return known


def _cited_norms(examination: Examination, scope: Scope) -> frozenset[str]:
    by_title, cites = examination.book.norms_by_title, examination.citations
    first, last = (bisect_left(cites, at, key=_place) for at in (scope.start, scope.end))
    cited = (
        (name, norm, article)
        for mark, article in cites[first:last]
        for name, norm in by_title.get(title_key(mark.value), ())
    )
    named = (name for name, norm, article in cited if of_article([norm], article))
    return frozenset(chain(named, _of_grounds(examination)))


def _place(citation: tuple[Mark, Mark | None]) -> int:
    return citation[0].start


def _of_grounds(examination: Examination) -> Iterator[str]:
    """Ids of the norms that the grounds cite or repeat."""
    for name, norm in examination.book.norms.items() if examination.grounds else ():
        if any(norm.content in ground or norm.citation in ground for ground in examination.grounds):
            yield name
