"""What the checks say of one mutant or of one draft that means the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from drafter.errors import EvaluationError
from drafter.verification.model import Severity, Violation
from evals.faults.model import Mutant, Operator, Span
from evals.faults.page import Page
from evals.kinds import kind_of
from evals.model import Evaluator, Fault, Gravity, Subject
from evals.registry import EVALUATORS
from evals.running import result_of


@dataclass(frozen=True)
class Outcome:
    """What came of one mutant.

    Attributes:
        caught: blocked where the fault stands, or for what is missing by its name.
        right: blocked there by one of the evaluators that should.
        shown: shown there to a person, though not blocked.
        shown_right: blocked or shown there by one of the evaluators that should.
        elsewhere: not caught, but something new is blocked somewhere else.
        kinds: what was said there, as kind and severity.
        excerpt: the false words and what stands around them.
    """

    operator: str
    case: str
    caught: bool
    right: bool
    shown: bool
    shown_right: bool
    elsewhere: bool
    kinds: tuple[tuple[str, str], ...]
    excerpt: str

    @property
    def found(self) -> bool:
        """Caught or shown."""
        return self.caught or self.shown


@dataclass(frozen=True)
class Kept:
    """What came of a draft that means the same: what is blocked in it, as `kind: words`; whether more is shown."""

    family: str
    case: str
    blocked: tuple[str, ...]
    shown: bool


def judged(
    page: Page, operator: Operator, made: Mutant, subject: Subject, evaluators: Sequence[Evaluator] = EVALUATORS
) -> Outcome:
    """What is said of a mutant that is checked.

    Raises:
        EvaluationError: an evaluator failed, or is not there.
    """
    new = [one for one in subject.report.violations if (one.check, one.message) not in page.said]
    there = [one for one in new if _at(one, made)]
    right = [one for one in evaluators if one.name in operator.right]
    if len(right) != len(operator.right):
        raise EvaluationError(
            f"{operator.name} names an evaluator that is not there", remedy="correct the operator"
        )
    said = {(one.severity, one.start, one.end, one.message) for one in there}
    faults = [
        one
        for evaluator in right
        if _may_say(evaluator, there)
        for one in result_of(evaluator, subject).faults
        if (_SEVERITY.get(one.severity), one.start, one.end, one.message) in said or _own(one, page, made)
    ]
    blocks = [one for one in there if one.severity is Severity.BLOCK]
    return Outcome(
        operator=operator.name,
        case=page.case.id,
        caught=bool(blocks),
        right=any(one.severity is Gravity.BLOCK for one in faults),
        shown=bool(there) and not blocks,
        shown_right=any(one.severity is not Gravity.NOTE for one in faults),
        elsewhere=not blocks and any(one.severity is Severity.BLOCK for one in new),
        kinds=tuple(sorted({(kind_of(one), one.severity.value) for one in there})),
        excerpt=_excerpt(made),
    )


def kept(page: Page, family: str, subject: Subject) -> Kept:
    """What is said of a draft that means the same and is checked."""
    found = subject.report.violations
    blocked = [f"{kind_of(one)}: {one.text[:40]}" for one in found if one.severity is Severity.BLOCK]
    shown = any(one.severity is Severity.REVIEW and (one.check, kind_of(one)) not in page.kinds for one in found)
    return Kept(family, page.case.id, tuple(blocked), shown)


_SEVERITY = {Gravity.BLOCK: Severity.BLOCK, Gravity.REVIEW: Severity.REVIEW}
_AROUND = 24


def _at(one: Violation, made: Mutant) -> bool:
    """Whether a violation concerns the fault: its place, or the name of what is missing."""
    return touches((one.start, one.end), made.spans) or any(name in one.message for name in made.missing)


def touches(span: Span, spans: Iterable[Span]) -> bool:
    """Whether a span overlaps one of others; an empty one overlaps what it lies in or beside."""
    start, end = span
    return any(start < max(last, first + 1) and first < max(end, start + 1) for first, last in spans)


def _may_say(evaluator: Evaluator, there: Sequence[Violation]) -> bool:
    """Whether an evaluator can say anything that counts: what it answers for was said, or it looks for itself."""
    return not evaluator.kinds or any(kind_of(one) in evaluator.kinds for one in there)


def _own(one: Fault, page: Page, made: Mutant) -> bool:
    """Whether a fault is the evaluator's own, none of the checker's, and concerns the place."""
    own = one.kind in ("result_differs", "norm_unknown")
    return own and touches((one.start, one.end), made.spans) and one.text not in page.text


def _excerpt(made: Mutant) -> str:
    if not made.spans:
        return "− " + " ".join(made.missing)
    start, end = made.spans[0]
    before, behind = made.text[max(0, start - _AROUND) : start], made.text[end : end + _AROUND]
    return " ".join(f"{before}〔{made.text[start:end][:60]}〕{behind}".split())
