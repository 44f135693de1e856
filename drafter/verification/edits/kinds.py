"""What a change in one place of a sentence does to it, where its own words tell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from drafter.text.quantities import find_quantities
from drafter.verification.edits import slips
from drafter.verification.edits.change import Change
from drafter.verification.edits.harmless import (
    alike,
    beside_figures,
    content,
    grounded,
    led_over,
    same_words,
    words,
)
from drafter.verification.edits.own import OwnRole
from drafter.verification.words.meaning import meaning

_DIGIT = re.compile(r"\d")
_NUMERAL = re.compile("[零一二三四五六七八九十百千万亿两半几]")
_MARKS = "，。；、：,;:"
_CHARGED = re.compile("(?:由|会同|报|向)[\u3400-\u9fff]{0,16}$")
_BODY = re.compile("(?:[部科股室处局办站所院会队组]|中心|部门|公司|机关|单位|媒体|供应商|同志|个人|本人|我们)$")
_PERSON = re.compile("(?:人员|志愿者|[员商])$")

_GROUNDED = 0.5
"""So much of the words of an addition have to be those of its clause for it to tell nothing of its own."""

_ELSEWHERE, _LONG = 0.9, 12
_CLAIM = 3
"""From so many characters on that are neither particles nor lead over, an addition in a problem is a claim."""

_TOLD = 2
_FEW = 4


class Kind(StrEnum):
    """What a change does; the value is the key of its message."""

    CLAIMED = "claim_added"
    ADDED = "words_added"
    LEFT_OUT = "words_left_out"
    CHANGED = "words_changed"
    UNIT_LOST = "unit_left_out"
    CHARACTER_LOST = "character_left_out"
    FOREIGN = "letters_put_in"
    TIME_TURNED = "time_turned"
    TO_COME = "time_to_come"
    DENIED = "denial_put_in"
    AFFIRMED = "denial_taken_out"
    TURNED = "edit_turned"
    LOOSENED = "measure_loosened"
    DOUBLED = "character_repeated"
    MISTAKEN = "character_mistaken"
    UNKNOWN_BODY = "body_put_in"


SURE = frozenset(Kind) - {Kind.ADDED, Kind.LEFT_OUT, Kind.CHANGED}
"""What may not stand; all else a person has to look at."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a change is made.

    Attributes:
        advised: in a recommendation.
        role: of the sentence; `None` for one that the draft does not have.
        texts: what the case and its draft say of the same points.
        letters: the words in Latin letters that the case has.
        beside: the clause of the changed text, half width and without blanks.
        names: what bodies of the case are called.
        known: all that the case and its draft say.
    """

    advised: bool
    role: OwnRole | None
    texts: Sequence[str]
    letters: frozenset[str]
    beside: str
    names: frozenset[str]
    known: str


def kind_of(made: Change, place: Place) -> Kind | None:
    """What a change does; `None` if it leaves what is said as it was, or is of figures, which others bind."""
    found = _of_characters(made, place)
    if found or _of_figures(made) or _within_title(made):
        return found
    if place.role is OwnRole.FACT and _to_come(made):
        return Kind.TO_COME
    return None if same_words(made.old, made.new) else _of_words(made, place)


def _of_words(made: Change, place: Place) -> Kind | None:
    """What is done by words that were put in, left out or exchanged."""
    if place.advised and _loosens(made):
        return Kind.LOOSENED
    alone = _denied(made) if words().deny.fullmatch(made.old or made.new) else None
    if alone:
        return alone
    if not content(made.old):
        return None if not made.before and words().looked.fullmatch(made.new) else claimed(made.new, place)
    if not content(made.new):
        return _of_gap(made, place)
    # Which norm is broken is judged elsewhere, with all its words.
    return None if place.role is OwnRole.NORM else _of_exchange(made, place)


def _of_characters(made: Change, place: Place) -> Kind | None:
    """What is plainly a slip of the pen, of a key or of a program."""
    if slips.unit_lost(made):
        return Kind.UNIT_LOST
    if slips.foreign(made, place.letters):
        return Kind.FOREIGN
    if slips.doubled(made):
        return Kind.DOUBLED
    if slips.torn(made):
        return Kind.CHARACTER_LOST
    return Kind.MISTAKEN if slips.mistaken(made) else None


def _of_figures(made: Change) -> bool:
    """Whether figures are exchanged and nothing else."""
    told = (_NUMERAL.sub("", beside_figures(text)) for text in (made.old, made.new))
    return _numeral(made.old) and _numeral(made.new) and not any(told)


def _loosens(made: Change) -> bool:
    """Whether what is new leaves a measure to whoever is asked for it, and what was there did not."""
    return words().loosens(made.new) and not words().loosens(made.old) and not words().forbids(made.before)


def _to_come(made: Change) -> bool:
    """Whether what is new speaks of things to come, and what was there did not."""
    return bool(words().coming.search(made.new + made.after[:1])) and not words().coming.search(made.old)


def _within_title(made: Change) -> bool:
    """Titles of papers are looked up elsewhere, long or short."""
    return made.before.count("《") > made.before.count("》")


def claimed(told: str, place: Place) -> Kind | None:
    """What an addition tells that neither the case nor the draft says of the same points."""
    if place.advised and words().loosens(told):
        return Kind.LOOSENED
    for name in sorted(place.names, key=len, reverse=True):
        told = told.replace(name, "")
    rest = beside_figures(told) if find_quantities(told) else led_over(told)
    denied = bool(words().denying.search(told))
    if len(rest) + denied < _TOLD or any(content(told) in content(text) for text in place.texts):
        return None
    if grounded(told, place.texts) >= _GROUNDED and len(rest) >= _TOLD:
        return None
    if len(told) >= _LONG and grounded(told, (place.known,)) >= _ELSEWHERE:
        return None  # of another point: whether it may stand here is judged elsewhere
    telling = not place.advised and place.role in (OwnRole.FACT, None)
    sure = telling and len(rest) + 2 * denied >= _CLAIM
    return Kind.CLAIMED if sure else Kind.ADDED


def _of_gap(made: Change, place: Place) -> Kind | None:
    gone = content(made.old)
    leading = not led_over(made.old) and (made.old[-1] in _MARKS or made.old[0] in _MARKS)
    if len(gone) < _TOLD or leading or _DIGIT.search(made.old) or gone in content(place.beside):
        return None
    return Kind.LEFT_OUT


def _of_exchange(made: Change, place: Place) -> Kind | None:
    named = made.old in place.names and made.new in place.names
    if named or not (led_over(made.old) or led_over(made.new) or _unknown_body(made, place)):
        return None
    turned = _turned(made, place)
    return turned or (None if alike(made.old, made.new) else Kind.CHANGED)


def _turned(made: Change, place: Place) -> Kind | None:
    """What an exchange turns into something else for certain."""
    if place.advised and _unknown_body(made, place):
        return Kind.UNKNOWN_BODY
    if _turned_in_time(made):
        return Kind.TIME_TURNED
    if _turned_round(made):
        return Kind.TURNED
    return _denied(made)


def _unknown_body(made: Change, place: Place) -> bool:
    """Somebody is put in charge of whom the case knows nothing, or whoever writes the notice."""
    charged = _CHARGED.search(made.before + made.new)
    body = _BODY.search(made.new)
    if not charged or charged.end() < len(made.before) or made.new in place.known:
        return False
    return bool(body) or _stranger(made, place)


def _stranger(made: Change, place: Place) -> bool:
    """Whether a person stands where an office stood, of whose work the case says nothing, such as 门卫人员."""
    person = _PERSON.search(made.new)
    instead = _BODY.search(made.old) or made.old.endswith("班子")
    work = led_over(made.new[: person.start()]) if person and instead else ""
    return bool(work) and grounded(work, (place.known,)) < _GROUNDED


def _turned_round(made: Change) -> bool:
    """高于 for 低于: the sentence takes one direction, and took the other."""
    return any(before and after and not before & after for before, after in _sides(made))


def _sides(made: Change) -> Iterator[tuple[frozenset[bool], frozenset[bool]]]:
    """The directions that a sentence took there, and takes."""
    old, new = (_around(made, piece) for piece in (made.old, made.new))
    denial = meaning().denial
    return ((group.sides(old, denial), group.sides(new, denial)) for group in meaning().opposites)


def _denied(made: Change) -> Kind | None:
    """A word that denies stands on one side only, in a few words, and the other falls short of nothing."""
    if max(len(content(made.old)), len(content(made.new))) > _FEW or _numeral(made.new):
        return None
    denies = [bool(words().denying.search(text)) for text in (made.old, made.new)]
    if denies[0] == denies[1] or any(meaning().falls_short(text) for text in _undenied(made)):
        return None
    if any(before & after for before, after in _sides(made)):
        return None  # 不及 for 低于
    return Kind.DENIED if denies[1] else Kind.AFFIRMED


def _undenied(made: Change) -> Iterator[str]:
    return (text for text in (made.old, made.new) if not words().denying.search(text))


def _numeral(text: str) -> bool:
    return bool(_DIGIT.search(text) or _NUMERAL.search(text))


def _turned_in_time(made: Change) -> bool:
    """以往 for 今后, 上一年度 for 下一年度; a change may be of one character of such a word."""
    times = words().times
    if {made.old, made.new} == {"前", "后"}:
        return True
    old, new = (_around(made, piece) for piece in (made.old, made.new))
    return any(after in times[before] for before, after in product(_times(old), _times(new)))


def _around(made: Change, piece: str) -> str:
    return made.before[-2:] + piece + made.after[:3]


def _times(text: str) -> list[str]:
    return words().time.findall(text)
