"""A comparison as a stream of texts and paragraph marks, each of the old text, of the new one, or of both."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from drafter.comparison.cautions import Caution
from drafter.comparison.model import Against
from drafter.comparison.sides import Side, Unit
from drafter.redline.pieces import Piece, State, flags, pieces

BREAK = "\n"
_PARTS = re.compile(f"({BREAK})")


@dataclass(frozen=True, slots=True)
class Token:
    """A text without a line break, or the mark at the end of a paragraph, whose text is the line break.

    Attributes:
        state: in which of the two texts it stands.
        text: its characters.
        unit: which it is of; `None` for a mark that closes the document.
        cautions: places of the warnings that lie on it.
        move: joins the two places of moved text.
    """

    state: State
    text: str
    unit: Unit | None = None
    cautions: tuple[int, ...] = ()
    move: str = ""

    @property
    def mark(self) -> bool:
        """It ends a paragraph."""
        return self.text == BREAK


def tokens(old: Side, new: Side, against: Against, warnings: Sequence[Caution]) -> list[Token]:
    """The stream of one comparison; its last token is a mark that both texts have.

    A Word document ends with a mark that nobody can delete: it stands for the last mark of either text. Text is
    shown as moved where it left one place and arrived at one.
    """
    flagged = flags(warnings)
    found = [
        token
        for row in against.rows
        for piece in pieces(
            row.runs, [old.by_id[unit] for unit in row.old], [new.by_id[unit] for unit in row.new], flagged
        )
        for token in _parts(piece)
    ]
    return _joined(_closed(_plain_moves(found)))


def _parts(piece: Piece) -> Iterator[Token]:
    for text in _PARTS.split(piece.text):
        if text:
            yield Token(piece.state, text, piece.unit, piece.cautions, piece.move)


def _plain_moves(found: Sequence[Token]) -> list[Token]:
    """Only what was one text at one place and is the same text at another is a move to Word."""
    moved: dict[tuple[str, State], list[str]] = {}
    places: Counter[tuple[str, State]] = Counter()
    before: Token | None = None
    for token in found:
        key = token.move, token.state
        if token.move:
            moved.setdefault(key, []).append(token.text)
            places[key] += before is None or (before.move, before.state) != key
        before = token
    native = {
        move
        for move, _ in moved
        if places[move, State.LEFT] == places[move, State.ARRIVED] == 1
        and moved[move, State.LEFT][-1] == moved[move, State.ARRIVED][-1]
    }
    return [token if token.move in native else _unmoved(token) for token in found]


def _unmoved(token: Token) -> Token:
    states = {State.LEFT: State.GONE, State.ARRIVED: State.COME}
    return replace(token, state=states.get(token.state, token.state), move="")


def _closed(found: list[Token]) -> list[Token]:
    """The stream with one mark of both texts at its end, in place of the last mark of each."""
    stream: list[Token | None] = list(found)
    last = _last(found, old=True), _last(found, old=False)
    units = [found[place].unit for place in reversed(last) if place is not None]
    for place, old in zip(last, (True, False), strict=True):
        if place is not None and found[place].mark:
            stream[place] = _without(stream[place], old=old)
    unit = units[0] if units else None
    return [*filter(None, stream), Token(State.KEPT, BREAK, unit)]


def _joined(stream: list[Token]) -> list[Token]:
    """Added or dropped text that runs on behind a mark, with its last mark in that mark's stead.

    It is the same for both texts, as nothing else stands between. LibreOffice takes text that was added at the end
    of a paragraph for one with the paragraph added behind it, and would drop the mark between them with both.
    """
    found = list(stream)
    for place in range(1, len(found)):
        state = found[place - 1].state
        if not found[place].mark or found[place].state is not State.KEPT or state is State.KEPT:
            continue
        behind = takewhile(_in(found, state), range(place + 1, len(found)))
        marks = [at for at in behind if found[at].mark]
        if marks:
            found[place] = replace(found[place], state=state, move=found[place - 1].move)
            found[marks[-1]] = replace(found[marks[-1]], state=State.KEPT, move="")
    return found


def _in(found: Sequence[Token], state: State) -> Callable[[int], bool]:
    return lambda at: found[at].state is state


def _last(found: Sequence[Token], *, old: bool) -> int | None:
    """Where the last token of one of the texts stands."""
    places = (place for place in range(len(found) - 1, -1, -1) if _of(found[place], old=old))
    return next(places, None)


def _of(token: Token, *, old: bool) -> bool:
    return token.state.old if old else token.state.new


def _without(token: Token | None, *, old: bool) -> Token | None:
    """A mark that no longer stands in one of the texts; `None` if it stood there alone."""
    if token is None or token.state is not State.KEPT:
        return None
    return replace(token, state=State.COME if old else State.GONE)
