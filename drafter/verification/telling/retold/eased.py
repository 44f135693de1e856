"""Measures that are turned round: what was missing is waived or undone, and what was wrong is to go on.

The account tells which is which: a verb that it denies was missing, one that it says plainly in a fault was wrong;
advice and norms ask for what they say.
"""

import re
from collections.abc import Callable, Iterator

from drafter.verification.telling.retold.found import Found
from drafter.verification.telling.retold.tables import compiled
from drafter.verification.telling.sources.sources import Sources, Told
from drafter.verification.telling.sources.texts import PIECE, STOPS, words_of
from drafter.verification.words.meaning import meaning
from drafter.verification.words.modality import attributive, checked

NAME = "polarity"
_BY = "按照?|根据|依据|依|凭"
_SHARE = 0.6
"""So much of the words of a measure must be those of what is asked for, or of what was missing."""

_VERB = 2
_SHORT = 3
"""A measure with so few characters is known by what stands before it."""

_COMMAS = str.maketrans(dict.fromkeys(STOPS, "，"))
_DENYING = "不无毋免暂"
_IRRELEVANT = "无关"
_WHOEVER = ("的", "者")

_Match = re.Match[str]


def eased(text: str, sources: Sources) -> Iterator[Found]:
    """The pieces of a recommendation that undo what its account, its advice or a norm asks for."""
    for part in PIECE.finditer(text):
        for name, rule in _RULES.items():
            match = compiled("eased", name).search(part.group())
            if match is None or (name == "waives" and _sanctions(text[: part.start()], match)):
                continue
            start = part.start() + match.start()
            told = sources.around(text, start, start + min(len(match.group()), _VERB))
            asked = next(filter(None, (rule(part.group(), match, one) for one in told)), "")
            if asked:
                yield Found(NAME, "advice_loosens", *part.span(), asked)
                break


def _sanctions(before: str, match: _Match) -> bool:
    """Whether a clause that waives at its beginning befalls those at fault before it: 没有签字的单据，不予报销."""
    free = compiled("eased", "free").match(match.group())
    return match.start() == 0 and not free and bool(compiled("eased", "faulty").search(_last(before)))


def _last(before: str) -> str:
    """The clause right before a place."""
    return before.rstrip(STOPS).translate(_COMMAS).rpartition("，")[2]


def _regardless(_: str, match: _Match, told: Told) -> str:
    """不论考核结果付款, where it is to be paid by it."""
    by = re.compile(f"(?:{_BY})[\u4e00-\u9fff]{{0,4}}{re.escape(match['what'][: 2 * _VERB])}")
    return next((piece for piece in (*told.asked, *told.pieces) if by.search(piece)), "")


def _waived(said: str, match: _Match, told: Told) -> str:
    """无需邀请使用方, where it was not invited and ought to be."""
    head, rest = said[: match.start()], said[match.end() :]
    faulty = head.endswith(_WHOEVER) or compiled("eased", "faulty").search(head)
    if (
        (match.group()[0] in _DENYING and attributive(rest))
        or _avoided(head)
        or (faulty and not compiled("eased", "free").match(match.group()))
    ):
        return ""  # 缺签字的不予报销 says what follows, and waives nothing
    if _missing(rest):
        return ""  # 不再拖着不清查
    piece = _like(rest or head, said, (*told.asked, *filter(_missing, told.pieces)))
    own = words_of(head[-2 * _VERB :] + rest)
    lacking = max((len(own & words_of(one)) for one in told.pieces if _missing(one)), default=0)
    deed = compiled("eased", "through").sub("", rest)[:_VERB]
    plain = (one for one in told.pieces if deed in one and not _missing(one))
    stops_a_fault = any(len(own & words_of(one)) >= lacking for one in plain)
    return "" if stops_a_fault or compiled("eased", "waives").search(piece) else piece


def _undone(said: str, match: _Match, told: Told) -> str:
    """施工日志销毁, where it was not filed."""
    known = any(match.group()[-_VERB:] in piece for piece in (*told.pieces, *told.asked))
    if _avoided(said[: match.start()]) or known:
        return ""
    thing = words_of(said[: match.start()]) | words_of(said[match.end() :])
    missing = filter(_missing, told.pieces)
    return next((piece for piece in missing if len(thing & words_of(piece)) >= _VERB), "")


def _let(said: str, match: _Match, told: Told) -> str:
    """继续沿用机构改革以前的文本, where it is the fault that it was in use."""
    head, rest = said[: match.start()], said[match.end() :]
    rest = compiled("eased", "through").sub("", rest)
    if _avoided(head) or checked(head):
        return ""
    if compiled("eased", "adverse").match(rest) and not compiled("eased", "condition").search(said):
        return f"{head}不得{rest}"
    words = words_of(rest)
    plain = (piece for piece in told.pieces if not _missing(piece) and rest[:_VERB] in piece)
    if not words or any(rest[:_VERB] in asked for asked in told.asked):
        return ""
    return next((piece for piece in plain if len(words & words_of(piece)) >= _SHARE * len(words)), "")


def _same_hand(said: str, match: _Match, told: Told) -> str:
    """由同一人员承担, where it is the fault that it was in one hand."""
    if any(compiled("eased", name).search(said) for name in ("avoided", "condition")) or _missing(said):
        return ""
    return next((piece for piece in told.pieces if match.group()[:_SHORT] in piece), "")


_RULES: dict[str, Callable[[str, _Match, Told], str]] = {
    "regardless": _regardless,
    "waives": _waived,
    "undoes": _undone,
    "lets": _let,
    "same_hand": _same_hand,
}


def _avoided(head: str) -> bool:
    """Whether what follows is what must not be."""
    return bool(compiled("eased", "avoided").search(head.rpartition("的")[2]))


def _like(rest: str, said: str, pieces: tuple[str, ...]) -> str:
    """The piece that has most of the words of a measure, if it has enough of them."""
    words = words_of(rest) if len(rest) > _SHORT else words_of(rest) | words_of(said)
    best = max(pieces, key=lambda piece: len(words & words_of(piece)), default="")
    alike = len(words & words_of(best))
    denied = words_of(compiled("eased", "denials").split(best)[-1])
    if alike and (alike >= _SHARE * len(words) or (alike > 1 and alike >= _SHARE * len(denied))):
        return best
    if denied and alike == len(denied):
        return best  # 不必再取得发票, where all that is denied is 发票
    verb, together = rest[:_VERB], words_of(said)
    held = next((piece for piece in pieces if len(verb) == _VERB and verb in piece), "")
    return held if len(together & words_of(held)) >= _SHARE / 2 * len(together) else ""


def _missing(piece: str) -> bool:
    return any(not piece.startswith(_IRRELEVANT, denial.start()) for denial in meaning().denials(piece))
