"""Work on a period that is dated before its end, and payments under a contract before it was signed."""

import re
from collections.abc import Iterator, Sequence

from drafter.audit.model import Issue
from drafter.audit.moments import Moment, moments, told_of_days
from drafter.audit.reading import Reading
from drafter.audit.statements import Sentence

KIND = "date_order"

_PERIOD = re.compile(
    r"(?:评价|审计|检查|核查|审查|监督检查|审核)(?:的)?(?:时段|期间|时间(?:范围|段|跨度)|区间|范围|期限|年度范围|基准日)"
)
_OF_WORK = re.compile(r"(?:工作|实施|现场)(?:期间|时间|时段)|起止")
_ENTRY = re.compile(
    r"进驻|进场|进点|(?:出具|提交|印发)[^，。；]{0,8}报告|结束外勤|现场(?:核查|评价|审计|检查|勘查)(?!点)|送达[^，。；]{0,6}通知书"
)
_DURING = re.compile(r"中期|跟踪|全过程|事前|期中|阶段性|动态|预评|计划|拟|将|延伸|追溯")
_SIGNED = re.compile(r"(?:签订|签署|签约)(?!(?:合同)?(?:之日)?(?:起|以?后|之后))")
_PAID = re.compile(r"支付|付款|拨付|付清|预付|付讫")
_BY_CONTRACT = re.compile(
    r"(?:按|依|根据)照?(?:采购|租赁|施工|服务)?合同(?:约定|规定|条款)?|合同约定|(?:合同|首付|进度|首[期年])款|首[年期批]"
)
_OTHER_CONTRACT = re.compile(
    r"上一[期年轮]|原合同|此前|垫付|代付|上年|前期|旧|补充|续签|另|预付|先行|定金|押金|保证金|重新"
)
_ADMITTED = re.compile(r"前置|早于|先于|倒签|未签|补签|问题|不规范|不符|违反|滞后|提前")
_PAIR = 2
_NEAR = 200
"""By more days than these a date without a year may be of the next."""


def check(reading: Reading) -> Iterator[Issue]:
    """Entries before the end of the period under review; payments before the signing."""
    for sentences in reading.by_block.values():
        if sum(len(s.days) for s in sentences) >= _PAIR:
            yield from _entries(reading, sentences)
            yield from _payments(reading, sentences)


def _entries(reading: Reading, sentences: Sequence[Sentence]) -> Iterator[Issue]:
    text = sentences[0].block.text
    named = [m for m in _PERIOD.finditer(text) if not _OF_WORK.match(text, m.start())]
    if not named or _DURING.search(text):
        return
    told = moments(sentences)
    ends = [m for m in told if _ends_period(text, m)]
    if not ends:
        return
    end = max(ends, key=lambda m: m.last)
    for moment in told:
        entered = moment.own and moment.parts > 1 and _ENTRY.search(moment.after) and moment.at > end.at
        if entered and moment.last < end.first and not _ADMITTED.search(moment.sentence.text):
            yield reading.issue(
                KIND, "entered_before_end", [moment.span, end.span], entry=moment.text, end=end.day.text
            )
            return


def _ends_period(text: str, moment: Moment) -> bool:
    """Whether a date ends the period under review: it stands behind its name, alone or as the second of two."""
    lead = re.split("[，。；]", text[moment.sentence.at : moment.at])[-1]
    match = _PERIOD.search(lead)
    return match is not None and not _OF_WORK.search(lead) and len(re.findall(r"\d{4}年", lead)) <= 1


def _payments(reading: Reading, sentences: Sequence[Sentence]) -> Iterator[Issue]:
    text = sentences[0].block.text
    if not _SIGNED.search(text) or not _PAID.search(text) or _ADMITTED.search(text):
        return
    told = [m for m in told_of_days(sentences) if not _OTHER_CONTRACT.search(m.clause)]
    signed = [m for m in told if _signs(m)]
    if len(signed) != 1 or len(_SIGNED.findall(text)) != 1:
        return
    for moment in told:
        clause = _clause(moment)
        paid = moment is not signed[0] and moment.at > signed[0].at and _PAID.search(moment.after)
        before = moment.last < signed[0].first
        near = moment.own or (signed[0].first - moment.last).days < _NEAR
        if paid and before and near and _BY_CONTRACT.search(clause) and not _OTHER_CONTRACT.search(clause):
            yield reading.issue(
                KIND,
                "paid_before_signing",
                [moment.span, signed[0].span],
                paid=moment.text,
                signed=signed[0].text,
            )
            return


def _signs(moment: Moment) -> bool:
    """Whether a contract was signed on a day: the clause behind it, or the next one without a date, says so."""
    behind = moment.sentence.block.text[moment.day.behind : moment.sentence.behind]
    match = _SIGNED.search(re.split("[。；]", behind)[0])
    later = [day.at for day in moment.sentence.days if day.at > moment.at]
    stop = min(later, default=moment.sentence.behind) - moment.day.behind
    return bool(match and match.start() < stop) or bool(_SIGNED.search(moment.before))


def _clause(moment: Moment) -> str:
    text = moment.sentence.text
    at = moment.at - moment.sentence.at
    start = max(text.rfind(mark, 0, at) for mark in "，；。") + 1
    return text[start:at] + moment.after
