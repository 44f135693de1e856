"""Points added for what deserves them, up to a cap, and taken for what does not (加分项、加减分项)."""

# ruff: noqa: ARG002 - all kinds share one signature; few need all of it.

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Literal

from pydantic import Field

from drafter.findings.model import Frozen, Judgement, Line
from drafter.findings.problems import FieldProblem
from drafter.scoring.numbers import plain
from drafter.scoring.rules.amount import Amount
from drafter.scoring.rules.base import Inputs, Marks, Outcome, RuleBase, problem, say
from drafter.scoring.rules.judging import decided
from drafter.scoring.rules.slip import Setting, Slip, slip


class Addition(Frozen):
    """What is counted.

    Attributes:
        id: of the criterion.
        text: what counts.
        per: points for each; negative for what costs points.
        most: how many of it count; none for no limit but the cap.
    """

    id: str
    text: Line
    per: Amount
    most: int | None = Field(default=None, ge=1)


class Bonus(RuleBase):
    """So many points each time, between the floor and the cap, which is the indicator's maximum."""

    kind: Literal["bonus"]
    criteria: tuple[Addition, ...] = Field(min_length=1)
    floor: Amount = Field(default=Decimal(0), le=0)

    def assess(self, inputs: Inputs, marks: Marks) -> Outcome:
        """What was counted, times what it is worth."""
        counted = [(item, _count(item, inputs.judgements.get(item.id))) for item in self.criteria]
        wrong = tuple(count for _, count in counted if isinstance(count, FieldProblem))
        open_ones = [item for item in self.criteria if not _decided(inputs.judgements.get(item.id))]
        missing = tuple(
            problem(("judgements", item.id), "addition_undecided", id=item.id, text=item.text)
            for item in open_ones
        )
        if wrong or missing:
            return Outcome(None, missing=missing, wrong=wrong)
        return self._outcome([(item, count) for item, count in counted if isinstance(count, int)], marks.full)

    def criterion_ids(self) -> tuple[str, ...]:
        """All of them have to be counted."""
        return tuple(item.id for item in self.criteria)

    def clauses(self, labels: Mapping[str, str], full: Decimal) -> Iterator[str]:
        """One statement per criterion."""
        for item in self.criteria:
            key = "clause_addition" if item.per > 0 else "clause_penalty"
            yield say(key, text=item.text, per=plain(abs(item.per)), full=plain(full))

    def slips(self, setting: Setting) -> Iterator[Slip]:
        """A criterion worth nothing, a cap or a floor that is never reached."""
        for index, item in enumerate(self.criteria):
            if item.per == 0:
                yield slip("worthless", "criteria", index, "per", id=item.id)
        best, worst = self._most(1), self._most(-1)
        if best is not None and best < setting.full:
            yield slip("cap_unreached", best=plain(best), full=plain(setting.full))
        if worst is not None and -worst > self.floor:
            yield slip("floor_unreached", least=plain(-worst), floor=plain(self.floor), dearest=plain(worst))

    def _most(self, sign: int) -> Decimal | None:
        """The most that can be added (1) or taken (−1); `None` for without end."""
        parts = [
            item.per * sign * item.most if item.most else None for item in self.criteria if item.per * sign > 0
        ]
        known = [part for part in parts if part is not None]
        return sum(known, Decimal(0)) if len(known) == len(parts) else None

    def _outcome(self, counted: list[tuple[Addition, int]], cap: Decimal) -> Outcome:
        total = sum((item.per * _counting(item, count) for item, count in counted), Decimal(0))
        terms = [f"{_counting(item, count)} × {plain(item.per)}" for item, count in counted]
        steps = f"{' + '.join(terms)} = {plain(total)}"
        if total > cap:
            return Outcome(cap, say("bonus_capped", steps=steps, cap=plain(cap)))
        if total < self.floor:
            return Outcome(self.floor, say("floored", steps=steps, floor=plain(self.floor)))
        return Outcome(total, steps)


def _decided(judgement: Judgement | None) -> bool:
    return judgement is not None and bool(decided(judgement))


def _counting(item: Addition, count: int) -> int:
    return count if item.most is None else min(count, item.most)


def _count(item: Addition, judgement: Judgement | None) -> int | FieldProblem | None:
    if judgement is None or not _decided(judgement):
        return None
    path = ("judgements", item.id)
    if len(decided(judgement)) > 1:
        return problem(path, "decided_twice", ways="、".join(decided(judgement)))
    if judgement.met is False:
        return 0
    return problem(path, "only_by_count") if judgement.count is None else judgement.count
