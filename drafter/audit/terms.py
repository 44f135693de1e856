"""The figures of a sentence, each with its own words and the brackets that it stands in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.audit.statements import Figure, Sentence

_MARK = re.compile(r"[（()）；;]")
_REMARK = re.compile(r"[（(][^（()）]*[)）]")
_STOP = re.compile(r"[，。；：、,;:（()）？！]")
_JOINED = re.compile(r"^(?:其中|以及|而且|[和与及并而])+")
_COPULA = re.compile(r"(?:分别|依次|共计|合计|总计|累计|共有|达到|[各均仅只已])?(?:[为是有共计约]|(?<!下)达|：)*$")
_RATES = ("%", "百分点", "倍", "番", "比", "")
_LONGEST = 120
_QUOTES = re.compile(r"[“”‘’\s]")
CHANGE = re.compile(
    r"(?:增加|增长|上升|提高|增收|增支|上涨|减少|下降|降低|压减|减收|减支|下滑|压缩|核减|核增|调[增减]|净增|净减|多|少)"
    r"(?:支出|收入|安排|预算|资金|经费|投入|投资)?(?:了|额为?|数为?|为)?$"
)
"""The end of the words before a change: 比上年增加."""
OTHER_TIME = re.compile(
    r"上年(?!末|结转|滚存|度?结余)|去年|同期|上一年度?(?!末)|比|较|同比|环比|往年|计划|目标|拟|预计|下年|明年"
)
"""What shows that an amount is of another time, or only meant."""


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """A figure with what is said of it.

    Attributes:
        sentence: where it stands.
        figure: the figure.
        label: the words before it from the last stop, bracket or figure on, without quotation marks, remarks in
            brackets and the words that only join it.
        opened: the offset of the innermost bracket that it stands in; -1 outside of brackets.
        part: the number of the piece between semicolons that holds it.
    """

    sentence: Sentence
    figure: Figure
    label: str
    opened: int
    part: int

    @property
    def name(self) -> str:
        """The label without what links it to its figure: 共计, 为, 达."""
        return _COPULA.sub("", self.label)

    @property
    def dimension(self) -> str:
        """Of its figure."""
        return self.figure.quantity.dimension

    @property
    def exact(self) -> bool:
        """Whether its figure counts or measures something, and is meant as it is shown."""
        return self.figure.quantity.hedge is None and self.dimension not in _RATES

    @property
    def change(self) -> bool:
        """Whether it tells by how much something has changed."""
        return bool(CHANGE.search(self.label))


def terms(sentence: Sentence) -> tuple[Term, ...]:
    """The figures of a sentence as terms, in its order. Linear in its length."""
    return tuple(_terms(sentence))


def _terms(sentence: Sentence) -> Iterator[Term]:
    text, position = sentence.block.text, sentence.at
    opened: list[int] = []
    part, behind = 0, {-1: sentence.at}
    for figure in sentence.figures:
        for mark in _MARK.finditer(text, position, figure.at):
            if mark[0] in "（(":
                opened.append(mark.start())
            elif mark[0] in "；;":
                part += not opened
            elif opened:
                opened.pop()
        position = figure.at
        inside = opened[-1] if opened else -1
        start = max(behind.get(inside, inside + 1), figure.at - _LONGEST)
        behind[inside] = figure.behind
        yield Term(sentence, figure, _label(text[start : figure.at]), inside, part)


def _label(piece: str) -> str:
    bare = _REMARK.sub("", piece)
    return _JOINED.sub("", _QUOTES.sub("", _STOP.split(bare)[-1]))


def between(first: Term, second: Term) -> str:
    """What stands between two terms of one paragraph, remarks in brackets left out."""
    return _REMARK.sub("", first.figure.block.text[first.figure.behind : second.figure.at])
