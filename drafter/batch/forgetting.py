"""What a process remembers of the texts of its cases: of some of them, and never of hundreds.

Many functions remember what they found in a text, as one text is asked about again and again while a case is
drafted. Another case has other texts. What is remembered of cases that have ended is of no use, fills memory up to
the bound of each such function, and keeps pages in use that everything else has left.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count

_CASES = 4
"""After so many cases all is forgotten: seldom enough that what all cases share, such as approved wording, is read
anew at next to no cost."""

_TEXTS = 256
"""Functions that remember at least so much are asked about the texts of cases; the others about what stands."""

_PROGRAM = __name__.partition(".")[0]
_Remembering = type(lru_cache(str))


@dataclass(frozen=True)
class Forgetting:
    """Lets a process forget the texts of its cases from time to time; several threads may share one.

    Attributes:
        cases: after how many.
    """

    cases: int = _CASES
    _ended: Iterator[int] = field(default_factory=lambda: count(1), init=False, compare=False)

    def __post_init__(self) -> None:
        """Do it once before the first case: the pages on which it looks are shared no longer, early or late."""
        forget_texts()

    def ended(self) -> None:
        """A case has ended."""
        if next(self._ended) % self.cases == 0:
            forget_texts()


def forget_texts() -> None:
    """Whatever is asked next is worked out anew; nothing that is found changes by it."""
    for name, module in [*sys.modules.items()]:
        if name.partition(".")[0] == _PROGRAM:
            _forget_those_of(module)


def _forget_those_of(module: object) -> None:
    for one in [*vars(module).values()]:
        if isinstance(one, _Remembering) and (one.cache_parameters()["maxsize"] or 0) >= _TEXTS:
            one.cache_clear()
