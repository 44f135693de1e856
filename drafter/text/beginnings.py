"""Where a pattern can begin: a long alternation is tried only at characters with which a match of it begins.

The engine finds such characters by itself where every alternative begins with a plain character. Where one looks
behind first, or begins with a class or a group, it tries all of them at every character of a text.
"""

import re
from collections.abc import Iterable
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as grammar  # type: ignore[attr-defined]
from typing import Any

_WIDEST = 512
"""A class with a wider range of characters rules out too little."""

_NO_WIDTH = frozenset({codes.ASSERT, codes.ASSERT_NOT, codes.AT})
_REPEATED = frozenset({codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT})
_CATEGORIES = {codes.CATEGORY_DIGIT: r"\d", codes.CATEGORY_SPACE: r"\s"}

Part = tuple[Any, Any]
"""Of a pattern as the engine reads it: what it is, and what belongs to it."""

Signs = frozenset[str]
"""What a class of characters lists: characters, ranges of them, and categories."""


def sooner(source: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern of a source: it finds the same, and is tried only where it can begin."""
    signs, empty = _first(grammar.parse(source, flags))
    if signs is None or empty or flags & re.IGNORECASE:
        return re.compile(source, flags)
    return re.compile(f"(?=[{''.join(sorted(signs))}])(?:{source})", flags)


def _first(sequence: Iterable[Part]) -> tuple[Signs | None, bool]:
    """With what a sequence can begin, `None` if with nearly anything; and whether it can be empty."""
    found: Signs = frozenset()
    for code, told in sequence:
        if code not in _NO_WIDTH:
            signs, empty = _first_of((code, told))
            if signs is None or not empty:
                return (None if signs is None else found | signs), False
            found |= signs
    return found, True


def _first_of(part: Part) -> tuple[Signs | None, bool]:
    code, told = part
    if code is codes.LITERAL:
        return frozenset({re.escape(chr(told))}), False
    if code is codes.IN:
        return _listed(told), False
    if code is codes.SUBPATTERN:
        return _first(told[-1])
    if code in _REPEATED:
        signs, empty = _first(told[-1])
        return signs, empty or not told[0]
    if code is codes.BRANCH:
        return _either([_first(branch) for branch in told[-1]])
    return None, False


def _either(ways: Iterable[tuple[Signs | None, bool]]) -> tuple[Signs | None, bool]:
    found: Signs = frozenset()
    for signs, _ in ways:
        if signs is None:
            return None, False
        found |= signs
    return found, any(empty for _, empty in ways)


def _listed(items: Iterable[Part]) -> Signs | None:
    """What a class lists; `None` for one that leaves some out, or has too many."""
    found = set()
    for code, told in items:
        if code is codes.LITERAL:
            found.add(re.escape(chr(told)))
        elif code is codes.RANGE and told[1] - told[0] <= _WIDEST:
            found.add("-".join(re.escape(chr(end)) for end in told))
        elif code is codes.CATEGORY and told in _CATEGORIES:
            found.add(_CATEGORIES[told])
        else:
            return None
    return frozenset(found)
