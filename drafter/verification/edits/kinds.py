"""What a change in one place of a sentence does to it, where its own words tell."""

import re

from drafter.text.quantities import find_quantities
from drafter.verification.edits import slips
from drafter.verification.edits.apart import tables
from drafter.verification.edits.change import Change
from drafter.verification.edits.charged import unknown_body
from drafter.verification.edits.contrasted import contrasted
from drafter.verification.edits.exchanged import duties_exchanged, order_turned, year_turned
from drafter.verification.edits.falsified import falsified
from drafter.verification.edits.harmless import (
    alike,
    beside_figures,
    common,
    content,
    grounded,
    led_over,
    same_words,
    words,
)
from drafter.verification.edits.own import OwnRole
from drafter.verification.edits.place import Kind, Place
from drafter.verification.edits.synonyms import same_said
from drafter.verification.edits.turning import denied, early, rarer, restricted, turned
from drafter.verification.words.grams import bigrams

_DIGIT = re.compile(r"\d")
_NUMERAL = re.compile("[零一二三四五六七八九十百千万亿两半几]")
_MARKS = "，。；、：,;:"
_CONVENED = re.compile("会议|批示|指示|会商|约谈|口头|来电|来函|部署会")
"""What somebody met over, or ordered: in a recommendation it is an event that the case would have."""

_PURPOSE = re.compile(
    "，(?:切实|从而|以|有效|进一步|全面|坚决|持续)?(?:确保|保证|保障|形成|防范|防止|促进|提高|提升|杜绝|避免|推动|巩固|增强|夯实|压实)"
    "[\u3400-\u9fff]{2,8}$"
)
_LISTED = re.compile("^(?:、|和|与|及|以及|或者?)[\u3400-\u9fff]{2,}$|^[\u3400-\u9fff]{2,}、$")
"""One of a list."""

_GROUNDED = 0.5
"""So much of the words of an addition have to be those of its clause for it to tell nothing of its own."""

_ELSEWHERE, _LONG = 0.9, 12
_STRANGE = 0.15
_CLAIM = 3
"""From so many characters on that are neither particles nor lead over, an addition in a problem is a claim."""

_TOLD = 2


def kind_of(made: Change, place: Place) -> Kind | None:
    """What a change does; `None` if it leaves what is said as it was, or is of figures, which others bind."""
    found = _of_characters(made, place) or falsified(made, place)
    if found or _of_figures(made) or _within_title(made):
        return found
    if place.role is OwnRole.FACT and _to_come(made):
        return Kind.TO_COME
    found = _of_fields(made, place)
    return found or (None if _says_the_same(made, place) else _of_wording(made, place))


def _of_fields(made: Change, place: Place) -> Kind | None:
    """What an exchange of one word for another of its kind does."""
    if content(made.old + made.new) and same_said(made):
        return turned_round(made, place)
    found = exchanged(made, place)
    return found if found is not Kind.CONTRASTED else turned(made, place) or found


def _says_the_same(made: Change, place: Place) -> bool:
    """Whether a change is one of order, of words that say the same, or of how something is led into."""
    if same_said(made) or same_words(made.old, made.new) or _led_into(made):
        return True
    return place.advised and (_asked_alike(made) or _for_good(made))


def _of_wording(made: Change, place: Place) -> Kind | None:
    return early(made, place) or _shaded(made, place) or _of_words(made, place)


def turned_round(made: Change, place: Place) -> Kind | None:
    """Who acts, what comes first, or a year, exchanged for another."""
    if place.role is OwnRole.NORM:
        return None
    if duties_exchanged(made, place):
        return Kind.BODIES_EXCHANGED
    return Kind.TIME_TURNED if order_turned(made) or year_turned(made, place) else None


def exchanged(made: Change, place: Place) -> Kind | None:
    """What is exchanged for another of its kind: these, or a word of a field."""
    return turned_round(made, place) or contrasted(made, place)


def _shaded(made: Change, place: Place) -> Kind | None:
    """据估计， before a finding, 远 before 低于, 另有 before a figure: a person has to see it."""
    if place.advised:
        return None
    added = not content(made.old)
    beside = (
        place.role is OwnRole.FACT and added and tables().addition.match(made.new) and _DIGIT.search(made.after)
    )
    shade = words().shade.search(made.new) or (words().limiting.fullmatch(made.new) if added else None)
    if not shade or words().shade.search(made.old) or any(shade.group() in text for text in place.texts):
        return Kind.ADDED if beside else None
    return Kind.ADDED if added else Kind.CHANGED


def _led_into(made: Change) -> bool:
    """存在不及时的问题 for 不及时: nothing stands beside the old words but what leads over."""
    return bool(made.old) and made.old in made.new and not led_over(made.new.replace(made.old, "，", 1))


def _for_good(made: Change) -> bool:
    """，确保整改到位: a purpose in common words, behind all that is asked for."""
    purpose = not (made.old or made.after) and _PURPOSE.match(made.new)
    return bool(purpose) and common(content(made.new)) and not words().loosens(made.new)


def _asked_alike(made: Change) -> bool:
    """项目办应当 for 由项目办: what a recommendation asks for is a duty however it is led into."""
    asked = led_over(made.new)
    return bool(made.old) and bool(asked) and led_over(made.old) == asked


def _of_words(made: Change, place: Place) -> Kind | None:
    """What is done by words that were put in, left out or exchanged."""
    if place.advised and (_loosens(made) or restricted(made) or rarer(made)):
        return Kind.LOOSENED
    alone = not (made.old and made.new)
    found = denied(made, alone=alone) if words().deny.fullmatch(made.old or made.new) else None
    if found:
        return found
    if slips.broken(made):
        return Kind.CHANGED
    if not content(made.old):
        return None if not made.before and words().looked.fullmatch(made.new) else claimed(made.new, place)
    if words().says_nothing(made.new):
        return _of_gap(made, place)
    # Which norm is broken is judged elsewhere, with all its words.
    return None if place.role is OwnRole.NORM else _of_exchange(made, place)


def _of_characters(made: Change, place: Place) -> Kind | None:
    """What is plainly a slip of the pen, of a key or of a program."""
    if slips.unit_lost(made, place.known):
        return Kind.UNIT_LOST
    if slips.foreign(made, place.letters):
        return Kind.FOREIGN
    if slips.doubled(made):
        return Kind.DOUBLED
    if slips.torn(made, place.known) and not same_said(made):
        return Kind.CHARACTER_LOST
    mistaken = slips.mistaken(made, place.known) and not same_said(made)
    other_word = slips.homophones(made, place.known) or slips.transposed(made, place.known)
    return Kind.MISTAKEN if mistaken or other_word else None


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
    if bigrams(words().led.sub("，", told)) and grounded(told, place.texts) >= _GROUNDED and len(rest) >= _TOLD:
        return None
    if len(told) >= _LONG and grounded(told, (place.known,)) >= _ELSEWHERE:
        return None  # of another point: whether it may stand here is judged elsewhere
    if place.advised and place.role and _CONVENED.search(told):
        return Kind.CLAIMED
    telling = not place.advised and place.role in (OwnRole.FACT, None)
    of_another = len(told) >= _LONG and grounded(told, (place.known,)) >= _GROUNDED  # in words of its own
    sure = telling and len(rest) + 2 * denied >= _CLAIM and not of_another
    return Kind.CLAIMED if sure else Kind.ADDED


def strange(told: str, place: Place) -> bool:
    """Whether a sentence in the place of a measure has next to nothing of what the case says of its points."""
    return len(content(told)) >= _LONG and grounded(told, place.texts) < _STRANGE


def _of_gap(made: Change, place: Place) -> Kind | None:
    gone = content(made.old)
    if slips.sounds_alike(made):
        return Kind.CHANGED
    limited = words().limiting.fullmatch(made.old) or (place.advised and tables().act.fullmatch(made.old))
    if limited or _LISTED.search(made.old):
        return Kind.LEFT_OUT
    leading = not led_over(made.old) and (made.old[-1] in _MARKS or made.old[0] in _MARKS)
    if len(gone) < _TOLD or leading or _DIGIT.search(made.old) or gone in content(place.beside):
        return None
    return Kind.LEFT_OUT


def _of_exchange(made: Change, place: Place) -> Kind | None:
    named = made.old in place.names and made.new in place.names
    said = led_over(made.old) or led_over(made.new) or not words().says_nothing(made.new)
    if named or not (said or unknown_body(made, place)):
        return None
    return turned(made, place) or (None if alike(made.old, made.new) else Kind.CHANGED)


def _numeral(text: str) -> bool:
    return bool(_DIGIT.search(text) or _NUMERAL.search(text))
