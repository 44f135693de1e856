"""Characters of a page put together to runs: what is printed side by side, in the order in which it is printed."""

import re
from collections.abc import Sequence

from drafter.ingest.pdf_page import Character
from drafter.ingest.printed import HAN, Run

_SPREAD = re.compile(r"(?<!\S)(?:[\u3000-\u9fff\uff00-\uffef] ){3,}[\u3000-\u9fff\uff00-\uffef](?!\w)")
"""Characters that a typesetter has spread to fill a line."""
_GAP = 1.3
"""Of the height of a line: a gap from here on parts two columns or cells."""
_OVERLAP = 0.5
_TOUCHING = 0.15
"""Of the height of a line: signs that stand side by side are no farther apart, and overlap by no more."""
_QUOTES = frozenset("“”‘’")
_MOST_STRAYED = 500
"""Of a page; more are no writing."""
_NEAR, _AROUND = 150, 3
"""How many characters away a quote may be told, and between how many it is looked whether it is."""


def runs_of(characters: Sequence[Character]) -> list[Run]:
    """Characters put together to runs, in their order; what was printed twice to look bold is taken once."""
    found: dict[tuple[str, int, int], Run] = {}
    current: list[Character] = []
    for character in _as_printed(characters):
        if character.text in ("\r", "\n"):
            _flush(found, current)
        elif character.blank:
            if current and not current[-1].blank:
                current.append(character)
        elif current and not _follows(current, character):
            _flush(found, current)
            current.append(character)
        else:
            current.append(character)
    _flush(found, current)
    return list(found.values())


def _as_printed(characters: Sequence[Character]) -> Sequence[Character]:
    """The same with every quote where it is printed: pdfium tells many too early or too late in their line."""
    ordered = list(characters)
    strayed = [one for at, one in enumerate(characters) if one.text in _QUOTES and _strayed(characters, at)]
    for one in strayed[:_MOST_STRAYED]:
        at = next(place for place, known in enumerate(ordered) if known is one)
        near = range(max(at - _NEAR, 0), min(at + _NEAR, len(ordered)))
        words = [place for place in near if _is_word(ordered[place])]
        behind = next((place for place in words if _touch(one, ordered[place])), None)
        before = next((place for place in words if _touch(ordered[place], one)), None)
        place = behind if behind is not None else before + 1 if before is not None else None
        if place is None:
            continue
        ordered.insert(place, one)
        del ordered[at if at < place else at + 1]
    return _without_gaps(ordered)


def _without_gaps(characters: Sequence[Character]) -> list[Character]:
    """The same without the blanks that pdfium tells for a gap, where a quote stands in it."""
    kept: list[Character] = []
    for at, one in enumerate(characters):
        if one.text != " " or not kept or not _closed(kept[-1], characters[at + 1 : at + 1 + _AROUND]):
            kept.append(one)
    return kept


def _closed(before: Character, following: Sequence[Character]) -> bool:
    """Whether a quote and its neighbour touch, so that no blank stands between them."""
    behind = next((one for one in following if one.text != " "), None)
    return behind is not None and not _QUOTES.isdisjoint((before.text, behind.text)) and _touch(before, behind)


def _strayed(characters: Sequence[Character], at: int) -> bool:
    """Whether neither what is told before a quote nor what is told behind it is printed beside it."""
    one = characters[at]
    before = next(filter(_is_word, reversed(characters[max(at - _AROUND, 0) : at])), None)
    behind = next(filter(_is_word, characters[at + 1 : at + 1 + _AROUND]), None)
    return not (before and _touch(before, one)) and not (behind and _touch(one, behind))


def _is_word(one: Character) -> bool:
    return not one.blank and one.text not in _QUOTES


def _touch(left: Character, right: Character) -> bool:
    """Whether two characters of a line are printed side by side."""
    if left.blank or right.blank:
        return False
    level = max(left.top, right.top) < min(left.bottom, right.bottom) - _OVERLAP * (left.bottom - left.top)
    return level and abs(right.x0 - left.x1) <= _TOUCHING * (left.bottom - left.top)


def _closed_up(match: re.Match[str]) -> str:
    return match[0].replace(" ", "")


def _follows(current: Sequence[Character], character: Character) -> bool:
    before = next(one for one in reversed(current) if not one.blank)
    height = max(before.bottom - before.top, character.bottom - character.top, 1.0)
    shared = min(before.bottom, character.bottom) - max(before.top, character.top)
    least = min(before.bottom - before.top, character.bottom - character.top)
    if shared < _OVERLAP * least:
        return False
    return -height < character.x0 - before.x1 < _GAP * height


def _flush(found: dict[tuple[str, int, int], Run], current: list[Character]) -> None:
    shown = [character for character in current if not character.blank]
    if shown:
        text = _SPREAD.sub(_closed_up, "".join(character.text for character in current).strip())
        tall = [one for one in shown if HAN.search(one.text)] or shown
        run = Run(
            text,
            min(one.x0 for one in shown),
            min(one.top for one in tall),
            max(one.x1 for one in shown),
            max(one.bottom for one in tall),
        )
        found.setdefault((text, round(run.x0 / 3), round(run.top / 3)), run)
    current.clear()
