"""What the gate keeps and says: a baseline with its history, a verdict. Values are strings in JSON."""

from collections.abc import Mapping
from typing import Final, Literal

from pydantic import ConfigDict, Field

from drafter.findings.model import Frozen, Line
from evals.model import Better, Exact, Fault, Unit
from evals.report_model import MadeFrom

BASELINE: Final = "drafter.eval.baseline"
VERDICT: Final = "drafter.eval.gate"
OVERALL: Final = "overall"
"""The name of the mean over all shares, each so turned that more is better."""


class BaseRow(Frozen):
    """One draft as it was accepted.

    Attributes:
        case: id of the evaluation case.
        writer: who wrote.
        text: SHA-256 of the text.
        blocked: whether something in it may not stand.
        values: by measure; one that did not apply is not there.
    """

    case: Line
    writer: Line
    text: str
    blocked: bool
    values: Mapping[str, Exact]


class Accepted(Frozen):
    """One move of the baseline.

    Attributes:
        reason: why it was moved.
        report: digest of the report that was accepted.
        drafts: how many it has.
        blocked: in how many of them something may not stand.
        means: over all drafts, by measure, with `overall`.
        by: who moved it; not in the digest.
        at: when, in ISO 8601 with its offset; not in the digest.
    """

    reason: Line
    report: Line
    drafts: int = Field(ge=1)
    blocked: int = Field(ge=0)
    means: Mapping[str, Exact]
    by: str = ""
    at: str = ""


class Baseline(Frozen):
    """What drafts are held against.

    Attributes:
        kind: names the format; `schema` in the file.
        version: of the format.
        made_from: what determined the accepted report.
        measures: versions of the measures, by name.
        rows: one a draft, by case, then by writer.
        history: every move, the latest last.
        digest: SHA-256 of the rest but who and when, as canonical JSON.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True)

    kind: Literal["drafter.eval.baseline"] = Field(default=BASELINE, alias="schema")
    version: Literal[1] = 1
    made_from: MadeFrom
    measures: Mapping[str, int]
    rows: tuple[BaseRow, ...] = Field(min_length=1)
    history: tuple[Accepted, ...] = Field(min_length=1)
    digest: str = ""

    @property
    def writers(self) -> list[str]:
        """Who wrote, each once."""
        return list(dict.fromkeys(row.writer for row in self.rows))


class Draft(Frozen):
    """One draft on whose standing the verdict has something to say.

    Attributes:
        case: id of the evaluation case.
        writer: who wrote.
        faults: what may not stand in it now.
    """

    case: Line
    writer: Line
    faults: tuple[Fault, ...] = ()


class Drift(Frozen):
    """How one measure moved over the cases; every figure is over cases, each the mean of its writers.

    Attributes:
        measure: its name, or `overall`.
        unit: of `before`, `after`, `loss` and `detectable`.
        better: which way it should go.
        cases: in how many cases it applied both times; 0 where there is nothing to compare.
        changed: in how many of them it differs.
        lost: how many drafts it applied to and no longer does.
        before: mean of the baseline; `None` without cases.
        after: mean now.
        loss: how much worse it got; less than zero where it got better.
        p: of the sign-flip test: how often chance alone makes it as much worse.
        adjusted: the same after Holm; `None` where too few cases changed for the test ever to speak.
        blocked: whether the loss is both beyond chance and large enough to matter.
        power: chance that two points lost in every case would block, at the noise seen; `None` if not a share.
        detectable: the least loss that would block nine times in ten; `None` where the cases are too few for any.
    """

    measure: Line
    unit: Unit
    better: Better
    cases: int = Field(ge=0)
    changed: int = Field(ge=0)
    lost: int = Field(ge=0)
    before: Exact | None = None
    after: Exact | None = None
    loss: Exact | None = None
    p: Exact | None = None
    adjusted: Exact | None = None
    blocked: bool = False
    power: Exact | None = None
    detectable: Exact | None = None


class Verdict(Frozen):
    """What the gate says of a report.

    Attributes:
        kind: names the format; `schema` in the file.
        version: of the format.
        baseline: digest of the baseline.
        report: digest of the report.
        inputs: which of what determines a report differ: `drafter`, `knowledge`, `prompts`, `recordings NAME`.
        texts: how many drafts read otherwise than they did.
        fallen: drafts that were free of blocking faults and no longer are.
        mended: drafts that were not, and now are.
        drifts: one a measure, `overall` first.
        alpha: chance at most of blocking where nothing changed but by chance.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True)

    kind: Literal["drafter.eval.gate"] = Field(default=VERDICT, alias="schema")
    version: Literal[1] = 1
    baseline: Line
    report: Line
    inputs: tuple[str, ...]
    texts: int = Field(ge=0)
    fallen: tuple[Draft, ...]
    mended: tuple[Draft, ...]
    drifts: tuple[Drift, ...]
    alpha: Exact

    @property
    def blocked(self) -> bool:
        """Whether the change may not go in."""
        return bool(self.fallen) or any(drift.blocked for drift in self.drifts)
