"""分别: so many things in a row, and behind it as many figures, each made of the facts of its own thing.

甲合同、乙合同分别于签订后29天、45天才备案: the first figure is of the first thing. A figure that only the facts of
another of these things make stands in another's place.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from drafter.findings.model import FactKind
from drafter.text.alternation import longest_of
from drafter.text.quantities import Quantity
from drafter.text.sentences import Span
from drafter.text.width import fold
from drafter.verification.binding.objection import Objection
from drafter.verification.derived.made.limits import Fixed
from drafter.verification.facts.candidates import matching
from drafter.verification.facts.combined import combined
from drafter.verification.facts.known import Known
from drafter.verification.facts.making import Making
from drafter.verification.facts.shelf import Shelf
from drafter.verification.facts.support import states
from drafter.verification.reading.examination import Examination

_ROW = re.compile("分别|依次|各自|各(?=[晚早超逾差少多用达])")
_JOINED = re.compile("(?:[、，]|以及|[和与及])(?:约|近|逾)?")
_NUMBERS = frozenset({FactKind.CONTRACT_NUMBER, FactKind.DOCUMENT_NUMBER, FactKind.VOUCHER_NUMBER})
_MADE = frozenset({Making.DAYS, Making.DIFFERENCE, Making.SHARE})
_LEAST = 2


@dataclass(frozen=True, slots=True)
class _Row:
    """Figures in a row, and the things that they are of in order.

    Attributes:
        things: what the things are called by in the case.
        figures: the offsets of the figures.
    """

    things: tuple[str, ...]
    figures: tuple[int, ...]


@dataclass
class Respective:
    """Judges such figures of one text.

    Attributes:
        examination: the text.
    """

    examination: Examination
    _rows: dict[int, _Row | None] = field(default_factory=dict)

    def support(self, quantity: Quantity, facts: Shelf) -> tuple[str, Objection | None] | None:
        """What makes a figure of a row; `None` for a figure that is in none, or that nothing there makes.

        Args:
            quantity: the figure.
            facts: all that it could be made of.
        """
        row = self._row(self.examination.sentence_at(quantity.start))
        if row is None or quantity.start not in row.figures:
            return None
        own = row.things[row.figures.index(quantity.start)]
        given = matching(quantity, facts)
        if any(known in self._facts_of(thing, facts) for thing in row.things for known in given):
            return None  # it is a fact, and whose it is the words around it tell
        made = {thing: self._made(quantity, thing, row.things, facts) for thing in dict.fromkeys(row.things)}
        if made[own]:
            return made[own], None
        other = next((thing for thing, formula in made.items() if formula), "")
        return ("", Objection("quantity_named", {"label": own, "actual": other})) if other else None

    def _made(self, quantity: Quantity, thing: str, things: Sequence[str], facts: Shelf) -> str:
        """How a figure follows from facts of one thing, also with a limit or with what all are held to."""
        own = self._facts_of(thing, facts)
        scopes = {known.scope for known in own}
        strange = {known.ref for one in things if one != thing for known in self._facts_of(one, facts)}
        shared = [known for known in facts if known.scope in scopes and known.ref not in strange]
        wanted = quantity.dimension
        for one in combined([*own, *(k for k in shared if k not in own), *self._limits(own, wanted)], wanted):
            mine = any(one.top is known or one.base is known for known in own)
            if mine and one.how in _MADE and states(quantity, one.value):
                return one.formula
        return ""

    def _limits(self, own: Sequence[Known], dimension: str) -> Iterator[Known]:
        """The limits of the norms of the points of a thing, in the unit of a figure."""
        scopes, book = {known.scope for known in own}, self.examination.book
        points = tuple(point for point, (finding, _) in book.points.items() if finding.id in scopes)
        scope = replace(self.examination.scope_at(0), points=points)
        return Fixed(self.examination).in_unit(scope, dimension)

    def _facts_of(self, thing: str, facts: Shelf) -> list[Known]:
        """The facts of one thing: those of an owner, or whose name or group has its number."""
        groups = self._groups.get(thing, frozenset())
        return [
            known
            for known in facts
            if known.own
            and known.fact.kind not in _NUMBERS
            and (
                fold(known.fact.subject).text == thing
                or thing in fold(known.fact.label).text
                or (known.scope, known.group) in groups
            )
        ]

    def _row(self, sentence: Span) -> _Row | None:
        """The row of a sentence."""
        if sentence.start not in self._rows:
            said = _ROW.search(sentence.text)
            self._rows[sentence.start] = self._read(sentence, sentence.start + said.end()) if said else None
        return self._rows[sentence.start]

    def _read(self, sentence: Span, at: int) -> _Row | None:
        lead = self.examination.flat(sentence.start, at)
        found = [self._calls[match.group()] for match in self._called.finditer(lead)] if self._calls else []
        things = tuple(dict.fromkeys(found))
        if len(things) < _LEAST:
            return None
        for run in self._runs(self.examination.quantities(at, sentence.end)):
            if len(run) == len(things):
                return _Row(things, tuple(one.start for one in run))
        return None

    def _runs(self, figures: Sequence[Quantity]) -> Iterator[list[Quantity]]:
        """Figures that stand in a list."""
        run: list[Quantity] = []
        for one in figures:
            joined = run and _JOINED.fullmatch(self.examination.flat(run[-1].end, one.start))
            if joined and one.dimension == run[-1].dimension:
                run.append(one)
                continue
            yield run
            run = [one]
        yield run

    @cached_property
    def _calls(self) -> Mapping[str, str]:
        """What a text may call the things of the case, with what the case calls them."""
        book = self.examination.book
        numbers = {one.written: one.written for one in book.of_case if one.fact.kind in _NUMBERS}
        owners = {fold(call).text: name for name in sorted(book.owners) for call in book.calls(name)}
        return {**numbers, **owners, **{call: name for name, calls in book.apart.items() for call in calls}}

    @cached_property
    def _called(self) -> re.Pattern[str]:
        return re.compile(longest_of(self._calls))

    @cached_property
    def _groups(self) -> Mapping[str, frozenset[tuple[str, str]]]:
        """The groups of facts that have the number of a thing: c1_number, c1_signed."""
        facts = [one for one in self.examination.book.of_case if one.fact.kind in _NUMBERS and "_" in one.ref]
        return {
            number: frozenset((one.scope, one.group) for one in facts if one.written == number)
            for number in {one.written for one in facts}
        }
