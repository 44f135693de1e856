"""The house's wording as plain data, as whoever calls brings it along: approved phrases by theme, past clauses."""

import re
from collections.abc import Mapping

from drafter.findings.model import Frozen

_SLOT = re.compile(r"\{[^{}]*\}")


class DefectWording(Frozen):
    """Approved wording for one defect.

    Attributes:
        id: of the defect.
        theme: id of its theme.
        title: of the theme, in Chinese.
        names: how the defect is called.
        cues: words by which accounts of it are known; `…` stands for anything between.
        phrases: approved sentences; slots stand in braces.
    """

    id: str
    theme: str
    title: str
    names: tuple[str, ...]
    cues: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


class PastClause(Frozen):
    """A clause of a past notice.

    Attributes:
        source: id of the notice.
        title: of the notice.
        department: whose it was.
        year: the fiscal year.
        text: as published.
    """

    source: str
    title: str
    department: str
    year: int | None = None
    text: str


class House(Frozen):
    """All wording of a bureau.

    Attributes:
        defects: approved wording.
        past: clauses of past notices.
        terms: terms that the bureau has for what others call otherwise: the usual term and its variants.
    """

    defects: tuple[DefectWording, ...] = ()
    past: tuple[PastClause, ...] = ()
    terms: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def theme_names(self) -> Mapping[str, str]:
        """The names of the themes by id, in their order."""
        return {defect.theme: defect.title for defect in self.defects}


def without_slots(phrase: str) -> str:
    """An approved phrase without the places where a case's own words stand."""
    return _SLOT.sub("", phrase)
