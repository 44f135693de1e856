"""Why a wording may not stand, once for people and once for the model that wrote it."""

from dataclasses import dataclass

from drafter.messages import catalogue
from drafter.verification.model import Severity, Violation

say = catalogue("drafter.drafting")

Span = tuple[int, int]
"""Offsets of the first character and behind the last."""


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a sentence may not stand.

    Attributes:
        violation: as people read it; offsets are into the filled text.
        hint: as the model may read it: slots and its own words, never a value.
    """

    violation: Violation
    hint: str


def objection(key: str, *, check: str, span: tuple[int, int, str] = (0, 0, ""), **values: object) -> Objection:
    """An objection in the words of the message `key`."""
    start, end, text = span
    message = say(key, text=text, **values)
    remedy = say(f"{key}_remedy", text=text, **values)
    violation = Violation(
        check=check,
        severity=Severity.BLOCK,
        start=start,
        end=end,
        text=text,
        message=message + "。",
        remedy=remedy,
    )
    return Objection(violation, message)
