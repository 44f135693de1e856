"""Facts that stood in an old text of the same department, and that a new year should have changed.

A fact is stale that stands unchanged under a new year although it is the year's own: found, counted or dated in
one year and anew in the next. It is certain where nothing around it says that it may stand (`warnings`); a
limit, a target or an establishment that stayed is most likely right, and only remarked on (`unchanged`). Where the
case is known that the new text was drafted from, the case decides: its facts are never stale, and whatever else is
an old fact must go.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from drafter.comparison.around import Around
from drafter.comparison.cautions import Caution, Check, Severity
from drafter.comparison.change import Text
from drafter.comparison.facts import Fact, about, facts
from drafter.comparison.nature import nature
from drafter.comparison.nature_kinds import Nature, Years
from drafter.comparison.profiles import grams
from drafter.comparison.runs import FactKind, Pair, Place
from drafter.comparison.sides import Section, Side, Unit, UnitKind
from drafter.messages import catalogue

_say = catalogue("drafter.comparison")
_TELLING = 4
"""Figures of so many digits that count are hardly the same by chance."""

_SPOKEN_OF = 3
_ALIKE = 0.5
_SAME_SENTENCE = 0.6
"""So much of the words must have been kept for a figure of few digits to stand in the same place."""

_TABULAR = 2
_Source = tuple[Unit, Fact]


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
        """All old facts, in the order of the new text; none if that is of the same year or an older one."""
        if self.old.digest == self.new.digest or not self._later:
            return
        held = {unit: pair for pair in self.pairs for unit in pair.new}
        for unit in self.new.units:
            for fact in facts(unit.words):
                if self.new.own is None or fact.key not in self.new.own:
                    yield from self._judged(unit, fact, held[unit.id])

    @property
    def _later(self) -> bool:
        return self.old.year is None or self.new.year is None or self.new.year > self.old.year

    def _judged(self, unit: Unit, fact: Fact, pair: Pair) -> Iterator[Caution]:
        """A fact with where it stood and how sure it is that it should have changed."""
        kind = self._nature(unit, fact)
        if kind is Nature.TIMELESS:
            return
        own = [(self.old.by_id[one], other) for one in pair.old for other in facts(self.old.by_id[one].words)]
        same = [source for source in own if source[1].key == fact.key]
        if kind is Nature.LAST_YEAR:
            same = [source for source in same if self._nature(*source, old=True) is Nature.LAST_YEAR]
            kind = Nature.ROUNDED if fact.quantity and fact.quantity.spoken else Nature.YEARLY
            if not same:
                return
        source = same[0] if same else self._elsewhere(unit, fact)
        if source is None:
            return
        sure = kind is Nature.YEARLY and not (same and not self._in_place(unit, fact, same, pair))
        yield self._caution(unit, fact, source, pair, Nature.YEARLY if sure else kind, sure=sure)

    def _nature(self, unit: Unit, fact: Fact, *, old: bool = False) -> Nature:
        """What a fact is to its year."""
        if fact.kind is FactKind.TITLE:
            return Nature.YEARLY if self._dated(fact) else Nature.TIMELESS
        if fact.kind is FactKind.QUANTITY and not fact.dimension and unit.kind is not UnitKind.ROW:
            bare = _bare(unit) >= _TABULAR or digits(fact) >= _TELLING
            kind = nature(unit.words, fact, self._years)
            return kind if bare or kind is not Nature.YEARLY else Nature.ROUNDED
        if fact.kind is FactKind.DATE and not old and fact.key == f"date {self.new.year}":
            return Nature.TIMELESS
        return nature(unit.words, fact, self._years, advice=unit.section is Section.RECOMMENDATIONS)

    @property
    def _years(self) -> Years:
        return Years(self.old.year, self.new.year)

    def _dated(self, fact: Fact) -> bool:
        """Whether a title speaks of the old year's own work."""
        years = Around(fact.text[1:-1], fact).told_years
        return self.old.year is not None and any(year >= self.old.year for year in years)

    def _in_place(self, unit: Unit, fact: Fact, same: list[_Source], pair: Pair) -> bool:
        """Whether it stands in the same place of the sentence, or is too telling to be there by chance."""
        if (
            fact.kind is not FactKind.QUANTITY
            or digits(fact) >= _SPOKEN_OF
            or float(pair.kept_share) >= _SAME_SENTENCE
        ):
            return True
        label = grams(about(unit.words, fact))
        return any(label & grams(about(one.words, other)) for one, other in same)

    def _elsewhere(self, unit: Unit, fact: Fact) -> _Source | None:
        """The same telling fact somewhere else in the old text, told of the same thing."""
        if (fact.kind is FactKind.NUMBER and fact.mark) or _whole_day(fact):
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
    def _by_key(self) -> Mapping[str, list[_Source]]:
        """Facts of the old text by what they say."""
        found: dict[str, list[_Source]] = {}
        for unit in self.old.units:
            if unit.kind is not UnitKind.ROW:
                for fact in facts(unit.words):
                    found.setdefault(fact.key, []).append((unit, fact))
        return found

    def _caution(
        self, unit: Unit, fact: Fact, source: _Source, pair: Pair, kind: Nature, *, sure: bool
    ) -> Caution:
        place = Text(self.new.id, [unit]).place(unit, fact)
        origin = Text(self.old.id, [source[0]]).place(*source)
        return Caution(
            check=Check.STALE_FACT,
            severity=self._severity(sure=sure),
            place=place,
            source=origin,
            pair=pair.id if origin.unit in pair.old else "",
            message=self._message(unit, fact, place, kind),
            remedy=_say("stale_remedy" if sure else "unchanged_remedy"),
        )

    def _severity(self, *, sure: bool) -> Severity:
        """What is no fact of the case and was one of an old text may not stand."""
        if not sure:
            return Severity.NOTE
        return Severity.REVIEW if self.new.own is None else Severity.BLOCK

    def _message(self, unit: Unit, fact: Fact, place: Place, kind: Nature) -> str:
        told = about(unit.words, fact)
        where = _say("year_of", year=self.old.year) if self.old.year else _say("year_unknown")
        if kind is not Nature.YEARLY:
            return _say("unchanged", text=place.text.strip(), where=where, nature=_say(f"nature_{kind.value}"))
        key = "stale_about" if told and fact.kind is FactKind.QUANTITY else "stale"
        said = _say(key, text=place.text.strip(), about=told, where=where)
        return said if self.new.own is None else said + _say("not_of_the_case")


def _whole_day(fact: Fact) -> bool:
    """Whether it is a day with its year, which hardly comes twice."""
    return fact.kind is FactKind.DATE and re.fullmatch(r"date \d{4}-\d\d?-\d\d?", fact.key) is not None


def _bare(unit: Unit) -> int:
    """How many numbers without a unit a text has: several make it a line of a table."""
    return sum(fact.kind is FactKind.QUANTITY and not fact.dimension for fact in facts(unit.words))


def digits(fact: Fact) -> int:
    """How many digits of a figure count: 3 in 68.60, 1 in 300."""
    if fact.quantity is None:
        return 0
    written = "".join(char for char in format(fact.quantity.value.normalize(), "f") if char.isdigit())
    return len(written.strip("0"))
