"""Templates whose slots stand for texts with slots of their own, filled with every place remembered."""

from collections.abc import Callable, Mapping

from drafter.findings.slots import Fill, Filled, fill

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
"""Noncharacters, which no case and no frame can hold: they mark where a value begins and ends."""


def traced(template: str, values: Mapping[str, str], shown: Callable[[str], str]) -> Filled:
    """A template filled in two steps: first with values that may hold slots, then these and all others.

    Args:
        template: text with slots.
        values: what the slots of the first step stand for; a value may itself hold slots.
        shown: the text of every other slot.

    Returns:
        The text, and the fills of both steps in its characters: a value and the slots that it held overlap.
    """

    def outer(name: str) -> str:
        return _OPEN + values[name] + _CLOSE if name in values else "{" + name + "}"

    first = fill(template, outer)
    marked = fill(first.text, shown)
    names = (one.ref for one in first.fills if one.ref in values)
    places = _Places(marked.text)
    around = [Fill(name, *span) for name, span in zip(names, places.spans, strict=True)]
    within = [Fill(one.ref, places.at(one.start), places.at(one.end)) for one in marked.fills]
    return Filled(places.text, tuple(sorted((*around, *within), key=lambda one: (one.start, -one.end))))


class _Places:
    """A text without its marks: what they enclosed, and where each character of the marked text went."""

    def __init__(self, marked: str) -> None:
        self.spans: list[tuple[int, int]] = []
        self._removed: list[int] = []
        opened = 0
        for offset, sign in enumerate(marked):
            place = offset - len(self._removed)
            if sign == _OPEN:
                opened = place
            elif sign == _CLOSE:
                self.spans.append((opened, place))
            if sign in (_OPEN, _CLOSE):
                self._removed.append(offset)
        self.text = marked.replace(_OPEN, "").replace(_CLOSE, "")

    def at(self, offset: int) -> int:
        """Where a character stands once the marks are gone."""
        return offset - sum(1 for removed in self._removed if removed < offset)
