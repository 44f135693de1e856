"""A figure of the draft, a fund, an account or an act under the name of another."""

import re

from drafter.findings.model import Role
from drafter.text.quantities import find_quantities
from drafter.verification.edits.apart import tables, touched
from drafter.verification.edits.change import Change
from drafter.verification.edits.harmless import words
from drafter.verification.edits.own import OwnRole
from drafter.verification.edits.place import Place
from drafter.verification.words.lexicon import lexicon

_FIGURE = re.compile("[\u3400-\u9fff]{0,3}\\d")
_FAULTY = re.compile("问题|违规|违法|不合格|不符|有误|不规范|不达标|逾期|超期|缺失")
_COUNTED = re.compile("[^，。；]{0,16}\\d")
_BESIDE = 4
_MOST_READ = 24
_LONGEST_LABEL = 12


def relabelled(made: Change, place: Place) -> bool:
    """结转结余 for 实际支出 before a figure, 岗位补贴 for 培训补贴."""
    if not (made.old and made.new) or place.role is OwnRole.NORM:
        return False
    return _found_faulty(made, place) or _for_another_purpose(made, place) or _of_another_role(made, place)


def _found_faulty(made: Change, place: Place) -> bool:
    """发现问题的合同9份 for 抽查合同9份: all that was looked at is told as what fell short."""
    if place.role is not OwnRole.FACT or not words().sampled.search(made.old) or words().sampled.search(made.new):
        return False
    return bool(_FAULTY.search(made.new)) and bool(_COUNTED.match(made.after))


def undone(made: Change, place: Place) -> bool:
    """隐瞒 for 提醒: what is done is exchanged for what undoes it, and neither is denied nor forbidden."""
    if place.role is OwnRole.NORM or not (made.old and made.new):
        return False
    olds, news = (touched(tables().deed, made, piece) for piece in (made.old, made.new))
    if len(olds) != 1 or len(news) != 1 or news[0][0].group() not in tables().undone[olds[0][0].group()]:
        return False
    beside, new = made.before[-_BESIDE:], news[0][0]
    if words().forbids(new.string[: new.start()]) or any(
        words().denying.search(text) for text in (beside, made.old, made.new)
    ):
        return False
    return not _told(new.group(), place)


def _for_another_purpose(made: Change, place: Place) -> bool:
    olds, news = (touched(tables().bought, made, piece) for piece in (made.old, made.new))
    if len(olds) != 1 or len(news) != 1:
        return False
    old, new = olds[0][0], news[0][0]
    same = old["head"] == new["head"] and old["purpose"] != new["purpose"]
    return same and not _told(new["purpose"], place)


def _told(word: str, place: Place) -> bool:
    """Whether the case says a word of the same points."""
    return any(word in text for text in place.texts)


def _of_another_role(made: Change, place: Place) -> bool:
    """Whether a figure gets a label of another role than its own, and than any equal figure of the case.

    A sentence that is worded anew as a whole has its figures bound to the facts by what stands around them there.
    """
    if place.role is not OwnRole.FACT or len(made.new) > _LONGEST_LABEL:
        return False
    olds, news = (_roles(made, piece) for piece in (made.old, made.new))
    if not olds or not news or not (olds[0] and news[0]) or olds[0] & news[0]:
        return False
    strict = lexicon().strict
    if not (olds[0] <= strict and news[0] <= strict):
        return False
    figures = find_quantities(news[1][:_MOST_READ])
    known = place.roles.get((figures[0].value, figures[0].dimension), frozenset()) if figures else frozenset()
    return not news[0] & known


def _roles(made: Change, piece: str) -> tuple[frozenset[Role], str] | None:
    """What the label in a change says that the figure behind it is, with the text from there on."""
    found = touched(lexicon().label, made, piece)
    if not found:
        return None
    label, behind = found[-1]
    return (lexicon().roles[label.group()], behind) if _FIGURE.match(behind) else None
