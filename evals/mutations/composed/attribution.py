"""Sentences that attribute figures to the facts of a case, and the same with one of these exchanged.

A template is filled with labels as people shorten them and with values as people write them; what is true of a
case is so by how it is made, and so is what is false.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from importlib import resources
from itertools import permutations
from random import Random
from typing import Any

from drafter.findings.model import QUANTITIES, Case, Fact, FactKind, Finding, Role
from evals.mutations.chance import chance
from evals.mutations.composed.labels import Named, named
from evals.mutations.composed.values import rounded, value_of, written

_AS_WRITTEN = 0.6
"""So often a value stands as a notice writes it."""
_FEW = 4
"""Of a case with more figures than these not every template is tried for all."""
_INTRODUCED, _OF_YEAR, _OF_UNIT = 0.2, 0.15, 0.15
_STAGED = frozenset({Role.TARGET, Role.ACTUAL, Role.STANDARD})
"""Of two such facts none is a part of the other, as of a number of things and some of them."""
_YEARLESS = re.compile(r"[上当全\d]年|年度|号合同|年末|截至")


class Kind(StrEnum):
    """What is true or false of a sentence."""

    TRUE = "true"
    EXCHANGED = "exchanged"
    ELSEWHERE = "elsewhere"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Composed:
    """A sentence.

    Attributes:
        case: the id of the case.
        finding: the id of the finding.
        form: its template.
        kind: whether it is true, or what is false.
        text: of it.
    """

    case: str
    finding: str
    form: str
    kind: Kind
    text: str


@dataclass(frozen=True)
class Composer:
    """Composes sentences of one case.

    Attributes:
        case: whose facts.
        rng: decides.
    """

    case: Case
    rng: Random

    def sentences(self, every: float = 1.0) -> Iterator[Composed]:
        """Sentences over all facts and pairs of facts of the case.

        Args:
            every: the share of templates that is taken for each.
        """
        for finding in self.case.findings:
            facts = self._named(finding)
            for one in facts:
                for form, kind, text in self._of_one(one, finding, every):
                    yield Composed(self.case.id, finding.id, form, kind, text)
            for one, other in permutations((fact for fact in facts if not fact.verbal), 2):
                for form, kind, text in self._of_two(one, other, every):
                    yield Composed(self.case.id, finding.id, form, kind, text)

    @cached_property
    def _everything(self) -> str:
        """All that the case says of its findings."""
        points = [point for _, _, point in self.case.all_points()]
        told = [text for one in points for text in (one.title, one.text, one.effect, one.advice)]
        return "".join((*told, *(fact.label for _, fact in self.case.all_facts())))

    def _named(self, finding: Finding) -> list[Named]:
        facts = [fact for fact in finding.facts.values() if fact.kind in QUANTITIES]
        return [named(fact, facts, self.case.fiscal_year) for fact in facts]

    def _of_one(self, one: Named, finding: Finding, every: float) -> Iterator[tuple[str, Kind, str]]:
        table = _templates()["one"]
        for form in table["verbal" if one.verbal else "nominal"]:
            if chance(self.rng, every):
                yield form, Kind.TRUE, self._filled(form, one, one.fact)
                yield from self._false(form, one, finding)
        if not one.verbal:
            for form in table["rounded"]:
                if chance(self.rng, every):
                    yield from self._rounded(form, one, finding)
            yield from self._unknown(one.fact, every)

    def _false(self, form: str, one: Named, finding: Finding) -> Iterator[tuple[str, Kind, str]]:
        own = [fact for fact in finding.facts.values() if _exchangeable(one.fact, fact)]
        if own:
            yield form, Kind.EXCHANGED, self._filled(form, one, self.rng.choice(own))
        values = {value_of(fact) for fact in finding.facts.values() if fact.kind in QUANTITIES}
        others = [
            fact
            for beside in self.case.findings
            for fact in beside.facts.values()
            if beside is not finding and _exchangeable(one.fact, fact) and value_of(fact) not in values
        ]
        if others:
            yield form, Kind.ELSEWHERE, self._filled(form, one, self.rng.choice(others))

    def _rounded(self, form: str, one: Named, finding: Finding) -> Iterator[tuple[str, Kind, str]]:
        own, others = list(rounded(one.fact)), list(finding.facts.values())
        if own:
            value = self.rng.choice(own)
            yield form, Kind.TRUE, self._said(form, one, value.text)
        likes = [fact for fact in others if _exchangeable(one.fact, fact)]
        wrong = [value for fact in likes for value in rounded(fact) if not value.of(one.fact)]
        if wrong:
            yield form, Kind.EXCHANGED, self._said(form, one, self.rng.choice(wrong).text)

    def _said(self, form: str, one: Named, value: str) -> str:
        call = self.rng.choice(one.calls)
        joined = f"{value}的{call}"
        return self._introduced(form.format(L=call, A=value, AL=joined), one)

    def _unknown(self, fact: Fact, every: float) -> Iterator[tuple[str, Kind, str]]:
        unit = "元" if fact.kind is FactKind.MONEY else fact.unit
        names = [name for name in _templates()["unknown"].get(unit, ()) if not _shares(name, self._everything)]
        if not names or fact.subject:
            return
        for form in _templates()["one"]["unknown"]:
            if chance(self.rng, every):
                yield form, Kind.UNKNOWN, form.format(U=self.rng.choice(names), V=self._value(fact))

    def _of_two(self, one: Named, other: Named, every: float) -> Iterator[tuple[str, Kind, str]]:
        table, like = _templates()["two"], one.fact.unit == other.fact.unit
        less = like and value_of(other.fact) < value_of(one.fact)
        counted = one.fact.kind is other.fact.kind is FactKind.COUNT and less
        part = counted and not {one.fact.role, other.fact.role} <= _STAGED and one.fact.role is not Role.STANDARD
        forms = [*table["nominal"], *(table["small"] if less else ()), *(table["part"] if part else ())]
        exchanged = _exchangeable(one.fact, other.fact)
        for form in forms:
            if chance(self.rng, every):
                yield form, Kind.TRUE, self._filled(form, one, one.fact, other, other.fact)
                if exchanged:
                    yield form, Kind.EXCHANGED, self._filled(form, one, other.fact, other, one.fact)

    def _filled(
        self, form: str, one: Named, fact: Fact, other: Named | None = None, beside: Fact | None = None
    ) -> str:
        """A template with the labels of facts, and with the values of the same or of others."""
        call, value = self.rng.choice(one.calls), self._value(fact)
        own = {"L": call, "V": value, "VL": _joined(value, fact, call)}
        if other and beside:
            call, value = self.rng.choice(other.calls), self._value(beside)
            own |= {"M": call, "W": value, "WM": _joined(value, beside, call)}
        return self._introduced(form.format_map(own), one)

    def _introduced(self, text: str, one: Named) -> str:
        table, calls = _templates(), one.calls
        if text.startswith(calls) and not one.fact.subject:
            if not one.fact.period and not _YEARLESS.search(text) and chance(self.rng, _OF_YEAR):
                text = self.rng.choice(table["years"]).format(year=self.case.fiscal_year) + text
            elif chance(self.rng, _OF_UNIT):
                whose = self.rng.choice(table["whose"]).format(name=self.case.department.name)
                text = text if whose.endswith(text[:2]) else whose + text
        return (self.rng.choice(table["before"]) if chance(self.rng, _INTRODUCED) else "") + text

    def _value(self, fact: Fact) -> str:
        ways = list(written(fact))
        return ways[0] if chance(self.rng, _AS_WRITTEN) else self.rng.choice(ways)


def sample(case: Case, seed: str, each: int) -> list[Composed]:
    """So many sentences of a case of every kind, always the same for a seed.

    Args:
        case: whose facts.
        seed: of all chance.
        each: how many of a kind, if there are as many.
    """
    rng = Random(f"{seed} {case.id}")  # noqa: S311  sentences that can be made again are wanted
    figures = sum(fact.kind in QUANTITIES for _, fact in case.all_facts())
    made = list(Composer(case, rng).sentences(min(1.0, _FEW / max(figures, 1))))
    kinds = ([one for one in made if one.kind is kind] for kind in Kind)
    return [one for those in kinds for one in rng.sample(those, min(each, len(those)))]


def _exchangeable(one: Fact, other: Fact) -> bool:
    """Whether the value of a fact could stand in place of another's, and is not true there."""
    like = one.kind in QUANTITIES and other.kind in QUANTITIES and one.unit == other.unit
    return like and value_of(one) != value_of(other)


def _joined(value: str, fact: Fact, call: str) -> str:
    return value + ("" if fact.kind is FactKind.COUNT else "的") + call


def _shares(name: str, said: str) -> bool:
    return any(name[at : at + 2] in said for at in range(len(name) - 1))


@cache
def _templates() -> Mapping[str, Any]:
    source = resources.files(__package__).joinpath("attribution.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)
