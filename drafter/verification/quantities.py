"""Every figure of a text is bound to a fact of the case or of a cited norm, or it may not stand."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from drafter.findings.display import shown
from drafter.text.quantities import Quantity
from drafter.verification.binding import Objection, matching, objections, other_unit
from drafter.verification.citations import cited_norms
from drafter.verification.derived import derivation
from drafter.verification.examination import Examination, Scope
from drafter.verification.facts import Known
from drafter.verification.lexicon import lexicon
from drafter.verification.model import QuantitySupport, Severity, Violation
from drafter.verification.report import violation
from drafter.verification.surroundings import Surroundings

NAME = "quantities"
_WORDING = "wording"
_ARTICLE = "article"
"""一个, 一项 and their like, which count nothing."""

_TOLD = "quantity_told"
"""Only the reviewer's own words say it: a person looks whether it is what they say it is."""


@dataclass
class _Binder:
    """Binds the figures of one text; what a scope has quoted lets later figures follow from it."""

    examination: Examination
    quoted: dict[Scope, list[Known]] = field(default_factory=dict)

    def support(self, quantity: Quantity, scope: Scope) -> tuple[str, Objection | None]:
        """What supports a figure, or what is wrong with it; both where only a point's own words support it."""
        contained = self._contained(quantity, scope)
        if contained:
            return contained, None
        around = Surroundings(self.examination, quantity.start, quantity.end, lexicon().scale(quantity.dimension))
        facts = self._facts(scope)
        candidates = matching(quantity, facts)
        if not scope.own and not quantity.dimension:
            agreed, objection = candidates, None
        else:
            agreed, objection = objections(candidates, around, facts, self._fiscal) if candidates else ([], None)
        if agreed:
            best = _best(agreed, around)
            self.quoted.setdefault(scope, []).append(best)
            return best.ref, None
        if objection:
            return "", objection
        other = self._otherwise(quantity, scope, around)
        if other:
            return other, None
        told = self._literal(quantity, scope)
        if told:
            return told, Objection(_TOLD, {})
        wording = self._wording(quantity)
        return wording, None if wording else self._guess(quantity, facts)

    @property
    def _fiscal(self) -> int:
        return self.examination.book.case.fiscal_year

    def _facts(self, scope: Scope) -> tuple[Known, ...]:
        book = self.examination.book
        norms = sorted(scope.norms | cited_norms(self.examination, scope))
        return (*book.within(scope.points), *(known for norm in norms for known in book.of_norms.get(norm, ())))

    def _contained(self, quantity: Quantity, scope: Scope) -> str:
        """A figure inside a title, a name or a quoted wording of the case is part of it."""
        allowed = {known.ref for known in self.examination.book.within(scope.points)}
        for start, end, known in self.examination.mentions:
            if start <= quantity.start and quantity.end <= end and known.ref in allowed:
                return known.ref
        return ""

    def _otherwise(self, quantity: Quantity, scope: Scope, around: Surroundings) -> str:
        book = self.examination.book
        told = [known for point in scope.points or () if point in book.points for known in book.used_by(point)]
        quoted = self.quoted.get(scope, [])
        formula = derivation(quantity, [*told, *quoted], self._named(scope), around.lead)
        return formula or (_ARTICLE if quantity.spoken and quantity.value == 1 else "")

    def _named(self, scope: Scope) -> list[Known]:
        return [known for start, _, known in self.examination.mentions if scope.start <= start < scope.end]

    def _literal(self, quantity: Quantity, scope: Scope) -> str:
        """A figure that the reviewer's own account states in words."""
        literals = self.examination.book.literals
        for point in scope.points if scope.points is not None else literals:
            for other in literals.get(point, ()):
                if other.dimension == quantity.dimension and other.value == quantity.value:
                    return point
        return ""

    def _wording(self, quantity: Quantity) -> str:
        """A numeral that stands in approved wording with the same words around it."""
        if not quantity.spoken:
            return ""
        window = self.examination.flat(max(quantity.start - 2, 0), quantity.end + 2)
        texts = (*self.examination.book.vocabulary, *self.examination.grounds)
        return _WORDING if any(window in text for text in texts) else ""

    def _guess(self, quantity: Quantity, facts: tuple[Known, ...]) -> Objection:
        unit = other_unit(quantity, facts)
        if unit:
            return Objection("quantity_unit", {"actual": shown(unit.fact)})
        elsewhere = matching(quantity, self.examination.book.of_case)
        if elsewhere:
            return Objection("quantity_elsewhere", {"actual": elsewhere[0].fact.label})
        return Objection("quantity_unbound", {})


def bind_quantities(examination: Examination) -> Iterator[tuple[QuantitySupport, Violation | None]]:
    """Every figure of a text with its support; a violation beside it where it has none."""
    binder = _Binder(examination)
    for quantity in examination.scan.quantities:
        scope = examination.scope_at(quantity.start)
        support, objection = binder.support(quantity, scope)
        said = _said(examination, quantity, objection, scope) if objection else None
        yield _report(quantity, "" if support == _ARTICLE else support), said


def _said(examination: Examination, quantity: Quantity, objection: Objection, scope: Scope) -> Violation:
    around = Surroundings(examination, quantity.start, quantity.end, lexicon().scale(quantity.dimension))
    expected = _expected(examination, quantity, scope, around)
    where = (examination.text, quantity.start, quantity.end)
    if objection.key == _TOLD:
        return violation(NAME, objection.key, where, severity=Severity.REVIEW)
    return violation(NAME, objection.key, where, expected=expected, **objection.values)


def _expected(examination: Examination, quantity: Quantity, scope: Scope, around: Surroundings) -> str:
    """The fact of the dimension that the words before the figure seem to mean."""
    label = around.label()
    facts = examination.book.within(scope.points)
    same = [known for known in facts if known.quantity and known.quantity.dimension == quantity.dimension]
    meant = [known for known in same if label and known.fact.role in label.roles and known.scope != "figures"]
    return shown(meant[0].fact) if len(meant) == 1 else ""


def _best(agreed: list[Known], around: Surroundings) -> Known:
    """The fact of the scope's own finding whose role or label the words name."""
    label, before = around.label(), around.before

    def rank(known: Known) -> tuple[bool, bool, bool]:
        own = known.scope not in ("case", "figures")
        named = label is not None and known.fact.role in label.roles
        return (known.fact.label in before, named, own)

    return max(agreed, key=rank)


def _report(quantity: Quantity, support: str) -> QuantitySupport:
    return QuantitySupport(
        start=quantity.start,
        end=quantity.end,
        text=quantity.text,
        value=format(quantity.value.normalize(), "f"),
        dimension=quantity.dimension,
        support=support,
    )
