"""A rubric as the loader of cases sees it, so that what can be seen while loading is reported with its line."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from drafter.findings.model import Fact, Finding, PublishedScore
from drafter.findings.problems import FieldProblem
from drafter.findings.rubric_view import Examined
from drafter.scoring.lines import score_finding
from drafter.scoring.precision import published_problems
from drafter.scoring.rubric import Indicator, Rubric
from drafter.scoring.rubric_files import load_rubric


@dataclass(frozen=True)
class ScoringView:
    """A `RubricView` that scores each finding by itself.

    Attributes:
        rubric: the rubric behind it.
    """

    rubric: Rubric

    @cached_property
    def indicators(self) -> Mapping[str, str]:
        """Names of the indicators by id, in order."""
        return {item.id: item.name for item in self.rubric.indicators()}

    @cached_property
    def _by_id(self) -> Mapping[str, Indicator]:
        return {item.id: item for item in self.rubric.indicators()}

    @property
    def places(self) -> int:
        """Decimals of points."""
        return self.rubric.rounding.places

    def examine_published(self, published: PublishedScore) -> tuple[FieldProblem, ...]:
        """What keeps a published result from being taken over."""
        return tuple(published_problems(published, self.rubric))

    def examine(self, finding: Finding, facts: Mapping[str, Fact]) -> Examined:
        """What stands against scoring a finding, or the points it lost."""
        scored = score_finding(self.rubric, self._by_id[finding.indicator], finding, facts)
        return Examined(scored.problems, scored.line.deducted if scored.line else None)


def rubric_view(name: str) -> ScoringView:
    """The lookup that `load_case` takes: a shipped rubric by its id, or a file by its path.

    Raises:
        InputError: there is no such rubric, or the file is faulty.
        AssetError: a shipped rubric is damaged.
    """
    return ScoringView(load_rubric(name))
