"""Figures whose unit was cut short: 11.32万 among amounts in 万元, 占76.23 among shares in %."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafter.audit.doubts import Doubt
from drafter.audit.layout import BlockKind
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading
from drafter.audit.statements import Figure, Sentence
from drafter.text.width import narrow

KIND = "unit"

_MONEY = re.compile(
    r"(?:支出|收入|资金|经费|金额|预算|决算|分配|费用|款|投资|补助|拨款|[增减短超][收支])[^，。；]{0,8}$"
)
_ON_MONEY = re.compile(r"(?:支出|收入|资金|经费|预算|决算|投资)[^，。；]{0,8}\d")
_COUNTED = re.compile(r"[人户亩吨头只株件辆台次场家]|面积|产量|数量")
_SHARE = re.compile(r"占(?:比|比例)?(?:为)?$")
_GROWN = re.compile(r"，(?:同比)?(?:增长|下降|上升|降低|增幅|降幅)(?:率|幅度)?(?:了|为|达)?")
_CHANGED = re.compile(r"(?:增加|减少|增长|下降|压减|上升|降低)(?:了|额为?)?$")
_NAMED_AMOUNT = re.compile(r"(?P<name>(?:执行|预算|决算|支出|收入)(?:数|金额|安排)?)(?:为|是|共)$")
_TWO_MEASURES = re.compile(
    r"\d[\d.]*[万亿]元(?P<measure>亩|公顷|吨|平方米|公里|人次|头|只|羽|株|立方米)(?=[，。；、）])"
)
_GROUP = re.compile(r"\d{3}\.\d{2,}[万亿]?元")
_UP_TO = re.compile(r"(?:[—－–\-~～]+|至|到)\d[\d.]*[万亿]?元")
_CUT_OFF = re.compile(r"[总合共]计(?:为)?[，,]$")
_OF_MONEY = re.compile(r"(?:收入|支出|投资|资金)[^，。；、\d指率]{0,4}(?:完成|实现|为|达)(?:了|到)?$")
_LARGE_UNITS = frozenset({"万元", "亿元"})
_EACH = re.compile(r"每|人均|户均|亩均|平均|标准|单价|日均|按")
_PER = re.compile(r"/|每|[人户亩吨天日次]")
_KIND = 4
_LARGE = 10**4
_LONGEST = 40
_CENTS = 2
_NEAR = 8
_STOPS = "。，；）"
_EXPENSE = re.compile(r"(?:费|支出|拨款)用?(?:为|共|计)*$")
_OF_AN_OFFICE = re.compile(
    r"(?P<name>[“”]?三公[“”]?经费|接待费|运行维护费|运行费|购置费|出国（境）费|出国费|财政拨款|预算收入|预算支出|公用经费|人员经费"
    r"|基本支出|项目支出|会议费|培训费)(?:支出|预算|决算|数|总额)*(?:为|共|共计)?$"
)
_FEW = 3
_QUARTER = 4
_MOSTLY = 6
_ENOUGH = 2
_WHOLE = 100
_USUAL = 5
"""So many 万元 make a text that names the unit as a rule; newspapers leave it out."""


def check(reading: Reading) -> Iterator[Issue]:
    """A bare 万 or 亿 among amounts of money, a bare number among shares or amounts."""
    yield from _bare(reading)
    yield from _run_together(reading)
    yield from _lost_digit(reading)
    yield from _small_among(reading)
    short_of: list[Figure] = []
    titled, end = False, len(reading.text.rstrip())
    for sentence in reading.sentences:
        yield from _shares(reading, sentence)
        yield from _growth(reading, sentence)
        yield from _bare_total(reading, sentence)
        yield from _among_larger(reading, sentence)
        siblings = reading.by_block[sentence.block.start] if sentence.figures else ()
        money = sum(figure.quantity.dimension == "元" for s in siblings for figure in s.figures)
        for figure in sentence.figures:
            cut_off = figure.span[1] >= end  # where the text breaks off, so may the unit
            ranged = _UP_TO.match(sentence.block.text, figure.behind)  # 9万—10万元
            short = figure.cut_short and figure.quantity.hedge is None and not cut_off and not ranged
            alone = not cut_off and _is_all(sentence, figure) and reading.whole.text.count("万元") > _ENOUGH
            if (short and money > _ENOUGH and _MONEY.search(sentence.before(figure))) or alone:
                short_of.append(figure)
                titled = titled or alone
    yield from _without_yuan(reading, short_of, titled=titled)


def _without_yuan(reading: Reading, certain: Sequence[Figure], *, titled: bool) -> Iterator[Issue]:
    """One issue for all places: the certain ones, and those written alike in a sentence on money.

    Newspapers leave it out; who names the unit throughout, or writes an expense and its number, does not.
    """
    if not certain:
        return
    alike = [
        f
        for s in reading.sentences
        if _ON_MONEY.search(s.text)
        for f in s.figures
        if f.text[-1] == "万" and f.quantity.places == _CENTS and f.quantity.hedge is None
        if s.block.text[f.behind : f.behind + 1] in tuple(_STOPS) and not _COUNTED.search(s.label(f))
    ]
    spans = sorted({f.span for f in (*certain, *alike)})
    fine = any(f.quantity.unit.startswith("万") and f.text[-1] == "万" and f.quantity.places for f in certain)
    habit = not titled and reading.whole.text.count("万元") < _USUAL and not fine
    yield reading.issue(
        KIND,
        "no_yuan_often" if len(spans) > 1 else "no_yuan",
        spans,
        severity=Severity.WARNING,
        doubt=Doubt.CUSTOM if habit or all(f.text[-1] == "亿" for f in certain) else None,
        text=certain[0].text,
        count=len(spans),
    )


def _is_all(sentence: Sentence, figure: Figure) -> bool:
    """Whether a paragraph is the name of an expense and a number of 万: 公务用车购置费0万."""
    bare = figure.quantity.unit == "万" and not figure.quantity.dimension and not figure.quantity.hedge
    ends = not sentence.block.text[figure.behind :].strip("。；")
    return bare and ends and len(sentence.figures) == 1 and bool(_EXPENSE.search(sentence.label(figure)))


def _bare(reading: Reading) -> Iterator[Issue]:
    """执行数为20.00。 where the same words elsewhere come with 万元."""
    named: dict[str, int] = {}
    bare: list[tuple[str, Figure]] = []
    for sentence in reading.sentences:
        for figure in sentence.figures:
            match = _NAMED_AMOUNT.search(sentence.block.text[max(sentence.at, figure.at - _NEAR) : figure.at])
            if match and figure.quantity.dimension == "元":
                named[match["name"]] = named.get(match["name"], 0) + 1
            elif match and not figure.quantity.dimension and figure.quantity.places == _CENTS:
                stop = sentence.block.text[figure.behind : figure.behind + 1]
                bare += [(match["name"], figure)] if stop and stop in _STOPS and not figure.quantity.hedge else []
    for name, figure in bare:
        if named.get(name, 0) >= _ENOUGH:
            yield reading.issue(
                KIND, "no_unit", [figure.span], severity=Severity.WARNING, text=figure.text, name=name
            )


def _run_together(reading: Reading) -> Iterator[Issue]:
    """42.59万元亩: an area or a number of things cannot be in 万元."""
    for block in reading.blocks:
        for match in _TWO_MEASURES.finditer(block.text) if block.kind is BlockKind.PROSE else ():
            span = block.span(match.start(), match.end())
            yield reading.issue(
                KIND, "two_measures", [span], severity=Severity.WARNING, text=match[0], measure=match["measure"]
            )


def _lost_digit(reading: Reading) -> Iterator[Issue]:
    """支出总计，867.48万元 where 1,867.48万元 stands elsewhere: the mark is what is left of the first digit."""
    money = [(s, f) for s in reading.sentences for f in s.figures if f.quantity.dimension == "元"]
    for sentence, figure in money:
        digits = _GROUP.fullmatch(figure.quantity.text)
        if digits is None or not _CUT_OFF.search(sentence.block.text[max(0, figure.at - _NEAR) : figure.at]):
            continue
        ends = re.compile(rf"\d{{1,3}}[,，]?{re.escape(digits[0])}")
        other = next((f for _, f in money if f is not figure and ends.fullmatch(narrow(f.quantity.text))), None)
        if other:
            spans = [figure.span, other.span]
            yield reading.issue(KIND, "lost_digit", spans, text=figure.text, other=other.text)


def _among_larger(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    """甲补贴61.25万元，乙补贴40.35元: one of a row of like amounts in 元, too small to be meant so."""
    money = [f for f in sentence.figures if f.quantity.dimension == "元" and not f.quantity.hedge]
    large = [f for f in money if f.quantity.unit == "万元"]
    for figure in money if len(large) >= _ENOUGH else ():
        if figure.quantity.unit != "元" or not figure.quantity.places or figure.value >= _LARGE:
            continue
        name = _kind(sentence, figure)
        alike = [f for f in large if _kind(sentence, f) == name and f.quantity.places == figure.quantity.places]
        each = _EACH.search(sentence.label(figure)) or _PER.match(sentence.after(figure))
        if alike and len(name) == _KIND and not each:
            yield reading.issue(
                KIND,
                "among_larger",
                [figure.span, *(f.span for f in alike)],
                text=figure.text,
                unit="万元",
                missing="万",
                written=figure.text.removesuffix("元"),
            )


def _small_among(reading: Reading) -> Iterator[Issue]:
    """三公经费支出1208元 in a text that counts in 万元 throughout: no office spends so little on all of it."""
    money = [(s, f) for s in reading.sentences for f in s.figures if f.quantity.dimension == "元"]
    small = [(s, f) for s, f in money if f.quantity.unit == "元"]
    if len(small) > _FEW or len(money) - len(small) < _MOSTLY:
        return
    for sentence, figure in small:
        label = sentence.label(figure)
        told = _OF_AN_OFFICE.search(label) and not _EACH.search(label) and not _PER.match(sentence.after(figure))
        if told and 0 < figure.value < _LARGE and not figure.quantity.places and not figure.quantity.hedge:
            named = [f for s, f in money if f is not figure and _same_name(label, s.label(f))]
            alike = any(_alike(figure, f) for f in named)
            yield reading.issue(
                KIND,
                "small_among",
                [figure.span],
                doubt=None if alike else Doubt.CUSTOM,
                text=figure.text,
                written=figure.text.removesuffix("元"),
            )


def _alike(small: Figure, other: Figure) -> bool:
    """Whether an amount, if its unit were 万元, would be nearly another one in 万元."""
    return other.quantity.unit == "万元" and abs(small.value * _LARGE - other.value) <= other.value / _QUARTER


def _same_name(first: str, second: str) -> bool:
    """Whether two amounts are of one kind of expense."""
    one, other = (_OF_AN_OFFICE.search(label) for label in (first, second))
    return one is not None and other is not None and one["name"] == other["name"]


def _bare_total(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    """收入完成4.8，下降56.5%: an amount without its unit in a paragraph that counts in 亿元 or 万元."""
    for bare, rate in pairwise(sentence.figures):
        number = not bare.quantity.unit and bare.quantity.places and bare.quantity.text[-1].isdigit()
        between = _GROWN.fullmatch(sentence.block.text[bare.behind : rate.at])
        if not number or not between or rate.quantity.dimension != "%" or bare.quantity.hedge:
            continue
        units = {f.quantity.unit for s in reading.by_block[sentence.block.start] for f in s.figures} & _LARGE_UNITS
        if units and _OF_MONEY.search(sentence.block.text[max(sentence.at, bare.at - _LONGEST) : bare.at]):
            yield reading.issue(
                KIND, "no_unit", [bare.span], severity=Severity.WARNING, text=bare.text, name=sentence.label(bare)
            )


def _kind(sentence: Sentence, figure: Figure) -> str:
    """What kind of amount a figure is: the last characters of its name, a share before it left out."""
    start = max(sentence.at, figure.at - _LONGEST)
    words = re.split(r"[，。；：、]", sentence.block.text[start : figure.at])[-1]
    return re.sub(r"[\d.%％]|(?:分别|共计|合计|为|是|计|共)+$", "", words)[-_KIND:]


def _shares(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    shares = [f for f in sentence.figures if _SHARE.search(sentence.before(f))]
    bare = [f for f in shares if not f.quantity.dimension and f.quantity.places and f.value < _WHOLE]
    if len(bare) == 1 and len(shares) - 1 >= _ENOUGH:
        yield reading.issue(KIND, "no_percent", [bare[0].span], severity=Severity.WARNING, text=bare[0].text)


def _growth(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    """增加C万元，增长p with no sign behind p."""
    text = sentence.block.text
    for change, bare in pairwise(sentence.figures):
        lost = not bare.quantity.dimension and bare.quantity.places and bare.quantity.text[-1].isdigit()
        told = _GROWN.fullmatch(text[change.behind : bare.at]) and text[bare.behind : bare.behind + 1] in _STOPS
        if lost and told and change.quantity.dimension == "元" and _CHANGED.search(sentence.label(change)):
            yield reading.issue(KIND, "no_percent", [bare.span, change.span], text=bare.text)
