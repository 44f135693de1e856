"""Binding: a figure is supported by a fact of its value that the words around it name, and by no other.

Where the words name another fact of the same kind much better, the figure is refused; where they lean towards
another, or where nothing can be told, a person looks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import product

from drafter.findings.display import shown
from drafter.findings.model import CASE_SCOPE, Role
from drafter.verification.binding.continuing import Continuing, meant_of
from drafter.verification.binding.figure import Bound, Figure, alike, same
from drafter.verification.binding.objection import Objection, gravest, kind_of_message, refuted
from drafter.verification.binding.outright import Outright
from drafter.verification.binding.outspoken import Outspoken
from drafter.verification.binding.rivals import Preference, Rivals
from drafter.verification.binding.staged import STAGES, of_stage, stage_of_whole
from drafter.verification.binding.verbatim import Told
from drafter.verification.context.surroundings import Surroundings
from drafter.verification.facts.known import FIGURES, Known
from drafter.verification.facts.shelf import Shelf
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
STRANGE = (-0.25, -0.5)
"""So much refuses a fact where one or both of the nearest figures and names are of the rival's finding."""
_HARDLY = 0.5
"""So much below that a person looks."""
_FURTHEST = 12
"""Figures that change places stand no further apart."""
_NORM = "norm."
_POINTING = re.compile("[该其此本两]|各(?!不相同|有不同|自)|上述|前述|同一|三[家个项]")
"""Words that point at somebody named elsewhere."""
EXCHANGED = 1.3
"""Two figures are taken for exchanged if their words together fit so much better the other way round."""
_STAGED = ("head", "head_weak", "joined")
"""Where the stage of a figure is named."""
_LEANING = 0.4
"""A person looks where they fit so much better."""
EXCHANGED_APART = 2.0
"""So much better where each has its value also from another finding."""


@dataclass
class Binding:
    """Chooses among facts of one value.

    Attributes:
        examination: the text.
        rivals: compares facts by the words around a figure.
        verbatim: what accounts of the case, where they are told word for word, say of figures and dates.
    """

    examination: Examination
    rivals: Rivals
    verbatim: Told
    continuing: Continuing = field(init=False)
    outright: Outright = field(init=False)
    outspoken: Outspoken = field(init=False)
    _bound: list[Bound] = field(default_factory=list)
    _refused: set[int] = field(default_factory=set)
    _vouched: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.continuing, self.outright = Continuing(self.examination), Outright(self.rivals)
        self.outspoken = Outspoken(self.rivals)

    def choose(
        self, figure: Figure, candidates: Sequence[Known], facts: Shelf, scope: Scope
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
        own = self.continuing.of_same(figure, self._before(figure), facts)
        of_own = [known for known in named if any(known is one for one in own)]
        best = self._at_home(figure, self.rivals.best(figure, of_own or named), of_own or named)
        objection = gravest(
            self._contradiction(figure, best, facts),
            None if of_own else self._unnamed(figure, best),
            self._rivalled(figure, best, own) if of_own else self._objection(figure, best, facts, scope),
            None if of_own else self._unresolved(figure, best, facts),
            None if of_own else self._of_other(figure, best, own),
            self.outright.beyond_whole(figure, best, self._before(figure)),
            self._outright(figure, best, named, of_stage(best, facts, self._stage(figure, best))),
        )
        refused = objection is not None and objection.severity is Severity.BLOCK
        if refused:
            self._refused.add(figure.start)
        if best.scope != FIGURES:
            self._bound.append(Bound(figure, best, tuple(named)))
        return None if refused else best, objection

    def called(
        self, figure: Figure, candidates: Sequence[Known], facts: Shelf
    ) -> tuple[Known | None, Objection | None] | None:
        """The fact that a figure is by its whole name, or what speaks against it; `None` where no name tells.

        Args:
            figure: the figure.
            candidates: the facts that have its value, at least one.
            facts: all facts that it could be of.
        """
        found = self.outspoken.told(figure, candidates, facts)
        if found and found[0]:
            self._vouched.add(figure.start)
            self._bound.append(Bound(figure, found[0], (found[0],)))
        elif found:
            self._refused.add(figure.start)
        return found

    def _stage(self, figure: Figure, best: Known) -> frozenset[Role]:
        """The stage of the whole of which a figure tells a part; none where it, or its fact, is of none."""
        if best.fact.role not in STAGES:
            return frozenset()
        sentence = self.examination.sentence_at(figure.start)
        told = [one.known for one in self._bound if sentence.start <= one.figure.start]
        return stage_of_whole(self.examination, (figure.start, figure.end), told)

    def _before(self, figure: Figure) -> tuple[Figure, Known] | None:
        """The last figure that is bound before one, and its fact."""
        bound = self._bound[-1] if self._bound else None
        return (bound.figure, bound.known) if bound and bound.figure.end <= figure.start else None

    def _outright(
        self, figure: Figure, best: Known, named: Sequence[Known], facts: Sequence[Known]
    ) -> Objection | None:
        rival = self.outright.rival(figure, best, named, facts) if figure.dimension != "date" else None
        return refuted(figure, best, rival, Preference(1, 0, 0), Severity.BLOCK) if rival else None

    def _of_other(self, figure: Figure, best: Known, own: Sequence[Known]) -> Objection | None:
        """A figure of another thing at a stage of the thing that goes on."""
        told = self.rivals.words(figure).roles
        roles = frozenset[Role]().union(*(told.get(place, frozenset()) for place in _STAGED))
        before = self._before(figure)
        own = [one for one in own if before is None or one is not before[1]]
        rival = meant_of(own, best, roles)
        return refuted(figure, best, rival, Preference(1, 0, 0), Severity.BLOCK) if rival else None

    def _at_home(self, figure: Figure, best: Known, candidates: Sequence[Known]) -> Known:
        """Of facts of one value one of a finding that the sentence is about, if the best is a stranger there."""
        told, _ = self.rivals.anchors.told(figure.start, best)
        inside = [known for known in candidates if known.scope in told]
        if not inside or best.scope in told:
            return best
        nearest = self.rivals.best(figure, inside)
        named = best.scope != CASE_SCOPE and self.rivals.preference(figure, best, nearest).total > REFUSED
        return best if named else nearest

    def told(self, start: int, facts: Shelf) -> Known | None:
        """The fact that stands at an offset because an account of the case is told there word for word."""
        known = self.verbatim.right.get(start)
        return known if known and facts.holds(known) else None

    def misstated(self, start: int) -> Known | None:
        """The fact that an account of the case, told there word for word, has in the place of a figure or date."""
        return self.verbatim.wrong.get(start)

    def bent(self, known: Known) -> bool:
        """Whether an account itself bends a fact, so that a word that does is the reviewer's own."""
        return known.ref in self.verbatim.bent

    def led(self, start: int) -> bool:
        """Whether a figure stands in an account's words, but behind words that the account has not."""
        return start in self.verbatim.led

    def exchanged(self) -> dict[int, Objection]:
        """Figures that stand in each other's place, by their offsets."""
        found: dict[int, Objection] = {}
        for one, other in self._neighbours():
            for here, there, severity in self._exchanges(one, other):
                for bound, meant in ((one, here), (other, there)):
                    said = refuted(bound.figure, bound.known, meant, Preference(1, 0, 0), severity)
                    before = found.get(bound.figure.start)
                    found[bound.figure.start] = gravest(before, said) or said
        blocks = (said.severity is Severity.BLOCK for said in found.values())
        graver = {start for start, block in zip(found, blocks, strict=True) if block or start not in self._refused}
        return {start: said for start, said in found.items() if start in graver}

    def _neighbours(self) -> Iterator[tuple[Bound, Bound]]:
        """Pairs of figures in one sentence, or in two of which one follows the other."""
        placed: dict[int, list[Bound]] = {}
        weighed = (bound for bound in self._bound if bound.figure.start not in self._vouched)
        for bound in sorted(weighed, key=lambda bound: bound.figure.start):
            placed.setdefault(self.examination.sentence_number(bound.figure.start), []).append(bound)
        for number, together in placed.items():
            for place, one in enumerate(together):
                yield from ((one, other) for other in together[place + 1 : place + _FURTHEST])
            yield from product(together[-_FURTHEST:], placed.get(number + 1, [])[:_FURTHEST])

    def _exchanges(self, one: Bound, other: Bound) -> Iterator[tuple[Known, Known, Severity]]:
        """The facts of one finding that two figures name better the other way round, and how gravely."""
        if self.outright.whole_of(other.figure, other.known, (one.figure, one.known)):
            return
        for first, second in product(one.candidates, other.candidates):
            if first.scope != second.scope or not alike(first, second) or same(first, second):
                continue
            apart = one.known is not first or other.known is not second
            gain = self.rivals.preference(one.figure, second, one.known).total
            gain += self.rivals.preference(other.figure, first, other.known).total
            if gain > (EXCHANGED_APART if apart else EXCHANGED):
                yield second, first, Severity.BLOCK
            elif gain > _LEANING and not apart:
                yield second, first, Severity.REVIEW

    def _objection(self, figure: Figure, best: Known, facts: Shelf, scope: Scope) -> Objection | None:
        if best.scope == FIGURES or best.scope.startswith(_NORM):
            return None
        unstated = partial(self.rivals.anchors.unstated, figure.start, best)
        near = unstated(facts.by_scope[best.scope])
        if scope.points is not None or best.scope == CASE_SCOPE:
            return self._rivalled(figure, best, near)
        told, strength = self.rivals.anchors.told(figure.start, best)
        if strength:
            inside = unstated([known for known in facts if known.scope in told])
            refused = STRANGE[strength - 1]
            strange = self._rivalled(figure, best, inside, refused, refused - _HARDLY)
            if strange:
                return strange
        found = self._rivalled(figure, best, near)
        if found or told:
            return found
        return self._rivalled(
            figure, best, unstated([one for one in facts if one.own]), REFUSED + FURTHER, DOUBTED + FURTHER
        )

    def _unresolved(self, figure: Figure, best: Known, facts: Shelf) -> Objection | None:
        """A figure of which nothing is said: its value is known, what it stands for is not."""
        if not self.rivals.unresolved(figure, best, facts.by_scope[best.scope]):
            return None
        values = {"actual": best.fact.label}
        return Objection(f"{kind_of_message(figure)}_unresolved", values, severity=Severity.REVIEW)

    def _unnamed(self, figure: Figure, best: Known) -> Objection | None:
        """A figure of a unit or project that the text never names: another name may stand in its place."""
        owner = self.rivals.unnamed(figure, best)
        if not owner:
            return None
        sentence = self.examination.sentence_at(figure.start)
        severity = Severity.REVIEW if _POINTING.search(sentence.text) else Severity.BLOCK
        return Objection(f"{kind_of_message(figure)}_owner", {"actual": owner}, owner, severity)

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

    def _rivalled(
        self,
        figure: Figure,
        best: Known,
        facts: Sequence[Known],
        refused: float = REFUSED,
        doubted: float = DOUBTED,
    ) -> Objection | None:
        facts = self.outright.left(figure, best, of_stage(best, facts, self._stage(figure, best)))
        rival = self.rivals.rival(figure, best, facts)
        if rival is None:
            return None
        preference = self.rivals.preference(figure, rival, best)
        if self.rivals.named_outright(figure, rival, best):
            refused = min(refused, OUTRIGHT)
        if self.rivals.called(figure, rival, best):
            refused = min(refused, doubted)
        against = preference.owner > 0 and preference.words <= _AGAINST
        if preference.total > refused and not against:
            return refuted(figure, best, rival, preference, Severity.BLOCK)
        if preference.total > doubted:
            return refuted(figure, best, rival, preference, Severity.REVIEW)
        return None

    def _of_clause(self, known: Known, around: Surroundings) -> bool:
        """A fact of the whole case stands in a clause on certain points only where it is called by its name."""
        return known.scope != CASE_SCOPE or not around.scopes or around.names(known)
