"""Terms that are said to be kept or broken, against the two days beside them.

批复后20日内, and the days on which it was approved and published; 办理时限60日, and those of receipt and answer.
"""

import re
from collections.abc import Iterator, Sequence

from drafter.audit.calendar import working_days
from drafter.audit.doubts import Doubt
from drafter.audit.model import Issue
from drafter.audit.moments import Moment, told_of_days
from drafter.audit.numbers import number_of
from drafter.audit.reading import Reading
from drafter.audit.statements import Sentence

KIND = "time_limit"

NUMBER = r"(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3})"
_WITHIN = re.compile(
    rf"(?P<event>[\u4e00-\u9fff]{{2,8}}?)(?:之日)?(?:起|之后|以后|后)(?:的|计)?{NUMBER}(?P<unit>(?:个)?(?:自然|日历)?[日天]|个月)(?:之|以)?内"
)
_LIMIT = re.compile(
    rf"(?:时限|期限|时间要求|限期)(?:要求)?(?:均)?(?:为|是|：)?(?:受理后|收到后)?{NUMBER}(?:个)?(?P<unit>工作日|自然日|日历天|日|天)"
)
_BEGUN = re.compile(r"受理|收到|接到|收件|交办|登记|转办|申请|下达|送达|报修|报案|立案")
_DONE = re.compile(r"办结|答复|回复|完成|结案|反馈|修复|审结|整改到位|销号|批复")
_MUST = re.compile(r"应|须|必须|要求|规定(?!时限|时间|期限)|约定|按照|根据|依据|承诺|不得|尽快|需")
_KEPT = re.compile(
    r"(?<!不)符合(?:[^，。；]{0,8}(?:规定|要求|时限|约定|期限))?|未超(?:过|出|期|时)?|未(?:逾期|延期)|(?<!未)(?<!未能)(?:按时|按期|如期|及时)"
    r"|(?<!未)(?<!未能)[在于](?:[^，。；]{0,8}(?:时限|期限|工期)|(?:规定|法定|约定|合同)[^，。；]{0,4}时间)[之以]?内|提前(?!终止)"
)
_BROKEN = re.compile(
    r"(?<!未)(?:逾期|超期|超时|超出|超过)|未[按在能][^，。；]{0,8}(?:时|期|内|日)|不符合|滞后|延[期误迟长](?!至)|晚于|不及时|迟于|拖延|顺延"
)
_PAIR = 2
_LONG_MONTH = 31
_BEFORE = 12


def check(reading: Reading) -> Iterator[Issue]:
    """Claims of having kept a term, or broken it, that two days contradict."""
    for sentences in reading.by_block.values():
        if sum(len(s.days) for s in sentences) >= _PAIR:
            days = [m for m in told_of_days(sentences) if m.first == m.last]
            for sentence in sentences:
                own = [m for m in days if m.sentence is sentence]
                if "内" in sentence.text and len(own) >= _PAIR:
                    yield from _within(reading, sentence, own)
            if len(days) == _PAIR:
                yield from _case(reading, sentences, days)


def _within(reading: Reading, sentence: Sentence, days: Sequence[Moment]) -> Iterator[Issue]:
    """X于…批复，Y于…公开，在批复后20日内: the day of the event, and the last before the words, or the next."""
    for match in _WITHIN.finditer(sentence.text):
        at = sentence.at + match.start()
        clause = re.split("[，。；]", sentence.text[: match.start()])[-1] + match["event"]
        rest = sentence.text[match.end() :]
        claim = _KEPT.search(rest) or _KEPT.search(clause)
        broken = _BROKEN.search(sentence.text[max(0, match.start() - _BEFORE) :])
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
        yield term_issue(
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


def _case(reading: Reading, sentences: Sequence[Sentence], days: Sequence[Moment]) -> Iterator[Issue]:
    """办理时限为60日，3月1日受理，6月20日办结，按时办结: the one limit and the only two days told."""
    text = sentences[0].block.text
    limits = {(number_of(m["n"]), m["unit"]) for m in _LIMIT.finditer(text)} if "限" in text else set()
    begun = [m for m in days if _BEGUN.search(m.after)]
    done = [m for m in days if _DONE.search(m.after) and m not in begun]
    if len(limits) != 1 or len(begun) != 1 or len(done) != 1 or _BROKEN.search(text) or not _KEPT.search(text):
        return
    limit, unit = limits.pop()
    count = _days(begun[0], done[0], unit)
    if limit and count is not None and count > limit + 1:
        yield term_issue(reading, "kept", (begun[0], done[0]), count, f"{limit}{unit}")


def _days(first: Moment, last: Moment, unit: str) -> int | None:
    """The days between two days, or the working days where those are counted and known."""
    if unit != "工作日":
        return (last.first - first.first).days
    counted = working_days(first.first, last.first)
    return counted.count if counted and counted.published else None


def term_issue(
    reading: Reading, key: str, days: tuple[Moment, Moment], count: int, limit: str, doubt: Doubt | None = None
) -> Issue:
    """A term that is said to be kept (`key` "kept") or broken ("not_kept"), and the days between two days."""
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
