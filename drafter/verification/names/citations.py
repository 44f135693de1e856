"""Which norms a text cites, by title and article."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from drafter.knowledge.model import Norm
from drafter.text.identifiers import find_identifiers
from drafter.text.marks import Mark, MarkKind
from drafter.verification.facts.titles import title_key
from drafter.verification.names.articles import covers
from drafter.verification.reading.examination import Examination, Scope

_NEAR = 3
"""An article so many characters behind a title belongs to it."""


def norms_titled(title: str, norms: Iterable[Norm]) -> list[Norm]:
    """The norms of a document, by its full title or the one in common use."""
    key = title_key(title)
    return [norm for norm in norms if title_key(norm.document) == key]


def of_article(norms: Iterable[Norm], article: Mark | None) -> list[Norm]:
    """Those of some norms that an article may mean: of it, or of a whole document; all if none is cited."""
    return [norm for norm in norms if not article or not norm.article or covers(article.value, norm.article)]


def citations(examination: Examination) -> Iterator[tuple[Mark, Mark | None]]:
    """Every title of a text with the article cited from it, if any."""
    return _paired(examination.scan.marks)


@lru_cache(maxsize=2048)
def articles_cited(text: str) -> tuple[tuple[str, str], ...]:
    """The titles of a text from which it cites an article, each with it."""
    return tuple((mark.value, article.value) for mark, article in _paired(find_identifiers(text)) if article)


def _paired(marks: Sequence[Mark]) -> Iterator[tuple[Mark, Mark | None]]:
    for place, mark in enumerate(marks):
        if mark.kind is MarkKind.DOCUMENT:
            following = marks[place + 1] if place + 1 < len(marks) else None
            near = following is not None and following.start - mark.end <= _NEAR
            article = following if near and following and following.kind is MarkKind.ARTICLE else None
            yield mark, article


def cited_norms(examination: Examination, scope: Scope) -> frozenset[str]:
    """Ids of the norms that a scope cites, or its grounds do."""
    known = examination.cited.get(scope)
    if known is None:
        known = examination.cited[scope] = _cited_norms(examination, scope)
    return known


def _cited_norms(examination: Examination, scope: Scope) -> frozenset[str]:
    norms = examination.book.norms
    cited = [pair for pair in citations(examination) if scope.start <= pair[0].start < scope.end]
    return frozenset(
        name
        for name, norm in norms.items()
        if any(_is_cited(norm, mark, article) for mark, article in cited)
        or any(norm.content in ground or norm.citation in ground for ground in examination.grounds)
    )


def _is_cited(norm: Norm, mark: Mark, article: Mark | None) -> bool:
    if title_key(norm.document) != title_key(mark.value):
        return False
    return bool(of_article([norm], article))
