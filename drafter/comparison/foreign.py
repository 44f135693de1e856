"""Facts of the new text that belong to another department's notice: they may not stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from drafter.comparison.cautions import Caution, Check, Severity
from drafter.comparison.change import Text
from drafter.comparison.facts import Fact, about, facts
from drafter.comparison.names import names
from drafter.comparison.nature import nature
from drafter.comparison.nature_kinds import Nature, Years
from drafter.comparison.profiles import grams
from drafter.comparison.reading import plain_name
from drafter.comparison.runs import FactKind
from drafter.comparison.sides import Side, Unit, UnitKind
from drafter.comparison.stale import digits
from drafter.messages import catalogue
from drafter.text.marks import MarkKind
from drafter.text.width import fold

_say = catalogue("drafter.comparison")
_OWN = frozenset({MarkKind.CONTRACT_NUMBER, MarkKind.VOUCHER_NUMBER})
_CERTAIN, _LIKELY = 4, 3
_ALIKE = 0.4
_SHORT_NAME = re.compile(r"以下简称[“\"「]?(?P<it>[\u4e00-\u9fff]{2,12})")
_SHORTEST = 3
_CHECKS = {
    FactKind.QUANTITY: Check.FOREIGN_AMOUNT,
    FactKind.NUMBER: Check.FOREIGN_NUMBER,
    FactKind.NAME: Check.FOREIGN_NAME,
}


@dataclass(frozen=True)
class Foreign:
    """Looks for facts of another department's notice.

    Attributes:
        other: that notice.
        new: the new side.
        own: earlier notices of the new side's own department.
    """

    other: Side
    new: Side
    own: Sequence[Side] = ()

    def found(self) -> Iterator[Caution]:
        """All warnings, in the order of the new text."""
        for unit in self.new.units:
            spans: list[tuple[int, int]] = []
            for start, end, source in self._named(unit):
                spans.append((start, end))
                yield self._warning(Check.FOREIGN_NAME, unit, start, end, source)
            for fact in facts(unit.words):
                if any(fact.start < end and start < fact.end for start, end in spans):
                    continue
                source = self._source(unit, fact)
                if source is not None:
                    yield self._warning(_CHECKS[fact.kind], unit, fact.start, fact.end, source)

    def _source(self, unit: Unit, fact: Fact) -> tuple[Unit, Fact] | None:
        """Where a fact stands in the other notice, if it is that notice's own."""
        if fact.key in self._of_own or fact.kind not in _CHECKS:
            return None
        sources = self._theirs.get(fact.key, [])
        if fact.kind is FactKind.NUMBER:
            own_number = (
                bool(self.other.number) and fold(self.other.number).text == fact.key.partition(" ")[2] + "号"
            )
            return next((one for one in sources if fact.mark in _OWN or own_number), None)
        if fact.kind is FactKind.NAME:
            return sources[0] if sources and not fact.key.startswith("grade") else None
        return self._amount(unit, fact, sources)

    def _amount(self, unit: Unit, fact: Fact, sources: Sequence[tuple[Unit, Fact]]) -> tuple[Unit, Fact] | None:
        """An amount of many digits is theirs; one of fewer, or a rate, if it is told of the same thing."""
        count = digits(fact)
        if count < _LIKELY or (count < _CERTAIN and self._may_stand(unit, fact)):
            return None
        if count >= _CERTAIN and fact.dimension == "元":
            return next(iter(sources), None)
        label = grams(about(unit.words, fact) or unit.words)
        for one, other in sources:
            told = grams(about(one.words, other) or one.words)
            if label and told and len(label & told) >= _ALIKE * min(len(label), len(told)):
                return one, other
        return None

    @staticmethod
    def _may_stand(unit: Unit, fact: Fact) -> bool:
        return nature(unit.words, fact, Years(None, None)) is not Nature.YEARLY

    def _named(self, unit: Unit) -> Iterator[tuple[int, int, tuple[Unit, Fact] | None]]:
        """Where the other department is named."""
        for name in self._their_names:
            for match in re.finditer(re.escape(name), unit.words):
                yield match.start(), match.end(), None

    @cached_property
    def _their_names(self) -> tuple[str, ...]:
        """What the other department is called, the longest first; nothing that the own one is called too."""
        called = {name for name in self._called(self.other) if not any(name in text for text in self._own_texts)}
        return tuple(sorted(called, key=lambda name: (-len(name), name)))

    @staticmethod
    def _called(side: Side) -> set[str]:
        name = plain_name(side.department)
        short = [match.group("it") for unit in side.units if (match := _SHORT_NAME.search(fold(unit.text).text))]
        return {one for one in (name, *short) if len(one) >= _SHORTEST}

    @cached_property
    def _own_texts(self) -> tuple[str, ...]:
        """The names of the own department, and what its earlier notices say."""
        earlier = ("\n".join(unit.text for unit in side.units) for side in self.own)
        return plain_name(self.new.department), self.new.issuer, *earlier

    @cached_property
    def _of_own(self) -> frozenset[str]:
        """Facts that the own department's earlier notices have too."""
        return frozenset(fact.key for side in self.own for unit in side.units for fact in facts(unit.words))

    @cached_property
    def _theirs(self) -> dict[str, list[tuple[Unit, Fact]]]:
        """Facts of the other notice by what they say; bodies that both notices name are nobody's own."""
        found: dict[str, list[tuple[Unit, Fact]]] = {}
        for unit in self.other.units:
            for fact in facts(unit.words):
                if not (fact.kind is FactKind.NAME and self._shared(fact)):
                    found.setdefault(fact.key, []).append((unit, fact))
        return found

    def _shared(self, fact: Fact) -> bool:
        """Whether any notice of the place may name somebody: its bureau of finance, its places."""
        name = fold(fact.text).text
        frame = [
            unit for unit in self.new.units if unit.section.value == "other" and unit.kind is not UnitKind.ROW
        ]
        common = {fold(unit.text[slice(*span)]).text for unit in frame for span in names(unit.text)}
        issuers = plain_name(self.new.issuer), plain_name(self.new.department)
        return name in common or any(name in issuer for issuer in issuers) or bool(re.search(r"[省市县区]$", name))

    def _warning(
        self, check: Check, unit: Unit, start: int, end: int, source: tuple[Unit, Fact] | None
    ) -> Caution:
        place = Text(self.new.id, [unit])
        text = unit.words[start:end]
        found = Fact(start, end, text, FactKind.NAME, "")
        values = {
            "text": text.strip(),
            "department": self.other.department or self.other.title or self.other.source,
        }
        return Caution(
            check=check,
            severity=Severity.BLOCK,
            place=place.place(unit, found),
            source=Text(self.other.id, [source[0]]).place(*source) if source else None,
            message=_say(check.value, **values),
            remedy=_say("foreign_remedy", **values),
        )
