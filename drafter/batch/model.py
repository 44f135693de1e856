"""A case that is to be drafted, and what came of it."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from drafter.config.settings import EngineKind, WriterKind
from drafter.findings.model import Frozen


@dataclass(frozen=True, slots=True)
class Task:
    """One case of a batch.

    Attributes:
        name: of its folder; no two tasks of a batch have the same.
        case: the case file.
        folder: where its four files go.
    """

    name: str
    case: Path
    folder: Path

    def absolute(self) -> "Task":
        """The same task for a process that works in another folder."""
        return Task(self.name, self.case.absolute(), self.folder.absolute())


@dataclass(frozen=True, slots=True)
class Manner:
    """How all cases of a batch are drafted.

    Attributes:
        writer: who writes.
        fallback: whether the offline writer stands in when the model's service fails.
        fresh: whether the model is asked anew for what it has answered before.
        overwrite: whether notices that were edited by hand may be replaced.
        engine: where they are drafted.
    """

    writer: WriterKind
    fallback: bool = False
    fresh: bool = False
    overwrite: bool = False
    engine: EngineKind = EngineKind.LOCAL


class Status(StrEnum):
    """What became of a case."""

    DRAFTED = "drafted"
    UNCHANGED = "unchanged"
    EDITED = "edited"
    FAILED = "failed"


class Outcome(Frozen):
    """What came of one case.

    Attributes:
        name: of the task.
        status: drafted now, or found as it would be drafted, or edited by hand since and therefore left alone, or
            not drafted.
        total: points awarded, as the notice shows them; empty where nothing was drafted.
        grade: likewise.
        items: how many problems the notice has.
        blocks: violations that keep the notice from being issued.
        reviews: what a person has to look at.
        refusals: sentences of a model that the gate refused.
        calls: how often a model answered.
        tokens: that its endpoint counted, prompts and answers.
        unasked: requests that were not sent, as the batch had spent what it may; offline wording stands there.
        error: why it was not drafted; empty otherwise.
        remedy: what to do about it.
        unrecorded: why no record of the run could be kept; empty where it was.
    """

    name: str
    status: Status
    total: str = ""
    grade: str = ""
    items: int = 0
    blocks: int = 0
    reviews: int = 0
    refusals: int = 0
    calls: int = 0
    tokens: int = 0
    unasked: int = 0
    error: str = ""
    remedy: str = ""
    unrecorded: str = ""

    @property
    def clean(self) -> bool:
        """A notice of the case as it is stands, and nothing blocks it."""
        return not self.error and not self.blocks
