"""What an exchange of words turns into something else: a direction, a time, a denial, a state, a basis."""

import re
from collections.abc import Iterator

from drafter.verification.edits.change import Change
from drafter.verification.edits.charged import reported_out, unknown_body
from drafter.verification.edits.contrasted import agreeing, recorded
from drafter.verification.edits.harmless import content, words
from drafter.verification.edits.own import OwnRole
from drafter.verification.edits.place import Kind, Place
from drafter.verification.words.meaning import meaning

_NUMERAL = re.compile(r"[\d零一二三四五六七八九十百千万亿两半几]")
_FEW = 4
_TELLING = (OwnRole.FACT, OwnRole.LEAD, OwnRole.HEADING)
_ATTRIBUTE = "的"
_YEARS = r"(?:[一二三四五六七八九十百]{2,}|[三四五六七八九十百]|[3-9]|\d{2,})个?年"
_RARELY = re.compile(f"每隔?{_YEARS}|{_YEARS}一次")
"""Every three years or more."""

_OFTEN = re.compile("[按每逐](?:日|天|周|旬|月|季|季度|半年|年)|定期|经常|及时|年度")
_BEFORE_NOTICE = re.compile(
    "(?:(?:收到|接到|印发|下发|下达)[^，。；]{0,6}(?:通知|报告|意见|文件)"
    "|本(?:通知|报告|意见|文件)(?:印发|下发|下达|发出|送达))[^，。；]{0,2}前$"
)
_RESTRICTED = re.compile("[仅只](?=[就对限针在要须需])|限于")

_ASKED = re.compile("有没有|有无|是不是|能不能|会不会")
"""Whether: it denies nothing."""


def turned(made: Change, place: Place) -> Kind | None:
    """What an exchange turns into something else for certain."""
    if place.advised and unknown_body(made, place):
        return Kind.UNKNOWN_BODY
    if place.advised and reported_out(made, place):
        return Kind.REPORTED_OUT
    if place.advised and _before_notice(made):
        return Kind.TIME_TURNED
    if _turned_round(made) or (place.advised and _found_well(made)):
        return Kind.TURNED
    if widened(made, place):
        return Kind.WIDENED
    return Kind.CLAIMED if _on_another_basis(made, place) else denied(made)


def early(made: Change, place: Place) -> Kind | None:
    """提前 for 才, or put in, where the case tells of nothing that was done in time."""
    before = re.split("[，。；：]", made.before)[-1] + made.new
    if place.role is not OwnRole.FACT or not words().early.search(made.new) or words().early.search(made.old):
        return None
    if meaning().falls_short(before) or meaning().of_duty(before) or _told_as_early(place):
        return None
    return Kind.TIME_TURNED if made.old else Kind.CLAIMED


def _told_as_early(place: Place) -> bool:
    """Whether the case itself tells that something was done in time."""
    pieces = (piece for text in place.texts for piece in re.split("[，。；：]", text))
    early = (piece for piece in pieces if words().early.search(piece))
    return any(not meaning().falls_short(piece) and not meaning().of_duty(piece) for piece in early)


def restricted(made: Change) -> bool:
    """仅就, 只对 in a measure that the draft asks of everything."""
    return bool(_RESTRICTED.search(made.new)) and not _RESTRICTED.search(made.old)


def widened(made: Change, place: Place) -> bool:
    """全面清查 for 抽查, 所有 for a condition: what was said of some is said of all."""
    whole = words().whole.search(made.new)
    if not whole or words().whole.search(made.old) or words().sampled.search(made.new):
        return False
    if recorded(made, whole.group(), len(made.before) + whole.start(), place):
        return False
    if place.advised:
        return made.old.endswith(_ATTRIBUTE) and not made.new.endswith(_ATTRIBUTE)
    return place.role in _TELLING and bool(words().sampled.search(made.old))


def denied(made: Change, *, alone: bool = False) -> Kind | None:
    """A word that denies stands on one side only, in a few words, and the other falls short of nothing.

    Args:
        made: the change.
        alone: it is nothing but that word.
    """
    if max(len(content(made.old)), len(content(made.new))) > _FEW or _NUMERAL.search(made.new) or agreeing(made):
        return None
    counts = [len(words().denying.findall(_ASKED.sub("", text))) for text in (made.old, made.new)]
    denies = [bool(count) for count in counts]
    if (
        denies[0] == denies[1]
        or counts[0] % 2 == counts[1] % 2
        or any(meaning().falls_short(text) for text in _undenied(made))
    ):
        return None
    if not alone and any(before & after for before, after in _sides(made)):
        return None  # 不及 for 低于
    return Kind.DENIED if denies[1] else Kind.AFFIRMED


def _undenied(made: Change) -> Iterator[str]:
    return (text for text in (made.old, made.new) if not words().denying.search(text))


def _turned_round(made: Change) -> bool:
    """高于 for 低于: the sentence takes one direction, and took the other."""
    return any(before and after and not before & after for before, after in _sides(made))


def _sides(made: Change) -> Iterator[tuple[frozenset[bool], frozenset[bool]]]:
    """The directions that a sentence took there, and takes."""
    old, new = (_around(made, piece) for piece in (made.old, made.new))
    denial = meaning().denial
    return ((group.sides(old, denial), group.sides(new, denial)) for group in meaning().opposites)


def _found_well(made: Change) -> bool:
    """完整的 for 缺失的, 按期的 for 超期的: a measure for what falls short becomes one for what does not."""
    if _ATTRIBUTE not in (made.after[:1], made.after[1:2], made.new[-1:]):
        return False
    old, new = (made.before[-1:] + piece + made.after[:1] for piece in (made.old, made.new))
    short = [bool(meaning().falls_short(text) or words().wrong.search(text)) for text in (old, new)]
    well = meaning().mild.search(new) and not meaning().mild.search(old)
    return bool(well) and short == [True, False]


def _before_notice(made: Change) -> bool:
    """收到本通知前: a measure that is due before anybody was asked for it."""
    new = made.before[-2:] + made.new
    return bool(_BEFORE_NOTICE.search(new) or _BEFORE_NOTICE.search(new + made.after[:1]))


def rarer(made: Change) -> bool:
    """每十年 for 按月."""
    old, new = (_around(made, piece) for piece in (made.old, made.new))
    return bool(_RARELY.search(new) and _OFTEN.search(old)) and not _RARELY.search(old)


def _on_another_basis(made: Change, place: Place) -> bool:
    """上年 for 计划, where the case does not tell of another year: what is compared with is exchanged."""
    if place.role is not OwnRole.FACT or not words().basis.search(made.old) or words().basis.search(made.new):
        return False
    return bool(words().past.search(made.new)) and not any(map(words().past.search, place.texts))


def _around(made: Change, piece: str) -> str:
    return made.before[-2:] + piece + made.after[:3]
