"""达到目标, 超过目标, 达到预期 beside a result that misses the target, told with it or soon before it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.audit.governing import label_of
from drafter.audit.limits import FEWER_IS_BETTER, Limit, limit_of
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import Range, range_of
from drafter.audit.statements import Figure, Sentence

KIND = "achieved_vs_rate"

_TOLD_AS_RATE = (
    r"(?!(?:任务|计划|目标|指标|总)*的?(?:比[率例重]|[约为近仅]{0,2}"
    r"(?:\d{1,2}(?:\.\d+)?[%％]|[一二三四五六七八九]成|[一二两三四五]分之)))"
)
"""完成年度目标的73%: so much of it is done, and nobody says that it was reached."""
_REACHED = re.compile(
    rf"(?<![未没不无])(?:达到(?:了)?(?:年度|预期|年初|既定|设定|绩效|考核)*(?:目标值?|预期|要求|标准){_TOLD_AS_RATE}|达标|达到(?:了)?预期{_TOLD_AS_RATE}"
    rf"|(?:超额)?(?:完成|实现)(?:了)?(?:年度|全年|预期|年初|既定|设定|绩效)*(?:目标值?|任务|计划){_TOLD_AS_RATE}|超额(?:完成|实现)|得满分"
    r"|符合[^，。；\d]{0,6}(?:标准|要求|规定|限值)|未超(?:过|出)?[^，。；\d]{0,6}(?:标准|限额|定额|上限|限值)"
    r"|(?:(?P<over>超过|高于|超出)|(?P<under>低于|少于)|优于|满足)(?:了)?"
    r"(?:年度|绩效|控制|预期|年初|既定|设定|考核|规定|该项|这一|的)*(?:目标|标准|指标|要求|限额|上限)(?:值|数)?"
    rf"|(?:指标|目标|任务|计划)(?:已|均已|全部|全面|超额)*(?:完成|实现|达成){_TOLD_AS_RATE}"
    r"|(?:全部|均已?|全面|都已?)(?:按期|按时|如期|按规定)*(?P<deed>办结|完成|整改|到位|落实|完工|验收|达标|销号|支付|发放|拨付|兑现|开工|交付))(?!率|情况|的|值|程度|与|时间|进度)"
)
_FULL = re.compile(r"[^。；\d]{0,10}(?P<most>\d+(?:\.\d+)?)分[^。；\d扣]{0,6}得(?P=most)分(?!\d)")
_NOT = re.compile(r"未|没有|不|基本|尚|是否|若|如|应|能否|力争|确保|才|方可|即|则|按|除|部分|其余|剩余|其他|另")
TARGET = re.compile(r"目标|指标值|计划|要求|任务|标准|定额|限额|限值|上限")
_WANTED = re.compile(r"目标|指标|标准|要求|控制|限额|上限")
_DISTANCE = re.compile(r"高于|低于|超过?|大于|小于|少于|多于|高出|[比较](?![例重率])")
"""What makes an amount the distance to a target, and not the target: 低于目标上限0.005."""
_CEILING = re.compile(r"定额|限额|限值|上限|最高")
_RESULT = re.compile(r"实际|完成|实现|达到|结果|为|率|度|比例")
OTHER_TIME = re.compile(r"上年|去年|同期|往年|[比较](?![例重率])|全[国省市]")
_SPENDING = re.compile(r"预算|资金")
_KEPT = re.compile(r"^，(?:已|均|也)?(?:达到|实现|完成|满足)(?:了)?")
_DONE = re.compile(r"已|实际|按期|按时|完成")
_RATE_BETWEEN = re.compile(r"^(?:（[^（）]*）)?[，,][^，。；\d]{0,8}率[为达是]?\d[\d.,]*[%％](?=[，,])")
_AT_ONCE = re.compile(r"(?:元|/[^，。；\d]{1,4})?[，,](?:已|均|也|且|仍|略)*")
_OF_OTHERS = re.compile(r"上年|去年|同期|往年|全[省国市]|平均|计划|预计|目标|标准|指标值|要求")
_NAME = 4
_SEVERAL = 3
_PAIR = 2
_LONGEST = 80
_BEHIND = 14


@dataclass(frozen=True, slots=True)
class Result:
    """What was reached: the values that it may stand for, and where it is told."""

    found: Range
    spans: tuple[tuple[int, int], ...]
    text: str


def check(reading: Reading) -> Iterator[Issue]:
    """Claims that a target was reached which the figures beside them miss."""
    for sentences in reading.by_block.values():
        if any(_WANTED.search(sentence.text) for sentence in sentences):
            yield from _told_before(reading, sentences)
        for sentence in sentences:
            for piece in reading.pieces(sentence):
                yield from _wanted(reading, piece)
            if not (_REACHED.search(sentence.text) or _FULL.search(sentence.text)):
                continue
            yield from _listed(reading, sentence)
            for piece in reading.pieces(sentence):
                yield from _claimed(reading, piece)
                yield from _left_undone(reading, piece)


def claim_behind(piece: Sentence, behind: int) -> re.Match[str] | None:
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
        named = [bool(TARGET.search(re.split("[，。]", lead)[-1])) for lead in leads]
        if sorted(named) != [False, True]:
            continue
        target, own = (pair[0], pair[1]) if named[0] else (pair[1], pair[0])
        lead = leads[1] if named[0] else leads[0]
        match = claim_behind(piece, pair[1].behind)
        limit = limit_of(target) or (_bare(piece, target, match[0]) if match else None)
        if limit is None or match is None or own.quantity.hedge or OTHER_TIME.search(lead):
            continue
        if _admits(match, limit):
            continue
        if not _RESULT.search(re.split("[，。]", lead)[-1]) or len(leads[1]) > _LONGEST:
            continue
        if limit.broken_by(range_of(own)):
            yield missed(reading, match[0], limit, Result(range_of(own), (own.span,), own.text))


def _admits(claim: re.Match[str], limit: Limit) -> bool:
    """Whether a claim says itself that a limit is missed: 低于目标 of one that is the least."""
    way = claim.groupdict()
    return bool(way.get("under") if limit.least else way.get("over"))


def _told_before(reading: Reading, sentences: Sequence[Sentence]) -> Iterator[Issue]:
    """…率目标值为不低于98%。…，响应率96%，超过了目标: the only limit of a sentence, and its name soon behind."""
    last: tuple[int, Limit] | None = None
    for index, sentence in enumerate(sentences):
        if last and index - last[0] <= _PAIR:
            yield from _of_its_name(reading, sentences[last[0]], last[1], sentence)
        limits = [limit for figure in sentence.figures if (limit := _wanted_of(sentence, figure))]
        if limits:
            last = (index, limits[0]) if len(limits) == 1 else None
            if last:
                yield from _of_its_name(reading, sentence, limits[0], sentence)


def _wanted_of(sentence: Sentence, figure: Figure) -> Limit | None:
    """The limit that a figure is, if its words call it one that is wanted."""
    limit = limit_of(figure)
    lead = sentence.block.text[sentence.at : figure.at]
    return limit if limit and _WANTED.search(re.split("[。；]", lead)[-1]) else None


def _of_its_name(reading: Reading, first: Sentence, limit: Limit, sentence: Sentence) -> Iterator[Issue]:
    """The results of a sentence that are called as a limit is, and that are said at once to reach it."""
    text = sentence.block.text
    lead = text[first.at : limit.figure.at]
    for figure in sentence.figures:
        alike = figure.quantity.dimension == limit.figure.quantity.dimension and not figure.quantity.hedge
        claim = (
            _AT_ONCE.match(text, figure.behind, sentence.behind) if alike and figure.at > limit.figure.at else None
        )
        match = _REACHED.match(text, claim.end(), sentence.behind) if claim else None
        if match is None or match["deed"] or _admits(match, limit) or _wanted_of(sentence, figure):
            continue
        label = re.sub(r"每[^\d，。；为是]{1,6}$", "", label_of(sentence, figure))
        name = re.sub(r"(?:分别|仅|约|达到?|为|是|共|计)+$", "", label)[-_NAME:]
        named = len(name) >= _NAME - 1 and (name in lead or name[1 - _NAME :] in lead)
        if named and not _OF_OTHERS.search(label) and limit.broken_by(range_of(figure)):
            yield missed(reading, match[0], limit, Result(range_of(figure), (figure.span,), figure.text))


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
        told = match and wanted and alike and not TARGET.search(piece.lead(index - 1))
        if limit and match and told and limit.broken_by(range_of(own)):
            yield missed(reading, match[0].strip("，"), limit, Result(range_of(own), (own.span,), own.text))


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
            named = TARGET.search(piece.lead(0)) and not TARGET.search(piece.lead(1))
            if alike and named and not _NOT.search(piece.text) and limit.broken_by(range_of(own)):
                yield missed(reading, match[0], limit, Result(range_of(own), (own.span,), own.text))


def _left_undone(reading: Reading, piece: Sentence) -> Iterator[Issue]:
    """整改问题25个，已整改21个，均已整改到位."""
    for index in range(len(piece.figures) - 1):
        whole, done = piece.figures[index], piece.figures[index + 1]
        alike = whole.quantity.dimension == done.quantity.dimension not in ("%", "百分点", "分", "")
        match = claim_behind(piece, done.behind)
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
        if own and done.value < whole.value and not OTHER_TIME.search(lead):
            yield missed(
                reading,
                match[0],
                Limit(whole.value, least=True, figure=whole),
                Result(range_of(done), (done.span,), done.text),
            )


def missed(reading: Reading, said: str, limit: Limit, result: Result) -> Issue:
    """A result that does not reach the limit which it is said to reach."""
    sign = "≥" if limit.least else "≤"
    spans = [limit.figure.span, *result.spans]
    return reading.issue(KIND, "missed", spans, said=said, limit=sign + limit.figure.text, result=result.text)
