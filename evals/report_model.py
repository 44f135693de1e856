"""The report of a run: rows of results, their means by slices, and what determines it all. It holds no time."""

from collections.abc import Mapping
from typing import Final, Literal

from pydantic import ConfigDict, Field

from drafter.findings.model import Frozen, Line
from evals.case_model import Size
from evals.model import Exact, Measure, Result

SCHEMA: Final = "drafter.eval"
VERSION: Final = 1


class Row(Frozen):
    """What all evaluators say of one case by one writer.

    Attributes:
        case: id of the evaluation case.
        writer: who wrote.
        prompts: version of the prompts, such as `system 2, item 1`; empty where none were used.
        themes: of the case, for slices.
        size: likewise.
        style: likewise.
        text: SHA-256 of the text that was measured.
        results: one an evaluator, in the order of `RunReport.measures`.
    """

    case: Line
    writer: Line
    prompts: str
    themes: tuple[str, ...]
    size: Size
    style: str
    text: str
    results: tuple[Result, ...]

    @property
    def blocked(self) -> bool:
        """Whether anything may not stand."""
        return any(result.blocked for result in self.results)


class Mean(Frozen):
    """The mean of a measure over the rows of a slice to which it applies.

    Attributes:
        measure: its name.
        value: the mean, to six decimals; `None` where it applied to no row.
        rows: to how many rows it applied.
    """

    measure: Line
    value: Exact | None
    rows: int


class Slice(Frozen):
    """Rows that have something in common.

    Attributes:
        by: `all`, `writer`, `theme`, `size` or `prompts`.
        name: which of them.
        rows: how many there are.
        blocked: in how many of them something may not stand.
        means: one a measure.
    """

    by: Literal["all", "writer", "theme", "size", "prompts"]
    name: str
    rows: int
    blocked: int
    means: tuple[Mean, ...]


class MadeFrom(Frozen):
    """Digests of everything that determines a report; two are comparable where `cases` and the measures agree.

    Attributes:
        drafter: version of the program.
        cases: of every case, expectation and reference, by id of the case.
        recordings: of each recorded writer's answers, by name.
        knowledge: of the base.
        prompts: of the prompt files.
    """

    drafter: str
    cases: Mapping[str, str]
    recordings: Mapping[str, str]
    knowledge: str
    prompts: str


class RunReport(Frozen):
    """What a run found. `digest` is over everything else in it.

    Attributes:
        kind: names the format; `schema` in the file.
        version: of the format.
        made_from: what determines it.
        measures: what was measured, in order.
        rows: by case, then by writer.
        slices: means over all rows and by what they have in common.
        digest: SHA-256 of the rest, as canonical JSON.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True)

    kind: Literal["drafter.eval"] = Field(default=SCHEMA, alias="schema")
    version: Literal[1] = VERSION
    made_from: MadeFrom
    measures: tuple[Measure, ...]
    rows: tuple[Row, ...] = Field(min_length=1)
    slices: tuple[Slice, ...]
    digest: str = ""

    @property
    def clean(self) -> bool:
        """Nothing blocks."""
        return not any(row.blocked for row in self.rows)
