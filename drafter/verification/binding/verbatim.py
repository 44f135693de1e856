"""Where a text tells a point in the reviewer's own words, every figure is the fact that the account names there.

An account is a chain of words with facts between them. Where the words of one of its parts stand in a text in
their order, what stands between them is the fact of that place, however it is written, or it is wrong.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from drafter.findings.model import FactKind
from drafter.findings.slots import Filled, fill
from drafter.text import hedges
from drafter.text.marks import Mark
from drafter.text.quantities import Quantity
from drafter.text.width import fold
from drafter.verification.binding.chains import SHORTEST, Part, Span, occurrences, tellings
from drafter.verification.facts.book import Book
from drafter.verification.facts.candidates import is_date, matching
from drafter.verification.facts.known import Known, textual
from drafter.verification.facts.shelf import Shelf
from drafter.verification.facts.support import COMPARING, says_by_how_much, truly
from drafter.verification.reading.examination import Examination

_PART = re.compile("[^。；\n]+")
_NORM = "norm."
_POST = re.compile("以[上下内]|之[内多]|左右|[余多](?=[，、的]|$)|有余|开外")
_QUOTES = "“”《》"
_LEAD = re.compile("(?:[共仅只有为达约了]|人民币){0,3}")
"""What may stand before a figure in its place and says nothing else of it."""
_BECOMING = re.compile("[到至为成]$")
"""Behind these the account tells what something became, which 了 before a figure does not."""
_FARTHEST = 12
"""So far into its place a figure may stand that is taken for what the account has there."""


@dataclass
class Told:
    """What the accounts of a case say of the figures and dates of a text, by their offsets.

    Attributes:
        right: the fact that one is.
        wrong: the fact that one should be.
        led: where one is the fact, but with words before it that the account has not.
        misnamed: the spans of names and numbers in whose place the account has another, all else being as in it.
        bent: the facts that the accounts themselves bend: 未达10分, 超过6,000万元.
    """

    right: dict[int, Known] = field(default_factory=dict)
    wrong: dict[int, Known] = field(default_factory=dict)
    led: set[int] = field(default_factory=set)
    misnamed: dict[Span, Known] = field(default_factory=dict)
    bent: frozenset[str] = frozenset()
    _unclear: set[int] = field(default_factory=set)

    def is_fact(self, place: int, known: Known) -> None:
        """A figure is the fact of its place; one that two accounts explain differently is left out."""
        if self.right.setdefault(place, known) is not known:
            self._unclear.add(place)

    def should_be(self, place: int, known: Known) -> None:
        """A figure is not the fact of its place; what is a norm's is held to the norm elsewhere."""
        if not known.ref.startswith(_NORM):
            self.wrong.setdefault(place, known)

    def settled(self) -> "Told":
        """What holds when all accounts are read: a figure that is right in one of them is not wrong."""
        right = {place: known for place, known in self.right.items() if place not in self._unclear}
        wrong = {place: known for place, known in self.wrong.items() if place not in self.right}
        return Told(right, wrong, self.led - set(self.right), self.misnamed, self.bent)


@dataclass(frozen=True)
class Verbatim:
    """Finds the accounts of a case in a text.

    Attributes:
        book: the case.
    """

    book: Book

    def told(self, examination: Examination) -> Told:
        """What the accounts say of the figures and dates of a text."""
        found, text = Told(bent=self._bent), examination.view.text
        for part in self._parts:
            if part.told:
                for places in tellings(part, text):
                    _Telling(examination, self._alone, part.words, part.facts, places).judge(found)
            else:
                self._exact(part, examination, found)
        return found.settled()

    @staticmethod
    def _exact(part: Part, examination: Examination, found: Told) -> None:
        """A part with few words of its own, where it stands with all its facts as they are written."""
        written = ["".join(known.written for known in facts) for facts in part.facts]
        whole = "".join(piece for pair in zip(part.words, [*written, ""], strict=True) for piece in pair)
        if len(whole) < SHORTEST or not all(part.facts):
            return
        for at in occurrences(whole, examination.view.text):
            offset = at
            for word, facts in zip(part.words, part.facts, strict=False):
                offset += len(word)
                for known in facts:
                    found.is_fact(examination.view.offsets[offset], known)
                    offset += len(known.written)

    @cached_property
    def _bent(self) -> frozenset[str]:
        return frozenset(
            facts[0].ref
            for part in self._parts
            for before, facts, behind in zip(part.words, part.facts, part.words[1:], strict=False)
            if facts and (_hedged(before, facts[0]) or _POST.match(behind))
        )

    @cached_property
    def _parts(self) -> tuple[Part, ...]:
        return tuple(part for point in self.book.points for part in self._of_point(point))

    @cached_property
    def _alone(self) -> Mapping[Known, Shelf]:
        """Every fact of the accounts by itself."""
        told = (known for part in self._parts for facts in part.facts for known in facts)
        return {known: Shelf((known,)) for known in told}

    @cached_property
    def _of_norms(self) -> dict[str, Known]:
        """The figures of norms."""
        return {one.ref: one for known in self.book.of_norms.values() for one in known if one.quantity}

    def _of_point(self, point: str) -> Iterator[Part]:
        _, told = self.book.points[point]
        for text in (told.title, told.text, told.effect, told.advice):
            filled = fill(text, self.book.shown)
            yield from (self._part(filled, match.span()) for match in _PART.finditer(filled.text))

    def _part(self, filled: Filled, span: Span) -> Part:
        """The words and facts of a stretch of an account; to its words belongs the citation of a norm."""
        words: list[str] = []
        facts: list[tuple[Known, ...]] = []
        position, end = span
        for one in filled.fills:
            own = self._of_norms if one.ref.startswith(_NORM) else self.book.by_ref
            known = (own[one.ref],) if one.ref in own else ()
            if (own is self._of_norms and not known) or one.start < position or one.end > end:
                continue
            if words and position == one.start:
                facts[-1] += known
            else:
                words.append(fold(filled.text[position : one.start]).text)
                facts.append(known)
            position = one.end
        return Part((*words, fold(filled.text[position:end]).text), tuple(facts))


@dataclass(frozen=True, slots=True)
class _Telling:
    """An account's words in a text.

    Attributes:
        examination: the text.
        alone: every fact of the accounts by itself.
        words: of the account, before each place and behind the last.
        facts: of the account, those of each place together.
        places: where they should stand, as spans of the view.
    """

    examination: Examination
    alone: Mapping[Known, Shelf]
    words: Sequence[str]
    facts: Sequence[tuple[Known, ...]]
    places: Sequence[Span]

    def judge(self, found: Told) -> None:
        """Every figure and date in the place of a fact; none where the names and numbers are of another thing."""
        strange = [
            (known, place)
            for facts, place in zip(self.facts, self.places, strict=True)
            for known in facts
            if textual(known) and not self._names(known, place, alone=len(facts) == 1)
        ]
        if not strange:
            self._figures(found)
        elif len(strange) == 1:
            figures = Told()
            self._figures(figures)
            if figures.right and not figures.wrong and not figures.led:
                self._name(*strange[0], found)

    def _figures(self, found: Told) -> None:
        for words, known, place in self._pairs():
            if known.fact.kind is FactKind.DATE:
                self._date(known, place, found)
            elif known.quantity:
                self._figure(words, known, place, found)

    def _name(self, known: Known, place: Span, found: Told) -> None:
        """A name of the case that alone stands in the place of another of its kind."""
        start, end = self._original(place)
        inside = [one for one in self.examination.mentioned(start, end) if one[2].fact.kind is known.fact.kind]
        words = self.examination.view.text[slice(*place)].strip(_QUOTES)
        own = [one for one in inside if one[2].written.strip(_QUOTES) == words]
        if own:
            found.misnamed[own[0][:2]] = known

    def _pairs(self) -> Iterator[tuple[str, Known, Span]]:
        rows = zip(self.words, self.facts, self.places, strict=False)
        return ((words, known, at) for words, facts, at in rows for known in facts)

    def _names(self, known: Known, place: Span, *, alone: bool) -> bool:
        """Whether a name or number stands in its place; a name by itself, lest it be the beginning of another."""
        said, written = self.examination.view.text[slice(*place)].strip(_QUOTES), known.written.strip(_QUOTES)
        return said == written if alone and known.fact.kind is FactKind.NAME else written in said

    def _date(self, known: Known, place: Span, found: Told) -> None:
        inside: Sequence[Mark] = self.examination.dates(*self._original(place))
        if len(inside) == 1:
            right = is_date(inside[0].value, known.fact.value)
            (found.is_fact if right else found.should_be)(inside[0].start, known)

    def _figure(self, words: str, known: Known, place: Span, found: Told) -> None:
        start, end = self._original(place)
        inside: Sequence[Quantity] = self.examination.quantities(start, end)
        if not inside or inside[-1].end > end:
            return
        right = next((one for one in inside if matching(one, self.alone[known])), None)
        said = self.examination.flat(start, end)
        lead = self.examination.flat(start, (right or inside[0]).start)
        other = "了" in lead and _BECOMING.search(words)
        if (
            right
            and not other
            and _LEAD.fullmatch(lead)
            and (truly(right, _value(known)) or str(right.hedge) not in said)
        ):
            found.is_fact(right.start, known)
        elif right and len(lead) <= _FARTHEST:
            found.led.add(right.start)
        elif not right and len(inside) == 1 and len(lead) <= _FARTHEST and not _compared(inside[0], known):
            found.should_be(inside[0].start, known)

    def _original(self, place: Span) -> Span:
        """A span of the view in the text; empty where nothing stands in it."""
        start, end = place
        return self.examination.view.span(start, end) if end > start else (0, 0)


def _hedged(before: str, known: Known) -> bool:
    """Whether words end in one that bends a fact: 逾, but not 超出 of what something is above another by."""
    hedge, _, _ = hedges.before(before, len(before), "1")
    return hedge is not None and not says_by_how_much(hedge, known.fact.role)


def _value(known: Known) -> Decimal:
    return known.quantity.value if known.quantity else Decimal(0)


def _compared(quantity: Quantity, known: Known) -> bool:
    """Whether a fact is truly said to be above or below a figure: 完成值不足98%, where the account has 95.46%."""
    like = known.quantity is not None and known.quantity.dimension == quantity.dimension
    return like and quantity.hedge in COMPARING and truly(quantity, _value(known))
