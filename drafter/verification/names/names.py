"""Names and numbers of things: those of the case and of cited norms, and no others."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from drafter.knowledge.model import Norm
from drafter.text.marks import Mark, MarkKind
from drafter.verification.facts.numbers import number_key
from drafter.verification.facts.titles import title_key
from drafter.verification.model import Section, Severity, Violation
from drafter.verification.names.bodies import Bodies
from drafter.verification.names.citations import citations, norms_titled
from drafter.verification.names.persons import persons
from drafter.verification.reading.examination import Examination
from drafter.verification.reading.spans import Spans
from drafter.verification.report import violation

NAME = "names"
_TORN = 2
_NUMBERS = {
    MarkKind.DOCUMENT_NUMBER: "document_number_unknown",
    MarkKind.CONTRACT_NUMBER: "contract_number_unknown",
    MarkKind.VOUCHER_NUMBER: "voucher_number_unknown",
    MarkKind.NUMBER: "contract_number_unknown",
}


def check(examination: Examination) -> Iterator[Violation]:
    """Bodies, titles, articles and numbers of things."""
    register = _Register(examination)
    for mark, article in citations(examination):
        yield from register.title(mark, article)
    cited = {article.start for _, article in citations(examination) if article}
    for mark in examination.scan.marks:
        if mark.kind is MarkKind.ARTICLE and mark.start not in cited:
            yield from register.lone_article(mark)
        elif mark.kind in _NUMBERS:
            yield from register.number(mark)
    yield from register.bodies()


@dataclass(frozen=True)
class _Register:
    """All names and numbers that may stand."""

    examination: Examination

    def title(self, mark: Mark, article: Mark | None) -> Iterator[Violation]:
        """A title of the case's papers or of a norm that was in force."""
        examination, where = self.examination, (self.examination.text, mark.start, mark.end)
        if title_key(mark.value) in self.examination.book.titles:
            return
        norms = norms_titled(mark.value, examination.book.norms.values())
        if not norms:
            severity = Severity.REVIEW if self._torn(mark) else self._severity(mark.start)
            yield violation(NAME, "document_unknown", where, severity=severity)
            return
        named = [
            norm for norm in norms if not article or not norm.article or article.value.startswith(norm.article)
        ]
        if article and not named:
            place = (examination.text, article.start, article.end)
            yield violation(NAME, "article_unknown", place, document=mark.value)
        yield from self._in_force(named or norms, where, later=self._recommends(mark))

    def _torn(self, mark: Mark) -> bool:
        """Whether the first and last line of a title make one that is known: a page ends between them."""
        lines = [line for line in mark.text.splitlines() if line.strip()]
        joined = title_key(lines[0] + lines[-1])
        book = self.examination.book
        return len(lines) > _TORN and (joined in book.titles or bool(norms_titled(joined, book.norms.values())))

    def lone_article(self, mark: Mark) -> Iterator[Violation]:
        """An article without a title beside it: of the title before it in its sentence, or shown to a person."""
        examination = self.examination
        if self._mentioned.hold(mark.start, mark.end):
            return
        sentence = examination.sentence_at(mark.start)
        before = [
            m
            for m in examination.scan.marks
            if m.kind is MarkKind.DOCUMENT and sentence.start <= m.start < mark.start
        ]
        if before:
            norms = norms_titled(before[-1].value, examination.book.norms.values())
            if not norms or any(mark.value.startswith(norm.article) for norm in norms if norm.article):
                return
            where = (examination.text, mark.start, mark.end)
            yield violation(NAME, "article_unknown", where, document=before[-1].value)
            return
        yield violation(NAME, "article_alone", (examination.text, mark.start, mark.end), severity=Severity.REVIEW)

    def number(self, mark: Mark) -> Iterator[Violation]:
        """A number of a document, contract or voucher."""
        key, known = number_key(mark.kind, mark.value), self.examination.book.numbers[mark.kind]
        where = (self.examination.text, mark.start, mark.end)
        if self._mentioned.hold(mark.start, mark.end):
            return
        if key in known:
            if key in self.examination.book.numbers_told[mark.kind]:
                yield violation(NAME, "number_told", where, severity=Severity.REVIEW)
            return
        if mark.kind is MarkKind.DOCUMENT_NUMBER and any(key.endswith(number) for number in known):
            return
        expected = _nearest(key, known)
        yield violation(NAME, _NUMBERS[mark.kind], where, expected=expected)

    def bodies(self) -> Iterator[Violation]:
        """Departments, companies, places, persons."""
        examination = self.examination
        bodies = Bodies.of(examination)
        for start, end in bodies.unknown():
            where = (examination.text, start, end)
            yield violation(NAME, "name_unknown", where, severity=self._severity(start))
        for start, end, sure in persons(examination.view.text, bodies.own):
            first, last = examination.view.span(start, end)
            severity = self._severity(first) if sure else Severity.REVIEW
            yield violation(NAME, "person_unknown", (examination.text, first, last), severity=severity)

    @cached_property
    def _mentioned(self) -> Spans:
        return Spans((start, end) for start, end, _ in self.examination.mentions)

    def _severity(self, offset: int) -> Severity:
        """Names in the two sections, or in a piece of them, block; what stands around is known and compared."""
        own = self.examination.scope_at(offset).own or not self.examination.manuscript.whole
        return Severity.BLOCK if own else Severity.REVIEW

    def _recommends(self, mark: Mark) -> bool:
        return self.examination.scope_at(mark.start).section is not Section.PROBLEMS

    def _in_force(self, norms: list[Norm], where: tuple[str, int, int], *, later: bool) -> Iterator[Violation]:
        year = self.examination.book.case.fiscal_year
        if any(
            norm.applies_in(year) or (later and (norm.until is None or norm.until.year >= year)) for norm in norms
        ):
            return
        norm = norms[0]
        span = f"{norm.in_force.isoformat()}—{norm.until.isoformat() if norm.until else ''}"
        yield violation(NAME, "document_expired", where, year=year, span=span)


def _nearest(key: str, known: frozenset[str]) -> str:
    """The known number that differs in one character, if there is one."""
    for number in sorted(known):
        if len(number) == len(key) and sum(a != b for a, b in zip(number, key, strict=True)) == 1:
            return number
    return ""
