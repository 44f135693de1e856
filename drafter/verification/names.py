"""Names and numbers of things: those of the case and of cited norms, and no others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from drafter.findings.model import FactKind
from drafter.knowledge.model import Norm
from drafter.text.identifiers import find_identifiers, normal_number, voucher_core
from drafter.text.marks import Mark, MarkKind
from drafter.verification.bodies import Bodies
from drafter.verification.citations import citations, norms_titled, title_key
from drafter.verification.examination import Examination
from drafter.verification.model import Section, Severity, Violation
from drafter.verification.report import violation

NAME = "names"
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

    @cached_property
    def titles(self) -> frozenset[str]:
        """Titles of the case's papers, as they are compared."""
        return frozenset(title_key(mark.value) for mark in self._own if mark.kind is MarkKind.DOCUMENT) | {
            title_key(known.fact.value)
            for known in self.examination.book.of_case
            if known.fact.kind in (FactKind.DOCUMENT, FactKind.NAME, FactKind.TERM)
        }

    @cached_property
    def numbers(self) -> Mapping[MarkKind, frozenset[str]]:
        """Numbers of things that the case or a norm names."""
        book = self.examination.book
        found: dict[MarkKind, set[str]] = {kind: set() for kind in _NUMBERS}
        for mark in self._own:
            if mark.kind in found:
                found[mark.kind].add(_key(mark.kind, mark.value))
        for known in book.of_case:
            if known.fact.kind.value.endswith("_number"):
                kind = MarkKind(known.fact.kind.value)
                found[kind].add(_key(kind, known.fact.value))
        found[MarkKind.DOCUMENT_NUMBER] |= {
            normal_number(norm.number) for norm in book.norms.values() if norm.number
        }
        found[MarkKind.CONTRACT_NUMBER] |= found[MarkKind.NUMBER]
        return {kind: frozenset(numbers) for kind, numbers in found.items()}

    def title(self, mark: Mark, article: Mark | None) -> Iterator[Violation]:
        """A title of the case's papers or of a norm that was in force."""
        examination, where = self.examination, (self.examination.text, mark.start, mark.end)
        if title_key(mark.value) in self.titles:
            return
        norms = norms_titled(mark.value, examination.book.norms.values())
        if not norms:
            yield violation(NAME, "document_unknown", where)
            return
        named = [
            norm for norm in norms if not article or not norm.article or article.value.startswith(norm.article)
        ]
        if article and not named:
            place = (examination.text, article.start, article.end)
            yield violation(NAME, "article_unknown", place, document=mark.value)
        yield from self._in_force(named or norms, where, later=self._recommends(mark))

    def lone_article(self, mark: Mark) -> Iterator[Violation]:
        """An article without a title beside it: of the title before it in its sentence, or shown to a person."""
        examination = self.examination
        if any(start <= mark.start and mark.end <= end for start, end, _ in examination.mentions):
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
        key, known = _key(mark.kind, mark.value), self.numbers[mark.kind]
        if key in known or any(start <= mark.start and mark.end <= end for start, end, _ in self._mentions):
            return
        if mark.kind is MarkKind.DOCUMENT_NUMBER and any(key.endswith(number) for number in known):
            return
        expected = _nearest(key, known)
        yield violation(
            NAME, _NUMBERS[mark.kind], (self.examination.text, mark.start, mark.end), expected=expected
        )

    def bodies(self) -> Iterator[Violation]:
        """Departments, companies, places."""
        examination = self.examination
        bodies = Bodies.of(examination)
        for start, end in bodies.unknown():
            severity = Severity.BLOCK if examination.scope_at(start).own else Severity.REVIEW
            yield violation(NAME, "name_unknown", (examination.text, start, end), severity=severity)

    @cached_property
    def _own(self) -> tuple[Mark, ...]:
        texts = (*self.examination.book.texts(), *(norm.content for norm in self.examination.book.norms.values()))
        return tuple(mark for mark in find_identifiers("\n\n".join(text for text in texts if text)))

    @cached_property
    def _mentions(self) -> list[tuple[int, int, object]]:
        return [(start, end, known) for start, end, known in self.examination.mentions]

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


def _key(kind: MarkKind, value: str) -> str:
    return voucher_core(value) if kind is MarkKind.VOUCHER_NUMBER else normal_number(value)


def _nearest(key: str, known: frozenset[str]) -> str:
    """The known number that differs in one character, if there is one."""
    for number in sorted(known):
        if len(number) == len(key) and sum(a != b for a, b in zip(number, key, strict=True)) == 1:
            return number
    return ""
