"""Differences whose base is named: 决算A，年初预算B，比年初预算减少C; 比预算B减少C; 送审A，审定B，核减C."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.audit.comparable import RESTATED
from drafter.audit.differences import Difference
from drafter.audit.governing import pair_of_years
from drafter.audit.movements import FALLING, WAYS
from drafter.audit.reading import Reading
from drafter.audit.statements import Sentence
from drafter.audit.terms import Term, between

_UP = "增加|核增|调增|超出?|超支|多|高出?|上浮|提高|提升|上升|增长"
_DOWN = "减少|核减|审减|调减|节约|节省|节支|压减|少|低|下降|降低|压缩|结余"
_WAY = (
    rf"(?:实际|共|净|总共|合计|累计)*(?P<way>{_UP}|{_DOWN}|{WAYS})(?:了|资金|支出|投资|金额|额|预算)*(?:为|是)?$"
)
_CLAIM = re.compile(
    r"(?:^|[，。；：])(?P<subject>[^，。；：\d]{0,16}?)(?:比|较|与|同)(?P<base>[^，。；：\d]{2,14}?)(?:数|额)?(?:的|相比|相较)?，?"
    + _WAY
)
_BARE = re.compile("^" + _WAY)
_INLINE = re.compile(
    r"(?:^|[^对相])(?:比|较|高于|低于|超过|超出)(?P<base>(?:20\d{2}年[末底初]?)?[^，。；：\d]{0,14}?)(?:的|数|为)*$"
)
_CUT = re.compile("核减|审减|核增|节约|节省|节支")
_ASKED = re.compile(r"原批复|^原|送审|报审|申报|预算|概算|控制价|限价|合同|采购金额|估算")
_GIVEN = re.compile(r"调整后|审定|审核|评审|成交|中标|结算|决算|核定|实际|支出")
_YEARS = re.compile(r"上年|去年|同期|上一年|20\d{2}年(?!初|度?预算)|上期")
_NO_LEVEL = re.compile(r"其中|占|每|单价|综合价|均|剩|结转|结余|累计|另|追加|调整(?!后|预算|概算)|目标")
_NO_RATE = re.compile(r"率$")
_LED_TO = re.compile(
    r"^[\u4e00-\u9fff]{0,5}?(?:提升|提高|上升|增加|增长|扩大|下降|降低|减少|压缩|压减|缩短|缩减|降|升)(?:至|到|为)(?:20\d{2}年[末底]?的?)?$"
)
_FROM = re.compile(r"(?:由|从)[^，。；]{0,12}$")
_BOUNDS = ("≤", "≥", "不低于", "不高于", "不超过", "不少于", "不大于", "不小于")
_FALLS = re.compile(_DOWN)
_EACH = re.compile(r"每|标准|人均|平均|均|单价|定额|/")
_FAR = 80
_PAIR = 2
_MOST = 6
_OF_RATES = {"百分点": "%"}


@dataclass(frozen=True, slots=True)
class _Claim:
    """A difference, what is compared and with what, by their words, and by which verb it is told."""

    change: Term
    subject: str
    base: str
    way: str


def told(reading: Reading) -> Iterator[Difference]:
    """Differences and the two amounts which their own sentence names."""
    for sentence in reading.sentences:
        if len(sentence.figures) <= len(("now", "then")) or RESTATED.search(sentence.text):
            continue
        terms = [term for term in reading.terms(sentence) if term.opened < 0]
        for index, change in enumerate(terms):
            own = change.figure
            if own.quantity.hedge is None and change.dimension not in ("", "%") and own.value:
                yield from _told(sentence, terms[:index], change, terms[index + 1 :])


def _told(
    sentence: Sentence, earlier: Sequence[Term], change: Term, later: Sequence[Term]
) -> Iterator[Difference]:
    """The ways in which a difference names its two amounts, each of them sure by itself."""
    dimension = _OF_RATES.get(change.dimension, change.dimension)
    alike = [t for t in earlier if t.dimension == dimension and not t.change]
    behind = [t for t in later if t.dimension == dimension and not t.change and t.part == change.part]
    if len(alike) > _MOST or any(t.figure.quantity.hedge not in (None, *_BOUNDS) for t in (*alike, *behind)):
        return
    if claim := _claim(sentence, change):
        yield from _named(claim, alike, behind)
    elif len(alike) <= 1:
        return
    elif match := _BARE.match(change.label):
        yield from _beside(_Claim(change, "", "", match["way"]), earlier, alike)
    elif change.dimension in _OF_RATES and (
        match := re.match(rf"(?:同比|[比较](?:上年|去年)(?:同期)?){_WAY}", change.label)
    ):
        yield from _of_years(_Claim(change, "", "", match["way"]), alike)


def _claim(sentence: Sentence, change: Term) -> _Claim | None:
    """A difference against an amount that words name, and not against another year."""
    text = sentence.block.text[max(sentence.at, change.figure.at - _FAR) : change.figure.at]
    match = _CLAIM.search(re.sub(r"（[^（）]*）|[“”]", "", text))
    if match is None or _YEARS.search(match["base"]) or change.dimension in _OF_RATES:
        return None
    return _Claim(change, match["subject"], match["base"], match["way"])


def _named(claim: _Claim, alike: Sequence[Term], behind: Sequence[Term]) -> Iterator[Difference]:
    """比年初预算减少C: the one amount of the base's name, and the amount that is compared."""
    bases = [t for t in (*alike, *behind) if _called(t, claim.base)]
    levels = [t for t in alike if t not in bases and not _NO_LEVEL.search(t.label)]
    if len(bases) != 1 or not levels:
        return
    own = [t for t in levels if claim.subject and _called(t, claim.subject)]
    chosen = own if len(own) == 1 else levels if len(levels) == 1 and not _other(claim, levels[0]) else []
    if len(chosen) == 1 and not any(_differ(a, b, claim.change) for a in alike for b in alike if a is not b):
        yield _of(claim, chosen[0], bases[0])


def _beside(claim: _Claim, earlier: Sequence[Term], alike: Sequence[Term]) -> Iterator[Difference]:
    """A，比预算B减少C, 由A提高到B，提高C and 送审A，审定B，核减C: both stand right before the difference."""
    first, second = alike[-_PAIR:]
    if list(earlier[-_PAIR:]) != [first, second] or first.part != second.part:
        return
    if claim.change.part == first.part and (_from_to(first, second) or _of_running_years(first, second, alike)):
        yield _of(claim, second, first)
    elif _is_base(claim, first, second):
        others = alike[:-1]
        if not any(_INLINE.search(t.label) or _differ(t, second, claim.change) for t in others):
            yield _of(claim, first, second)
    elif _CUT.fullmatch(claim.way) and len(alike) == _PAIR and first.part == claim.change.part:
        named = _ASKED.search(first.label) and _GIVEN.search(second.label)
        if named and not _NO_LEVEL.search(first.label + second.label):
            yield _of(claim, second, first)


def _from_to(then: Term, now: Term) -> bool:
    """Whether one amount was raised or lowered to another; with a rate for each, more is spent on all of them."""
    led = _LED_TO.match(now.label) and _FROM.search(then.label)
    return bool(led) and (then.dimension == "%" or not _EACH.search(then.label))


def _of_running_years(then: Term, now: Term, alike: Sequence[Term]) -> bool:
    """Whether the two amounts are of one thing in two years running: 2030年处理诉求A件，2031年处理B件."""
    if len(alike) != _PAIR:
        return False
    years = [re.match(r"(20\d{2})年(?!初)[末底度]?", t.label) for t in (then, now)]
    if not years[0] or not years[1] or int(years[1][1]) - int(years[0][1]) != 1:
        return False
    names = [
        re.sub("[为是有共达]+$", "", t.label[y.end() :]) for t, y in zip((then, now), years, strict=True) if y
    ]
    return names[0].startswith(names[1]) and not _NO_LEVEL.search(then.label + now.label)


def _is_base(claim: _Claim, level: Term, base: Term) -> bool:
    """Whether an amount is what another is compared with, and the difference follows at once: 比预算B减少."""
    inline = _INLINE.search(base.label)
    joined = between(base, claim.change)[: -len(claim.change.label) or None].strip("，,")
    alike = bool(level.label) and not re.search("占|目标", level.label) and not _INLINE.search(level.label)
    return inline is not None and not joined and alike and not _NO_LEVEL.search(level.label)


def _of_years(claim: _Claim, alike: Sequence[Term]) -> Iterator[Difference]:
    """2030年X率A%，2031年X率B%，较上年提高C个百分点."""
    both = pair_of_years([(t.figure, t.label) for t in reversed(alike)][:2]) if len(alike) == _PAIR else None
    if both:
        now, then = ({t.figure: t for t in alike}[figure] for figure in both)
        yield _of(claim, now, then)


def _of(claim: _Claim, now: Term, base: Term) -> Difference:
    falls = claim.way in FALLING or bool(_FALLS.fullmatch(claim.way))
    return Difference(claim.way, claim.change.figure, now.figure, base.figure, falls)


def _differ(first: Term, second: Term, change: Term) -> bool:
    """Whether two amounts differ by a change; which way, another check says."""
    slack = first.figure.half + second.figure.half + change.figure.half
    return abs(first.figure.value - second.figure.value - change.figure.value) <= slack


def _called(term: Term, words: str) -> bool:
    """Whether an amount bears a name, be it with words before it or with what it is of behind it."""
    bare = re.sub(r"(?:批复|数|额|总投资|投资|金额)+$", "", term.name)
    wanted = re.sub(r"(?:批复|数|额|总投资|投资|金额)+$", "", words.removesuffix("的"))
    alike = bare.endswith(wanted) or bare.startswith(wanted)
    return len(wanted) > 1 and (alike or (len(bare) > 1 and wanted.endswith(bare)))


def _other(claim: _Claim, level: Term) -> bool:
    """Whether what is compared is named, and by none of the words of the only amount there is."""
    bare = re.sub(r"^(?:实际|最终|全年|本年|其中)+", "", claim.subject)
    return bool(bare) and not set(bare) & set(level.label)
