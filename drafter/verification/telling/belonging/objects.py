"""What is done to something else than the finding has it done to: 未约定付款方式 for 没有约定违约责任.

The verb is the finding's, and there it has one thing alone, of which the sentence does not say a word; what it has
instead the finding does not know.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from drafter.verification.telling.belonging.index import Belongings, Misplaced, Read
from drafter.verification.telling.belonging.nouns import akin, stretch
from drafter.verification.words.grams import pairs_of
from drafter.verification.words.kept import Kept
from drafter.verification.words.stock import FUNCTION

_VERB = 2
_LEAST, _MOST = 4, 10
_LED = "应须要未没有无不均都并可及时快紧先"
"""Right before them a verb may stand; so may it at the beginning of a piece."""

_PIECE = re.compile("[^，。；：？！,;:?!]+")


@dataclass(frozen=True)
class Objects:
    """Finds them.

    Attributes:
        belongings: of the case.
    """

    belongings: Belongings
    _kept: Kept[Mapping[str, tuple[str, ...]]] = field(default_factory=Kept, compare=False)

    def misplaced(self, read: Read) -> Iterator[Misplaced]:
        """The objects at the ends of the pieces of a sentence."""
        if read.place < 0:
            return
        verbs = self._kept.of(read.place, partial(self._verbs, read.place))
        for piece in _PIECE.finditer(read.text) if verbs else ():
            for at in range(max(piece.end() - _VERB - _MOST, piece.start()), piece.end() - _VERB - _LEAST + 1):
                own = verbs.get(read.text[at : at + _VERB])
                if own and (at == piece.start() or read.text[at - 1] in _LED):
                    yield from self._of(read, at + _VERB, piece.end(), own)

    def _of(self, read: Read, start: int, end: int, own: tuple[str, ...]) -> Iterator[Misplaced]:
        """What stands behind a verb of the finding, if it is not the finding's."""
        text, said, place = read.text, read.text[start:end], read.place
        strange = (
            stretch(said) == said
            and said not in self.belongings.book.everything
            and not pairs_of(text[start - 1 : end]) & self.belongings.told(place).grams
            and not any(pairs_of(one) & read.words or akin(one, said) for one in own)
        )
        if strange and place in self.belongings.own(text, start, end):
            yield Misplaced("kind_replaced", start, end, False, own[0], self.belongings.title(place))

    def _verbs(self, place: int) -> Mapping[str, tuple[str, ...]]:
        """What may be verbs of a finding, each with what stands behind it, or at the end of a piece before it."""
        found: dict[str, set[str]] = {}
        for piece in self.belongings.told(place).pieces:
            for at in range(len(piece) - 1):
                verb = piece[at : at + _VERB]
                thing = stretch(piece[at + _VERB :] or piece[:at])
                if thing and len(thing) <= _MOST and not set(verb) <= FUNCTION:
                    found.setdefault(verb, set()).add(thing)
        return {verb: tuple(sorted(own)) for verb, own in found.items() if min(map(len, own)) >= _LEAST}
