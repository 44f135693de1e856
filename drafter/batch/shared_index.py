"""One index for all threads of a process: what it calls below is not made for several at once."""

from collections.abc import Collection
from contextlib import nullcontext
from dataclasses import dataclass, field
from threading import Lock

from drafter.batch.turns import waiting
from drafter.knowledge.model import Evidence, PassageKind
from drafter.knowledge.ports import EVERYWHERE, Exclusion, PassageIndex, Query, Scope


@dataclass(frozen=True)
class OneAtATime:
    """Implements `PassageIndex`; lets one search after the other through.

    Attributes:
        index: that is shared.
        waits: a search asks another service, so that meanwhile another case has its turn.
    """

    index: PassageIndex
    waits: bool = False
    _turn: Lock = field(default_factory=Lock)

    def search(
        self,
        query: Query | str,
        *,
        kinds: Collection[PassageKind],
        k: int,
        exclude: Exclusion | None = None,
        scope: Scope = EVERYWHERE,
    ) -> list[Evidence]:
        """As the index itself."""
        with waiting() if self.waits else nullcontext(), self._turn:
            return self.index.search(query, kinds=kinds, k=k, exclude=exclude, scope=scope)
