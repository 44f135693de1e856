"""How many of several things are so, and how many are not: 23份签证中9份未经审批, 其余六成经过审批, 均按时备案.

A finding that counts things, and those of them of which its name says something, says of all others the contrary.
Each figure beside words that say so, or the contrary, is held to that: a count, or its share of all.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from drafter.text.quantities import Quantity
from drafter.text.sentences import Span
from drafter.text.width import flattened
from drafter.verification.facts.book import Book
from drafter.verification.facts.support import MEASURED
from drafter.verification.reading.examination import Examination
from drafter.verification.relations.portion import Portion, portions_of
from drafter.verification.relations.portioned import ASKED, RATE, TIMES, Told, again, judged, place_of

_TAIL = 2
_SPANS = frozenset({"年", "月", "个月", "天", "日", "季度"})
_MOST = re.compile("过半(?!数)")
_HALF = Decimal(50)
_OF_SOME = re.compile("(?<!大)部分|其余|其他|余下的|剩下的|剩余的")
_SLASH = re.compile("[/／]")
_EVERY = re.compile("(?<!人)均(?!匀|衡|价|值)|都(?!市|是?由)|全部|全都|一律|无一")
_SOME = re.compile(
    "除|其余|其他|余下|剩|另|部分|并非|不都|未都|没有都|没有全|未全|不全|上述|这|该|前述|[前后两二]者|其中|有的|个别"
    "|基本|大都|几乎|每|各"
)


@dataclass(frozen=True, slots=True)
class Every:
    """All of some things that are said to be so, or none, where only some are.

    Attributes:
        start: offset of the word that says all.
        end: offset behind it.
        portion: how many are.
    """

    start: int
    end: int
    portion: Portion


@dataclass(frozen=True)
class Portions:
    """Judges it for one case.

    Attributes:
        book: its facts.
    """

    book: Book

    @cached_property
    def all(self) -> tuple[Portion, ...]:
        """The portions that the case counts."""
        return tuple(portions_of(self.book))

    def told(self, examination: Examination, sentence: Span) -> Iterator[Told]:
        """The figures of a sentence that tell how many of several things are so."""
        figures = _figures(examination, sentence)
        own = [one for one in self.all if one.spoken_of(sentence.text, figures)]
        if not own or "每" in sentence.text:
            return
        yield from _fractions(examination, figures, own)
        last: dict[int, Portion] = {}
        for number, figure in enumerate(figures):
            if figure.dimension in MEASURED and figure.dimension not in (RATE, TIMES):
                continue
            place, found = place_of(examination, figures, number), list[tuple[Told, Portion]]()
            for one in own:
                told = again(place, one, figures[number - 1]) if last.get(number - 1) is one else None
                told = told or judged(place, one)
                found += [(told, one)] if told else []
            right = next((pair for pair in found if pair[0].formula), found[0] if found else None)
            if right:
                last[number] = right[1]
                yield right[0]

    def every(self, examination: Examination, sentence: Span) -> Iterator[Every]:
        """What is said of all of some things and is so only of some."""
        figures = _figures(examination, sentence) if _EVERY.search(sentence.text) else ()
        for match in _EVERY.finditer(sentence.text):
            at, behind = sentence.start + match.start(), sentence.start + match.end()
            segment = examination.segment_at(at)
            lead, said = examination.flat(segment.start, at), examination.flat(behind, segment.end)
            barred = _SOME.search(examination.flat(sentence.start, at)) or ASKED.search(lead + said)
            if barred or examination.quantities(at, segment.end):
                continue
            before = [one for one in figures if one.end <= at]
            own = (one for one in self.all if _of_whole(one, lead, before) and one.predicate.said(lead) is None)
            wrong = next((one for one in own if one.predicate.said(said) is not None), None)
            if wrong:
                yield Every(at, behind, wrong)

    def some(self, examination: Examination, sentence: Span) -> Iterator[tuple[int, int]]:
        """The parts of a sentence without a figure that say of some, or of the others, what is so of them."""
        for match in _OF_SOME.finditer(sentence.text):
            segment = examination.segment_at(sentence.start + match.start())
            if examination.quantities(segment.start, segment.end):
                continue
            said = examination.flat(segment.start, segment.end)
            led = "" if match.group() == "部分" else examination.flat(sentence.start, segment.start)
            own = (one for one in self.all if one.only and one.spoken_of(sentence.text, ()))
            if any(_so(one, said, led) for one in own):
                yield segment.start, segment.end


def _so(one: Portion, said: str, led: str) -> bool:
    """Whether words say what is so of a portion; behind words on some, the contrary of what these say."""
    so = one.predicate.said(said)
    before = one.predicate.said(led) if led else None
    return so is not None and (not led or so is not (True if before is None else before))


def _figures(examination: Examination, sentence: Span) -> list[Quantity]:
    """The figures of a sentence; 过半 is one, and the year of 已满一年的标段 none."""
    figures = examination.quantities(sentence.start, sentence.end)
    found = [one for one in figures if not (one.spoken and one.dimension in _SPANS)]
    for match in _MOST.finditer(sentence.text) if "过半" in sentence.text else ():
        start, end = sentence.start + match.start(), sentence.start + match.end()
        found.append(Quantity(start, end, match.group(), _HALF, RATE, 0, "半", "超过", spoken=True))
    return sorted(found, key=lambda one: one.start)


def _fractions(
    examination: Examination, figures: Sequence[Quantity], portions: Sequence[Portion]
) -> Iterator[Told]:
    """A part and its whole that are written as a fraction: 5个/17个."""
    for part, whole in pairwise(figures):
        if _SLASH.fullmatch(examination.flat(part.end, whole.start)):
            fitting = (one for one in portions if one.is_whole(whole) and one.holds(part.value))
            yield from (Told(whole, one.whole.ref, whole.value, whole.start, whole.end) for one in fitting)


def _of_whole(one: Portion, lead: str, before: Sequence[Quantity]) -> bool:
    """Whether what is said of all is said of all the things of a portion."""
    if before:
        return one.is_whole(before[-1])
    label, said = flattened(one.whole.fact.label).replace("的", ""), lead.replace("的", "")
    return bool(said) and said.endswith(label[-_TAIL:]) and label in said
