"""Past wordings for everything that is to be written."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from drafter.findings.model import Case
from drafter.knowledge.model import Evidence, PassageKind
from drafter.knowledge.ports import EVERYWHERE, Exclusion, PassageIndex, Query, Scope

PRECEDENTS = (PassageKind.PROBLEM, PassageKind.RECOMMENDATION)
"""The kinds of passage that lend their form to a clause."""


@dataclass(frozen=True, slots=True)
class Need:
    """Something to be written, for which past wordings are wanted.

    Attributes:
        id: of the clause.
        query: words of the finding, see `drafter.retrieval.queries`.
        kinds: what kinds of passage are wanted, each searched by itself: a mixed ranking would be won by
            whichever kind happens to be wordier.
        exclude: fields of a passage that, if all fit, keep it out.
        scope: which passages may come. One that names the clause's theme keeps out what is off the point: where a
            base says nothing of a theme, nothing comes.
    """

    id: str
    query: Query
    kinds: tuple[PassageKind, ...] = PRECEDENTS
    exclude: Exclusion = field(default_factory=dict)
    scope: Scope = EVERYWHERE


def own_notice(case: Case) -> Exclusion:
    """What keeps notices and reports on this very case out: it is no precedent for itself, by whatever name."""
    department = case.department
    names = filter(None, (department.name, department.short, *department.aliases))
    return {"department": tuple(names), "year": case.fiscal_year}


def gather(needs: Iterable[Need], index: PassageIndex, *, k: int) -> dict[str, tuple[Evidence, ...]]:
    """The k best passages of every kind wanted, for each need by its id.

    Passages come as they stand in their source, with figures and names; whoever shows them to a model masks them.

    Returns:
        Evidence in the order of the need's kinds, and of rank within a kind; an empty tuple where nothing fits.
    """
    return {
        need.id: tuple(
            evidence
            for kind in need.kinds
            for evidence in index.search(need.query, kinds={kind}, k=k, exclude=need.exclude, scope=need.scope)
        )
        for need in needs
    }
