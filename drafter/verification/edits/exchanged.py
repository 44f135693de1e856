"""Who acts in a sentence of the draft, what comes first, and of which year it speaks, exchanged."""

import re
from collections.abc import Callable, Sequence

from drafter.verification.edits.apart import touched
from drafter.verification.edits.change import Change
from drafter.verification.edits.harmless import content
from drafter.verification.edits.place import Place
from drafter.verification.words.grams import bigrams

_STAND = "◇"
_JOINED = re.compile("[和与及、]|以及")
"""What joins two of whom either may be named first."""

_STEM = 2
_MARKS = re.compile("[，。；：]")
_AFTER = re.compile(
    "^先?(?P<first>.+?)(?:之后|以后|(?<![今此其随落滞先背最])后(?![续果勤备期来])再?|再)(?P<then>.+)$"
)
_BEFORE = re.compile("^在?(?P<then>.+?)(?:之前|以前|(?<![目此先提当以])前(?![期述款提后]))(?P<first>.+)$")
_ALIKE = 0.5
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)年")
_RELATIVE: Sequence[tuple[re.Pattern[str], Callable[[int], bool]]] = (
    (re.compile("(?<!上)上(?:一年|年)"), lambda years: years == -1),
    (re.compile("下一?年|次年|明年|来年"), lambda years: years > 0),
    (re.compile("[当本今]年"), lambda years: years == 0),
)
"""What names a year by another, and how many years from the one that is reviewed it may lie."""


def duties_exchanged(made: Change, place: Place) -> bool:
    """Whether bodies of the case have changed places, or one of them has what the case gives to another."""
    if place.actors is None:
        return False
    old, new = (_acting(f"{made.before}{piece}{made.after}", place.actors) for piece in (made.old, made.new))
    if old[0] == new[0] or old[1] != new[1]:
        return False
    pairs = [(one, other) for one, other in zip(old[0], new[0], strict=True) if one != other]
    if sorted(old[0]) == sorted(new[0]):
        return not _one_of_many(old[2], pairs)
    return place.advised and any(_of_another(one, other, place) for one, other in pairs)


def _acting(text: str, actors: re.Pattern[str]) -> tuple[Sequence[str], str, str]:
    """The bodies of a text in their order, what is said of them, and the text."""
    return actors.findall(text), content(actors.sub(_STAND, text).replace(_STAND, "者")), text


def _one_of_many(text: str, pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether those that changed places only stand in one list."""
    first, last = pairs[0][0], pairs[-1][0]
    between = text[text.index(first) + len(first) : text.rindex(last)]
    return bool(_JOINED.fullmatch(between))


def _of_another(one: str, other: str, place: Place) -> bool:
    """Whether the case names who acts, and now it is somebody with other duties."""
    if one[:_STEM] == other[:_STEM] or one in other or other in one:
        return False
    if other in place.named and one not in place.named:
        return False  # who answers for it, the case does not say: it may be whom it names
    own, others = place.charged.get(one, frozenset()), place.charged.get(other, frozenset())
    return bool(own and others) and not own & others


def order_turned(made: Change) -> bool:
    """逐项整改后再查原因 for 查清原因后逐项整改: what came first comes last."""
    pieces = (made.old, made.new), tuple(_piece(made, piece) for piece in (made.old, made.new))
    return any(_crossed(_ordered(old), _ordered(new)) for old, new in pieces)


def _crossed(was: tuple[str, str] | None, now: tuple[str, str] | None) -> bool:
    if not was or not now:
        return False
    crossed = _alike(was[0], now[1]) and _alike(was[1], now[0])
    return crossed and not (_alike(was[0], now[0]) or _alike(was[1], now[1]))


def _piece(made: Change, piece: str) -> str:
    """What stands between the marks around a change."""
    return _MARKS.split(made.before)[-1] + piece + _MARKS.split(made.after)[0]


def _ordered(text: str) -> tuple[str, str] | None:
    """What is done first, and what then."""
    found = _BEFORE.match(text) or _AFTER.match(text)
    return (found["first"], found["then"]) if found else None


def _alike(one: str, other: str) -> bool:
    pairs = bigrams(one), bigrams(other)
    least = min(map(len, pairs))
    return bool(least) and len(pairs[0] & pairs[1]) >= _ALIKE * least


def year_turned(made: Change, place: Place) -> bool:
    """2022年度 for 下一年度, where 2022 is the year that is reviewed."""
    years = [int(one["year"]) for one, _ in touched(_YEAR, made, made.new)] if _DIGIT.search(made.new) else []
    if len(years) != 1 or not place.year or _DIGIT.search(made.old):
        return False
    gone = [(words, holds) for words, holds in _RELATIVE if touched(words, made, made.old)]
    sides = [holds for words, holds in gone if not touched(words, made, made.new)]
    return len(sides) == 1 and not sides[0](years[0] - place.year)
