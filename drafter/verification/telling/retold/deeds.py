"""What a text claims done that its account denies: 附有入库单 for 没有附入库单, 严格分离 for 没有分离."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from drafter.verification.telling.retold.found import Found
from drafter.verification.telling.retold.tables import HAN, compiled, pattern, table
from drafter.verification.telling.sources.sources import Sources, Told
from drafter.verification.telling.sources.texts import PIECE
from drafter.verification.words.affirmed import IN_TIME
from drafter.verification.words.contrast import denied_beside
from drafter.verification.words.grams import bigrams
from drafter.verification.words.meaning import meaning
from drafter.verification.words.pieces import Piece, pieces
from drafter.verification.words.stock import FUNCTION

NAME = "polarity"
_SAID = 0.5
"""So much of what the account denies must the sentence say."""

_VERB = 2
_MASK = "，"


@dataclass(frozen=True, slots=True)
class _Denied:
    """What an account denies.

    Attributes:
        verb: the deed; empty where a thing is missing or a matter unclear.
        piece: where.
        things: what it is denied of, each in pairs of characters; one of them will do.
        noun: the end of the name of the thing that is missing; empty where a deed is denied, or a matter unclear.
        late: it is denied that it was done in time.
    """

    verb: str
    piece: str
    things: tuple[frozenset[str], ...]
    noun: str = ""
    late: bool = False

    def claimed(self, said: str) -> tuple[int, int] | None:
        """Where a text claims that it is done, all there or clear."""
        if self.noun and not self.verb:
            return next(filter(None, (_complete(name, said, self.piece) for name in _names(self.noun))), None)
        if self.verb and not any(char in said for char in _called(self.verb)):
            return None
        match = (_done(self.verb) if self.verb else compiled("claimed", "clear")).search(said)
        return match.span() if match else None

    def of(self, words: frozenset[str]) -> bool:
        """Whether some words speak of what it is denied of."""
        return any(len(thing & words) >= _SAID * len(thing) for thing in self.things)


def claimed(text: str, sources: Sources) -> Iterator[Found]:
    """The pieces of a sentence that claim what its account denies."""
    points = sources.of(text) or sources.pointed(text)
    if not points:
        return
    parts, words = list(PIECE.finditer(text)), bigrams(text)
    for place, part in enumerate(parts):
        behind = parts[place + 1].group() if place + 1 < len(parts) else ""
        if not compiled("claimed", "taken_back").match(behind):
            denied = (one for told in points for one in _denied(told) if _claims(part.group(), one, words))
            denied = (one for one in denied if not _denied_as_well(part.group(), text, one))
            denied = (one for one in denied if not _denied_behind(behind, one))
            if found := next(denied, None):
                yield Found(NAME, "denial_dropped", *part.span(), found.piece)


def claimed_in_advice(text: str, sources: Sources) -> Iterator[Found]:
    """对已经约定违约责任的合同: what a recommendation says that it is about."""
    for about in compiled("claimed", "about").finditer(text):
        said = about["said"]
        if not meaning().denials(said):
            denied = (
                one for told in sources.around(text, *about.span("said")) for one in _denied(told) if one.verb
            )
            words = bigrams(said)
            held = (one for one in denied if one.claimed(said) and all(one.things) and one.of(words))
            if found := next(held, None):
                yield Found(NAME, "denial_dropped", *about.span("said"), found.piece)


def _denied_as_well(said: str, text: str, one: _Denied) -> bool:
    """Whether the sentence denies it itself of those whom the account is on."""
    return denied_beside(Piece(said), pieces(text), Piece(one.piece), _names(one.verb or one.noun))


def _denied_behind(behind: str, one: _Denied) -> bool:
    """Whether the part right behind denies the very deed, of what the part before only names: 其未设定数值."""
    called = one.verb or one.noun
    return bool(called) and called in behind and bool(Piece(behind).denials)


def _claims(said: str, one: _Denied, words: frozenset[str]) -> bool:
    if not one.of(words) or Piece(said).of_others(Piece(one.piece)):
        return False
    span = one.claimed(said)
    if one.late and not IN_TIME.search(said):
        return False
    if not span or compiled("claimed", "relative").match(said, span[1]):
        return False
    rest = said.replace(one.verb, _MASK) if one.verb else said
    if compiled("claimed", "ought").search(rest) or (one.verb and compiled("claimed", "doubt").search(said)):
        return False
    rest = said if one.verb else said.replace(said[slice(*span)], _MASK)
    return meaning().shortfalls(rest) <= meaning().shortfalls(one.piece, denials=False)


@lru_cache(maxsize=512)
def _denied(told: Told) -> tuple[_Denied, ...]:
    """What an account denies and nowhere says."""
    return tuple(one for piece in told.pieces for one in (*_verbs_denied(piece, told), *_missing(piece)))


def _verbs_denied(piece: str, told: Told) -> Iterator[_Denied]:
    for denial in compiled("claimed", "denial").finditer(piece):
        behind = _without_manner(piece[denial.end() :])
        for verb in _verbs(behind):
            if any(verb in other and not meaning().falls_short(other) for other in told.pieces):
                continue
            entries = compiled("claimed", "listed").split(behind.removeprefix(verb))
            for noun in entries:
                if len(noun) >= _VERB:
                    yield _Denied("", piece, (bigrams(noun),), noun[-_VERB:])
            leave = compiled("claimed", "leave").fullmatch(behind)  # 报经批准 is one deed
            named = [thing for thing in (_beside(entry, verb) for entry in entries) if thing and not leave]
            before = compiled("claimed", "listed").split(piece[: denial.start()])
            things = tuple(named or (_beside(entry, verb) for entry in before))
            yield _Denied(verb, piece, things, late=IN_TIME.match(piece, denial.end()) is not None)


def _missing(piece: str) -> Iterator[_Denied]:
    for noun in compiled("claimed", "missing").finditer(piece):
        yield _Denied("", piece, (bigrams(noun["thing"]),), noun["thing"][-_VERB:])
    unclear = compiled("claimed", "unclear")
    if unclear.search(piece):
        yield _Denied("", piece, (bigrams(unclear.sub(_MASK, piece)),))


def _complete(thing: str, said: str, piece: str) -> tuple[int, int] | None:
    """Where a text says that a thing is all there: 发票齐全, 已取得发票."""
    at = said.find(thing)
    while at >= 0:
        if match := _full().match(said, at + len(thing)):
            return at, match.end()
        match = compiled("claimed", "held").search(said, 0, at)
        whose = compiled("claimed", "whose").search(said, match.start(), at) if match else None
        if match and (whose is None or whose.group() in piece):
            return match.start(), at + len(thing)
        at = said.find(thing, at + 1)
    return None


@cache
def _full() -> re.Pattern[str]:
    """Matches behind a thing that is all there."""
    return re.compile(f"(?:(?![不未没无]){HAN}){{0,6}}?(?:{pattern('claimed', 'full')})")


def _without_manner(text: str) -> str:
    """What is denied, without how it should have been done."""
    how = compiled("claimed", "how").match(text)
    return text[how.end() :] if how else text


def _beside(text: str, verb: str) -> frozenset[str]:
    return frozenset(gram for gram in bigrams(text) if not set(gram) & set(verb))


def _verbs(behind: str) -> Iterator[str]:
    """The verb that a text begins with; behind how it is done, 按暂估价值入账, it ends with it."""
    if compiled("claimed", "manner").fullmatch(behind):
        yield behind[-_VERB:]
        return
    if compiled("claimed", "single").match(behind):
        yield behind[:1]
    if re.match(f"{HAN}{{2}}", behind):
        yield behind[:_VERB]
    if compiled("claimed", "leave").fullmatch(behind):
        yield behind[-_VERB:]


@lru_cache(maxsize=1024)
def _done(verb: str) -> re.Pattern[str]:
    """Finds that a deed is done."""
    if len(verb) < _VERB:
        done = f"{verb}{pattern('claimed', 'aspect')}(?!的)"
        return re.compile(f"(?:已经?|均|都|全部|逐一){verb}(?!{HAN}?的)|{done}")
    first, second = verb[0], verb[1]
    bare = "".join(char for char in verb if char not in FUNCTION) or first
    split = f"{first}[了过]{second}|{first}好|[{bare}]了"
    others = [one for one in _names(verb) if one != verb]
    done = "|".join((verb, split, *others, *(f"{one[0]}了{one[1:]}" for one in others)))
    marked = f"(?:{pattern('claimed', 'marker')}){HAN}{{0,10}}?(?:{done})"
    behind = "|".join(f"{one}(?:了|完毕|到位|好了|过)" for one in (verb, *others))
    return re.compile(f"{marked}|{behind}|{split}")


@lru_cache(maxsize=1024)
def _names(verb: str) -> tuple[str, ...]:
    """What a deed may be called."""
    if compiled("claimed", "written").match(verb) and verb[-1] in pattern("claimed", "result"):
        return (verb, *(verb[0] + result for result in pattern("claimed", "result") if result != verb[-1]))
    return next((tuple(same.split()) for same in table()["claimed"]["same"] if verb in same.split()), (verb,))


def _called(verb: str) -> str:
    return "".join(_names(verb))
