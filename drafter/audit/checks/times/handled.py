"""Cases that are said to be handled in time, against the limit beside them: 办理时限60日 … 受理 … 办结."""

import re
from collections.abc import Iterator, Sequence

from drafter.audit.calendar import working_days
from drafter.audit.model import Issue
from drafter.audit.moments import Moment, told_of_days
from drafter.audit.numbers import number_of
from drafter.audit.reading import Reading
from drafter.audit.statements import Sentence

KIND = "time_limit"

_LIMIT = re.compile(
    r"(?:时限|期限|时间要求|限期)(?:要求)?(?:均)?(?:为|是|：)?(?:受理后|收到后)?(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})(?:个)?(?P<unit>工作日|自然日|日历天|日|天)"
)
_BEGUN = re.compile(r"受理|收到|接到|收件|交办|登记|转办|申请|下达|送达|报修|报案|立案")
_DONE = re.compile(r"办结|答复|回复|完成|结案|反馈|修复|审结|整改到位|销号|批复")
_KEPT = re.compile(
    r"(?<!未)(?<!未能)(?:按时|按期|及时|如期)(?:办结|答复|完成|回复|办理|整改)?|(?<!未)(?:在|于)[^，。；]{0,8}(?:时限|期限)[之以]?内|未超(?:期|时|过)?|(?<!不)符合[^，。；]{0,8}(?:时限|期限|规定|要求)|未逾期"
)
_LATE = re.compile(
    r"(?<!未)(?:超期|超时|逾期|超过|超出)|未[按能在][^，。；]{0,8}(?:时|期|内)|延期|滞后|不符合|顺延|延长"
)
_PAIR = 2


def check(reading: Reading) -> Iterator[Issue]:
    """Cases whose two dates lie further apart than the limit that is said to be kept."""
    for sentences in reading.by_block.values():
        text = sentences[0].block.text
        limits = {(number_of(m["n"]), m["unit"]) for m in _LIMIT.finditer(text)} if "限" in text else set()
        if len(limits) == 1 and _KEPT.search(text) and not _LATE.search(text):
            yield from _case(reading, sentences, *limits.pop())


def _case(reading: Reading, sentences: Sequence[Sentence], limit: int, unit: str) -> Iterator[Issue]:
    told = [m for m in told_of_days(sentences) if m.first == m.last]
    begun = [m for m in told if _BEGUN.search(m.after)]
    done = [m for m in told if _DONE.search(m.after) and m not in begun]
    if len(begun) != 1 or len(done) != 1 or len(told) != _PAIR or not limit:
        return
    count = _count(begun[0], done[0], unit)
    if count is not None and count > limit + 1:
        yield reading.issue(
            KIND,
            "term_kept",
            [begun[0].span, done[0].span],
            first=begun[0].text,
            last=done[0].text,
            count=count,
            limit=f"{limit}{unit}",
        )


def _count(first: Moment, last: Moment, unit: str) -> int | None:
    """The days between two days, or the working days where those are counted and known."""
    if unit != "工作日":
        return (last.first - first.first).days
    counted = working_days(first.first, last.first)
    return counted.count if counted and counted.published else None
