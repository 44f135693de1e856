"""机关运行经费 against 公用经费, of which it is a part: what runs an office is none of its salaries."""

import re
from collections.abc import Iterator

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.statements import Figure, Sentence

KIND = "sum"

_RUNNING = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]+[）)、.．])?(?:20\d{2}年度?)?[^，。；：\d]{0,12}机关运行经费(?:支出)?(?:决算|预算)?(?:数)?(?:为|是|共)?$"
)
_OFFICE = re.compile(r"^(?:日常)?公用(?:支出|经费)(?:为|是|共)?$")
_STAFF = re.compile(r"人员(?:支出|经费)(?:为|是|共)?$")


def check(reading: Reading) -> Iterator[Issue]:
    """The one cost of running an office that is more than all of its 公用经费, as told beside 人员经费."""
    running: list[Figure] = []
    office: list[Figure] = []
    for sentence in reading.sentences if "机关运行经费" in reading.text else ():
        told = [f for f in sentence.figures if f.quantity.dimension == "元" and not f.quantity.hedge]
        running += [f for f in told if _RUNNING.search(sentence.label(f)) and _own_year(reading, sentence, f)]
        if any(_STAFF.search(sentence.label(f)) for f in told):
            office += [f for f in told if _OFFICE.search(sentence.label(f))]
    if len({f.value for f in running}) == len({f.value for f in office}) == 1:
        cost, whole = running[0], office[0]
        if cost.value - whole.value > cost.half + whole.half:
            yield reading.issue(KIND, "running_costs", [cost.span, whole.span], cost=cost.text, whole=whole.text)


def _own_year(reading: Reading, sentence: Sentence, figure: Figure) -> bool:
    day = sentence.dated(figure)
    return day is None or day.year == reading.year
