"""What a judge says: verdicts, opinions with the agreement between repeats, and the report of a run."""

from enum import StrEnum
from typing import Final, Literal

from pydantic import ConfigDict, Field

from drafter.findings.model import Frozen, Line
from evals.model import Exact, Fault

SCHEMA: Final = "drafter.eval.judge"


class Criterion(StrEnum):
    """What is judged."""

    FLUENCY = "fluency"
    REGISTER = "register"
    USEFULNESS = "usefulness"


class Verdict(Frozen):
    """One answer on one item.

    Attributes:
        id: of the item: `1` for the first （一） of the problems and what answers it.
        fluency: from 1 to 5.
        register_: likewise; `register` in the answer.
        usefulness: likewise.
        reason: why points were taken; may be empty.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", validate_by_name=True)

    id: str
    fluency: int = Field(ge=1, le=5)
    register_: int = Field(ge=1, le=5, alias="register")
    usefulness: int = Field(ge=1, le=5)
    reason: str = ""

    def score(self, criterion: Criterion) -> int:
        """The points for one criterion."""
        return {
            Criterion.FLUENCY: self.fluency,
            Criterion.REGISTER: self.register_,
            Criterion.USEFULNESS: self.usefulness,
        }[criterion]


class Opinion(Frozen):
    """All answers on one item.

    Attributes:
        case: id of the evaluation case.
        writer: who wrote.
        item: as in `Verdict.id`.
        verdicts: one a repeat that could be read; fewer than two are no opinion.
        reviews: what a person should look at; never a block.
    """

    case: Line
    writer: Line
    item: Line
    verdicts: tuple[Verdict, ...]
    reviews: tuple[Fault, ...] = ()

    @property
    def judged(self) -> bool:
        """Whether there are answers enough to call it an opinion."""
        return len(self.verdicts) > 1


class Agreed(Frozen):
    """One criterion over all items that were judged.

    Attributes:
        criterion: which.
        mean: of all answers, from 1 to 5; `None` where nothing was judged.
        alpha: Krippendorff's, of interval data: 1 where all repeats agree, 0 where they agree no more than by
            chance; `None` where it is not defined, as with a single value throughout.
    """

    criterion: Criterion
    mean: Exact | None
    alpha: Exact | None


class JudgeReport(Frozen):
    """What came of asking a judge.

    Attributes:
        kind: names the format; `schema` in the file.
        version: of the format.
        judge: the model's name.
        prompt: version of its prompt.
        repeats: how often each item was asked about.
        calls: how many requests were made.
        tokens: sent and answered, as the endpoint counted.
        stopped: why not everything was judged; empty if it was.
        criteria: one a criterion.
        opinions: by case, writer, item.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True)

    kind: Literal["drafter.eval.judge"] = Field(default=SCHEMA, alias="schema")
    version: Literal[1] = 1
    judge: Line
    prompt: str
    repeats: int
    calls: int
    tokens: int
    stopped: str
    criteria: tuple[Agreed, ...]
    opinions: tuple[Opinion, ...]
