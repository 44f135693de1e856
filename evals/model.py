"""What an evaluator sees and says: a subject, faults, results. Values are `Decimal`, and strings in JSON."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import Field, PlainSerializer, model_validator

from drafter.drafting.model import Draft, Plan
from drafter.findings.model import Case, Frozen, Line
from drafter.knowledge.model import Evidence, Norm
from drafter.knowledge.wording import Wording
from drafter.scoring.card import ScoreCard
from drafter.verification.model import ClauseSpan, ItemSpan, Manuscript, Report, Section
from evals.case_model import EvalCase, Expectations

Exact = Annotated[Decimal, PlainSerializer(str, return_type=str, when_used="json")]
"""A figure that is exact, and a string in JSON."""


class Gravity(StrEnum):
    """What a fault means: `block` may not stand, `review` is for a person to decide, `note` is worth knowing."""

    BLOCK = "block"
    REVIEW = "review"
    NOTE = "note"


class Unit(StrEnum):
    """What a value is counted in."""

    SHARE = "share"
    """From 0 to 1."""
    COUNT = "count"
    CHARACTERS = "characters"


class Better(StrEnum):
    """Which way a value should go."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True)
class Subject:
    """One text about one case, checked by the one checker: all that an evaluator sees.

    Attributes:
        eval_case: what was to be drafted.
        writer: who wrote, such as `offline`, `good`; `text` for a text that was brought.
        card: the scores.
        plan: what was to be written.
        manuscript: the text, with its items and clauses; every offset counts characters of `manuscript.text`.
        report: the checker's answer.
        wording: approved wording.
        norms: norms by id.
        evidence: the past wordings that were at hand, by id of the planned clause, best first.
        relevant: ids of passages that a person found to help, by point; resolved from the expectations.
        draft: how it was written, sentence by sentence; `None` for a text that was brought.
        base: the folder of the knowledge base.
    """

    eval_case: EvalCase
    writer: str
    card: ScoreCard
    plan: Plan
    manuscript: Manuscript
    report: Report
    wording: Wording
    norms: Mapping[str, Norm]
    evidence: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    relevant: Mapping[str, frozenset[str]] = field(default_factory=dict)
    draft: Draft | None = None
    base: Path = Path()

    @property
    def case(self) -> Case:
        """The findings."""
        return self.eval_case.case

    @property
    def expect(self) -> Expectations:
        """What a good draft does."""
        return self.eval_case.expect

    @property
    def reference(self) -> Manuscript | None:
        """The two sections as an editor left them."""
        return self.eval_case.reference

    @property
    def text(self) -> str:
        """All of the text."""
        return self.manuscript.text

    def items(self, section: Section) -> tuple[ItemSpan, ...]:
        """The items （一） of one section."""
        return self.manuscript.of(section)

    def clauses(self, section: Section) -> tuple[ClauseSpan, ...]:
        """The clauses 一是 of one section."""
        return self.manuscript.clauses(section)

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where the two sections stand: from the first to behind the last item of each."""
        found = (self.manuscript.of(section) for section in Section)
        return tuple((items[0].start, items[-1].end) for items in found if items)

    def central(self, start: int) -> bool:
        """Whether an offset lies in one of the two sections."""
        return any(first <= start < last for first, last in self.spans)


class Fault(Frozen):
    """One thing that an evaluator finds wrong.

    Attributes:
        evaluator: who found it.
        kind: what it is, as short as a key: a message of the checker's, or a word of the evaluator's own.
        severity: what it means.
        start: offset of the first character it concerns, in the subject's text.
        end: offset behind the last; equal to `start` for what is missing there.
        text: those characters.
        sentence: the sentence it stands in, for people; empty if it stands in none.
        message: what is wrong, for the reader of the report.
    """

    evaluator: Line
    kind: Line
    severity: Gravity
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str
    sentence: str = ""
    message: Line


class Result(Frozen):
    """What one evaluator says of one subject.

    Attributes:
        evaluator: its name.
        value: the measure; `None` where it does not apply, which is neither zero nor a pass.
        of: how many things were looked at (quantities, clauses …); 0 where it does not apply.
        why_not: why it does not apply; empty where it does.
        faults: what is wrong, in the order of the text.
    """

    evaluator: Line
    value: Exact | None
    of: int = Field(default=0, ge=0)
    why_not: str = ""
    faults: tuple[Fault, ...] = ()

    @model_validator(mode="after")
    def _sound(self) -> "Result":
        if self.value is None and (not self.why_not or self.faults or self.of):
            raise ValueError("what does not apply says why, and nothing else")
        if self.value is not None and (self.why_not or not self.value.is_finite()):
            raise ValueError("a value is a finite number, and needs no excuse")
        return self

    @property
    def applicable(self) -> bool:
        """Whether there was anything to measure."""
        return self.value is not None

    @property
    def blocked(self) -> bool:
        """Whether anything may not stand."""
        return any(fault.severity is Gravity.BLOCK for fault in self.faults)


class Measure(Frozen):
    """What an evaluator measures; a change of `version` makes its values incomparable with earlier ones.

    Attributes:
        name: such as `quantity_recall`.
        version: raised whenever the same subject may get another value.
        unit: of the value.
        better: which way it should go.
        about: what it measures, in a sentence.
    """

    name: Line
    version: int = Field(default=1, ge=1)
    unit: Unit = Unit.SHARE
    better: Better = Better.HIGHER
    about: Line


@dataclass(frozen=True)
class Evaluator:
    """Measures one thing. Deterministic; looks at the subject alone; raises only where it is itself at fault.

    Attributes:
        measure: what it measures.
        evaluate: what it says of one subject.
        kinds: messages of the checker's that it answers for; each belongs to exactly one evaluator.
    """

    measure: Measure
    evaluate: Callable[[Subject], Result]
    kinds: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """As reports call it."""
        return self.measure.name
