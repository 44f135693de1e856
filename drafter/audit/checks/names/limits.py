"""Time limits in working days that are said to be kept or broken, recounted from the dates beside them.

Where the report names no limit for filing a procurement contract, it is the seven working days of
《政府采购法》第四十七条.
"""

import re
from collections.abc import Iterator

from drafter.audit.calendar import WorkingDays, working_days
from drafter.audit.layout import BlockKind
from drafter.audit.model import Issue, Severity
from drafter.audit.numbers import number_of
from drafter.audit.reading import Reading
from drafter.audit.statements import Day, Sentence, read_block

KIND = "time_limit"

_NUMBER = r"(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})个工作日"
_LIMIT = re.compile(rf"(?<![第\d一二三四五六七八九十]){_NUMBER}")
_TOOK = re.compile(rf"(?:用时|历时|长达|间隔|相隔|相距|共用|用了|历经)(?:了|为|达)?{_NUMBER}")
_LATE = re.compile(r"逾期|超过|超出|超时|未在|未能在|未按|滞后|晚于|不及时|延迟|迟于|不符合|超期")
_IN_TIME = re.compile(
    r"(?<![未没有仅])(?:在|于)(?:法定|规定)?的?[^，。；]{0,10}个工作日内|未超(?:过|出)|按(?:时|期)(?:完成)?(?:备案|公告|公开)|(?<!不)符合"
)
_SIGN = re.compile(r"签订|签署")
_FILE = re.compile(r"备案|公告|公开")
_FILING_LIMIT = 7
_AHEAD = 40
_PAIR = 2


def check(reading: Reading) -> Iterator[Issue]:
    """Claims of lateness or timeliness that the calendar does not bear out."""
    for sentence in reading.sentences:
        yield from _sentence(reading, sentence)
    yield from _tables(reading)


def _sentence(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    days = [day for day in sentence.days if day.when]
    if len(days) != _PAIR:  # from one day to another
        return
    text, told = sentence.text, sentence.block.text[days[1].at : sentence.behind]
    if not (_SIGN.search(text) and _FILE.search(text)) and not re.search(
        r"收到|受理|答复|办结|中标|成交|支付", text
    ):
        return
    took = _TOOK.search(told)
    if took:
        yield from _recounted(reading, days[0], days[1], number_of(took["n"]))
    named = _LIMIT.search(_TOOK.sub("", told))
    late, kept = _LATE.search(told), _IN_TIME.search(told)
    if named and bool(late) != bool(kept):
        yield from _compared(reading, days[0], days[1], number_of(named["n"]), late=bool(late))


def _recounted(reading: Reading, first: Day, last: Day, stated: int) -> Iterator[Issue]:
    counted = _counted(reading, first, last)
    if counted and counted.published and stated not in (counted.count, counted.count + 1):
        yield reading.issue(
            KIND,
            "recounted",
            [first.span, last.span],
            first=first.text,
            last=last.text,
            stated=stated,
            count=counted.count,
        )


def _counted(reading: Reading, first: Day, last: Day) -> WorkingDays | None:
    counted = working_days(first.when, last.when) if first.when and last.when else None
    if counted and not counted.published:
        reading.note("no_holidays", year=last.year)
    return counted


def _compared(reading: Reading, first: Day, last: Day, limit: int, *, late: bool) -> Iterator[Issue]:
    counted = _counted(reading, first, last)
    if counted is None or not limit or (counted.count > limit) == late:
        return
    yield reading.issue(
        KIND,
        "not_late" if late else "late",
        [first.span, last.span],
        severity=Severity.WARNING if late or not counted.published else Severity.ERROR,
        first=first.text,
        last=last.text,
        limit=limit,
        count=counted.count,
    )


def _tables(reading: Reading) -> Iterator[Issue]:
    """Rows with a day of signing and a day of filing below a paragraph that calls them late, or in time."""
    blocks = reading.blocks
    for index, block in enumerate(blocks):
        if block.text.endswith("。") or not re.search(r"签订(?:日期|时间).*备案(?:日期|时间)", block.text):
            continue
        told = "".join(b.text for b in blocks[max(0, index - 4) : index] if b.kind is not BlockKind.CELL)
        late, kept = _LATE.search(told), _IN_TIME.search(told)
        if "备案" not in told or bool(late) == bool(kept):
            continue
        named = _LIMIT.search(_TOOK.sub("", told))
        limit = number_of(named["n"]) if named else _FILING_LIMIT
        for row in blocks[index + 1 : index + _AHEAD]:
            days = [day for day in read_block(row)[1] if day.when]
            if row.kind is BlockKind.PROSE and row.text.endswith("。"):
                break
            if len(days) == _PAIR:
                yield from _compared(reading, days[0], days[1], limit, late=bool(late))
