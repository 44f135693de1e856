"""What speaks against the facts of the right value that a figure or date could be."""

from dataclasses import dataclass
from typing import Any

from drafter.findings.display import shown
from drafter.verification.binding.figure import Figure
from drafter.verification.binding.rivals import Preference
from drafter.verification.facts.known import Known
from drafter.verification.model import Severity


@dataclass(frozen=True, slots=True)
class Objection:
    """Why the facts of the right value do not support a figure.

    Attributes:
        key: the message.
        values: what it names.
        expected: what could stand there instead.
        severity: whether it blocks.
        start: where the words before a figure begin that are wrong; `None` where it is the figure.
    """

    key: str
    values: dict[str, Any]
    expected: str = ""
    severity: Severity = Severity.BLOCK
    start: int | None = None


def gravest(*objections: Objection | None) -> Objection | None:
    """The first that blocks, or else the first."""
    found = [one for one in objections if one]
    return next((one for one in found if one.severity is Severity.BLOCK), found[0] if found else None)


def kind_of_message(figure: Figure) -> str:
    """What the messages on a figure begin with."""
    return "date" if figure.dimension == "date" else "quantity"


def refuted(figure: Figure, best: Known, rival: Known, preference: Preference, severity: Severity) -> Objection:
    """What is wrong, by what speaks most for the rival."""
    kind = kind_of_message(figure)
    expected = shown(rival.fact)
    mine, theirs = best.fact.subject, rival.fact.subject
    if preference.owner > max(preference.words, preference.year, 0) and theirs and mine != theirs:
        values = {"subject": theirs, "actual": mine or best.fact.label}
        return Objection(f"{kind}_subject", values, expected, severity)
    if preference.year > max(preference.words, 0) and kind == "quantity":
        years = {
            name: f"{max(known.years)}年" for name, known in (("year", rival), ("actual", best)) if known.years
        }
        return Objection("quantity_period", {"year": "", "actual": "", **years}, expected, severity)
    return Objection(f"{kind}_named", {"label": rival.fact.label, "actual": best.fact.label}, expected, severity)
