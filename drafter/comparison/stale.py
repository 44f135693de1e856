"""Facts that stood in an old text of the same department, and that a new year should have changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from drafter.comparison.change import Text
from drafter.comparison.facts import Fact, about, facts
from drafter.comparison.model import (
    Caution,
    Check,
    FactKind,
    Op,
    Pair,
    Place,
    RunKind,
    Section,
    Severity,
    Side,
    Unit,
    UnitKind,
)
from drafter.comparison.profiles import grams
from drafter.comparison.standing import may_stand
from drafter.messages import catalogue
from drafter.text.marks import MarkKind

_say = catalogue("drafter.comparison")
_TELLING = 4
"""Figures of so many digits that count are hardly the same by chance."""

_SPOKEN_OF = 3
_ALIKE = 0.5
_SAME_SENTENCE = 0.6
"""So much of the words must have been kept for a figure of few digits to stand in the same place."""


@dataclass(frozen=True)
class Stale:
    """Looks for old facts in a new text.

    Attributes:
        old: the old side.
        new: the new side.
        pairs: theirs.
    """

    old: Side
    new: Side
    pairs: tuple[Pair, ...]

    def found(self) -> Iterator[Caution]:
        """All warnings, in the order of the new text; none if the new text is of the same year or an older one."""
        if self.old.digest == self.new.digest or not self._later:
            return
        held = {unit: pair for pair in self.pairs for unit in pair.new}
        for unit in self.new.units:
            pair = held[unit.id]
            for fact in facts(unit.words):
                source = self._source(unit, fact, pair)
                if source is not None:
                    yield self._warning(unit, fact, source, pair)

    @property
    def _later(self) -> bool:
        return self.old.year is None or self.new.year is None or self.new.year > self.old.year

    def _source(self, unit: Unit, fact: Fact, pair: Pair) -> tuple[Unit, Fact] | None:
        """Where a fact of the new text stood in the old one, if it should not have stayed."""
        if not self._of_a_year(unit, fact):
            return None
        own = [(self.old.by_id[one], other) for one in pair.old for other in facts(self.old.by_id[one].words)]
        same = [(one, other) for one, other in own if other.key == fact.key]
        if same and self._in_place(unit, fact, same, pair):
            return same[0]
        return None if same else self._elsewhere(unit, fact)

    def _of_a_year(self, unit: Unit, fact: Fact) -> bool:
        """Whether a new year is expected to change a fact."""
        if fact.kind is FactKind.TITLE:
            return self._dated(fact)
        if fact.kind is FactKind.QUANTITY and not fact.dimension and unit.kind is not UnitKind.ROW:
            return digits(fact) >= _TELLING
        if fact.kind is FactKind.DATE and fact.key == f"date {self.new.year}":
            return False
        return not may_stand(unit.words, fact, self.old.year, advice=unit.section is Section.RECOMMENDATIONS)

    def _dated(self, fact: Fact) -> bool:
        """Whether a title speaks of the old year's own work."""
        years = {
            int(one.key.split(" ")[1][:4])
            for one in facts(fact.text[1:-1])
            if one.mark is MarkKind.DATE and one.key[5:9].isdigit()
        }
        return self.old.year is not None and any(year >= self.old.year for year in years)

    def _in_place(self, unit: Unit, fact: Fact, same: list[tuple[Unit, Fact]], pair: Pair) -> bool:
        """Whether it stands in the same place of the sentence, or is too telling to be there by chance."""
        if (
            fact.kind is not FactKind.QUANTITY
            or digits(fact) >= _SPOKEN_OF
            or float(pair.kept_share) >= _SAME_SENTENCE
        ):
            return True
        label = grams(about(unit.words, fact))
        return any(label & grams(about(one.words, other)) for one, other in same)

    def _unchanged(self, unit: Unit, fact: Fact, pair: Pair) -> bool:
        """Whether it stands in a stretch of the diff that did not change."""
        before = pair.new[: pair.new.index(unit.id)]
        start = sum(len(self.new.by_id[one].whole) for one in before) + unit.body + fact.start
        run = next(run for run in pair.runs if run.new_start <= start < run.new_end)
        return run.op in {Op.EQUAL, Op.MOVED} or run.kind is RunKind.LAYOUT

    def _elsewhere(self, unit: Unit, fact: Fact) -> tuple[Unit, Fact] | None:
        """The same telling fact somewhere else in the old text, told of the same thing."""
        if fact.kind is FactKind.NUMBER:
            return next(iter(self._by_key.get(fact.key, ())), None)
        if fact.kind is not FactKind.QUANTITY or digits(fact) < _SPOKEN_OF or unit.kind is UnitKind.ROW:
            return None
        label = grams(about(unit.words, fact))
        for one, other in self._by_key.get(fact.key, ()):
            told = grams(about(one.words, other))
            if label and told and len(label & told) >= _ALIKE * min(len(label), len(told)):
                return one, other
        return None

    @cached_property
    def _by_key(self) -> Mapping[str, list[tuple[Unit, Fact]]]:
        """Facts of the old text by what they say."""
        found: dict[str, list[tuple[Unit, Fact]]] = {}
        for unit in self.old.units:
            if unit.kind is not UnitKind.ROW:
                for fact in facts(unit.words):
                    found.setdefault(fact.key, []).append((unit, fact))
        return found

    def _warning(self, unit: Unit, fact: Fact, source: tuple[Unit, Fact], pair: Pair) -> Caution:
        place = Text(self.new.id, [unit]).place(unit, fact)
        origin = Text(self.old.id, [source[0]]).place(*source)
        return Caution(
            check=Check.STALE_FACT,
            severity=Severity.REVIEW,
            place=place,
            source=origin,
            pair=pair.id if origin.unit in pair.old else "",
            message=self._message(unit, fact, place),
            remedy=_say("stale_remedy"),
        )

    def _message(self, unit: Unit, fact: Fact, place: Place) -> str:
        told = about(unit.words, fact)
        where = _say("year_of", year=self.old.year) if self.old.year else _say("year_unknown")
        key = "stale_about" if told and fact.kind is FactKind.QUANTITY else "stale"
        return _say(key, text=place.text.strip(), about=told, where=where)


def digits(fact: Fact) -> int:
    """How many digits of a figure count: 3 in 68.60, 1 in 300."""
    if fact.quantity is None:
        return 0
    written = "".join(char for char in format(fact.quantity.value.normalize(), "f") if char.isdigit())
    return len(written.strip("0"))
