"""What every form of a report tells: its faults, draft by draft, and the gist."""

from collections.abc import Iterator
from dataclasses import dataclass

from evals.gate.model import Verdict
from evals.model import Fault, Gravity
from evals.report_model import Row, RunReport
from evals.reports.wording import say

_HELD = (Gravity.BLOCK, Gravity.REVIEW)


@dataclass(frozen=True)
class Told:
    """One draft and what was found in it.

    Attributes:
        row: the draft.
        fallen: whether it was free of blocking faults in the baseline.
        faults: what may not stand, then what is to be looked at.
        notes: what is worth knowing.
    """

    row: Row
    fallen: bool
    faults: tuple[Fault, ...]
    notes: tuple[Fault, ...]

    @property
    def blocking(self) -> tuple[Fault, ...]:
        """What may not stand."""
        return tuple(fault for fault in self.faults if fault.severity is Gravity.BLOCK)


def drafts_of(report: RunReport, verdict: Verdict | None) -> tuple[Told, ...]:
    """Every draft; those that fell first, then those in which something may not stand, then the rest."""
    fallen = {(one.case, one.writer) for one in verdict.fallen} if verdict else set()
    told = [_told(row, (row.case, row.writer) in fallen) for row in report.rows]
    return tuple(sorted(told, key=lambda one: (not one.fallen, not one.row.blocked)))


def passed(report: RunReport, verdict: Verdict | None) -> bool:
    """Whether nothing is in the way: the gate's word where it was asked, else that nothing blocks."""
    return not verdict.blocked if verdict else report.clean


def headline(report: RunReport, verdict: Verdict | None) -> str:
    """The verdict in a word or two."""
    if verdict:
        return say("blocked" if verdict.blocked else "passed")
    return say("clean" if report.clean else "unclean")


def gist(report: RunReport, verdict: Verdict | None) -> str:
    """The verdict in figures."""
    run = say(
        "told_run",
        drafts=len(report.rows),
        cases=len({row.case for row in report.rows}),
        blocked=sum(row.blocked for row in report.rows),
    )
    if not verdict:
        return f"{run}。"
    drifted = sum(drift.blocked for drift in verdict.drifts)
    gate = say("told_gate", fallen=len(verdict.fallen), drifted=drifted, texts=verdict.texts)
    return f"{gate}。{run}。"


def _told(row: Row, fallen: bool) -> Told:
    found = [fault for result in row.results for fault in result.faults]
    held = tuple(_of(found, _HELD))
    return Told(row, fallen, held, tuple(_of(found, (Gravity.NOTE,))))


def _of(faults: list[Fault], gravities: tuple[Gravity, ...]) -> Iterator[Fault]:
    for gravity in gravities:
        yield from (fault for fault in faults if fault.severity is gravity)
