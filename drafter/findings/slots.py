"""Slots: `{F09.allotted}` in a text stands for a fact, a norm or a name that the program fills in.

A slot is `{scope.name}`. In a finding's own text the scope may be left out; `qualified` puts it back, so that
everything downstream sees one form. Braces may be full width, ｛allotted｝, as Chinese keyboards type them.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_SLOT = re.compile(r"[{｛]\s*([A-Za-z][A-Za-z0-9_.-]*)\s*[}｝]")
BRACES = frozenset("{}｛｝")
"""What stands around a slot, half and full width."""


@dataclass(frozen=True, slots=True)
class Fill:
    """One slot after filling: which fact stands where in the filled text.

    Attributes:
        ref: the slot's full name.
        start: offset of the first filled character.
        end: offset behind the last.
    """

    ref: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with its slots filled.

    Attributes:
        text: as it will be read.
        fills: what was filled in, in the order of the text.
    """

    text: str
    fills: tuple[Fill, ...]


def slots(template: str) -> Iterator[str]:
    """The names in the slots of a template, in order, as they are written."""
    return (match.group(1) for match in _SLOT.finditer(template))


def qualified(template: str, scope: str) -> str:
    """The template with `scope.` put before every slot that names none."""
    return _SLOT.sub(
        lambda m: "{" + (m.group(1) if "." in m.group(1) else f"{scope}.{m.group(1)}") + "}", template
    )


def fill(template: str, shown: Callable[[str], str]) -> Filled:
    """Fill a template.

    Args:
        template: text with slots.
        shown: the text of a slot by its name; raises `KeyError` for an unknown one.
    """
    if "{" not in template and "｛" not in template:
        return Filled(template, ())
    pieces: list[str] = []
    fills: list[Fill] = []
    position = length = 0
    for match in _SLOT.finditer(template):
        literal, value = template[position : match.start()], shown(match.group(1))
        length += len(literal)
        pieces += (literal, value)
        fills.append(Fill(match.group(1), length, length + len(value)))
        length += len(value)
        position = match.end()
    pieces.append(template[position:])
    return Filled("".join(pieces), tuple(fills))
