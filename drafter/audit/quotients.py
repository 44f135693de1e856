"""A rate beside its two figures: how the audit says that they do not give it."""

from drafter.audit.doubts import Doubt
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading
from drafter.audit.rounding import HUNDRED, cut_off, last_digit, only_tail, percent, plain, short_of_whole
from drafter.audit.statements import Figure


def wrong_rate(  # a rate, its two figures and how sure it is that it is theirs
    reading: Reading, stated: Figure, above: Figure, below: Figure, label: str, doubt: Doubt | None = None
) -> Issue:
    """A rate that is not what one figure is in percent of another; of one that is cut off that is said instead."""
    places = stated.quantity.places
    exact = HUNDRED * above.value / below.value
    cut = cut_off(exact, places) == stated.value
    slight = cut or last_digit(exact, stated.value, places)
    return reading.issue(
        "rounding" if cut else "rate",
        "rate_cut" if cut else "rate",
        [stated.span, above.span, below.span],
        severity=Severity.WARNING if slight else Severity.ERROR,
        doubt=doubt or (Doubt.TAIL if only_tail(exact, stated.value, places) else None),
        label=label,
        stated=stated.text,
        above=above.text,
        below=below.text,
        value=f"{plain(percent(above.value, below.value, max(places, 2)))}%",
        exact=f"{plain(short_of_whole(exact, places))}%",
    )
