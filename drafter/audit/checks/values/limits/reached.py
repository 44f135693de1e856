"""达到目标, 达到预期 beside a result that misses it; 执行率达到95%以上 beside amounts of less."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from drafter.audit.limits import FEWER_IS_BETTER, Limit, limit_of
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import Range, plain, range_of, ratio
from drafter.audit.statements import Figure, Sentence

KIND = "achieved_vs_rate"

_REACHED = re.compile(
    r"(?<![未没不无])(?:达到(?:了)?(?:年度|预期|年初|既定|设定|绩效|考核)*(?:目标值?|预期|要求|标准)|达标|达到(?:了)?预期"
    r"|(?:超额)?(?:完成|实现)(?:了)?(?:年度|全年|预期|年初|既定|设定|绩效)*(?:目标值?|任务|计划)|超额(?:完成|实现)|得满分"
    r"|符合[^，。；\d]{0,6}(?:标准|要求|规定|限值)|未超(?:过|出)?[^，。；\d]{0,6}(?:标准|限额|定额|上限|限值)"
    r"|(?:指标|目标|任务|计划)(?:已|均已|全部|全面|超额)*(?:完成|实现|达成)"
    r"|(?:全部|均已?|全面|都已?)(?:按期|按时|如期|按规定)*(?P<deed>办结|完成|整改|到位|落实|完工|验收|达标|销号|支付|发放|拨付|兑现|开工|交付))(?!率|情况|的|值|程度|与|时间|进度)"
)
_FULL = re.compile(r"[^。；\d]{0,10}(?P<most>\d+(?:\.\d+)?)分[^。；\d扣]{0,6}得(?P=most)分(?!\d)")
_NOT = re.compile(r"未|没有|不|基本|尚|是否|若|如|应|能否|力争|确保|才|方可|即|则|按|除|部分|其余|剩余|其他|另")
_TARGET = re.compile(r"目标|指标值|计划|要求|任务|标准|定额|限额|限值|上限")
_DISTANCE = re.compile(r"高于|低于|超过?|大于|小于|少于|多于|高出|[比较](?![例重率])")
"""What makes an amount the distance to a target, and not the target: 低于目标上限0.005."""
_CEILING = re.compile(r"定额|限额|限值|上限|最高")
_RESULT = re.compile(r"实际|完成|实现|达到|结果|为|率|度|比例")
_OTHER_TIME = re.compile(r"上年|去年|同期|往年|[比较](?![例重率])|全[国省市]")
_EACH = re.compile(r"目标值?(?:分别|依次)?(?:设定)?(?:为|是)?$|目标值?$")
_BACK = re.compile(r"(?:收回|回收|有效)(?:问卷|份数|调查表|了)*$|(?:调查|访问|抽样|受访)[^，。；\d]{0,8}$")
_PLEASED = re.compile(
    r"(?:其中)?[^，。；\d]{0,6}(?<!不)(?<!非常)(?<!比较)(?<!很)(?<!基本)满意(?:的|及以上|问卷|人数|者)*(?:有|为|共)?$"
)
_PLEASED_RATE = re.compile(r"满意[率度](?:为|是|达到?|达)*$")
_SPENT_RATE = re.compile(
    r"(?P<kind>执行|支出|支付|使用|完成|到位|拨付)[率进度]{1,2}(?:均|已|也)*(?:达到?|为|在|高达|保持在)*$"
)
_BUDGET = re.compile(r"(?:预算|计划|安排|下达|批复|应)[^，。；\d]{0,8}$")
_SPENT = re.compile(r"(?:执行|支出|支付|使用|完成|到位|拨付|实际)[^，。；\d]{0,8}$")
_OWED = re.compile(r"(?<!相)(?<!对)应|计划|预算数")
_SPENDING = re.compile(r"预算|资金")
_KEPT = re.compile(r"^，(?:已|均|也)?(?:达到|实现|完成|满足)(?:了)?")
_DONE = re.compile(r"已|实际|按期|按时|完成")
_RATE_BETWEEN = re.compile(r"^(?:（[^（）]*）)?[，,][^，。；\d]{0,8}率[为达是]?\d[\d.,]*[%％](?=[，,])")
_SEVERAL = 3
_PAIR = 2
_LONGEST = 80
_BEHIND = 14
_WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class _Result:
    """What was reached: the values that it may stand for, and where it is told."""

    found: Range
    spans: tuple[tuple[int, int], ...]
    text: str


def check(reading: Reading) -> Iterator[Issue]:
    """Claims that a target was reached which the figures beside them miss."""
    for sentences in reading.by_block.values():
        for index, sentence in enumerate(sentences):
            yield from _floors(reading, sentence)
            for piece in reading.pieces(sentence):
                yield from _wanted(reading, piece)
            if not (_REACHED.search(sentence.text) or _FULL.search(sentence.text)):
                continue
            yield from _listed(reading, sentence)
            for piece in reading.pieces(sentence):
                yield from _claimed(reading, piece)
                yield from _left_undone(reading, piece)
                yield from _surveyed(reading, sentences[: index + 1], piece)


def _claim(piece: Sentence, behind: int) -> re.Match[str] | None:
    """The first claim behind an offset, in the next clause at the latest."""
    text = _RATE_BETWEEN.sub("", piece.between(behind, piece.behind))
    match = _REACHED.search(text)
    lead = text[: match.start()] if match else ""
    bent = _NOT.search(lead) or re.search(r"\d", lead) or lead.count("，") > 1
    return (None if bent else match) if match else _FULL.match(text)


def _claimed(reading: Reading, piece: Sentence) -> Iterator[Issue]:
    """目标≥90%，实际85%，达到目标; 满意度85%，目标≥90%，达到预期."""
    for index, behind in _alike(piece):
        pair = piece.figures[index], piece.figures[behind]
        leads = piece.lead(index), piece.lead(behind)
        named = [bool(_TARGET.search(re.split("[，。]", lead)[-1])) for lead in leads]
        if sorted(named) != [False, True]:
            continue
        target, own = (pair[0], pair[1]) if named[0] else (pair[1], pair[0])
        lead = leads[1] if named[0] else leads[0]
        match = _claim(piece, pair[1].behind)
        limit = limit_of(target) or (_bare(piece, target, match[0]) if match else None)
        if limit is None or match is None or own.quantity.hedge or _OTHER_TIME.search(lead):
            continue
        if not _RESULT.search(re.split("[，。]", lead)[-1]) or len(leads[1]) > _LONGEST:
            continue
        if limit.broken_by(range_of(own)):
            yield _issue(reading, match[0], limit, _Result(range_of(own), (own.span,), own.text))


def _alike(piece: Sentence) -> Iterator[tuple[int, int]]:
    """Each figure with the one before it of its dimension."""
    last: dict[str, int] = {}
    for index, figure in enumerate(piece.figures):
        if figure.quantity.dimension in last:
            yield last[figure.quantity.dimension], index
        last[figure.quantity.dimension] = index


def _wanted(reading: Reading, piece: Sentence) -> Iterator[Issue]:
    """执行率为92%，达到了不低于95%的目标."""
    for index in range(1, len(piece.figures)):
        own, figure = piece.figures[index - 1], piece.figures[index]
        limit, match = limit_of(figure), _KEPT.match(piece.lead(index))
        behind = piece.between(figure.behind, piece.behind)[:_BEHIND]
        alike = own.quantity.dimension == figure.quantity.dimension and not own.quantity.hedge
        wanted = re.match(r"(?:及?以[上下内])?的[^，。]{0,6}(?:目标|要求|标准)", behind)
        told = match and wanted and alike and not _TARGET.search(piece.lead(index - 1))
        if limit and match and told and limit.broken_by(range_of(own)):
            yield _issue(reading, match[0].strip("，"), limit, _Result(range_of(own), (own.span,), own.text))


def _bare(piece: Sentence, target: Figure, claim: str) -> Limit | None:
    """A target without a sign: the least, unless it is of something that should be small."""
    lead = piece.between(piece.at, target.at)
    if _DISTANCE.search(re.split("[，。]", lead)[-1]):
        return None
    if _CEILING.search(lead) or claim.startswith("未超"):
        return None if target.quantity.hedge else Limit(target.value, least=False, figure=target)
    spent = claim.startswith("符合") or (target.quantity.dimension == "元" and _SPENDING.search(lead))
    return (
        None
        if spent or FEWER_IS_BETTER.search(lead) or target.quantity.hedge
        else Limit(target.value, least=True, figure=target)
    )


def _listed(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    """A目标≥95%，实际97%；B目标≥90%，实际88%；均达到目标."""
    told = reading.pieces(sentence)
    claim = told[-1]
    match = _REACHED.search(claim.text)
    counted = all(f.quantity.dimension in ("项", "个", "类", "方面") for f in claim.figures)
    if len(told) < _SEVERAL or not counted or not match or not re.search("均|都|全部|各项", claim.text):
        return
    if _NOT.search(claim.text[: match.start()]):
        return
    for piece in told[:-1]:
        if len(piece.figures) == _PAIR and (limit := limit_of(piece.figures[0])):
            own = piece.figures[1]
            alike = own.quantity.dimension == limit.figure.quantity.dimension and not own.quantity.hedge
            named = _TARGET.search(piece.lead(0)) and not _TARGET.search(piece.lead(1))
            if alike and named and not _NOT.search(piece.text) and limit.broken_by(range_of(own)):
                yield _issue(reading, match[0], limit, _Result(range_of(own), (own.span,), own.text))


def _left_undone(reading: Reading, piece: Sentence) -> Iterator[Issue]:
    """整改问题25个，已整改21个，均已整改到位."""
    for index in range(len(piece.figures) - 1):
        whole, done = piece.figures[index], piece.figures[index + 1]
        alike = whole.quantity.dimension == done.quantity.dimension not in ("%", "百分点", "分", "")
        match = _claim(piece, done.behind)
        lead = piece.lead(index + 1)
        if (
            not alike
            or match is None
            or not match.groupdict().get("deed")
            or whole.quantity.hedge
            or done.quantity.hedge
        ):
            continue
        own = _DONE.search(lead) and match["deed"][:_PAIR] in lead and lead.startswith("，") and "其中" not in lead
        if own and done.value < whole.value and not _OTHER_TIME.search(lead):
            yield _issue(
                reading,
                match[0],
                Limit(whole.value, least=True, figure=whole),
                _Result(range_of(done), (done.span,), done.text),
            )


def _surveyed(reading: Reading, sentences: Sequence[Sentence], piece: Sentence) -> Iterator[Issue]:
    """Rates of those who are pleased, told or to be computed, and the targets that all of them reach."""
    targets = _targets(piece)
    match = _claim(piece, targets[-1].figure.behind) if targets else None
    if match is None:
        return
    results = [r for s in sentences for one in reading.pieces(s) for r in _pleased(one)]
    if len(results) != len(targets):
        return
    for limit, result in zip(targets, results, strict=True):
        if limit.broken_by(result.found):
            yield _issue(reading, match[0], limit, result)


def _targets(piece: Sentence) -> list[Limit]:
    """The limits that a stretch tells in a row, the first of them called targets of satisfaction."""
    found: list[Limit] = []
    for index, figure in enumerate(piece.figures):
        limit, lead = limit_of(figure), piece.lead(index)
        if limit is None or figure.quantity.dimension != "%":
            continue
        bare = lead.rstrip("≥≤><=").removesuffix(figure.quantity.hedge or "")
        if (found and re.fullmatch(r"[、，和与及]*", bare)) or (
            not found and "满意" in bare and _EACH.search(bare)
        ):
            found.append(limit)
    return found


def _pleased(piece: Sentence) -> Iterator[_Result]:
    """The rate of satisfaction that a stretch tells, or that its counts give."""
    back = [f for i, f in enumerate(piece.figures) if _BACK.search(piece.lead(i)) and not f.quantity.hedge]
    rates = [
        f
        for i, f in enumerate(piece.figures)
        if _PLEASED_RATE.search(piece.lead(i)) and f.quantity.dimension == "%"
    ]
    pleased = [
        f
        for i, f in enumerate(piece.figures)
        if _PLEASED.search(piece.lead(i)) and f.quantity.dimension in ("份", "人", "户", "家", "名")
    ]
    if len(rates) == 1 and not rates[0].quantity.hedge:
        yield _Result(range_of(rates[0]), (rates[0].span,), rates[0].text)
    elif not rates and len(pleased) == 1 and back and 0 < pleased[0].value <= back[-1].value:
        value = _WHOLE * pleased[0].value / back[-1].value
        text = f"{pleased[0].text}÷{back[-1].text}={plain(value.quantize(Decimal('0.01')))}%"
        yield _Result(Range(value, value), (pleased[0].span, back[-1].span), text)


def _floors(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    """预算数A，执行数B，执行率达到95%以上."""
    for figure in sentence.figures:
        limit = limit_of(figure) if figure.quantity.dimension == "%" else None
        if limit is None or not limit.least:
            continue
        lead = sentence.block.text[sentence.at : figure.at].removesuffix(figure.quantity.hedge or "")
        rate = _SPENT_RATE.search(lead)
        if rate is None or _TARGET.search(re.split("[，。；]", lead)[-1]) or "；" in lead:
            continue
        before = [f for f in sentence.figures if f.behind <= figure.at]
        labels = [sentence.label(f) for f in before]
        done = [
            f for f, label in zip(before, labels, strict=True) if _SPENT.search(label) and not _OWED.search(label)
        ]
        planned = [f for f, label in zip(before, labels, strict=True) if _BUDGET.search(label) and f not in done]
        if len(before) != len(done) + len(planned) or len(done) != 1 or len(planned) != 1:
            continue
        alike = done[0].quantity.dimension == planned[0].quantity.dimension
        bent = any(f.quantity.hedge for f in (*done, *planned)) or any(map(_OTHER_TIME.search, labels))
        found = ratio(range_of(done[0]), range_of(planned[0])) if alike and not bent else None
        if found and limit.broken_by(found):
            value = plain((_WHOLE * done[0].value / planned[0].value).quantize(Decimal("0.01")))
            text = f"{done[0].text}÷{planned[0].text}={value}%"
            said = rate[0] + figure.text
            yield _issue(reading, said, limit, _Result(found, (done[0].span, planned[0].span), text))


def _issue(reading: Reading, said: str, limit: Limit, result: _Result) -> Issue:
    sign = "≥" if limit.least else "≤"
    spans = [limit.figure.span, *result.spans]
    return reading.issue(KIND, "missed", spans, said=said, limit=sign + limit.figure.text, result=result.text)
