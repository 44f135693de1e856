"""A word of the draft exchanged for one of its field that says another thing: 每年 for 按月, 全部 for 个别."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from drafter.verification.edits.change import Change
from drafter.verification.edits.fields import Row, Word, fields, found
from drafter.verification.edits.harmless import led_over, words
from drafter.verification.edits.own import OwnRole
from drafter.verification.edits.place import Kind, Place
from drafter.verification.words.grams import bigrams

_LONG = 8
"""A change of more characters on both sides is made of several."""

_KEPT = 2
"""So many characters that are the same part two changes."""

_DENIALS = ("不", "未", "没", "没有", "未能", "无", "非")
_MARKS = re.compile("[，。；：、]")
_SAME = 0.6
"""So much of a piece has to be in a text of the case for that to tell of the same."""


class _Part(NamedTuple):
    """A place in a text.

    Attributes:
        text: all of it.
        start: offset of the first character there.
        end: offset behind the last.
    """

    text: str
    start: int
    end: int

    @property
    def words(self) -> list[Word]:
        """The words of the fields of which anything stands there."""
        return [one for one in found(self.text) if one.start < self.end and one.end > self.start]

    def wider(self, before: int, behind: int) -> "_Part":
        """With so many characters more on either side."""
        return _Part(self.text, self.start - before, self.end + behind)

    def beside(self, inside: Sequence[Word]) -> str:
        """What stands there beside some words."""
        chars = enumerate(self.text[self.start : self.end], self.start)
        return "".join(char for at, char in chars if not any(one.start <= at < one.end for one in inside))


class _Exchange(NamedTuple):
    """What one text has in the place in which another has something else.

    Attributes:
        old: the place in the draft.
        new: the place in the text that was made from it.
        olds: the words of the fields there.
        news: and here.
    """

    old: _Part
    new: _Part
    olds: Sequence[Word]
    news: Sequence[Word]

    def aligned(self, one: Word, other: Word) -> bool:
        """Whether both or neither is denied, and no word is before one and behind the other: 付款前, 后付款."""
        if _denied(self.old.text, one) is not _denied(self.new.text, other):
            return False
        return not any(
            (was.start < one.start) is not (now.start < other.start)
            for was in self.olds
            for now in self.news
            if one is not was and other is not now and fields().alike(was.word, now.word)
        )

    def alone(self, row: Row) -> bool:
        """Whether nothing else is exchanged beside the words; of things, whether nothing else is denied."""
        old, new = self.old.beside(self.olds), self.new.beside(self.news)
        if row.kind is Kind.LOOSENED:
            return not led_over(old) and not words().denying.search(new)
        if not row.loose:
            return led_over(old) == led_over(new)
        one = len(self.olds) == len(self.news) == 1
        return one and bool(words().denying.search(old)) is bool(words().denying.search(new))


def contrasted(made: Change, place: Place) -> Kind | None:
    """What an exchange of words of a field does to a sentence; `None` if there is none, or the case has it so."""
    if place.role is OwnRole.NORM or made.before.count("“") > made.before.count("”"):
        return None
    for row, one, other in _parting(made, place):
        loosens = row.kind is Kind.LOOSENED
        if loosens and words().forbids(made.before):
            continue
        if not _elsewhere(made, one, other) and not _known(row, made, other, place):
            return row.kind if place.advised or not loosens else Kind.CONTRASTED
    return None


def agreeing(made: Change) -> bool:
    """Whether a word stands in the place of one of its own group, and nothing else is exchanged: 不准 for 严禁."""
    found = [one for one in _exchanges(made) if len(one.olds) == len(one.news) == 1]
    words_alike = (fields().alike(one.olds[0].word, one.news[0].word) for one in found)
    beside = (one.old.beside(one.olds) + one.new.beside(one.news) for one in found)
    return bool(found) and all(words_alike) and not any(map(led_over, beside))


def _parting(made: Change, place: Place) -> Iterator[tuple[Row, Word, Word]]:
    """The rows in which a word excludes another in whose place it stands, with both."""
    for exchange in _exchanges(made):
        for one in exchange.olds:
            for other in exchange.news:
                rows = fields().parting(one.word, other.word, advised=place.advised)
                if exchange.aligned(one, other):
                    yield from ((row, one, other) for row in rows if exchange.alone(row))


def _denied(text: str, word: Word) -> bool:
    """Whether a denial stands right before a word: 不齐全 for 不全."""
    return any(text.endswith(one, 0, word.start) for one in _DENIALS)


def _whole(made: Change) -> tuple[_Part, _Part]:
    start = len(made.before)
    pieces = (made.old, made.new)
    old, new = (_Part(made.before + one + made.after, start, start + len(one)) for one in pieces)
    return old, new


def _exchanges(made: Change) -> Iterator[_Exchange]:
    """The places of a change, each as wide as the words in it; a long one is made of several."""
    for old, new in _places(made):
        inside = (*((one, old) for one in old.words), *((one, new) for one in new.words))
        before = max((part.start - one.start for one, part in inside), default=0)
        behind = max((one.end - part.end for one, part in inside), default=0)
        wide = max(before, 0), max(behind, 0)
        yield _Exchange(old, new, old.wider(*wide).words, new.wider(*wide).words)


def _places(made: Change) -> Iterator[tuple[_Part, _Part]]:
    old, new = _whole(made)
    if min(len(made.old), len(made.new)) <= _LONG:
        yield old, new
        return
    one = other = 0
    for block in SequenceMatcher(None, made.old, made.new, autojunk=False).get_matching_blocks():
        if block.size >= _KEPT or not block.size:
            if block.a > one or block.b > other:
                yield (
                    _Part(old.text, old.start + one, old.start + block.a),
                    _Part(new.text, new.start + other, new.start + block.b),
                )
            one, other = block.a + block.size, block.b + block.size


def _elsewhere(made: Change, one: Word, other: Word) -> bool:
    """Whether what was there is said elsewhere in the change: 3份均 for 全部3份."""
    old, new = _whole(made)
    stays = any(fields().alike(one.word, now.word) for now in new.words)
    return stays or any(fields().alike(other.word, was.word) for was in old.words)


def _known(row: Row, made: Change, word: Word, place: Place) -> bool:
    """Whether the case says a word; of all but things, where it tells of the same matter."""
    if row.loose:
        return any(word.word in text for text in place.texts)
    return recorded(made, word.word, word.start, place)


def recorded(made: Change, word: str, start: int, place: Place) -> bool:
    """Whether the case itself says a word of the matter of which a piece of a text speaks.

    Args:
        made: the change.
        word: stands in the text now.
        start: offset of its first character there.
        place: what the case says of the same points.
    """
    text = made.before + made.new + made.after
    first = max((mark.end() for mark in _MARKS.finditer(text, 0, start)), default=0)
    last = _MARKS.search(text, start + len(word))
    rest = bigrams(f"{text[first:start]}，{text[start + len(word) : last.start() if last else len(text)]}")
    told = (known for one in place.texts for piece, known in _pieces(one) if word in piece)
    return any(len(rest & known) >= _SAME * len(rest) for known in told)


@lru_cache(maxsize=512)
def _pieces(text: str) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((piece, bigrams(piece)) for piece in _MARKS.split(text) if piece)
