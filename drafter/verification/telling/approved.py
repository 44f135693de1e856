"""How approved wording answers the points of a case: by the remedies that stand under their defects."""

from collections.abc import Mapping
from dataclasses import dataclass

from drafter.verification.words.wording import Wording


@dataclass(frozen=True)
class Approved:
    """How approved wording answers a point.

    Attributes:
        remedies: what is to be done about its defect, in the order in which they are used, each with its lead;
            slots are left open. What a reviewer advised stands alone.
        wider: remedies that answer any defect of its theme.
        headings: what the heading over such recommendations may say.
        leads: what may lead in the reviewer's own advice.
        topics: what the heading over the problem may say.
        effects: what its defect, or any of its theme, is said to lead to.
    """

    remedies: tuple[str, ...]
    wider: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()


Answering = Mapping[str, Approved]
"""By point."""


def remedies_to(answering: Answering) -> Wording:
    """All remedies for the points of a case."""
    return Wording(sorted({one for held in answering.values() for one in (*held.remedies, *held.wider)}))
