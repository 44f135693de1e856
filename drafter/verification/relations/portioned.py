"""A figure beside words that say what is so of some of several things, or of the others, held to how many are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from drafter.text.quantities import Quantity
from drafter.verification.facts.support import AT_MOST, states_result
from drafter.verification.reading.examination import Examination
from drafter.verification.relations.portion import Portion, same, value_of

RATE, TIMES = "%", "倍"
_HUNDRED = Decimal(100)
_TAIL = 2
_LONGEST = 40
"""Of longer parts of a sentence more is said than what is counted."""
_PAUSE = re.compile("[，。；：！？（）()、]")
_BENT = re.compile("(?:大?约|将?近|接近|超过|逾|不[到足]|[仅只共占有为达]|大概)+$")
_AMONG = re.compile("[里中](?!标)|只有|仅有|就有")
"""16项指标里只有一项没达标: of the whole nothing is said but that some are among it."""
_TAKEN = re.compile("减去|扣除|减掉|剔除|扣掉")
"""45件减去未按期上网的7件: what is taken from the whole is said of the next figure."""
_MULTIPLE = re.compile("(?:[是为]|相当于)[^，。；]{2,}的[^，。；的]{0,4}$")
_UNBENT = re.compile("(?:没有?|未能?|并未|不曾)(?:超?过|突破|达到?|到)?$")
_HEDGED_WHOLE = re.compile(
    "(?P<hedge>超过(?![^，。；]{0,6}[时期]限)|不到|不足|逾(?!期)|接近|将近|近|大约|约)(?:占)?[^，。；]{1,12}的$"
)
_TENTHS, _NEAR = "成", Decimal("1.5")
"""So many points from 一成半 is still about as much."""
_EXCEPT, _BESIDE = re.compile("除了?$"), re.compile("(?:之|以)?外")
ASKED = re.compile(
    "应当?(?![公该])|必须|(?<!虚)拟|(?<!按)计划|要求|约定|部分|有的|有些|个别|多数|大多|少数|至少|最多|[比较](?![例重])"
    "|平均|每"
)
"""What is asked for, or true of an unknown number."""
_COMPARED = re.compile("(?:远|均|都|明显|大幅)*(?:超[过出](?![^，。；]{0,6}[时期]限)|[高低多少大小]于)")
"""超过没有按时公告的合同15份: by how much something is above what is named."""
_TO_NEXT = re.compile("(?:[的有为是共达仅只占计约近逾中里]|超过|不[到足]|其中)$")
_OF_OTHERS = re.compile("占(?P<whole>[^，。；]{2,})的[^，。；的]{0,4}$")
_PLAIN = re.compile("[全总][部数量体]|全体|其|所有|合计|抽查|抽取|样本|大?约|超过|不[到足]|近|逾")
_BARE = re.compile(
    "(?:[所约仅只也均已就共]|大约)*(?:占(?:比[例重]?|[全总][部数量体额]*的?|了)?|比[例重]|的?比例|比率)"
    "(?:大?约|将?近|接近|仅|只|有|高?达|到|了|[为是]|超过?|逾|不[到足])*"
)
_OF_WHOLE = re.compile("[/／]|[共总计]+")
_OTHERS = re.compile("其余|其他|余下|剩|另")
_EXCEPTED = re.compile("除[^。；]{1,24}外，?")


@dataclass(frozen=True, slots=True)
class Told:
    """What a figure that tells how many are so is held to.

    Attributes:
        figure: as it is written.
        formula: by which facts it is right; empty if it is wrong.
        expected: what it would be.
        start: where the words begin that say so.
        end: where they end.
    """

    figure: Quantity
    formula: str
    expected: Decimal
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """A figure of a sentence, and its own words.

    Attributes:
        figure: as it is written.
        lead: the words before it.
        behind: those behind it.
        start: where its part of the sentence begins.
        end: where that ends.
        followed: another figure stands behind it there.
        before: the figures before it there that are counted alike.
        earlier: the words of the sentence before it.
        later: those of the next part.
    """

    figure: Quantity
    lead: str
    behind: str
    start: int
    end: int
    followed: bool
    before: tuple[Quantity, ...]
    earlier: str
    later: str

    @property
    def counted(self) -> bool:
        """Whether it is a number of things."""
        return self.figure.dimension not in (RATE, TIMES)

    def told(self, so: bool, one: Portion, figure: Quantity) -> Told | None:
        """What the figure is held to, where its words say that something is so, or is not."""
        value, formula = one.counted(so=so) if self.counted else one.share(so=so)
        if figure.dimension == TIMES:
            if not _MULTIPLE.search(self.lead):
                return None
            value, formula = value_of(one.whole) / one.counted(so=so)[0], f"{one.whole.ref} / {one.part.ref}"
        right = figure.value == value if self.counted and not figure.hedge else _states(figure, value)
        if self.counted and figure.value == value and not right:
            return None  # what bends it is wrong, and told by what looks at that
        return Told(figure, formula if right else "", value, self.start, self.end)


def place_of(examination: Examination, figures: Sequence[Quantity], number: int) -> Place:
    """A figure of a sentence with its own words: those between the figures around it but the next one's."""
    figure, flat = figures[number], examination.flat
    segment, sentence = examination.segment_at(figure.start), examination.sentence_at(figure.start)
    start, end = segment.start, segment.end
    lead_from, behind_to = start, end
    if number and figures[number - 1].end > start:
        between = flat(figures[number - 1].end, figure.start)
        lead_from = figures[number - 1].end if _TO_NEXT.search(between) or not between else figure.start
    followed = number + 1 < len(figures) and figures[number + 1].start < end
    if followed:
        between = flat(figure.end, figures[number + 1].start)
        behind_to = figure.end if _TO_NEXT.search(between) else figures[number + 1].start
    before = tuple(one for one in figures[:number] if one.start >= start and one.dimension == figure.dimension)
    return Place(
        figure,
        _PAUSE.split(flat(lead_from, figure.start))[-1],
        _PAUSE.split(flat(figure.end, behind_to))[0],
        start,
        end,
        followed,
        before,
        flat(sentence.start, figure.start),
        _PAUSE.split(flat(end, sentence.end).lstrip("，"))[0],
    )


def again(place: Place, one: Portion, before: Quantity) -> Told | None:
    """A share of the whole that the figure before is, or the whole itself: 6个，占总数的35%; 5个，共17个."""
    figure, lead = place.figure, place.lead
    if figure.dimension != RATE:
        whole = one.is_whole(figure) and _OF_WHOLE.fullmatch(lead)
        return Told(figure, one.whole.ref, figure.value, place.start, place.end) if whole else None
    alone = figure.spoken and not place.behind and (not lead or _BENT.fullmatch(lead))
    if before.dimension == RATE or not (alone or _BARE.fullmatch(lead)):
        return None
    value = before.value * _HUNDRED / value_of(one.whole)
    _, formula = one.share(so=before.value == value_of(one.part))
    return Told(figure, formula if states_result(figure, value) else "", value, place.start, place.end)


def judged(place: Place, one: Portion) -> Told | None:
    """What a figure is held to by a portion; `None` if its words do not speak of it."""
    figure, lead = place.figure, place.lead
    whole = place.counted and one.is_whole(figure)
    if whole and not _OTHERS.search(lead) and _EXCEPTED.search(place.earlier):
        return Told(figure, one.whole.ref, figure.value, place.start, place.end)
    if whole and _TAKEN.search(place.behind):
        return Told(figure, one.whole.ref, figure.value, place.end, place.end)
    if (whole and (_AMONG.search(place.behind) or place.followed)) or not _readable(place, one):
        return None
    beyond = _EXCEPT.search(lead) is not None and _BESIDE.match(place.behind) is not None
    so = _said(place, one, beyond=beyond)
    if so is None or not (one.only or (so and not beyond)):
        return None
    told = place.told(so is not beyond, one, _bent(place))
    if told and not one.predicate.alone(lead + place.behind):
        return replace(told, start=told.end)
    return told


def _readable(place: Place, one: Portion) -> bool:
    """Whether the words of a figure say no more than what it counts, and of the things of a portion."""
    lead, behind = place.lead, place.behind
    if place.counted and not same(place.figure.dimension, one.part):
        return False
    if len(lead) + len(behind) > _LONGEST or ASKED.search(lead + behind) or _UNBENT.search(lead):
        return False
    if _COMPARED.match(_BENT.sub("", lead)):
        return False
    if place.figure.dimension != RATE and not all(one.holds(other.value) for other in place.before):
        return False  # not 十份里有四份
    others = None if place.counted else _OF_OTHERS.search(lead)
    return others is None or not _strange(others["whole"], one)


def _said(place: Place, one: Portion, *, beyond: bool) -> bool | None:
    """Whether the words of a figure say what the name of a portion does; behind 除…外 those of the others."""
    if beyond:
        said = one.predicate.said(place.behind)
        return said if said is not None else one.predicate.said(place.later)
    behind = _BESIDE.split(place.behind)[0] if _EXCEPT.search(place.lead) else place.behind
    return one.predicate.said(f"{_BENT.sub('', place.lead)}#{behind}")


def _bent(place: Place) -> Quantity:
    """A share whose hedge stands before its whole, as one with that hedge: 不到预算项目的三分之二."""
    figure = place.figure
    hedged = None if place.counted or figure.hedge else _HEDGED_WHOLE.search(place.lead)
    if hedged is None:
        return figure
    denied = _UNBENT.search(place.lead[: hedged.end("hedge")])
    return replace(figure, hedge=AT_MOST if denied else hedged["hedge"])


def _states(figure: Quantity, value: Decimal) -> bool:
    """Whether a share may be told so: 一成半 also of what is nearly so much."""
    rough = figure.unit == _TENTHS and figure.spoken and not figure.hedge and abs(figure.value - value) <= _NEAR
    return rough or states_result(figure, value)


def _strange(words: str, one: Portion) -> bool:
    """Whether some words for a whole name another than that of a portion."""
    rest = _PLAIN.sub("", words)
    return bool(rest) and not any(rest[at : at + _TAIL] in one.whole.fact.label for at in range(len(rest) - 1))
