"""What comes before what: an event on its other side, a measure in the very order that is found fault with."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from drafter.verification.telling.retold.found import Found
from drafter.verification.telling.retold.tables import compiled, pairs
from drafter.verification.telling.sources.sources import Sources, Told
from drafter.verification.telling.sources.texts import words_of as plain_words

NAME = "polarity"
_SHARE = 0.5
_EVENT = 6
"""So many characters before 前 and 后 name an event."""

_BEHIND = 16
_TOLD = 2
_Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Placed:
    """What stands before or behind an event.

    Attributes:
        event: its words.
        before: it stands before it.
        rest: the words of what does.
        piece: where.
    """

    event: _Words
    before: bool
    rest: _Words
    piece: str

    @property
    def denied(self) -> bool:
        """Whether the piece denies anything."""
        return bool(compiled("sequence", "denied").search(self.piece))

    def against(self, other: "_Placed") -> bool:
        """Whether the same stands on the other side of the same event."""
        return self.before is not other.before and self.same(other)

    def same(self, other: "_Placed") -> bool:
        """Whether it is of the same event and the same."""
        return bool(self.event & other.event) and _alike(self.rest, other.rest)

    def behind(self, other: "_Placed") -> bool:
        """Whether it tells as done in time what another says had not been done: 取得记录后付款, 付款前没有取得."""
        denied = other.before and other.denied
        return bool(not self.before and denied and _alike(self.event, other.rest) and self.rest & other.event)


def misplaced(text: str, sources: Sources) -> Iterator[Found]:
    """The events of a sentence on the other side of which its account has the same."""
    yield from _sides(text, sources, told_so=True)


def misplaced_in_advice(text: str, sources: Sources) -> Iterator[Found]:
    """Those of a recommendation, and the orders that its account finds fault with."""
    yield from _sides(text, sources, told_so=False)
    yield from _first(text, sources)
    yield from _ahead(text, sources)


def _sides(text: str, sources: Sources, *, told_so: bool) -> Iterator[Found]:
    for match in compiled("sequence", "side").finditer(text):
        rest = match["rest"] or text[match.end() : match.end() + _BEHIND].partition("。")[0]
        said = _Placed(_words(match["event"][-_EVENT:]), match["side"][-1] == "前", _words(rest), text)
        for told in sources.around(text, *match.span("side")):
            # 付款前没有取得 is told as well by 付款后才取得.
            placed = [one for one in _placed(told) if not (told_so and one.before and one.denied)]
            against = next((one for one in _placed(told) if told_so and said.behind(one)), None)
            if against is None and not any(said.before is one.before and said.same(one) for one in placed):
                against = next(filter(said.against, placed), None)
            if against:
                yield Found(NAME, "direction_turned", *match.span("side"), against.piece)
                break


@lru_cache(maxsize=512)
def _placed(told: Told) -> tuple[_Placed, ...]:
    """What the account, the advice and the norms of a point put before and behind what."""
    found = []
    behind = dict(zip(told.pieces, told.pieces[1:], strict=False))
    for piece in (*told.pieces, *told.asked):
        for match in compiled("sequence", "side").finditer(piece):
            rest = match["rest"] or behind.get(piece, "")
            found.append(_Placed(_words(match["event"][-_EVENT:]), match["side"][-1] == "前", _words(rest), piece))
        for match in compiled("sequence", "until").finditer(piece):
            found.append(_Placed(_words(match["event"]), before=False, rest=_words(match["rest"]), piece=piece))
    return tuple(found)


def _first(text: str, sources: Sources) -> Iterator[Found]:
    """先签订，再公告, where it is the fault that it was signed first."""
    for match in compiled("sequence", "chain").finditer(text):
        first, then = _words(match["first"]), _words(match["then"])
        for told in sources.around(text, match.start(), match.start() + 1):
            if piece := _faulty(told, first, then):
                yield Found(NAME, "direction_turned", *match.span(), piece)
                break


def _ahead(text: str, sources: Sources) -> Iterator[Found]:
    """签订之前再备案, 用地手续办结之前再安排预算, where that is the fault."""
    for match in compiled("sequence", "ahead").finditer(text):
        if compiled("sequence", "denies").match(match["first"]):
            continue
        first, then = _words(match["first"]), _words(match["then"][-_EVENT:])
        for told in sources.around(text, match.start(), match.start() + 1):
            asked = compiled("sequence", "asks").match(match["first"])  # 付款前必须取得记录
            undone = () if asked else _undone(told)
            late = (piece for words, piece in undone if len(then & words) >= _TOLD and not first & words)
            if piece := next(late, "") or _faulty(told, first, then):
                yield Found(NAME, "direction_turned", *match.span(), piece)
                break


def _faulty(told: Told, first: _Words, then: _Words) -> str:
    """Where an account says that the one came first, which is the fault: 备案早于签订."""
    for early, late, piece in _orders(told):
        if first & early and then & late and not (first & late or then & early):
            return piece
    return ""


@lru_cache(maxsize=512)
def _orders(told: Told) -> tuple[tuple[_Words, _Words, str], ...]:
    return tuple(
        (_words(match["first"]), _words(match["then"]), piece)
        for piece in told.pieces
        for name in ("earlier", "later")
        for match in compiled("sequence", name).finditer(piece)
    )


@lru_cache(maxsize=512)
def _undone(told: Told) -> tuple[tuple[_Words, str], ...]:
    """What the account says had not been done: 用地手续没有办结."""
    return tuple(
        (_words(match["event"] + match["verb"]), piece)
        for piece in told.pieces
        for match in compiled("sequence", "undone").finditer(piece)
    )


def _alike(one: _Words, other: _Words) -> bool:
    least = min(len(one), len(other))
    return least > 0 and len(one & other) >= _SHARE * least


def _words(text: str) -> _Words:
    """The words of a text, what goes by two names under one."""
    for name, other in pairs("called"):
        text = text.replace(name, other)
    return plain_words(text)
