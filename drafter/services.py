"""What the flow of a notice needs from outside: chosen once by `bootstrap`, known to it by ports alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from drafter.drafting.ports import Writer
from drafter.findings.model import Case
from drafter.knowledge.model import Norm
from drafter.knowledge.ports import PassageIndex
from drafter.knowledge.wording import Wording
from drafter.records.model import Call, Provenance
from drafter.records.runs import Usage
from drafter.rendering.frame import Frame
from drafter.scoring.card import ScoreCard
from drafter.verification.prose.leaks import Other


class Observer(Protocol):
    """Whoever wants to see the work go on."""

    def stage(self, name: str) -> None:
        """A stage begins: `index`, `embed`, `score`, `plan`, `retrieve`, `write`, `check`."""
        ...

    def progress(self, done: int, total: int) -> None:
        """So many steps of the stage are done."""
        ...


@dataclass(frozen=True)
class Services:
    """All that the flow needs from outside, chosen by `bootstrap`.

    Attributes:
        score: computes the score card of a case.
        wording: approved wording.
        norms: norms by id.
        frame: the standing phrases of a notice.
        writer: who writes.
        fallback: writes offline when the writer's service fails; without it the failure ends the run.
        index: opens the passage index, building it first where it has to be built.
        passages: how many past wordings each clause gets.
        provenance: digests for the record.
        calls: what the model has answered so far.
        usage: what the model has been asked so far, beside the answers kept.
        others: reads the notices of other cases, against which a draft is checked.
    """

    score: Callable[[Case], ScoreCard]
    wording: Wording
    norms: Mapping[str, Norm]
    frame: Frame
    writer: Writer
    fallback: bool
    index: Callable[[Observer], PassageIndex]
    passages: int
    provenance: Provenance
    calls: Callable[[], tuple[Call, ...]] = field(default=tuple)
    usage: Callable[[], Usage] = field(default=Usage)
    others: Callable[[], tuple[Other, ...]] = field(default=tuple)
