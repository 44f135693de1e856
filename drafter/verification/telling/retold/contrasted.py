"""What is said in place of what the account has: 是甲，不是乙, where it is 乙; 盘亏的是丙, where 丙 is not."""

from collections.abc import Iterator

from drafter.verification.telling.retold.found import Found
from drafter.verification.telling.retold.tables import compiled
from drafter.verification.telling.sources.sources import Sources, Told
from drafter.verification.telling.sources.texts import words_of
from drafter.verification.words.meaning import meaning

NAME = "names"
_SAID, _DENIED = 2, 0.4
"""So many words, and so much of what is denied outright, must a piece of the account say."""

_SURE, _STRANGE = 0.5, 0.34
"""So much of what is denied must be the account's, and no more of what is claimed."""


def contrasted(text: str, sources: Sources) -> Iterator[Found]:
    """不是甲，而是乙, and 是乙，不是甲: where the account has 甲 and not 乙."""
    for name in ("rather", "instead") if "不是" in text else ():
        for match in compiled("contrasted", name).finditer(text):
            denied, claimed = match["denied"], match["claimed"]
            for told in sources.of(text):
                strange = _share(claimed, told, but=denied) <= _STRANGE
                if (strange and _share(denied, told) >= _SURE) or _instead(claimed, denied, told):
                    yield Found(NAME, "word_exchanged", *match.span("claimed"), denied)
                    break


def outright(text: str, sources: Sources) -> Iterator[Found]:
    """并非年中追加, where that is what the account says."""
    for match in compiled("contrasted", "outright").finditer(text) if "非" in text or "不" in text else ():
        said = words_of(match["denied"])
        for told in sources.around(text, *match.span()) or sources.of(text)[:1]:
            least = max(_SAID, _DENIED * len(said))
            own = (piece for piece in told.pieces if len(said & words_of(piece)) >= least)
            plain = next((piece for piece in own if not meaning().denials(piece)), "")
            if plain:
                yield Found("polarity", "denial_added", *match.span(), plain)
                break


def answered(text: str, sources: Sources) -> Iterator[Found]:
    """盘亏的是打印机: what the case names elsewhere, but in no account of what is 盘亏."""
    for match in compiled("contrasted", "answer").finditer(text) if "的是" in text else ():
        key, thing = match["key"], match["thing"]
        holding = [told for told in sources.all if any(key in piece for piece in told.pieces)]
        named = any(told.says(thing) for told in sources.all)
        if not holding or not named or any(told.says(thing) for told in holding):
            continue
        own = next(piece for piece in holding[0].pieces if key in piece)
        others = [told for told in sources.all if any(thing in piece for piece in told.pieces)]
        if len(holding) == 1 and others:
            yield Found(NAME, "word_exchanged", *match.span("thing"), own)


def _instead(claimed: str, denied: str, told: Told) -> bool:
    """Whether an account has word for word what is denied, and not what is claimed."""
    return any(denied in piece for piece in told.pieces) and not any(claimed in piece for piece in told.pieces)


def _share(words: str, told: Told, but: str = "") -> float:
    """How much of some words an account has; what another side has as well does not count."""
    own = words_of(words) - words_of(but)
    return len(own & told.all_grams) / len(own) if own else 1.0
