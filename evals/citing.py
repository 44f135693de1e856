"""Which norms the clauses of a text cite, and which their points name."""

from drafter.knowledge.model import Norm
from drafter.text.marks import Mark, MarkKind
from drafter.text.quantities import scan
from drafter.verification.facts.titles import title_key
from drafter.verification.model import Section
from drafter.verification.names.articles import covers
from evals.model import Subject

_NEAR = 3
"""An article so many characters behind a title belongs to it."""

Citation = tuple[Mark, Mark | None]
"""A title in 《》, and the article cited from it."""


def citations(subject: Subject) -> list[Citation]:
    """Every title that the clauses of the problems cite, with its article."""
    spans = [(one.start, one.end) for one in subject.clauses(Section.PROBLEMS)]
    marks = scan(subject.text).marks
    return [
        (mark, following if following and _belongs(mark, following) else None)
        for mark, following in zip(marks, [*marks[1:], None], strict=True)
        if mark.kind is MarkKind.DOCUMENT and any(start <= mark.start < end for start, end in spans)
    ]


def norms_of(citation: Citation, subject: Subject) -> list[Norm]:
    """The norms of the base that a citation means: the article's, or all of the document's if it names none.

    An article that the base does not hold is none, even where the base holds the document.
    """
    title, article = citation
    key = title_key(title.value)
    titled = [norm for norm in subject.norms.values() if title_key(norm.document) == key]
    if article is None:
        return titled
    return [norm for norm in titled if norm.article and covers(article.value, norm.article)]


def expected_norms(subject: Subject) -> frozenset[str]:
    """The norms in force that the points name, and those that are expected besides."""
    named = {norm for _, _, point in subject.case.all_points() for norm in point.norms}
    year = subject.case.fiscal_year
    return frozenset(
        name
        for name in named | set(subject.expect.cited)
        if name in subject.norms and subject.norms[name].applies_in(year)
    )


def allowed_norms(subject: Subject) -> frozenset[str]:
    """The norms that the plan lets the clauses cite, too: those of a kind of defect."""
    return expected_norms(subject) | {norm for clause in subject.plan.clauses() for norm in clause.norms}


def _belongs(title: Mark, article: Mark) -> bool:
    return article.kind is MarkKind.ARTICLE and article.start - title.end <= _NEAR
