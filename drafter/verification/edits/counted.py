"""An exact figure of the draft made a bound, and a part told as something beside its whole."""

import re

from drafter.text.quantities import find_quantities
from drafter.verification.edits.apart import tables, touched
from drafter.verification.edits.change import Change
from drafter.verification.edits.harmless import content, words
from drafter.verification.edits.own import OwnRole
from drafter.verification.edits.place import Place
from drafter.verification.words.lexicon import lexicon

_DIGIT = re.compile(r"\d")
_FIGURE = re.compile("[\u3400-\u9fff]{0,12}\\d")
_PIECES = re.compile("[，；：。]")
_LIMIT = re.compile("规定|期限|时限|标准|要求|[应须]|目标|计划|限额|上限|下限|预期")
_HEADED = re.compile("[的之]")
_MOST_READ = 24
_SHOWN = 3
_NAMING = 2


def bounded(made: Change, place: Place) -> bool:
    """至少9份 for 9份: what an account tells exactly is made a bound."""
    if place.role is not OwnRole.FACT or content(made.old) or not made.new:
        return False
    ahead = tables().bound.fullmatch(made.new) and _DIGIT.match(made.after)
    behind = tables().behind.fullmatch(made.new) and not _HEADED.match(made.after) and _counts(made.before)
    if not (ahead or behind) or _LIMIT.search(_PIECES.split(made.before)[-1]):
        return False
    return not any(f"{made.new}{made.after[:_SHOWN]}" in text for text in place.texts)


def _counts(before: str) -> bool:
    """Whether a figure with its unit stands last in a text."""
    read = before[-_MOST_READ:]
    figures = find_quantities(read)
    return bool(figures) and figures[-1].end == len(read)


def set_beside(made: Change, place: Place) -> bool:
    """另有188张 for 其中188张, 另有4个 for 4个 of 抽查10个: a part is told as something beside, or the reverse."""
    if place.role is not OwnRole.FACT or not _FIGURE.match(made.after):
        return False
    parts, additions = (
        tuple(bool(piece and touched(pattern, made, piece)) for piece in (made.old, made.new))
        for pattern in (tables().part, tables().addition)
    )
    if additions == (True, False):
        return parts == (False, True)
    if additions != (False, True) or parts[1]:
        return False
    return parts[0] or _relabels(made) or (not content(made.old) and _of_sample(made))


def _relabels(made: Change) -> bool:
    """另有支出 for 实际支出: what is added took the place of a label of the figure, or of a denial."""
    if words().denying.search(made.old):
        return True
    return bool(touched(lexicon().label, made, made.old)) and bool(tables().addition.fullmatch(made.new))


def _of_sample(made: Change) -> bool:
    """Whether some follow of what was looked at, or of the same things: 4个 behind 抽查项目10个，."""
    if not (made.before.endswith("，") or made.new.startswith("，")):
        return False
    whole, rest = _PIECES.split(made.before.rstrip("，"))[-1], made.after[:_MOST_READ]
    every, some = find_quantities(whole), find_quantities(rest)
    if not (every and some) or every[-1].dimension != some[0].dimension or some[0].value >= every[-1].value:
        return False
    things = whole[: every[-1].start][-_NAMING:]
    return bool(words().sampled.search(whole)) or (bool(things) and rest[: some[0].start].endswith(things))
