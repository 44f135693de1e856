"""A thing of the finding's own kind that is not its own: 农机购置补贴 in what the case says of the 种粮补贴.

Wherever the finding has the head, another word stands before it, and this one the sentence has nowhere. What it
has there instead is no verb by its place, and no word that the finding has; nobody else is known to say it there.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from drafter.findings.slots import fill
from drafter.verification.telling.belonging.index import Belongings, Misplaced, Read
from drafter.verification.telling.belonging.nouns import akin, led, word_before
from drafter.verification.telling.sources.texts import between
from drafter.verification.words.grams import pairs_of
from drafter.verification.words.kept import Kept
from drafter.verification.words.stock import FUNCTION, common_words, ordinary, stock

_HEAD = 2
_LEAST, _MOST = 2, 6
"""So many characters has the word before a head in a sentence."""

_LONGEST = 5
"""And so many at most in the case."""

_HEADED = re.compile("[\u4e00-\u9fff]{2}")
_TITLE = re.compile("《[^》]*》")
_COUNTED = re.compile("[0-9一二两三四五六七八九十百千几多历每各首余]|除|其他|上述|有关|相关")
"""They count or point at things of the same kind."""


@dataclass(frozen=True)
class Heads:
    """Finds them.

    Attributes:
        belongings: of the case.
    """

    belongings: Belongings
    _kept: Kept[Mapping[str, tuple[str, ...]]] = field(default_factory=Kept, compare=False)

    def misplaced(self, read: Read, *, advised: bool) -> Iterator[Misplaced]:
        """The words before heads of the finding that a sentence is on."""
        if read.place < 0:
            return
        heads = self._kept.of(read.place, partial(self._heads, read.place))
        for at in range(_LEAST, len(read.text) - 1):
            own = heads.get(read.text[at : at + _HEAD])
            if own:
                yield from self._before(read, at, own, advised=advised)

    def _before(self, read: Read, at: int, own: tuple[str, ...], *, advised: bool) -> Iterator[Misplaced]:
        """The word before a head, if it stands in the place of the finding's own."""
        text, belongings = read.text, self.belongings
        word = word_before(text, at)
        start = at - len(word)
        strange = (
            _LEAST <= len(word) <= _MOST
            and not any(akin(one, word) or pairs_of(one) & read.words for one in own)
            and led(text, start, first=not advised and not _common(word))
            and not _COUNTED.search(word)
            and not any(unit in word for unit in belongings.units)
            and not pairs_of(text[start : at + 1]) & belongings.words(read.place)
            and text[start : at + _HEAD] not in belongings.book.everything
        )
        if strange and read.place in belongings.own(text, start, at):
            expected, title = own[0] + text[at : at + _HEAD], belongings.title(read.place)
            yield Misplaced("kind_replaced", start, at + _HEAD, False, expected, title)

    def _heads(self, place: int) -> Mapping[str, tuple[str, ...]]:
        """The heads that a finding has behind words of its own and of nothing else, with these."""
        found: dict[str, set[str]] = {}
        for piece in self._pieces(place):
            for at in range(_LEAST, len(piece) - 1):
                head = piece[at : at + _HEAD]
                word = word_before(piece, at)
                named = (
                    _HEADED.fullmatch(head) and head[-1] not in FUNCTION and _own(word) and not _torn(word, head)
                )
                if named and led(piece, at - len(word), first=True):
                    found.setdefault(head, set()).add(word)
        return {head: tuple(sorted(words)) for head, words in found.items()}

    def _pieces(self, place: int) -> Iterator[str]:
        """What the finding says and the reviewer advises on it, between commas and without what is cited."""
        belongings = self.belongings
        point = belongings.book.points[belongings.points[place]][1]
        advice = fill(point.advice, belongings.book.shown).text
        yield from (_TITLE.sub("，", piece) for piece in (*belongings.told(place).pieces, *between((advice,))))


def _common(word: str) -> bool:
    """Whether anybody says a word, so that it may be a verb or lead over: 同时, 反映出."""
    return stock().covers(word) or ordinary().covers(word)


def _torn(word: str, head: str) -> bool:
    """Whether a head begins in the middle of a word: 准报 of 超标准报销."""
    return word[-1] + head[0] in common_words()


def _own(word: str) -> bool:
    """Whether a word before a head names what the head is of, and does not say what is done with it."""
    return _LEAST <= len(word) <= _LONGEST
