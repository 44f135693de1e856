"""How evaluators say what they found: faults from violations, shares, and what does not apply."""

from collections.abc import Callable, Collection, Iterable, Iterator
from decimal import Decimal

from drafter.text.sentences import sentences
from drafter.verification.model import Severity, Violation
from evals.kinds import kind_of
from evals.model import Evaluator, Fault, Gravity, Measure, Result, Subject

Span = tuple[int, int]
_PLACES = Decimal("0.000001")
_GRAVITY = {Severity.BLOCK: Gravity.BLOCK, Severity.REVIEW: Gravity.REVIEW}
_NEAR = 600
"""Characters before and behind a fault among which its sentence is looked for."""


def violations(subject: Subject, kinds: Collection[str]) -> Iterator[Violation]:
    """What the checker says under some of its keys, in the order of the text."""
    return (one for one in subject.report.violations if kind_of(one) in kinds)


def faults_of(subject: Subject, measure: Measure, found: Iterable[Violation]) -> tuple[Fault, ...]:
    """Violations as faults, word for word and no less grave."""
    return tuple(
        fault(subject, measure, (one.start, one.end), kind_of(one), one.message, _GRAVITY[one.severity])
        for one in found
    )


def fault(
    subject: Subject, measure: Measure, span: tuple[int, int], kind: str, message: str, severity: Gravity
) -> Fault:
    """One fault, with the sentence it stands in."""
    start, end = span
    return Fault(
        evaluator=measure.name,
        kind=kind,
        severity=severity,
        start=start,
        end=end,
        text=subject.text[start:end],
        sentence=sentence_at(subject.text, start),
        message=message,
    )


def sentence_at(text: str, place: int) -> str:
    """The sentence around a place; empty where there is none."""
    first = text.rfind("\n", max(0, place - _NEAR), place) + 1 or max(0, place - _NEAR)
    last = text.find("\n", place, place + _NEAR)
    around = sentences(text, first, len(text[: place + _NEAR]) if last < 0 else last)
    return next((one.text for one in around if one.start <= place < one.end), "")


def share(measure: Measure, good: int | Decimal, of: int | Decimal, faults: Iterable[Fault] = ()) -> Result:
    """A share as a result.

    Args:
        measure: what is measured.
        good: how much of it is as it should be.
        of: how much there is, more than zero.
        faults: what is not.
    """
    value = (Decimal(good) / Decimal(of)).quantize(_PLACES)
    return Result(evaluator=measure.name, value=value, of=max(1, int(of)), faults=tuple(faults))


def count(measure: Measure, number: int | Decimal, of: int, faults: Iterable[Fault] = ()) -> Result:
    """A number as a result; `of` says among how many."""
    return Result(evaluator=measure.name, value=Decimal(number), of=of, faults=tuple(faults))


def not_applicable(measure: Measure, why: str) -> Result:
    """Nothing to measure, which is neither zero nor a pass."""
    return Result(evaluator=measure.name, value=None, why_not=why)


def checked(measure: Measure, kinds: Collection[str], looked_at: Callable[[Subject], Iterable[Span]]) -> Evaluator:
    """An evaluator that leaves the judgement to the checker.

    Args:
        measure: the share of what was looked at that is as it should be.
        kinds: what the checker may say against it.
        looked_at: spans of the text. What is missing or stands elsewhere counts as one more that was looked at.
    """

    def evaluate(subject: Subject) -> Result:
        spans, found = list(looked_at(subject)), list(violations(subject, kinds))
        if not spans and not found:
            return not_applicable(measure, "nothing of the kind in the text")
        good = spared(spans, found)
        astray = sum(not spans or spared(spans, [one]) == len(spans) for one in found)
        return share(measure, good, len(spans) + astray, faults_of(subject, measure, found))

    return Evaluator(measure, evaluate, frozenset(kinds))


def spared(spans: Iterable[tuple[int, int]], found: Iterable[Violation]) -> int:
    """How many spans no violation touches."""
    places = [(one.start, max(one.end, one.start + 1)) for one in found]
    return sum(not any(start < last and first < end for first, last in places) for start, end in spans)
