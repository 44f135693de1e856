"""工期225天，较合同工期240天推迟15天; 逾期20天……如期完工: on which side of a term something was."""

import re
from collections.abc import Iterator, Sequence

from drafter.audit.model import Issue
from drafter.audit.moments import moments
from drafter.audit.reading import Reading
from drafter.audit.statements import Sentence

_DAYS = r"(?:个)?(?:日历天|工作日|天|日|小时|分钟|个?月|年)"
_WENT = re.compile(
    rf"(?P<own>(?<![\d.])\d+(?:\.\d+)?)(?P<unit>{_DAYS})(?:（[^（）]{{0,20}}）)?[，,]?(?:比|较)[^，。；\d]{{0,16}}?(?P<term>\d+(?:\.\d+)?)(?P=unit)[，,]?(?:的[^，。；\d]{{0,6}})?"
    r"(?:(?P<late>推迟|延长|延误|滞后|延后|逾期|超期|拖后|超出|超过)|(?P<soon>提前|缩短|节省|节约|压缩|提早))(?:了)?(?P<gap>\d+(?:\.\d+)?)(?P=unit)"
)
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


def check(reading: Reading) -> Iterator[Issue]:
    """Terms that were kept or missed by as much, but the other way."""
    for sentences in reading.by_block.values():
        for sentence in sentences:
            if len(sentence.figures) > 1:
                yield from _the_other_way(reading, sentence)
            if len(sentence.days) == _PAIR:
                yield from _by_dates(reading, sentence)
        if any("期" in s.text for s in sentences):
            yield from _after_all(reading, sentences)


def _the_other_way(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    """工期225天，较合同工期240天推迟15天: the number fits, the way does not."""
    for match in _WENT.finditer(sentence.text):
        own, term, gap = (float(match[group]) for group in ("own", "term", "gap"))
        later = own > term
        if own != term and abs(abs(own - term) - gap) < 1 and later != bool(match["late"]):
            at = sentence.at
            spans = [
                sentence.block.span(at + match.start(group), at + match.end(group) + len(match["unit"]))
                for group in ("own", "term")
            ]
            said = (match["late"] or match["soon"]) + match["gap"] + match["unit"]
            own_text, term_text = (match[group] + match["unit"] for group in ("own", "term"))
            yield reading.issue("comparison", "bounded_two", spans, said=said, value=own_text, limit=term_text)


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
