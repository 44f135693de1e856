"""Looks quotes up, and counts what was accepted that is false and not found that is true."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import chain
from typing import Protocol

from drafter.verification.quotes.places import find_quote
from evals.mutations.quotes.mutants import Quote, mutants, true_quotes

TRUE = "true"
"""The family of quotes that must be found."""

_CLOSING = "。，；,;.：:\"”’' \n\f　"


class Place(Protocol):
    """Where a quote was found."""

    @property
    def start(self) -> int:
        """Offset of the first character."""
        ...

    @property
    def end(self) -> int:
        """Offset behind the last."""
        ...


Finder = Callable[[str, str], Place | None]


@dataclass
class QuoteCount:
    """What came of one family.

    Attributes:
        tried: how many.
        accepted: how many were found anywhere.
        exact: how many were found with the very offsets, closing marks aside.
    """

    tried: int = 0
    accepted: int = 0
    exact: int = 0


@dataclass
class QuoteMeasurement:
    """Counts by family, and what went wrong."""

    counts: dict[str, QuoteCount] = field(default_factory=dict)
    failures: list[Quote] = field(default_factory=list)


def measure_quotes(seed: int, number: int, finder: Finder = find_quote) -> QuoteMeasurement:
    """So many false quotes and as many true ones."""
    return count(chain(true_quotes(seed, number), mutants(seed, number)), finder)


def count(made: Iterable[Quote], finder: Finder) -> QuoteMeasurement:
    """Every quote, looked up."""
    result = QuoteMeasurement()
    for quote in made:
        entry = result.counts.setdefault(quote.family, QuoteCount())
        found = finder(quote.quote, quote.source)
        exact = found is not None and _same(quote, found)
        entry.tried += 1
        entry.accepted += found is not None
        entry.exact += exact
        if not exact if quote.family == TRUE else found:
            result.failures.append(quote)
    return result


def _same(quote: Quote, found: Place) -> bool:
    """Whether both ends are right; a closing mark may be in the span or not."""
    start, end = quote.span
    between = quote.source[min(found.end, end) : max(found.end, end)]
    return found.start == start and not between.strip(_CLOSING)
