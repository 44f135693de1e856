"""One grave finding decides (一票否决): the indicator gets nothing, or the review no better grade than one."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from drafter.findings.model import Frozen, Judgement, Line
from drafter.findings.problems import FieldProblem
from drafter.scoring.numbers import plain
from drafter.scoring.rules.amount import Amount
from drafter.scoring.rules.base import Inputs, Marks, Outcome, RuleBase, kept_within, problem, say
from drafter.scoring.rules.judging import decided, undecided
from drafter.scoring.rules.parts import Parts
from drafter.scoring.rules.single import SingleRule
from drafter.scoring.rules.slip import Setting, Slip, slip


class Objection(Frozen):
    """What must not be found: `met: true` says that it was not; `met: false`, or violations, that it was."""

    id: str
    text: Line


class Veto(RuleBase):
    """A rule that counts only where none of the objections was found.

    Attributes:
        criteria: the objections.
        points: what an objection leaves.
        grade: the best grade that the whole review may still have; empty where the grade is not touched.
        rule: what holds otherwise; its inputs may be left out where there is an objection.
    """

    kind: Literal["veto"]
    criteria: tuple[Objection, ...] = Field(min_length=1)
    points: Amount = Field(default=Decimal(0), ge=0)
    grade: str = ""
    rule: Annotated[SingleRule | Parts, Field(discriminator="kind")]

    def assess(self, inputs: Inputs, marks: Marks) -> Outcome:
        """What an objection leaves, or what the rule gives."""
        judged = [(item, _raised(item, inputs.judgements.get(item.id))) for item in self.criteria]
        wrong = tuple(raised for _, raised in judged if isinstance(raised, FieldProblem))
        raised = [item for item, found in judged if found is True]
        inner = self.rule.assess(inputs, marks)
        if wrong:
            return Outcome(None, wrong=(*wrong, *inner.wrong))
        if raised:
            texts = "；".join(item.text for item in raised)
            steps = say("vetoed", text=texts, points=plain(self.points))
            kept = kept_within(self.points, steps, marks.full)
            return replace(kept, wrong=inner.wrong, grade_cap=self.grade)
        gaps = (undecided(item.id, inputs.judgements.get(item.id), item.text) for item in self.criteria)
        if missing := tuple(gap for gap in gaps if gap is not None):
            return Outcome(None, missing=(*missing, *inner.missing), wrong=inner.wrong)
        return inner

    def measure_names(self) -> tuple[str, ...]:
        """Those of the rule."""
        return self.rule.measure_names()

    def criterion_ids(self) -> tuple[str, ...]:
        """The objections, then those of the rule."""
        return (*(item.id for item in self.criteria), *self.rule.criterion_ids())

    def clauses(self, labels: Mapping[str, str], full: Decimal) -> Iterator[str]:
        """One statement per objection, then those of the rule."""
        for item in self.criteria:
            grade = say("clause_veto_grade", grade=self.grade) if self.grade else ""
            yield say("clause_veto", text=item.text, points=plain(self.points), grade=grade)
        yield from self.rule.clauses(labels, full)

    def slips(self, setting: Setting) -> Iterator[Slip]:
        """Those of the rule; an objection that leaves full marks."""
        yield from (item.under("rule") for item in self.rule.slips(setting))
        if self.points >= setting.full:
            yield slip("otherwise", "points", otherwise=plain(self.points), full=plain(setting.full))


def _raised(item: Objection, judgement: Judgement | None) -> bool | FieldProblem | None:
    """Whether an objection was found; `None` where nothing was decided."""
    if judgement is None or not decided(judgement):
        return None
    path = ("judgements", item.id)
    if len(decided(judgement)) > 1:
        return problem(path, "decided_twice", ways="、".join(decided(judgement)))
    if judgement.met is not None:
        return not judgement.met
    return problem(path, "only_found_or_not") if judgement.violations is None else judgement.violations > 0
