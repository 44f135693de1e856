"""The approved wording: themes and defects with the words for them, read from `knowledge/wording/`."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from drafter.findings.model import Frozen, Line
from drafter.knowledge.model import Defect, Theme


class Wording(Frozen):
    """The wording base.

    Attributes:
        themes: in the order of a rubric.
        duties: generic names of those who answer for a duty (`finance` → 财务部门).
    """

    themes: tuple[Theme, ...]
    duties: Mapping[str, Line]

    @cached_property
    def by_defect(self) -> Mapping[str, tuple[Theme, Defect]]:
        """Every defect with its theme, by id."""
        return {defect.id: (theme, defect) for theme, defect in self._pairs()}

    @cached_property
    def by_theme(self) -> Mapping[str, Theme]:
        """Themes by id."""
        return {theme.id: theme for theme in self.themes}

    def _pairs(self) -> Iterator[tuple[Theme, Defect]]:
        return ((theme, defect) for theme in self.themes for defect in (*theme.defects, theme.general))
