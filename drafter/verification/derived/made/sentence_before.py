"""Figures that follow from those of the sentence before, where their own has none: …领2.34万元。每人合1,800元."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from drafter.text.quantities import Quantity
from drafter.verification.context.ways import ways
from drafter.verification.facts.candidates import counted_alike
from drafter.verification.facts.support import MEASURED, states, states_result
from drafter.verification.reading.examination import Examination

_REACH, _BACK = 24, 2
"""So many characters of its sentence may stand before such a figure; so far back is looked for others."""
_EACH = re.compile("[人户]均|平均|每|摊到?|一(?=[^，。；\\d]{1,2}(?:合|得|均|平均|摊|要|花))")
_COUNTER = re.compile("(?:每一?|一)(?P<counter>[\u4e00-\u9fff])")
_LEFT = re.compile("没|未|剩|余|其他|别的|闲|空")
_WHOLE = 100
_RATE, _ONE = "%", 1


@dataclass(frozen=True)
class SentenceBefore:
    """Finds such figures of one text.

    Attributes:
        examination: the text.
    """

    examination: Examination

    def formula(self, quantity: Quantity) -> str:
        """How a figure follows from others of the sentence before; empty if it does not."""
        own, words = self._around(quantity)
        if _EACH.search(words) and quantity.dimension not in (_RATE, "百分点", "分"):
            return next(self._each(quantity, words, own), "")
        return next(self._rest(quantity, own), "") if quantity.dimension == _RATE else ""

    def _around(self, quantity: Quantity) -> tuple[Sequence[Quantity], str]:
        """The figures of the last sentence before that has any, and the words from there on to a figure."""
        examination, number = self.examination, self.examination.sentence_number(quantity.start)
        sentences = examination.sentences
        start = sentences[number].start if sentences else quantity.start
        if quantity.start - start > _REACH or self._figures(start, quantity.start):
            return (), ""
        for before in reversed(sentences[max(number - _BACK, 0) : number]):
            figures = self._figures(before.start, before.end)
            if figures:
                same = examination.scope_at(before.start) == examination.scope_at(quantity.start)
                return (figures, examination.flat(before.end, quantity.start)) if same else ((), "")
        return (), ""

    def _figures(self, start: int, end: int) -> Sequence[Quantity]:
        """The figures of a stretch of text; 一处 and its like ask what each has."""
        return [one for one in self.examination.quantities(start, end) if not (one.spoken and one.value == _ONE)]

    @staticmethod
    def _each(quantity: Quantity, words: str, own: Sequence[Quantity]) -> Iterator[str]:
        """So much for each of those who are counted there, in the words by which they are counted."""
        counters = {found["counter"] for found in _COUNTER.finditer(words)}
        counters |= {counter for counter, each in ways().counted.items() if each.search(words)}
        tops = [one for one in own if one.dimension == quantity.dimension]
        bases = [one for one in own if one.dimension not in MEASURED and one.value]
        for top, base in product(tops, bases):
            called = any(one == base.dimension or counted_alike(one, base.dimension) for one in counters)
            if called and states_result(quantity, top.value / base.value):
                yield f"{top.text} / {base.text}"

    def _rest(self, quantity: Quantity, own: Sequence[Quantity]) -> Iterator[str]:
        """Of how much it is not so of which the one rate of that sentence says of how much it is."""
        rates = [one for one in own if one.dimension == _RATE]
        for one in rates if len(rates) == _ONE else ():
            first, second = (self._left(figure) for figure in (one, quantity))
            if first is not second and states(quantity, _WHOLE - one.value):
                yield f"100% - {one.text}"

    def _left(self, quantity: Quantity) -> bool:
        """Whether the words around a figure say that it is what is left."""
        sentence = self.examination.sentence_at(quantity.start)
        return _LEFT.search(self.examination.flat(sentence.start, sentence.end)) is not None
