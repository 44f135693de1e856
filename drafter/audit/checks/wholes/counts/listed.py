"""What is counted right behind a count, with the same counter and nothing but stops between."""

import re
from collections.abc import Iterator, Sequence

from drafter.audit.terms import Term, between


def listed(total: Term, behind: Sequence[Term], opening: re.Pattern[str], mark: re.Pattern[str]) -> Iterator[Term]:
    """The counts behind a total: `opening` stands before the first of them, `mark` before each further one."""
    last, stop = total, opening
    for term in behind:
        gap = between(last, term).removesuffix(term.label)
        own = term.exact and not term.change and term.dimension == total.dimension and bool(term.label)
        if not own or not stop.fullmatch(gap):
            return
        yield term
        last, stop = term, mark
