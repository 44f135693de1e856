"""One amount of a place told twice with one digit changed: 江苏60455.3亿元, 江苏…60465.3亿元."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.statements import Figure, Sentence

KIND = "two_values"

_PLACES = (
    "北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|重庆|四川"
    "|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆"
)
_PLACE = re.compile(rf"(?P<place>{_PLACES})(?P<what>[\u4e00-\u9fff]{{0,16}})$")
_BARE = re.compile(r"(?:省|市|自治区|全省|全市|地区|以|为|达到?|的|是)*")
_OUTPUT = re.compile(
    r"(?:省|市|自治区|全省|全市|实现|完成|的)*(?:地区)?(?:生产总值|GDP)(?:总量)?(?:约?为|达到?|是|实现)*"
)
_YEAR = re.compile(r"(?:19|20)\d{2}年")
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_ENOUGH = 6


@dataclass(frozen=True, slots=True)
class _Told:
    """An amount of a place, with the words between the place and it."""

    place: str
    what: str
    figure: Figure
    digits: str


def check(reading: Reading) -> Iterator[Issue]:
    """Amounts of many digits that differ in one of them, told of one place in a text of one year."""
    found = [told for s in reading.sentences for f in s.figures if (told := _told(s, f))]
    if len({year[0] for year in _YEAR.finditer(reading.whole.text)}) > 1:
        return
    by_place: dict[tuple[str, str], list[_Told]] = {}
    for told in found:
        by_place.setdefault((told.place, told.figure.quantity.unit), []).append(told)
    for group in by_place.values():
        values = {one.digits: one for one in reversed(group)}
        if len(values) == 2 and _apart(*values):  # noqa: PLR2004
            first, second = sorted(values.values(), key=lambda one: one.figure.span[0])
            yield reading.issue(
                KIND,
                "one_digit",
                [first.figure.span, second.figure.span],
                name=first.place + (first.what or second.what),
                first=first.figure.text,
                second=second.figure.text,
            )


def _told(sentence: Sentence, figure: Figure) -> _Told | None:
    digits = _DIGITS.search(figure.quantity.text)
    match = _PLACE.search(sentence.label(figure))
    exact = figure.quantity.dimension == "元" and not figure.quantity.hedge
    if not match or not digits or not exact:
        return None
    plain = digits[0].replace(",", "")
    output = _BARE.fullmatch(match["what"]) or _OUTPUT.fullmatch(match["what"])
    long = len(plain.replace(".", "")) >= _ENOUGH
    return _Told(match["place"], match["what"], figure, plain) if output and long else None


def _apart(first: str, second: str) -> bool:
    """Whether two numbers differ in one digit that is not the last."""
    if len(first) != len(second):
        return False
    differ = [i for i, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    return len(differ) == 1 and differ[0] < len(first) - 1 and first[differ[0]].isdigit()
