"""Terms that are said to be kept or broken, against the dates and words beside them.

工期180日历天 between two days; 批复后20日内; 计划6月30日完工，实际7月20日完工，提前20天; 逾期20天……如期完工.
"""

import re
from collections.abc import Iterator, Sequence

from drafter.audit.doubts import Doubt
from drafter.audit.model import Issue
from drafter.audit.moments import Moment, moments, told_of_days
from drafter.audit.numbers import number_of
from drafter.audit.reading import Reading
from drafter.audit.statements import Sentence

KIND = "time_limit"

_NUMBER = r"(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3})"
_WITHIN = re.compile(
    rf"(?P<event>[\u4e00-\u9fff]{{2,8}}?)(?:之日)?(?:起|之后|以后|后)(?:的|计)?{_NUMBER}(?P<unit>(?:个)?(?:自然|日历)?[日天]|个月)(?:之|以)?内"
)
_MUST = re.compile(r"应|须|必须|要求|规定(?!时限|时间|期限)|约定|按照|根据|依据|承诺|不得|尽快|需")
_KEPT = re.compile(
    r"(?<!不)符合(?:[^，。；]{0,6}(?:规定|要求|时限|约定|期限))?|未超(?:过|出|期|时)?|未(?:逾期|延期)|(?<!未)(?:按时|按期|如期|及时)|在(?:规定|法定|约定|合同)[^，。；]{0,4}(?:时限|期限|工期|时间)[之以]?内|提前(?!终止)"
)
_BROKEN = re.compile(
    r"(?<!未)(?:逾期|超期|超时|超出|超过)|未[按在能][^，。；]{0,8}(?:时|期|内|日)|不符合|滞后|延[期误迟](?!至)|晚于|不及时|迟于|拖延"
)
_PERIOD = re.compile(
    rf"(?:合同|约定|计划|总|施工|建设|要求|招标)?[^，。；\d]{{0,4}}工期[^，。；\d约提延超缩少增停误滞节]{{0,6}}"
    rf"{_NUMBER.replace('n>', 'days>')}"
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
_ADDED = re.compile(rf"(?:顺延|延长|停工|增加工期|扣除)[^，。；\d]{{0,8}}{_NUMBER}(?:个)?(?:日历)?[天日]")
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
_LONG_MONTH = 31


def check(reading: Reading) -> Iterator[Issue]:
    """Claims of having kept a term, or broken it, that two dates contradict."""
    for sentences in reading.by_block.values():
        if sum(len(s.days) for s in sentences) >= _PAIR:
            told = list(told_of_days(sentences))
            for sentence in sentences:
                own = [m for m in told if m.sentence is sentence and m.first == m.last]
                if "内" in sentence.text and len(own) >= _PAIR:
                    yield from _within(reading, sentence, own)
            yield from _of_works(reading, sentences, told)
        for sentence in sentences:
            if len(sentence.days) == _PAIR:
                yield from _by_dates(reading, sentence)
        if any("期" in s.text for s in sentences):
            yield from _after_all(reading, sentences)


def _within(reading: Reading, sentence: Sentence, days: Sequence[Moment]) -> Iterator[Issue]:
    """X于…批复，Y于…公开，在批复后20日内: the day of the event, and the last before the words, or the next."""
    for match in _WITHIN.finditer(sentence.text):
        at = sentence.at + match.start()
        clause = re.split("[，。；]", sentence.text[: match.start()])[-1] + match["event"]
        rest = sentence.text[match.end() :]
        claim = _KEPT.search(rest) or _KEPT.search(clause)
        broken = _BROKEN.search(sentence.text[max(0, match.start() - 12) :])
        demanded = bool(_MUST.search(clause))
        if bool(broken) == bool(claim or not demanded) or (not broken and demanded and not claim):
            continue
        pair = _pair(match["event"], at, days)
        limit = number_of(match["n"])
        if pair is None or not limit:
            continue
        first, last = pair
        allowed = limit * _LONG_MONTH if match["unit"] == "个月" else limit
        count = (last.first - first.first).days
        if (count > allowed) == bool(broken) or (broken and count == allowed):
            continue
        yield _issue(
            reading, "not_kept" if broken else "kept", (first, last), count, f"{match['n']}{match['unit']}"
        )


def _pair(event: str, at: int, days: Sequence[Moment]) -> tuple[Moment, Moment] | None:
    """The day of an event by its last word, and of what followed it."""
    word = re.sub(r".*(?:在|于|自|系|均|从|其)", "", event)[-2:]
    first = next((m for m in days if word in m.clause), None)
    if first is None:
        return None
    later = [m for m in days if m is not first and m.at > first.at]
    before = [m for m in later if m.at < at]
    behind = [m for m in later if m.at > at]
    last = before[-1] if before else behind[0] if behind else None
    return (first, last) if last and last.first >= first.first else None


def _of_works(reading: Reading, sentences: Sequence[Sentence], told: Sequence[Moment]) -> Iterator[Issue]:
    """合同工期180日历天, a day of the start and one of the end, and whether they fit."""
    text = "".join(sentence.text for sentence in sentences)
    if "工期" not in text or _OTHER.search(text):
        return
    periods = list(_PERIOD.finditer(text))
    starts, ends = ([m for m in told if words.search(m.clause)] for words in (_START, _END))
    kept, over = _IN_PERIOD.search(text), _OVER_PERIOD.search(text)
    if not periods or not len(starts) == len(ends) == 1 or bool(kept) == bool(over):
        return
    if any(re.search("计划|预计|约定|应于|要求", m.clause) for m in (starts[0], ends[0])):
        return
    values = {(number_of(p["days"]), p["of"] == "个月") for p in periods if "实际" not in p[0]}
    if len(values) != 1:
        return
    limit, monthly = values.pop()
    allowed = limit * _LONG_MONTH if monthly else limit
    allowed += sum(number_of(match["n"]) for match in _ADDED.finditer(text))
    shortest = (ends[0].first - starts[0].last).days
    longest = (ends[0].last - starts[0].first).days + 1
    named = f"{limit}{'个月' if monthly else '天'}"
    if kept and shortest > allowed:
        known = _ADDED.search(text) or not _EXTENDED.search(text)
        yield _issue(reading, "kept", (starts[0], ends[0]), longest, named, None if known else Doubt.BASE)
    elif over and 0 <= longest <= limit * (28 if monthly else 1):
        yield _issue(reading, "not_kept", (starts[0], ends[0]), longest, named)


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


def _issue(
    reading: Reading, key: str, days: tuple[Moment, Moment], count: int, limit: str, doubt: Doubt | None = None
) -> Issue:
    first, last = days
    return reading.issue(
        KIND,
        f"term_{key}",
        [first.span, last.span],
        doubt=doubt,
        first=first.text,
        last=last.text,
        count=count,
        limit=limit,
    )
