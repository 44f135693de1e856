"""Binding: a figure is supported by a fact of its value that the words around it name, and by no other.

Where the words name another fact of the same kind much better, the figure is refused; where they lean towards
another, or where nothing can be told, a person looks.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from drafter.findings.display import shown
from drafter.findings.model import CASE_SCOPE
from drafter.text.sentences import Span
from drafter.verification.facts.candidates import dated, matching
from drafter.verification.facts.known import FIGURES, Known
from drafter.verification.figures.rivals import Figure, Preference, Rivals
from drafter.verification.figures.surroundings import Surroundings
from drafter.verification.model import Severity
from drafter.verification.reading.examination import Examination, Scope

REFUSED = 2.0
"""A rival must be named so much better for a figure to be refused."""
OUTRIGHT = 1.3
"""So much is enough where the word right before the figure names the rival's role and none near its own."""
_AGAINST = -0.3
"""Where the words speak so much for the fact, an owner named near it only makes it doubtful."""
DOUBTED = 0.5
"""A rival that is named so much better makes a figure doubtful."""
FURTHER = 0.8
"""So much more for facts of a finding that no other figure of the sentence belongs to."""
STRANGE = -1.0
"""So much less for facts of the finding that the rest of the sentence is of."""
_NORM = "norm."
_POINTING = re.compile("[该其此本两各]|上述|前述|同一|三[家个项]")
"""Words that point at somebody named elsewhere."""
EXCHANGED = 2.5
"""Two figures are taken for exchanged if their words together fit so much better the other way round."""


@dataclass(frozen=True, slots=True)
class Objection:
    """Why the facts of the right value do not support a figure.

    Attributes:
        key: the message.
        values: what it names.
        expected: what could stand there instead.
        severity: whether it blocks.
    """

    key: str
    values: dict[str, Any]
    expected: str = ""
    severity: Severity = Severity.BLOCK


@dataclass
class Binding:
    """Chooses among facts of one value.

    Attributes:
        examination: the text.
        rivals: compares facts by the words around a figure.
        verbatim: what stands where, in parts of the text that are an account of the case word for word.
    """

    examination: Examination
    rivals: Rivals
    verbatim: Mapping[int, str]
    _anchored: dict[int, list[tuple[int, frozenset[str]]]] = field(default_factory=dict)
    _bound: dict[int, list[tuple[Figure, Known]]] = field(default_factory=dict)

    def choose(
        self, figure: Figure, candidates: Sequence[Known], facts: Sequence[Known], scope: Scope
    ) -> tuple[Known | None, Objection | None]:
        """The fact that supports a figure, and what speaks against it.

        Args:
            figure: the figure.
            candidates: the facts that have its value, at least one.
            facts: all facts that it could be of.
            scope: the stretch of text it stands in.
        """
        around = Surroundings(self.examination, figure.start, figure.end)
        if around.tabular or (not scope.own and not figure.dimension):
            return candidates[0], None
        named = [known for known in candidates if self._of_clause(known, around)]
        if not named:
            return None, Objection("quantity_elsewhere", {"actual": candidates[0].fact.label})
        best = self.rivals.best(figure, named)
        objection = (
            self._contradiction(figure, best, facts)
            or self._unnamed(figure, best)
            or self._objection(figure, best, facts, scope)
            or self._unresolved(figure, best, facts)
        )
        refused = objection is not None and objection.severity is Severity.BLOCK
        if not refused:
            self._bound.setdefault(self.examination.sentence_at(figure.start).start, []).append((figure, best))
        return None if refused else best, objection

    def told(self, start: int, facts: Sequence[Known]) -> Known | None:
        """The fact that stands at an offset because an account of the case is told there word for word."""
        ref = self.verbatim.get(start)
        return next((known for known in facts if known.ref == ref), None) if ref else None

    def exchanged(self) -> dict[int, Objection]:
        """Figures that stand in each other's place, by their offsets."""
        found: dict[int, Objection] = {}
        for bound in self._bound.values():
            for one, other in self.rivals.exchanged(bound, EXCHANGED):
                for (figure, known), (_, meant) in ((bound[one], bound[other]), (bound[other], bound[one])):
                    found.setdefault(
                        figure.start, _said(figure, known, meant, Preference(1, 0, 0), Severity.BLOCK)
                    )
        return found

    def _objection(self, figure: Figure, best: Known, facts: Sequence[Known], scope: Scope) -> Objection | None:
        if best.scope == FIGURES or best.scope.startswith(_NORM):
            return None
        near = [known for known in facts if known.scope == best.scope]
        if scope.points is not None or best.scope == CASE_SCOPE:
            return self._rivalled(figure, best, near, 0.0)
        told = self._told(figure)
        if told and best.scope not in told:
            inside = [known for known in facts if known.scope in told]
            strange = self._rivalled(figure, best, inside, STRANGE)
            if strange:
                return strange
        found = self._rivalled(figure, best, near, 0.0)
        return found if found or told else self._rivalled(figure, best, _told_of(facts), FURTHER)

    def _unresolved(self, figure: Figure, best: Known, facts: Sequence[Known]) -> Objection | None:
        """A figure of which nothing is said: its value is known, what it stands for is not."""
        near = [known for known in facts if known.scope == best.scope]
        if not self.rivals.unresolved(figure, best, near):
            return None
        values = {"actual": best.fact.label}
        return Objection(f"{_kind(figure)}_unresolved", values, severity=Severity.REVIEW)

    def _unnamed(self, figure: Figure, best: Known) -> Objection | None:
        """A figure of a unit or project that the text never names: another name may stand in its place."""
        owner = self.rivals.unnamed(best)
        if not owner:
            return None
        sentence = self.examination.sentence_at(figure.start)
        severity = Severity.REVIEW if _POINTING.search(sentence.text) else Severity.BLOCK
        return Objection(f"{_kind(figure)}_owner", {"actual": owner}, owner, severity)

    def _contradiction(self, figure: Figure, best: Known, facts: Sequence[Known]) -> Objection | None:
        """What the words say outright: another year, or that a figure is the distance between two others."""
        if self.rivals.of_another_year(figure, best):
            years, known = self.rivals.years(figure), f"{max(best.years)}年"
            return Objection("quantity_period", {"year": f"{max(years)}年", "actual": known})
        reviewed = self.rivals.of_reviewed_year(figure, best, facts)
        if reviewed:
            known = f"{max(best.years)}年"
            values = {"year": f"{self.examination.book.case.fiscal_year}年", "actual": known}
            return Objection("quantity_period", values, shown(reviewed.fact))
        distance = self.rivals.distance(figure, best)
        return Objection("quantity_named", {"label": distance, "actual": best.fact.label}) if distance else None

    def _told(self, figure: Figure) -> frozenset[str]:
        """The findings that most of the rest of a sentence can belong to: its other figures, dates and names."""
        sentence = self.examination.sentence_at(figure.start)
        scopes: Counter[str] = Counter()
        for start, found in self._anchors(sentence):
            if start != figure.start:
                scopes.update(found)
        most = max(scopes.values(), default=0)
        return frozenset(scope for scope, count in scopes.items() if count == most)

    def _anchors(self, sentence: Span) -> list[tuple[int, frozenset[str]]]:
        """What a sentence names that facts have, with the findings of these facts."""
        if sentence.start not in self._anchored:
            examination, facts = self.examination, self.examination.book.of_case
            start, end = sentence.start, sentence.end
            found = [(one.start, matching(one, facts)) for one in examination.quantities(start, end)]
            found += [(mark.start, dated(mark, facts)) for mark in examination.dates(start, end)]
            found += [(at, [known]) for at, _, known in examination.mentioned(start, end)]
            self._anchored[start] = [(at, frozenset(known.scope for known in facts)) for at, facts in found]
        return self._anchored[sentence.start]

    def _rivalled(self, figure: Figure, best: Known, facts: Sequence[Known], further: float) -> Objection | None:
        rival = self.rivals.rival(figure, best, facts)
        if rival is None:
            return None
        preference = self.rivals.preference(figure, rival, best)
        refused = OUTRIGHT if self.rivals.named_outright(figure, rival, best) else REFUSED
        against = preference.owner > 0 and preference.words <= _AGAINST
        if preference.total > refused + further and not against:
            return _said(figure, best, rival, preference, Severity.BLOCK)
        if preference.total > DOUBTED + further:
            return _said(figure, best, rival, preference, Severity.REVIEW)
        return None

    def _of_clause(self, known: Known, around: Surroundings) -> bool:
        """A fact of the whole case stands in a clause on certain points only where it is called by its name."""
        return known.scope != CASE_SCOPE or not around.scopes or around.names(known)


def _told_of(facts: Sequence[Known]) -> list[Known]:
    """The facts that a sentence can be about: those of the case."""
    return [known for known in facts if known.scope != FIGURES and not known.scope.startswith(_NORM)]


def _kind(figure: Figure) -> str:
    return "date" if figure.dimension == "date" else "quantity"


def _said(figure: Figure, best: Known, rival: Known, preference: Preference, severity: Severity) -> Objection:
    """What is wrong, by what speaks most for the rival."""
    kind = _kind(figure)
    expected = shown(rival.fact)
    mine, theirs = best.fact.subject, rival.fact.subject
    if preference.owner > max(preference.words, preference.year, 0) and theirs and mine != theirs:
        values = {"subject": theirs, "actual": mine or best.fact.label}
        return Objection(f"{kind}_subject", values, expected, severity)
    if preference.year > max(preference.words, 0) and kind == "quantity":
        years = {
            name: f"{max(known.years)}年" for name, known in (("year", rival), ("actual", best)) if known.years
        }
        return Objection("quantity_period", {"year": "", "actual": "", **years}, expected, severity)
    return Objection(f"{kind}_named", {"label": rival.fact.label, "actual": best.fact.label}, expected, severity)
