"""One named figure told twice with two digits exchanged or one changed: 受益群众1864人 … 受益群众1684人.

Figures of one label may well be of two things, so that only those are told of here that look like a slip of the
pen: as many digits, two of them exchanged or one of them another; told under the same words, in the whole report
with these two values only, and without a word that tells them apart; and they are hints. 对结转资金35.65万元 looks
back at an amount that was told under the same name shortly before, and is sure to mean it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from drafter.audit.doubts import Doubt
from drafter.audit.layout import BlockKind
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.statements import Figure, Sentence

KIND = "two_values"

_ADVERBS = re.compile(r"(?:累计|共计|合计|总计|一共|总共|已经|共|已|了|均|也|现有?|实际|约?为|是|达到?|的)+")
_LEAD = re.compile(r"^(?:截至?[^，]{0,8}[止前底末]|目前|全年|其中|该|本|年末|年底)+")
_APART = re.compile(
    r"力争|确保|将|目标|其中|上年|去年|同期|同比|计划|目标|调[整增减]|原|新增|追加|分别|每|平均|增[加长]|减少|下降|提高|比|较|超|未|剩余|另|首|末|第|最"
    r"|期初|年初|批|月|季度|上半年|下半年|不|含|约|近|余|标准|应|控制|单价|占|拟|预计|类|项目[一二三四五六]"
)
_LOOKS_BACK = re.compile(
    r"^(?:对于?|针对|上述|前述|该笔?)(?P<what>[\u4e00-\u9fff]{2,8})$|(?:^|[把将对])(?P<rest>剩|结|余)[余下]?的$"
)
_WORD = re.compile(r"[\u4e00-\u9fff（）()“”]+$")
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_STAGE = re.compile(r"预算|决算|计划|目标|完成")
_KINDS = frozenset(("元", "人", "名", "份", "户", "%", "人次", "平方米", "公里", "亩", "件", "个", "台", "家"))
_SHORT, _LONGEST = 4, 16
_ENOUGH, _FEWEST = 4, 2
_NEAR = 4


@dataclass(frozen=True, slots=True)
class _Told:
    label: str
    figure: Figure
    digits: str
    stages: frozenset[str]
    """Words of its sentence up to it that say whether it was planned or spent."""


def check(reading: Reading) -> Iterator[Issue]:
    """Figures of one name that differ as slips of the pen do."""
    if reading.papers.several:
        return
    groups: dict[tuple[str, str], list[_Told]] = {}
    for sentence in reading.sentences:
        if sentence.block.kind is not BlockKind.PROSE:
            continue
        for figure in sentence.figures:
            told = _told(reading, sentence, figure)
            if told is not None:
                groups.setdefault((told.label[-_SHORT:], told.figure.quantity.unit), []).append(told)
    for group in groups.values():
        yield from _slips(reading, group)
    yield from _looking_back(reading)


def _told(reading: Reading, sentence: Sentence, figure: Figure) -> _Told | None:
    if figure.quantity.dimension not in _KINDS or figure.quantity.hedge or _apart(reading, sentence, figure):
        return None
    word = _WORD.search(sentence.label(figure))
    label = _LEAD.sub("", _ADVERBS.sub("", word[0])) if word else ""
    digits = _DIGITS.search(figure.quantity.text)
    if not _SHORT <= len(label) <= _LONGEST or digits is None:
        return None
    stages = frozenset(_STAGE.findall(sentence.block.text, sentence.at, figure.at))
    return _Told(label, figure, digits[0].replace(",", ""), stages)


def _apart(reading: Reading, sentence: Sentence, figure: Figure) -> bool:
    """Whether words or a year set a figure apart from others of its name."""
    text = sentence.block.text
    start = max(text.rfind(mark, sentence.at, figure.at) for mark in "，；。：") + 1
    near = text[max(start, sentence.at) : figure.at] + sentence.after(figure)[:6]
    day = sentence.dated(figure)
    return bool(_APART.search(near)) or (day is not None and reading.year is not None and day.year != reading.year)


def _slips(reading: Reading, group: Sequence[_Told]) -> Iterator[Issue]:
    values: dict[str, _Told] = {}
    for told in group:
        values.setdefault(told.digits, told)
    if len(values) != _FEWEST:
        return
    first, second = values.values()
    within = first.label.endswith(second.label) or second.label.endswith(first.label)
    count = min(_significant(told.digits) for told in (first, second))
    text = first.figure.block.text
    apart = first.figure.block is not second.figure.block or "。" in text[first.figure.at : second.figure.at]
    alike = within and first.stages == second.stages
    if alike and count >= _ENOUGH and apart and slip(first.digits, second.digits):
        yield reading.issue(
            KIND,
            "digit_slip",
            [first.figure.span, second.figure.span],
            doubt=Doubt.SAME,
            name=min(first.label, second.label, key=len),
            first=first.figure.text,
            second=second.figure.text,
        )


def _significant(digits: str) -> int:
    """How many digits of a number tell something: the zeros at the end of a whole number are round."""
    return len(digits.replace(".", "").lstrip("0") if "." in digits else digits.rstrip("0"))


def slip(first: str, second: str) -> bool:
    """Whether one number is the other with one digit changed, or with its digits in another order."""
    plain = first.replace(".", "").isdecimal() and second.replace(".", "").isdecimal()
    if not plain or len(first) != len(second) or first.find(".") != second.find(".") or first == second:
        return False
    differ = sum(a != b for a, b in zip(first, second, strict=True))
    return differ == 1 or (differ == _FEWEST and sorted(first) == sorted(second))


def _looking_back(reading: Reading) -> Iterator[Issue]:
    """对结转资金35.65万元 shortly behind 年末结转53.65万元."""
    blocks = list(reading.by_block.values())
    for index, sentences in enumerate(blocks):
        for sentence in sentences:
            for figure in sentence.figures:
                match = _LOOKS_BACK.search(re.sub(r"^\d{1,2}[.．、]", "", sentence.label(figure)))
                if match and figure.quantity.dimension == "元" and not figure.quantity.hedge:
                    before = [s for own in blocks[max(0, index - _NEAR) : index + 1] for s in own]
                    yield from _against(reading, match["what"] or match["rest"], figure, before)


def _against(reading: Reading, what: str, figure: Figure, before: Sequence[Sentence]) -> Iterator[Issue]:
    named = [
        f
        for s in before
        for f in s.figures
        if f.span < figure.span and what[:2] in s.label(f) and f.quantity.unit == figure.quantity.unit
    ]
    known = {f.value for f in named}
    sums = {a + b for a in known for b in known} if len(known) <= _NEAR else {Decimal(0), figure.value}
    own = _DIGITS.search(figure.quantity.text)
    if own is None or figure.value in known | sums:
        return
    for other in named:
        digits = _DIGITS.search(other.quantity.text)
        pair = [found[0].replace(",", "") for found in (digits, own) if found]
        if len(pair) == _FEWEST and slip(*pair) and sorted(pair[0]) == sorted(pair[1]):
            yield reading.issue(
                KIND, "digit_slip", [other.span, figure.span], name=what, first=other.text, second=figure.text
            )
            return
