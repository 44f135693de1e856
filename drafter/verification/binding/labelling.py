"""Figures that the grammar joins to the whole name of a fact: 决算为81.95万元, 81.95万元的决算, 甲、乙分别为2、3.

What a figure is called outright needs no weighing: it is that fact's, or it stands in its place. A name counts
only where nothing before it makes it another thing's (没有完成的重点工作), and in a row every figure has its own.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from drafter.text.alternation import longest_of
from drafter.text.quantities import Quantity
from drafter.text.sentences import Span
from drafter.verification.binding.rows import BENT, IS, LINK, OF, PRONOUN, TAIL, Label, Piece, Rows
from drafter.verification.context.calls import Calls
from drafter.verification.reading.examination import Examination

_BENT = re.compile(BENT)
_SPOILT = re.compile(
    "(?:没有?|没能|未|尚未|不|无|非|除|未能|其余|剩余|余下|部分|个别|平均|人均|户均|每.?|累计|新增|季度|半年|月份?|扣除|减去)$"
)
"""Before a name these make it another thing's."""
_AGAINST = re.compile("[超高低少多大小]于$|超[过出]?$|突破$|[比较占由从]$|不[及如]$|相当于$|完成|执行")
"""Before a name these may make a figure behind it something else: 超出年初预算5.75万元."""
_YEAR = r"(?:\d{4}年度?|当年|本年度?|全年|年度|上年度?|去年|截至年末|年末|年内)"
_OPENED = re.compile(
    f"(?:{_YEAR}|其中|另外?|还|又|也|而|但|且|却|则|既|虽|不?是|有|只有|和|与|及|以及|或|除|共|约|[：（(、“”—]|一方面|另一方面"
    "|同时|经核实|复核|发现|据统计|查明|查出|涉及|反映|列示|显示|属于?|列入|从台账看|相对于|在|外)*"
)
"""What may open the part of a sentence in which a name stands, so that all of the name is there."""
_CLOSED = re.compile(f"{TAIL}(?:[，。；：、）)”]|$|[和与及]|以及|相比|之间|[中里]|均|已|都|也)")
"""What may stand behind a name that ends its part of a sentence."""
_GOES_ON = re.compile("的(?!是|有)|[率比增减]|缺口|差额|差距|超支|结余|占|利用|使用|所")
"""Behind a name these make it a part of another one's."""
_ITEM, _ONLY = "一项", re.compile("[即就便]")
_TURNED = re.compile(
    "的(?:年份|那一?年|一年|年度(?!目标)|[^，。；的]{0,6}(?:目标|任务|标准|限额|定额|上限|下限|要求|规定|计划|预算))"
)
"""公用经费支出为58.40万元的年度系2022年, 成活率95%的目标: what stands behind says of when it is, or what else."""
_LONGEST = 400
_REACH = 40


@dataclass(frozen=True)
class Labelling:
    """Finds the names of the figures of one text.

    Attributes:
        examination: the text.
        calls: what the figures of its case are called.
    """

    examination: Examination
    calls: Calls

    def at(self, start: int) -> Label | None:
        """The name of the figure at an offset; none where grammar joins it to no whole name."""
        return self._labels.get(start)

    @cached_property
    def _labels(self) -> Mapping[int, Label]:
        found: dict[int, Label] = {}
        for sentence in self.examination.sentences if self._names else ():
            first, last = (bisect_left(self._starts, place) for place in (sentence.start, sentence.end))
            names = self._names[first:last]
            figures = self.examination.quantities(sentence.start, sentence.end) if names else ()
            if figures and len(sentence.text) <= _LONGEST:
                pieces = self._pieces(sentence, (*names, *self._shorts(sentence, names)), figures)
                found.update(self._single(pieces, sentence))
                found.update(self._in_rows(pieces, sentence))
        return found

    def _pieces(self, sentence: Span, names: Sequence[Label], figures: Sequence[Quantity]) -> list[Piece]:
        """The names, figures and pronouns of a sentence in order; none of a name that holds it."""
        pieces = [Piece(one.start, one.end, label=one) for one in names]
        pieces += [
            Piece(one.start, one.end, figure=one)
            for one in figures
            if not self._names_item(one) and not any(name.start <= one.start < name.end for name in names)
        ]
        if "者" in sentence.text:
            start = sentence.start
            found = PRONOUN.finditer(sentence.text)
            pieces += [Piece(start + one.start(), start + one.end(), pronoun=one.group()) for one in found]
        return sorted(pieces, key=lambda piece: piece.start)

    def _names_item(self, figure: Quantity) -> bool:
        """实际支出一项即为5万元: the name itself is the item."""
        return figure.text == _ITEM and _ONLY.match(self.examination.flat(figure.end, figure.end + 1)) is not None

    @cached_property
    def _names(self) -> Sequence[Label]:
        """All whole names of facts in the text."""
        view, pattern = self.examination.view, self.calls.pattern
        if pattern is None:
            return ()
        return [
            Label(self.calls.named[match.group()], *view.span(*match.span()), match.group())
            for match in pattern.finditer(view.text)
        ]

    @cached_property
    def _starts(self) -> list[int]:
        return [name.start for name in self._names]

    def _shorts(self, sentence: Span, names: Sequence[Label]) -> Iterator[Label]:
        """The stages of the things that a sentence names in full: 课后服务补助预算、支出."""
        stages = {
            stage: known
            for name in names
            for one in name.facts
            for stage, known in self.calls.stages_of(one).items()
        }
        if not stages:
            return
        for match in re.finditer(longest_of(stages), sentence.text):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            if not any(name.start < end and start < name.end for name in names):
                yield Label((stages[match.group()],), start, end, match.group(), short=True)

    def _gap(self, one: Piece, other: Piece) -> str:
        return self.examination.flat(one.end, other.start)

    def _single(self, pieces: Sequence[Piece], sentence: Span) -> Iterator[tuple[int, Label]]:
        """The names that stand right before or behind a figure."""
        for at, piece in enumerate(pieces):
            if piece.figure is None:
                continue
            named = self._before(pieces, at, sentence) if at else None
            joined = self._behind(pieces, at, sentence) if at + 1 < len(pieces) else None
            if label := named or joined:
                yield piece.start, replace(label, sure=label.sure and not (named and joined))

    def _before(self, pieces: Sequence[Piece], at: int, sentence: Span) -> Label | None:
        name, figure = pieces[at - 1], pieces[at]
        if name.label is None or not LINK.fullmatch(gap := self._gap(name, figure)):
            return None
        if _TURNED.match(self.examination.flat(figure.end, min(figure.end + _REACH, sentence.end))):
            return None
        lead = self._lead(pieces, at - 1, sentence)
        opened = self._opened(lead)
        if self._spoilt(lead) or (name.label.short and not opened):
            return None
        taken = at > 1 and pieces[at - 2].figure is not None and lead in ("", "的")
        sure = opened and not taken and not _AGAINST.search(lead) and not _BENT.search(gap)
        return replace(name.label, sure=sure)

    def _behind(self, pieces: Sequence[Piece], at: int, sentence: Span) -> Label | None:
        figure, name = pieces[at], pieces[at + 1]
        if name.label is None or not OF.fullmatch(gap := self._gap(figure, name)):
            return None
        rest = self.examination.flat(name.end, min(name.end + _REACH, sentence.end))
        closed = _CLOSED.match(rest) is not None
        if _GOES_ON.match(rest) or ((name.label.short or IS.search(gap)) and not closed):
            return None
        lead = self._lead(pieces, at, sentence)
        sure = closed and not _SPOILT.search(lead) and not _AGAINST.search(lead)
        return replace(name.label, sure=sure and (bool(gap) or self._opened(lead)), aside=True)

    def _lead(self, pieces: Sequence[Piece], at: int, sentence: Span) -> str:
        """What stands before a piece in its part of the sentence, from the piece before on."""
        segment = self.examination.segment_at(pieces[at].start)
        begin = max(segment.start, sentence.start, pieces[at - 1].end if at else 0)
        return self.examination.flat(min(begin, pieces[at].start), pieces[at].start)

    def _spoilt(self, lead: str) -> bool:
        """Whether what stands before a name makes it another thing's."""
        return bool(_SPOILT.search(lead)) or (lead.endswith("的") and not self._opened(lead))

    def _opened(self, lead: str) -> bool:
        """Whether a name begins its part of the sentence."""
        return _OPENED.fullmatch(self.calls.whose.sub("", lead).replace("的", "")) is not None

    def _in_rows(self, pieces: Sequence[Piece], sentence: Span) -> Iterator[tuple[int, Label]]:
        """The names of figures in rows, but those before which something makes them another thing's."""
        places = {piece.start: at for at, piece in enumerate(pieces)}
        for start, label in Rows(pieces, self._gap).labels():
            if not self._spoilt(self._lead(pieces, places[label.start], sentence)):
                yield start, label
