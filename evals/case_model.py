"""A case to be drafted for measuring: what is expected of a draft, whoever writes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pydantic import Field

from drafter.findings.model import Case, Frozen, Line
from drafter.verification.model import Manuscript


class Size(StrEnum):
    """How many points a case has: up to 3, up to 12, more."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"

    @classmethod
    def of(cls, points: int) -> "Size":
        """The size of a case with so many points."""
        return cls.SMALL if points <= _SMALL else cls.MEDIUM if points <= _MEDIUM else cls.LARGE


class Expectations(Frozen):
    """What a good draft of a case does, whoever writes it.

    Attributes:
        total: points in all, as the score card must give them; empty if nothing is said.
        grade: likewise.
        items: least and most items （一） in the problems.
        figures: full names of facts (`F01.rate`) that the problems must give beside those in the accounts.
        absent: full names of facts that neither section may give.
        said: words that must stand in the two sections.
        unsaid: words that must not.
        cited: ids of norms that the problems must cite, beside those that the points name.
        recurs: points that the department's earlier notices in the base raised, too.
        relevant: by point, what of the base helps to write it, as `SOURCE: words of the passage`.
    """

    total: str = ""
    grade: str = ""
    items: tuple[int, int] | None = None
    figures: tuple[Line, ...] = ()
    absent: tuple[Line, ...] = ()
    said: tuple[Line, ...] = ()
    unsaid: tuple[Line, ...] = ()
    cited: tuple[Line, ...] = ()
    recurs: tuple[Line, ...] = ()
    relevant: Mapping[str, tuple[Line, ...]] = Field(default_factory=dict)


class Description(Frozen):
    """`expect.toml` of a case.

    Attributes:
        why: what the case is there for, in a sentence.
        themes: what its findings are about, for slices; ids of `knowledge/wording/themes`, or words of one's own.
        size: how many points it has.
        style: how its findings are written, in a few words.
        case: where the case file is, if not beside: `example:renhua-2021`, or a path from here.
        expect: what a good draft does.
    """

    why: Line
    themes: tuple[Line, ...] = Field(min_length=1)
    size: Size
    style: Line
    case: str = ""
    expect: Expectations = Expectations()


@dataclass(frozen=True)
class EvalCase:
    """A case to be drafted, with what is expected of the draft.

    Attributes:
        id: the name of its folder.
        path: of the case file.
        case: as loaded.
        description: why it is there, and what is expected.
        reference: the two sections as an editor left them (`reference.md`); `None` where nobody has.
        digest: of everything above but the path.
    """

    id: str
    path: Path
    case: Case
    description: Description
    reference: Manuscript | None
    digest: str

    @property
    def expect(self) -> Expectations:
        """What a good draft does."""
        return self.description.expect


_SMALL, _MEDIUM = 3, 12
