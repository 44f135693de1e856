"""Where a sentence of the draft was cut, so that it stops at what cannot end one."""

import re

from drafter.verification.edits.apart import tables
from drafter.verification.edits.change import Change
from drafter.verification.edits.place import Place
from drafter.verification.edits.slips import OFFICES
from drafter.verification.words.stock import FUNCTION, common_words

_HAN = re.compile("[\u3400-\u9fff]")
_DIGIT = re.compile(r"[\d零一二三四五六七八九十百千万亿两几数]")
_STOPS = "，；。：、"
_LONGEST = 4
_IN_TIME = re.compile("(?<![不较够很更])及时$")
_ATTRIBUTE = re.compile("(?:^|[，；：])[^是，；：]*的$")
_PIECES = re.compile("[，；：。]|并(?!行|列|入|轨)")
_EACH = re.compile("逐[一个项笔件份户条级批]$")
"""One by one: an act has to follow, whatever is done before."""

_CHARGED = re.compile("由[\u3400-\u9fff、]{2,30}$")


def unended(made: Change) -> bool:
    """差异没有。 for 差异没有查明原因。: what is left stops at a word that leads on, or within one."""
    if made.new or not made.old or made.old[0] in _STOPS or made.after[:1] not in ("", *_STOPS):
        return False
    if made.old[-1:] in _STOPS and made.after:
        return False
    left = made.before
    return bool(_IN_TIME.search(left)) or leads_on(left) or _within_word(left, made.old) or _lacks_noun(made)


def unacted(made: Change, place: Place) -> bool:
    """由财务部门资产卡片 for 由财务部门核对资产卡片: whoever has to act is left with nothing to do."""
    if made.new or not place.advised or not tables().act.fullmatch(made.old):
        return False
    begun, rest = _PIECES.split(made.before)[-1], _PIECES.split(made.after)[0]
    if not (_CHARGED.search(begun) and rest) or tables().act.search(rest):
        return False
    return bool(_EACH.search(begun)) or not tables().act.search(begun)


def leads_on(text: str) -> bool:
    """Whether a text ends with a word that leads on: 由, 没有; 理由 is another word."""
    last = text[-2:]
    if last in tables().whole or (last in common_words() and last not in tables().unending):
        return False
    if text[-1:] in tables().unending:
        return not _DIGIT.match(last)
    return any(text[-size:] in tables().unending for size in range(2, _LONGEST + 1))


def _within_word(left: str, gone: str) -> bool:
    """Whether a word was cut in two, and what is left of it makes no other with what stands before it."""
    last, before = left[-1:], left[-2:]
    if not (_HAN.match(last) and _HAN.match(gone)) or last in FUNCTION or last in OFFICES:
        return False
    return last + gone[0] in common_words() and before not in common_words()


def _lacks_noun(made: Change) -> bool:
    """规定的。 for 规定的时限。; before a comma 手续不全的 may stand for whatever is so."""
    return made.after[:1] in ("", "；") and bool(_ATTRIBUTE.search(made.before))
