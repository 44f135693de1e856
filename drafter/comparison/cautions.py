"""What a person has to look at: facts of the new text that may be old ones, or another department's."""

from enum import StrEnum

from drafter.comparison.runs import Place
from drafter.findings.model import Frozen


class Severity(StrEnum):
    """`block` may not stand; `review` is shown to a person, who decides; `note` is most likely as it should be."""

    BLOCK = "block"
    REVIEW = "review"
    NOTE = "note"


class Check(StrEnum):
    """What a warning is about."""

    STALE_FACT = "stale_fact"
    FOREIGN_NAME = "foreign_name"
    FOREIGN_NUMBER = "foreign_number"
    FOREIGN_AMOUNT = "foreign_amount"


class Caution(Frozen):
    """A fact of the new text that may be an old one.

    Attributes:
        check: what is suspected.
        severity: whether it may stand.
        place: where it stands in the new text.
        source: where it comes from, in an old text.
        pair: id of the pair it was found in; empty if it was found elsewhere in the old text.
        message: what is wrong, in Chinese.
        remedy: what to do, in Chinese.
    """

    check: Check
    severity: Severity
    place: Place
    source: Place | None = None
    pair: str = ""
    message: str
    remedy: str = ""
