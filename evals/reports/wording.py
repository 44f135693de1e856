"""How reports call things: measures, writers, slices and figures, in the words of the readers."""

from decimal import ROUND_HALF_UP, Decimal

from drafter.messages import catalogue
from evals.model import Better, Unit
from evals.report_model import Slice

say = catalogue("evals.reports")
NONE = "—"
ARROWS = {Better.HIGHER: "↑", Better.LOWER: "↓"}


def measure_name(name: str) -> str:
    """A measure in the readers' words; its own name where it has none."""
    return _known(f"measure_{name}", name)


def writer_name(name: str) -> str:
    """A writer likewise."""
    return _known(f"writer_{name}", name)


def slice_name(one: Slice) -> str:
    """A slice likewise."""
    match one.by:
        case "all":
            return say("by_all")
        case "writer":
            return writer_name(one.name)
        case "size":
            return _known(f"size_{one.name}", one.name)
        case "theme":
            return _known(f"theme_{one.name}", one.name)
        case _:
            return one.name


def figure(value: Decimal | None, unit: Unit) -> str:
    """A value as it is read: a share in hundredths, with one decimal."""
    if value is None:
        return NONE
    return rounded(100 * value if unit is Unit.SHARE else value, "0.1" if unit is Unit.SHARE else "0.01")


def rounded(value: Decimal, places: str) -> str:
    """A number half up, never as minus nought."""
    found = value.quantize(Decimal(places), ROUND_HALF_UP)
    return str(found or abs(found))


def _known(key: str, otherwise: str) -> str:
    try:
        return say(key)
    except KeyError:
        return otherwise
