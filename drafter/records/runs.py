"""One run as it is remembered: of what, how it ended, what it asked and cost, and how long it took.

What the bundle's record says is here as digests: no text of a case, of a prompt or of an answer is repeated, so
that many people may look at the records who may not look at the cases.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from drafter.findings.model import Frozen
from drafter.records.digests import digest
from drafter.records.model import RunRecord


class Ended(StrEnum):
    """How a run ended."""

    DRAFTED = "drafted"
    FAILED = "failed"


class Usage(Frozen):
    """What a run asked of a model, without what was answered from the answers kept.

    Attributes:
        calls: how often the endpoint answered.
        prompt_tokens: as the endpoint counted them.
        completion_tokens: likewise.
        cost: in the currency of the prices that are set; `None` where none are.
        waited_s: seconds spent waiting for it.
        unasked: requests that were not sent, as a limit of the user's own was reached.
    """

    calls: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost: Decimal | None = None
    waited_s: float = 0.0
    unasked: int = 0


class Refused(Frozen):
    """A sentence of a model that the gate refused.

    Attributes:
        clause: of which clause.
        role: lead, fact, effect, norm, action or heading.
        checks: the checks that refused it.
    """

    clause: str
    role: str
    checks: tuple[str, ...]


class Made(Frozen):
    """What a run made.

    Attributes:
        total: points awarded, as the notice shows them.
        grade: likewise.
        items: how many problems the notice has.
        answers: how many answers of a model went into it, asked now or kept.
        blocks: violations that keep the notice from being issued.
        reviews: what a person has to look at.
        refusals: sentences of the model that were refused.
        fell_back: the offline writer stood in, as the model's service failed.
        files: SHA-256 of each file that was written, by its name.
    """

    total: str
    grade: str
    items: int
    answers: int = 0
    blocks: int = 0
    reviews: int = 0
    refusals: tuple[Refused, ...] = ()
    fell_back: bool = False
    files: Mapping[str, str]


class MadeFrom(Frozen):
    """What a run was made from: digests and versions, as the bundle's record has them.

    Attributes:
        drafter: version of the program.
        python: version of the interpreter.
        case: digest of the case as loaded.
        rubric: id and digest of the rubric.
        config: digest of the settings.
        prompts: digest of the prompt files.
        knowledge: digest of the base.
        writer: who wrote.
        record: digest of the whole record that the bundle keeps.
    """

    drafter: str
    python: str
    case: str
    rubric: str
    config: str
    prompts: str
    knowledge: str
    writer: str
    record: str

    @classmethod
    def of(cls, record: RunRecord, python: str) -> "MadeFrom":
        """What a bundle's record says."""
        same = record.model_dump(include=set(cls.model_fields) & set(RunRecord.model_fields))
        return cls(**same, python=python, record=digest(record))


class Run(Frozen):
    """One run.

    Attributes:
        id: names it; later runs have greater ids.
        started: when, in UTC.
        took_s: seconds from reading the case to the last file.
        command: `draft` or `batch`.
        case: id of the case; the file's name where it could not be read.
        department: its official name; empty where the case could not be read.
        year: the fiscal year; 0 likewise.
        ended: how.
        error: why nothing was drafted; empty otherwise.
        usage: what it asked of a model.
        made: what it made; `None` where it failed.
        made_from: what it was made from; likewise.
    """

    id: str
    started: datetime
    took_s: float
    command: str
    case: str
    department: str = ""
    year: int = 0
    ended: Ended
    error: str = ""
    usage: Usage = Usage()
    made: Made | None = None
    made_from: MadeFrom | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which runs are looked for; what is empty is not asked for.

    Attributes:
        case: a part of the id of the case.
        department: a part of its name.
        since: only runs from then on.
        failed: only runs that made nothing.
        most: how many, the newest of them.
    """

    case: str = ""
    department: str = ""
    since: datetime | None = None
    failed: bool = False
    most: int = 20


class RunStore(Protocol):
    """Where runs are remembered. Every method raises `OutputError` or `ServiceError` where it cannot be used."""

    def keep(self, run: Run) -> None:
        """Remember a run."""
        ...

    def runs(self, wanted: Wanted) -> Sequence[Run]:
        """Those that are looked for, the newest first; none where nothing was ever kept."""
        ...

    def named(self, start: str) -> Sequence[Run]:
        """The runs whose id begins so, at most two."""
        ...


def new_id(started: datetime) -> str:
    """An id that sorts by time and that a person can read out: `20260302-091503-5f0c2a`."""
    return f"{started.astimezone(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"
