"""What was changed in one place of a sentence."""

import re
from dataclasses import dataclass

_JOINED = re.compile(r"[0-9A-Za-z.,%#-]")
_OPENS, _CLOSES = "（(，,、；;“", "）)，,、；;：:”"


@dataclass(frozen=True, slots=True)
class Change:
    """A place in which one sentence differs from another.

    Attributes:
        before: what both have before it.
        old: what the first has there; empty where something was added.
        new: what the second has there; empty where something was left out.
        after: what both have behind it.
    """

    before: str
    old: str
    new: str
    after: str

    @property
    def kept(self) -> int:
        """How many characters are the same."""
        return len(self.before) + len(self.after)


def change(old: str, new: str) -> Change:
    """The one place in which a sentence differs from another; figures and Latin words are not divided."""
    first = _common(old, new)
    last = min(_common(old[::-1], new[::-1]), min(len(old), len(new)) - first)
    while first and _divided(old, new, first):
        first -= 1
    while last and _divided(old[::-1], new[::-1], last):
        last -= 1
    made = Change(old[:first], old[first : len(old) - last], new[first : len(new) - last], old[len(old) - last :])
    return made if bool(made.old) is bool(made.new) else _at_a_mark(made)


def _common(one: str, other: str) -> int:
    """With how many characters two texts begin alike."""
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(map(len, (one, other))),
    )


def _divided(old: str, new: str, place: int) -> bool:
    """Whether a figure or a Latin word goes on across the border of what both have."""
    on = any(_JOINED.fullmatch(text[place : place + 1]) for text in (old, new))
    return on and bool(_JOINED.fullmatch(old[place - 1]))


def _at_a_mark(made: Change) -> Change:
    """The same addition, or the same gap, so that it begins or ends with a mark where it can be taken so."""
    before, piece, after = made.before, made.old or made.new, made.after
    while before and piece[0] not in _OPENS and piece[-1] not in _CLOSES:
        if before[-1] != piece[-1]:
            return made
        before, piece, after = before[:-1], before[-1] + piece[:-1], piece[-1] + after
    return Change(before, piece if made.old else "", "" if made.old else piece, after)
