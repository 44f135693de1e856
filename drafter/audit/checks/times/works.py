"""The day on which works were finished, against their period and against what is said of it.

合同工期180日历天 between two days; 计划6月30日完工，实际7月20日完工，提前20天; 逾期20天……如期完工.
"""

import re
from collections.abc import Iterator, Sequence

from drafter.audit.checks.times.terms_kept import NUMBER, term_issue
from drafter.audit.doubts import Doubt
from drafter.audit.model import Issue
from drafter.audit.moments import Moment, moments, told_of_days
from drafter.audit.numbers import number_of
from drafter.audit.reading import Reading
from drafter.audit.statements import Sentence

_PERIOD = re.compile(
    rf"(?:合同|约定|计划|总|施工|建设|要求|招标)?[^，。；\d]{{0,4}}工期[^，。；\d约提延超缩少增停误滞节]{{0,6}}"
    rf"{NUMBER.replace('n>', 'days>')}"
    r"(?:个)?(?P<of>日历天|日历日|天|日|个月)(?!内)"
)
_START = re.compile(r"开工|动工|进场施工|开始施工")
_END = re.compile(r"完工|竣工(?!验收|财务|结算|决算)|建成")
_IN_PERIOD = re.compile(
    r"未超(?:过|出)?[^，。；]{0,6}工期|在[^，。；]{0,6}工期(?:要求)?[之以]?内|(?:按|如)期(?:完成|完工|竣工)|(?<!不)符合[^，。；]{0,6}工期|工期[^，。；]{0,4}(?:符合|满足|未超)|(?:工期|提前\d{1,3}(?:个)?(?:日历)?天)[^，。；]{0,4}(?:提前|完工|竣工|完成)"
)
_OVER_PERIOD = re.compile(
    r"(?<![未不])(?:超|超过|超出)[^，。；\d]{0,4}工期|工期[^，。；]{0,4}(?:延误|滞后|超期)|(?:逾|超|延)期(?:完工|竣工|完成)"
)
_ADDED = re.compile(rf"(?:顺延|延长|停工|增加工期|扣除)[^，。；\d]{{0,8}}{NUMBER}(?:个)?(?:日历)?[天日]")
_EXTENDED = re.compile(r"顺延|延长|停工|扣除|批准延|签证")
_OTHER = re.compile(r"标段|[一二三四两]期(?!间)|[（(]一[)）]|分别|各标|部分")
_OVERDUE = re.compile(
    r"(?:完工|竣工|交付|验收|投用|完成)(?:日期|时间)?(?:为|是|于|在)?[^。；]{0,24}?[，,](?:实际)?(?:逾期|延期|超期|推迟|滞后|延误)(?:了|完工|竣工|完成)?(?P<n>[1-9]\d*)(?:个)?(?:天|日|月|日历天)"
)
_PUNCTUAL = re.compile(
    r"(?:^|[，。；])(?:该|本|此)?(?P<what>工程|项目|建设)?(?:已|均|均已)?(?:按合同(?:约定)?(?:的)?(?:工期|时限|期限))?(?:如期|按期|按时|提前|准时)(?:完工|竣工|交付|完成|建成|投用)(?=[，。；]|$)"
)
_BENT = re.compile(
    r"其余|其他|另|调整后|变更后|批准|同意|延期申请|顺延|如(?!期)|若|应|要求|部分|后续|二期|除|标段"
)
_PLANNED = re.compile(r"计划|约定|应于|应在|要求|规定")
_REAL = re.compile(r"实际")
_SAID = re.compile(
    r"[，,（(](?:较计划|比计划|较合同约定|较约定)?(?:共|工期)?(?:(?P<late>逾期|推迟|延期|滞后|延误|超期)|(?P<soon>提前))(?:了|完工|完成|竣工)?[1-9]\d*(?:个)?(?:天|日)"
)
_PAIR = 2
_DAY = 3
_SHORT_MONTH, _LONG_MONTH = 28, 31


def check(reading: Reading) -> Iterator[Issue]:
    """Claims of having kept the period of works, or of having overrun it, that two days contradict."""
    for sentences in reading.by_block.values():
        if sum(len(s.days) for s in sentences) >= _PAIR:
            yield from _of_works(reading, sentences)
        for sentence in sentences:
            if len(sentence.days) == _PAIR:
                yield from _by_dates(reading, sentence)
        if any("期" in s.text for s in sentences):
            yield from _after_all(reading, sentences)


def _of_works(reading: Reading, sentences: Sequence[Sentence]) -> Iterator[Issue]:
    """合同工期180日历天, a day of the start and one of the end, and whether they fit."""
    text = "".join(sentence.text for sentence in sentences)
    kept, over = _IN_PERIOD.search(text), _OVER_PERIOD.search(text)
    if "工期" not in text or _OTHER.search(text) or bool(kept) == bool(over):
        return
    periods = {(number_of(p["days"]), p["of"] == "个月") for p in _PERIOD.finditer(text) if "实际" not in p[0]}
    days = _first_and_last(sentences)
    if days is None or len(periods) != 1:
        return
    limit, monthly = periods.pop()
    allowed = limit * _LONG_MONTH if monthly else limit
    allowed += sum(number_of(match["n"]) for match in _ADDED.finditer(text))
    shortest = (days[1].first - days[0].last).days
    longest = (days[1].last - days[0].first).days + 1
    named = f"{limit}{'个月' if monthly else '天'}"
    if kept and shortest > allowed:
        known = _ADDED.search(text) or not _EXTENDED.search(text)
        yield term_issue(reading, "kept", days, longest, named, None if known else Doubt.BASE)
    elif over and 0 <= longest <= limit * (_SHORT_MONTH if monthly else 1):
        yield term_issue(reading, "not_kept", days, longest, named)


def _first_and_last(sentences: Sequence[Sentence]) -> tuple[Moment, Moment] | None:
    """The one day on which works began and the one on which they ended; `None` where one of them is a plan."""
    told = list(told_of_days(sentences))
    starts, ends = ([m for m in told if words.search(m.clause)] for words in (_START, _END))
    if not len(starts) == len(ends) == 1:
        return None
    days = starts[0], ends[0]
    return None if any(re.search("计划|预计|约定|应于|要求", m.clause) for m in days) else days


def _by_dates(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    """计划6月30日完工，实际7月20日完工，提前20天: the two days say that it was late."""
    told = [moment for moment in moments([sentence]) if moment.parts == _DAY]
    match = _SAID.search(sentence.text)
    if len(told) != _PAIR or len(sentence.days) != _PAIR or match is None or _BENT.search(sentence.text):
        return
    planned, real = told
    at = sentence.at + match.start()
    due = _PLANNED.search(planned.clause) and _REAL.search(real.clause) and not _PLANNED.search(real.clause)
    count = (real.first - planned.first).days
    if due and count and at >= real.at and (count > 0) == bool(match["soon"]):
        spans = [real.span, planned.span]
        said = match[0].strip("，,（(")
        yield reading.issue("comparison", "bounded_two", spans, said=said, value=real.text, limit=planned.text)


def _after_all(reading: Reading, sentences: Sequence[Sentence]) -> Iterator[Issue]:
    """实际完工日期为11月20日，逾期20天，and behind it that the works were finished in time."""
    text = "".join(sentence.text for sentence in sentences)
    late, kept = list(_OVERDUE.finditer(text)), list(_PUNCTUAL.finditer(text))
    if len(late) != 1 or len(kept) != 1 or not kept[0]["what"] or kept[0].start() < late[0].end():
        return
    between = text[late[0].start() : kept[0].end()]
    if _BENT.search(between) or between.count("。") > 1:
        return
    block, at = sentences[0].block, sentences[0].at
    spans = [block.span(at + m.start(), at + m.end()) for m in (late[0], kept[0])]
    said, deed = kept[0][0].strip("，。；"), re.split("[，,]", late[0][0])[-1]
    yield reading.issue("denial", "done_after_all", spans, said=said, deed=deed)
