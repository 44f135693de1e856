"""Names and numbers of things: those of the case and of cited norms, and no others."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from drafter.knowledge.model import Norm
from drafter.text.marks import Mark, MarkKind
from drafter.text.width import fold
from drafter.verification.facts.book import Book
from drafter.verification.facts.numbers import number_key
from drafter.verification.facts.titles import title_key
from drafter.verification.model import Section, Severity, Violation
from drafter.verification.names.articles import beyond, covers
from drafter.verification.names.bodies import Bodies, unknown_bodies
from drafter.verification.names.citations import articles_cited, norms_titled, of_article
from drafter.verification.names.meant import Meanings
from drafter.verification.names.near import Near, near_names
from drafter.verification.names.offices import unknown_offices
from drafter.verification.names.persons import Person, persons
from drafter.verification.names.recorded import Recorded
from drafter.verification.names.things import things
from drafter.verification.names.varied import Varied, varied_names
from drafter.verification.reading.examination import Examination
from drafter.verification.reading.spans import Spans
from drafter.verification.report import violation
from drafter.verification.words.kept import Kept, Stretches
from drafter.verification.words.stock import stock

NAME = "names"
_TORN = 2
_GROUNDS = 8
"""Texts with so many different grounds are remembered."""

_NUMBERS = {
    MarkKind.DOCUMENT_NUMBER: "document_number_unknown",
    MarkKind.CONTRACT_NUMBER: "contract_number_unknown",
    MarkKind.VOUCHER_NUMBER: "voucher_number_unknown",
    MarkKind.NUMBER: "contract_number_unknown",
}


@dataclass(frozen=True)
class Names:
    """Holds the names of texts against those of one case.

    Attributes:
        book: of the case.
    """

    book: Book

    def check(self, examination: Examination) -> Iterator[Violation]:
        """Bodies, titles, articles and numbers of things."""
        register = _Register(examination, self)
        for mark, article in examination.citations:
            yield from register.title(mark, article)
        cited = {article.start for _, article in examination.citations if article}
        for mark in examination.scan.marks:
            if mark.kind is MarkKind.ARTICLE and mark.start not in cited:
                yield from register.lone_article(mark)
            elif mark.kind in _NUMBERS:
                yield from register.number(mark)
        yield from register.bodies()

    @cached_property
    def recorded(self) -> Recorded:
        """The citations of the accounts."""
        return Recorded(self.book)

    def near(self, text: str, own: str) -> Iterator[tuple[int, Near]]:
        """The names of a text with one wrong character, beside all that the case says."""
        return self._near.of(own, Stretches).of(text, lambda part: near_names(self.book.called, part, own))

    def varied(self, text: str, own: str) -> Iterator[tuple[int, Varied]]:
        """The names of a text with another word in them, beside all that the case says."""
        return self._varied.of(own, Stretches).of(text, lambda part: varied_names(self.book.called, part, own))

    def persons(self, text: str, own: str) -> Iterator[tuple[int, Person]]:
        """The names of persons in a text, beside all that the case says."""
        return self._persons.of(own, Stretches).of(text, lambda part: persons(part, own))

    @cached_property
    def _persons(self) -> Kept[Stretches[Person]]:
        return Kept(_GROUNDS)

    @cached_property
    def _near(self) -> Kept[Stretches[Near]]:
        return Kept(_GROUNDS)

    @cached_property
    def _varied(self) -> Kept[Stretches[Varied]]:
        return Kept(_GROUNDS)


@dataclass(frozen=True)
class _Register:
    """All names and numbers that may stand."""

    examination: Examination
    names: Names

    def title(self, mark: Mark, article: Mark | None) -> Iterator[Violation]:
        """A title of the case's papers or of a norm that was in force, and the article of it."""
        examination, where = self.examination, (self.examination.text, mark.start, mark.end)
        of_case = title_key(mark.value) in examination.book.titles
        norms = norms_titled(mark.value, examination.book)
        if not norms and not of_case:
            severity = Severity.REVIEW if self._torn(mark) else self._severity(mark.start)
            yield violation(NAME, "document_unknown", where, severity=severity)
            return
        if article:
            yield from self._article(mark.value, article, norms)
        if examination.scope_at(mark.start).own:
            yield from self._meant(mark, article, norms)
        if not of_case:
            yield from self._in_force(of_article(norms, article) or norms, where, later=self._recommends(mark))

    def _article(self, document: str, article: Mark, norms: list[Norm]) -> Iterator[Violation]:
        """An article of a document: one that the base or the case has, or that nothing can be held against."""
        stated = any(norm.article for norm in of_article(norms, article)) or self._stated(document, article)
        if stated:
            return
        unread = not norms or any(not norm.article for norm in norms)
        key, severity = "article_unknown", Severity.BLOCK
        if unread and not beyond(document, article.value):
            key, severity = "article_unchecked", Severity.REVIEW
        where = (self.examination.text, article.start, article.end)
        yield violation(NAME, key, where, severity=severity, document=document)

    def _meant(self, mark: Mark, article: Mark | None, norms: list[Norm]) -> Iterator[Violation]:
        """An article that speaks of something else than its sentence."""
        other = self._meanings.other(mark, article, norms)
        if other is None or (article and not other.outright and self._stated(mark.value, article)):
            return
        where = (self.examination.text, mark.start, (article or mark).end)
        if other.sure:
            yield violation(NAME, "article_other", where, expected=other.expected, meant=other.expected)
        else:
            key = "article_off"
            yield violation(NAME, key, where, severity=Severity.REVIEW, expected=other.expected, topic=other.topic)

    def _stated(self, document: str, article: Mark) -> bool:
        """Whether a text of the case cites the article."""
        return any(
            title_key(title) == title_key(document) and covers(cited, article.value)
            for text in self.examination.book.texts()
            if "条" in text
            for title, cited in articles_cited(text)
        )

    def _torn(self, mark: Mark) -> bool:
        """Whether the first and last line of a title make one that is known: a page ends between them."""
        lines = [line for line in mark.text.splitlines() if line.strip()]
        joined = title_key(lines[0] + lines[-1])
        book = self.examination.book
        return len(lines) > _TORN and (joined in book.titles or bool(norms_titled(joined, book)))

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
            document = before[-1].value
            norms = norms_titled(document, examination.book)
            if norms or title_key(document) in examination.book.titles:
                yield from self._article(document, mark, norms)
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
        if mark.kind is MarkKind.DOCUMENT_NUMBER and any(self._led_in(key, number) for number in known):
            return
        expected = _nearest(key, known)
        yield violation(NAME, _NUMBERS[mark.kind], where, expected=expected)

    def _led_in(self, key: str, number: str) -> bool:
        """Whether a number is a known one behind other words; that of a norm only behind common ones.

        林|财预〔2020〕10号 is a number of another body.
        """
        if not key.endswith(number):
            return False
        return number not in self.examination.book.norm_numbers or stock().covers(key.removesuffix(number))

    def bodies(self) -> Iterator[Violation]:
        """Departments, companies, places, persons."""
        examination = self.examination
        own = Bodies.of(examination).own
        near = list(self._near(own))
        near += self._varied(own, Spans((one.start, one.end) for one in near))
        yield from near
        told = Spans((one.start, one.end) for one in near if one.severity is Severity.BLOCK)
        unknown = [span for span in unknown_bodies(examination) if not told.hold(*span)]
        unknown = [span for span in unknown if not examination.counts(span[0])]
        for start, end in unknown:
            where = (examination.text, start, end)
            yield violation(NAME, "name_unknown", where, severity=self._severity(start))
        yield from self._things(own)
        bodied = Spans(unknown)
        yield from self._offices(own, bodied)
        for at, (start, end, sure) in self.names.persons(examination.view.text, own):
            first, last = examination.view.span(at + start, at + end)
            if not bodied.hold(first, last):
                severity = self._severity(first) if sure else Severity.REVIEW
                yield violation(NAME, "person_unknown", (examination.text, first, last), severity=severity)

    def _near(self, own: str) -> Iterator[Violation]:
        """Names of the case with one wrong character."""
        examination = self.examination
        for at, near in self.names.near(examination.view.text, own):
            start, end = examination.view.span(at + near.start, at + near.end)
            severity = self._severity(start) if near.sure else Severity.REVIEW
            where = (examination.text, start, end)
            yield violation(NAME, "name_altered", where, severity=severity, expected=near.name)

    def _varied(self, own: str, near: Spans) -> Iterator[Violation]:
        """Names of the case with another word in them, but for those that are nearly another name."""
        examination = self.examination
        for at, varied in self.names.varied(examination.view.text, own):
            start, end = examination.view.span(at + varied.start, at + varied.end)
            if not self._mentioned.hold(start, end) and not near.hold(start, end):
                severity = self._severity(start) if varied.sure else Severity.REVIEW
                where = (examination.text, start, end)
                yield violation(NAME, "name_other", where, severity=severity, expected=varied.name)

    def _things(self, own: str) -> Iterator[Violation]:
        """Names in fields, of firms by their trade, of projects by their head."""
        view = self.examination.view
        starts = [view.at(scope.start) for scope in self.examination.scopes if scope.end > scope.start] or [0]
        for thing in things(view.text, own, starts):
            start, end = view.span(thing.start, thing.end)
            if not self._mentioned.hold(start, end):
                severity = self._severity(start) if thing.sure else Severity.REVIEW
                key = "name_other" if thing.expected else "thing_unknown"
                where = (self.examination.text, start, end)
                yield violation(NAME, key, where, severity=severity, expected=thing.expected)

    def _offices(self, own: str, bodied: Spans) -> Iterator[Violation]:
        """Offices that recommendations name and the case does not: shown to a person."""
        examination = self.examination
        units = frozenset(examination.book.case.department.units.values())
        for scope in examination.scopes:
            if scope.section is Section.RECOMMENDATIONS:
                view = fold(examination.text[scope.start : scope.end])
                for found in unknown_offices(view.text, own, units):
                    start, end = (scope.start + offset for offset in view.span(*found))
                    if not bodied.hold(start, end):
                        where = (examination.text, start, end)
                        yield violation(NAME, "office_unknown", where, severity=Severity.REVIEW)

    @cached_property
    def _meanings(self) -> Meanings:
        return Meanings(self.examination, self.names.recorded)

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
