"""What a fact may be to a year, and the years in question."""

from dataclasses import dataclass
from enum import StrEnum


class Nature(StrEnum):
    """What a fact is to a year."""

    YEARLY = "yearly"
    TIMELESS = "timeless"
    LIMIT = "limit"
    MAXIMUM = "maximum"
    WHOLE = "whole"
    HISTORY = "history"
    LAST_YEAR = "last_year"
    ROUNDED = "rounded"
    PERSON = "person"
    FIRM = "firm"


@dataclass(frozen=True)
class Years:
    """The fiscal years of the two texts; `None` where one is not known."""

    old: int | None
    new: int | None
