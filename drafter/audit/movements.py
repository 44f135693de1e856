"""What a text says has changed: X为A，较上年增加C，增长p%; each change with its subject, its base and its rate."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from drafter.audit.statements import Figure, Sentence

_RISE = "增加|增长|上升|提高|增收|增支|多收|多支|多退|多缴|多征|多拨|多还|多投|上涨|扩大"
_FALL = "减少|下降|降低|压减|减收|减支|少收|少支|少退|少缴|少征|少拨|少还|少投|短收|下滑"
WAYS = f"{_RISE}|{_FALL}"
FALLING = frozenset({*_FALL.split("|"), "降幅", "减幅"})

_CHANGE = re.compile(
    r"(?:^|[，。；：,;:、])(?P<subject>[^，。；：,;:、]*?)"
    r"(?P<against>(?:(?:比较?|较)[^，。；]{1,24}?(?:相比)?|(?:与|同|和)[^，。；]{1,24}?(?:相比|对比|比较|相较|比))[，,]?"
    r"|同比|环比|对比)?"
    r"(?P<each>各|均|都|分别|总共|共|净|相应|总体|合计|有所|也)*"
    rf"(?P<way>{WAYS})(?:支出|收入|安排|预算|资金|经费)?(?:了|额为?|数为?|金额为?|为)?$"
)
_RATE = re.compile(
    r"[，,；;、]?(?P<against>同比|(?:比|较|与)[^，。；]{1,16}?(?:相比|对比|比)?[，,]?)?"
    rf"(?:各|均|都|分别)?(?P<way>{WAYS}|增幅|降幅|减幅|升幅)(?:率|幅度?|比例|百分比)?(?:了|为|达到?|约)?"
)
_BASES = (
    ("year", re.compile(r"上年|去年|上一?年|同期|上期|20\d{2}年度?(?!初|年初)|同比")),
    ("initial", re.compile(r"年初|初预算")),
    ("budget", re.compile(r"预算|计划|任务|目标|预期")),
)
_BRACKETS = re.compile(r"[（(][^（()）]*[）)]")
_BRACKET = re.compile(r"[（()）]")
_OPENED = re.compile(r"（(?:[-－—]|约为?)?")
_FARTHEST = 12
_EACH = ("各", "均", "都", "分别")
_RATES = ("%", "百分点", "")
_BASE_OF_RATE = re.compile(r"的(?:约|近)?[-－—]?\d[\d.,]*[%％]")
"""Behind what a rate is of: 完成年初预算B的p% tells nothing of how high anything is."""


@dataclass(frozen=True, slots=True, eq=False)
class Movement:
    """A change.

    Attributes:
        sentence: where it stands.
        subject: the words that name what has changed; empty where they are those of an amount before it.
        against: the words that say against what.
        base: against what: `year`, `initial` (the budget of the year's beginning), `budget`; empty if not said.
        each: whether it is said of several amounts alike.
        way: the verb; its figures are positive.
        rate_way: the verb of the rate.
        change: by how much.
        rate: by how many percent, where that stands right behind it against the same base.
        levels: the amounts before it in its sentence, but for changes and bases of rates, the nearest first.
    """

    sentence: Sentence
    subject: str
    against: str
    base: str
    each: bool
    way: str
    change: Figure
    rate: Figure | None
    levels: tuple[Figure, ...]
    rate_way: str = ""

    @property
    def key(self) -> tuple[str, bool]:
        """What two changes must have in common to be against the same: the base, and whether that is a budget."""
        return self.base, "预算" in self.against

    @property
    def signed(self) -> Decimal:
        """The change, negative for a fall."""
        return -self.change.value if self.falls else self.change.value

    @property
    def falls(self) -> bool:
        """Whether it is a fall."""
        return self.way in FALLING


def movements(sentence: Sentence) -> tuple[Movement, ...]:
    """The changes of a sentence, in its order; what stands in brackets is left out. Linear in its length."""
    found: list[Movement] = []
    levels: list[Figure] = []
    end, open_rate = sentence.at, False
    for figure in _outside(sentence):
        lead = _BRACKETS.sub("", sentence.block.text[end : figure.at]).replace(" ", "")
        end = figure.behind
        if figure.quantity.dimension in _RATES:
            if open_rate:
                found[-1] = _rated(found[-1], lead, figure)
            open_rate = False
            continue
        match = _CHANGE.search(lead)
        open_rate = match is not None
        if match is None:
            if not _BASE_OF_RATE.match(sentence.block.text, figure.behind):
                levels.append(figure)
            continue
        moved = _movement(sentence, match, figure, levels)
        found.append(_inherited(moved, found[-1]) if found else moved)
    return tuple(found)


def _movement(sentence: Sentence, match: re.Match[str], change: Figure, levels: list[Figure]) -> Movement:
    return Movement(
        sentence,
        match["subject"],
        match["against"] or "",
        base_of(match["against"] or ""),
        match["each"] in _EACH,
        match["way"],
        change,
        None,
        tuple(f for f in reversed(levels[-_FARTHEST:]) if f.quantity.dimension == change.quantity.dimension),
    )


def _inherited(movement: Movement, before: Movement) -> Movement:
    """A change without a subject, with that of the change before it where no amount stands between them."""
    alike = before.change.quantity.dimension == movement.change.quantity.dimension
    between = movement.levels[:1] != before.levels[:1]
    return movement if movement.subject or between or not alike else replace(movement, subject=before.subject)


def _outside(sentence: Sentence) -> Iterator[Figure]:
    """The figures of a sentence that do not stand in brackets."""
    return (figure for figure, brackets in _bracketed(sentence) if not brackets)


def beside(sentence: Sentence, figure: Figure) -> list[Figure]:
    """The figures before another without those in brackets that are closed before it.

    What is said behind A（其中：B，C） is said of A.
    """
    found = dict(_bracketed(sentence))
    own = found[figure]
    return [f for f in sentence.figures if f.at < figure.at and own[: len(found[f])] == found[f]]


def _bracketed(sentence: Sentence) -> Iterator[tuple[Figure, tuple[int, ...]]]:
    """Each figure with the offsets of the brackets that it stands in, the outermost first."""
    text, position = sentence.block.text, sentence.at
    opened: list[int] = []
    for figure in sentence.figures:
        for mark in _BRACKET.finditer(text, position, figure.at):
            if mark[0] in "（(":
                opened.append(mark.start())
            elif opened:
                opened.pop()
        position = figure.at
        yield figure, tuple(opened)


def bare_rate(movement: Movement) -> Figure | None:
    """The rate that stands in brackets right behind a change: 减少C（p%）, 减少C（-p%）."""
    sentence = movement.sentence
    index = bisect_right(sentence.figures, movement.change.at, key=lambda figure: figure.at)
    rate = next(iter(sentence.figures[index : index + 1]), None)
    if movement.rate or rate is None or rate.quantity.dimension != "%" or rate.quantity.hedge:
        return None
    text = sentence.block.text
    closed = text[rate.behind : rate.behind + 1] == "）"
    opened = _OPENED.fullmatch(text[movement.change.behind : rate.at])
    return rate if opened and closed and (rate.value > 0 or movement.falls) else None


def _rated(movement: Movement, lead: str, rate: Figure) -> Movement:
    match = _RATE.fullmatch(lead)
    if match is None or rate.quantity.dimension != "%" or rate.quantity.hedge:
        return movement
    base = base_of(match["against"] or "")
    same = (match["way"] in FALLING) == movement.falls and base in ("", movement.base)
    return replace(movement, rate=rate, rate_way=match["way"]) if same else movement


def base_of(words: str) -> str:
    """Against what words compare; empty where they do not say."""
    return next((name for name, pattern in _BASES if pattern.search(words)), "")
