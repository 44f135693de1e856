"""The sentences of a scoring standard, each with the points it gives."""

import re
from decimal import Decimal

from drafter.outline.layout import clean
from drafter.outline.model import Criterion
from drafter.text.width import fold

_POINT = re.compile(
    r"(?:^|(?<=[\s。；;：:]))(?P<n>\d{1,2})(?:[、．]|\.(?!\d+\s*分))|(?P<c>[①-⑳])|[（(](?P<b>\d{1,2})[)）]"
)
_AWARDED = re.compile(
    r"(?:得|计|加|为|赋)(?:分)?(\d{1,3}(?:\.\d{1,2})?)(?:分|$)|(?<![\d.扣>≥≤<=每])(\d{1,3}(?:\.\d{1,2})?)分(?!之)"
)
_NOTHING = re.compile(r"不得分|不计分|得零分")
_TAKEN = re.compile(r"扣\d")
_FORMULA = re.compile(r"[=＝×*]|得分为")
_INNER = re.compile(r"[（(][1１一][)）]|①")
_CIRCLE = "①"


def criteria_of(standard: str) -> tuple[Criterion, ...]:
    """The numbered sentences of a standard; the whole of it where it numbers none."""
    if not standard.strip():
        return ()
    bounds = _bounds(standard)
    if not bounds:
        return (Criterion(text=clean(standard), points=_points(standard, numbered=False)),)
    ends = [start for start, _ in bounds[1:]] + [len(standard)]
    return tuple(
        Criterion(text=clean(standard[body:end]), points=_points(standard[body:end], numbered=True))
        for (_, body), end in zip(bounds, ends, strict=True)
    )


def _bounds(standard: str) -> list[tuple[int, int]]:
    """Where the numbered sentences begin, each with its number and behind it; they count on from 1."""
    for group in ("n", "b", "c"):
        found: list[tuple[int, int]] = []
        for match in _POINT.finditer(standard):
            written = match[group]
            if written is None:
                continue
            value = ord(written) - ord(_CIRCLE) + 1 if group == "c" else int(written)
            if value == len(found) + 1:
                found.append((match.start(), match.end()))
        if len(found) > 1:
            return found
    return []


def _points(text: str, *, numbered: bool) -> Decimal | None:
    """The points that a sentence gives, before any finer ones within it; `None` for a formula."""
    said = fold(text).text
    inner = _INNER.search(said)
    if inner and numbered:
        said = said[: inner.start()]
    if found := _AWARDED.search(said):
        formula = _FORMULA.search(said, 0, found.start()) and not numbered
        return None if formula else Decimal(found[1] or found[2])
    return Decimal(0) if numbered and _NOTHING.search(said) and not _TAKEN.search(said) else None
