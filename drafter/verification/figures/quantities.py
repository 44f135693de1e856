"""Every figure of a text is bound to a fact of the case or of a cited norm, or it may not stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from drafter.findings.display import shown
from drafter.text.quantities import Quantity
from drafter.verification.binding.binding import Binding
from drafter.verification.binding.figure import Figure
from drafter.verification.binding.objection import Objection, gravest
from drafter.verification.context.surroundings import Surroundings
from drafter.verification.derived.following import Following, bent
from drafter.verification.derived.guessed.reckonable import Reckonable
from drafter.verification.derived.guessed.tellable import unspent_beyond
from drafter.verification.derived.made.extremes import Extremes
from drafter.verification.derived.made.limits import Fixed
from drafter.verification.derived.made.named_pairs import NamedPairs
from drafter.verification.derived.made.respective import Respective
from drafter.verification.derived.said.sayings import Sayings
from drafter.verification.facts.candidates import matching, other_unit
from drafter.verification.facts.derivation import follows
from drafter.verification.facts.known import Known
from drafter.verification.facts.shelf import Shelf
from drafter.verification.facts.support import MEASURED
from drafter.verification.figures.duties import Duties
from drafter.verification.figures.every import Every
from drafter.verification.figures.kinded import Kinded
from drafter.verification.figures.labelled import Labelled
from drafter.verification.figures.meant import Meant
from drafter.verification.figures.problems import Problems
from drafter.verification.figures.scored import Scored
from drafter.verification.figures.touching import Touching
from drafter.verification.figures.uncounted import Uncounted
from drafter.verification.model import QuantitySupport, Severity
from drafter.verification.names.citations import cited_norms
from drafter.verification.reading.examination import Examination, Scope

NAME = "quantities"
_WORDING = "wording"
_LEFT = 4
_NAME = 5
"""So many characters behind a figure hold the name of what it counts."""
_REST = re.compile("(?:其余|剩余|余下|剩下|另外|其他)的?$")
"""What is left is no figure that a recommendation sets of its own."""
_TO = "比"
"""The dimension of a ratio."""
_RATES = frozenset({"%", "百分点", ""})
_ARTICLE = "article"
"""一个, 一项 and their like, which count nothing."""

_UNRESOLVED = "quantity_unresolved"
_TOLD = "quantity_told"
"""Only the reviewer's own words say it: a person looks whether it is what they say it is."""


@dataclass
class _Binder:
    """Binds the figures of one text; what a scope has quoted lets later figures follow from it."""

    examination: Examination
    binding: Binding
    quoted: dict[Scope, list[Known]] = field(default_factory=dict)
    duties: Duties = field(init=False)
    sayings: Sayings = field(init=False)
    uncounted: Uncounted = field(init=False)
    following: Following = field(init=False)
    scored: Scored = field(init=False)
    problems: Problems = field(init=False)
    fixed: Fixed = field(init=False)
    extremes: Extremes = field(init=False)
    every: Every = field(init=False)
    respective: Respective = field(init=False)
    meant: Meant = field(init=False)
    reckonable: Reckonable = field(init=False)
    _shelves: dict[int, Shelf] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.duties, self.sayings = Duties(self.examination), Sayings(self.examination, self.binding)
        self.uncounted, self.meant = Uncounted(self.examination), Meant(self.examination)
        self.following = Following(self.examination, self.sayings, self.quoted)
        self.scored, self.fixed = Scored(self.examination), Fixed(self.examination)
        self.problems = Problems(self.examination)
        self.extremes, self.respective = Extremes(self.examination), Respective(self.examination)
        self.every = Every(self.examination)
        self.reckonable = Reckonable(self.examination, self.following.operands)

    def support(self, quantity: Quantity, scope: Scope) -> tuple[str, Objection | None]:
        """What supports a figure, and what is wrong with it or doubtful."""
        facts, written = self._facts(scope), quantity
        summed = self.examination.sizes.get(quantity.start, "")
        quantity = self.meant.undenied(quantity)
        stated = summed if " + " in summed else self._stated(quantity, scope, facts)
        if stated:
            if stated == summed:
                self.following.operands.remembered.note(quantity, summed)
            return stated, None
        said = self._said(quantity, scope, facts) or self.respective.support(quantity, facts)
        candidates = [] if said else self.meant.candidates(quantity, facts, changed=quantity is not written)
        said = said or self._called(quantity, candidates, facts, scope)
        if said:
            return said
        ref, objection = self._chosen(quantity, candidates, facts, scope) if candidates else ("", None)
        blocked = objection is not None and objection.severity is Severity.BLOCK
        doubtful = blocked or (objection is not None and objection.key == _UNRESOLVED)
        compared = self.examination.sizes.get(quantity.start, "") if doubtful else ""
        compared = compared or (self.extremes.utmost(quantity, candidates) if doubtful else "")
        made = compared or (
            self.following.strange(quantity, candidates, facts) if doubtful else ref if not objection else ""
        )
        if made:
            return made, None
        set_out = self._set_out(quantity, scope, facts)
        before = self.examination.flat(max(quantity.start - _LEFT, 0), quantity.start) if set_out else ""
        if set_out and set_out[1] and _REST.search(before):
            rest = self._otherwise(quantity, scope, facts, fact=False)
            set_out = (rest, None) if rest else set_out
        if ref or set_out:
            return set_out or (ref, objection)
        other = self._otherwise(quantity, scope, facts, fact=bool(candidates))
        if other or objection:
            return other, None if other else objection
        return self._unregistered(quantity, scope, facts)

    def _said(self, quantity: Quantity, scope: Scope, facts: Shelf) -> tuple[str, Objection | None] | None:
        """What is sure of a figure by its place: by an account, by a norm or by an indicator that is named."""
        if quantity.dimension == _TO and NamedPairs(self.examination).denies(quantity, facts):
            return "", Objection("quantity_unbound", {})  # a ratio the other way round
        meant = self.binding.misstated(quantity.start)
        if meant and self._misstates(quantity, meant, facts):
            return "", self._misstatement(quantity, meant, facts)
        if not self.examination.judged(scope):
            return None
        told = self.fixed.limit(quantity, scope) or self.scored.of_points(quantity)
        points = "" if told else self.problems.count(quantity)
        return (points, None) if points else told

    def _set_out(self, quantity: Quantity, scope: Scope, facts: Shelf) -> tuple[str, Objection | None] | None:
        """What supports a figure that a recommendation sets of its own; `None` for any other."""
        found = self.duties.of_quantity(quantity, scope, facts)
        if found is None or found[1] is None:
            return found
        wording = self._wording(quantity)
        return (wording, None) if wording and found[0] else found

    def _stated(self, quantity: Quantity, scope: Scope, facts: Shelf) -> str:
        """The fact that a figure is beyond doubt: part of a name, or told in the reviewer's own words."""
        told = self.binding.told(quantity.start, facts)
        if told:
            self.quoted.setdefault(scope, []).append(told)
            self.binding.outspoken.note(Figure(quantity.start, quantity.end, quantity.dimension), told)
        return told.ref if told else self._contained(quantity, scope)

    def _otherwise(self, quantity: Quantity, scope: Scope, facts: Shelf, *, fact: bool) -> str:
        """What a figure follows from, or that it counts nothing; empty if neither."""
        if self.extremes.denied(quantity):
            return ""
        formula = self.following.formula(quantity, scope, facts, fact=fact)
        lead = Surroundings(self.examination, quantity.start, quantity.end).lead
        if unspent_beyond(self.examination, quantity, facts, lead):
            return ""
        formula = formula or self.every.formula(quantity, facts) or self.scored.count(quantity)
        formula = formula or self.extremes.formula(quantity)
        idle = self.uncounted.far(quantity) or self.uncounted.idiom(quantity)
        idle = idle or self.uncounted.single(quantity, lead, facts)
        return formula or (_ARTICLE if idle else "")

    def _misstates(self, quantity: Quantity, meant: Known, facts: Shelf) -> bool:
        """Whether a figure in the place of a fact is false there: it may tell in percent what that tells in 元."""
        other = meant.quantity.dimension if meant.quantity else ""
        if quantity.dimension == other or not ({quantity.dimension, other} & _RATES):
            return not self._same_count(quantity, meant)
        own = facts.by_scope.get(meant.scope, ())
        return not (matching(quantity, Shelf(own)) or follows(quantity, own))

    @staticmethod
    def _misstatement(quantity: Quantity, meant: Known, facts: Shelf) -> Objection:
        """A wrong figure in the place of a fact: another fact's, in another unit, or nobody's."""
        expected = shown(meant.fact)
        if matching(quantity, facts):
            return Objection("quantity_misstated", {"actual": meant.fact.label}, expected)
        if meant.quantity and quantity.dimension != meant.quantity.dimension:
            return Objection("quantity_unit", {"actual": expected}, expected)
        return Objection("quantity_altered", {"actual": meant.fact.label}, expected)

    @staticmethod
    def _same_count(quantity: Quantity, meant: Known) -> bool:
        """Whether only the word for what is counted differs."""
        other = meant.quantity
        counts = other is not None and not ({quantity.dimension, other.dimension} & MEASURED)
        return counts and other is not None and quantity.value == other.value

    def _unregistered(self, quantity: Quantity, scope: Scope, facts: Shelf) -> tuple[str, Objection | None]:
        """A figure that is no fact: of a point's own words, of approved wording, or of nothing."""
        told = self._literal(quantity, scope)
        if told:
            return told, Objection(_TOLD, {}, severity=Severity.REVIEW)
        if self.uncounted.whole(quantity):
            return _ARTICLE, None
        wording = self._wording(quantity)
        return wording, None if wording else self._guess(quantity, facts)

    def _called(
        self, quantity: Quantity, candidates: list[Known], facts: Shelf, scope: Scope
    ) -> tuple[str, Objection | None] | None:
        """What supports a figure that stands beside the whole name of a fact; `None` for any other."""
        figure = Figure(quantity.start, quantity.end, quantity.dimension)
        called = self.binding.called(figure, candidates, facts) if candidates else None
        if called is None:
            return None
        known, objection = called
        if known is None:
            return "", objection
        self.quoted.setdefault(scope, []).append(known)
        named = self.binding.outspoken.whole(quantity.start)
        return known.ref, gravest(objection, *self.sayings.objections(quantity, known, facts, named=named))

    def _chosen(
        self, quantity: Quantity, candidates: list[Known], facts: Shelf, scope: Scope
    ) -> tuple[str, Objection | None]:
        compared = next((one for one in candidates if self.sayings.compared(quantity, one, facts)), None)
        if compared and not any(self.sayings.of_itself(quantity, one, facts) for one in candidates):
            return compared.ref, None
        mistaken = self.sayings.as_size(quantity, candidates, facts)
        if mistaken:
            return "", mistaken
        figure = Figure(quantity.start, quantity.end, quantity.dimension)
        known, objection = self.binding.choose(figure, candidates, facts, scope)
        if known:
            labelled = Labelled(self.examination).objection(quantity, known, candidates)
            objection = gravest(objection, labelled, *self.sayings.objections(quantity, known, facts))
            objection = objection or self.binding.outspoken.strange(figure, known)
            self.quoted.setdefault(scope, []).append(known)
        return known.ref if known else "", objection

    def _facts(self, scope: Scope) -> Shelf:
        if scope.start not in self._shelves:
            norms = sorted(scope.norms | cited_norms(self.examination, scope))
            self._shelves[scope.start] = self.examination.book.within(scope.points, norms)
        return self._shelves[scope.start]

    def _contained(self, quantity: Quantity, scope: Scope) -> str:
        """A figure inside a title, a name or a quoted wording of the case is part of it."""
        enclosing = self.examination.enclosing(quantity.start, quantity.end)
        if not enclosing:
            return ""
        allowed = {known.ref for known in self.examination.book.within(scope.points)}
        return next((known.ref for known in enclosing if known.ref in allowed), "")

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

    def _of_name(self, quantity: Quantity, known: Known) -> bool:
        """Whether what is counted by another word is called by the counter of a fact: 143张报修单 of 143单."""
        unit = known.quantity.dimension if known.quantity and self._same_count(quantity, known) else ""
        behind = self.examination.flat(quantity.end, quantity.end + _NAME)
        return bool(unit) and re.match(rf"[\u4e00-\u9fff]{{1,{_NAME - 1}}}?{re.escape(unit)}", behind) is not None

    def _bent(self, quantity: Quantity) -> Quantity:
        return bent(quantity, Surroundings(self.examination, quantity.start, quantity.end).lead)

    def _guess(self, quantity: Quantity, facts: Shelf) -> Objection:
        unit = other_unit(quantity, facts)
        if unit:
            severity = Severity.REVIEW if self._of_name(quantity, unit) else Severity.BLOCK
            return Objection("quantity_unit", {"actual": shown(unit.fact)}, severity=severity)
        elsewhere = matching(quantity, self.examination.book.of_case)
        if elsewhere:
            return Objection("quantity_elsewhere", {"actual": elsewhere[0].fact.label})
        doubtful = self.uncounted.idle(quantity, facts) or self.following.possible(quantity, facts)
        doubtful = doubtful or self.uncounted.supposed(quantity)
        lost = "" if doubtful else self.scored.of_some_point(quantity)
        if lost:
            return Objection("quantity_reckoned", {"formula": lost}, severity=Severity.REVIEW)
        made = (
            None
            if doubtful or self.sayings.is_left(quantity)
            else self.reckonable.made(self._bent(quantity), facts)
        )
        if made:
            return Objection("quantity_reckoned", {"formula": made.told}, severity=Severity.REVIEW)
        severity = Severity.REVIEW if doubtful else Severity.BLOCK
        return Objection("quantity_unbound", {}, severity=severity)


def bind_quantities(
    examination: Examination, binding: Binding
) -> Iterator[tuple[QuantitySupport, Objection | None]]:
    """Every figure of a text with its support; an objection beside it where it has none or is doubtful."""
    binder, touching, kinded = _Binder(examination, binding), Touching(examination), Kinded(examination)
    for quantity in examination.scan.quantities:
        support, objection = binder.support(quantity, examination.scope_at(quantity.start))
        kind = kinded.objection(quantity, support)
        objection = gravest(objection, kind, touching.objection(quantity, support))
        yield _report(quantity, "" if support == _ARTICLE else support), objection


def _report(quantity: Quantity, support: str) -> QuantitySupport:
    return QuantitySupport(
        start=quantity.start,
        end=quantity.end,
        text=quantity.text,
        value=format(quantity.value.normalize(), "f"),
        dimension=quantity.dimension,
        support=support,
    )
