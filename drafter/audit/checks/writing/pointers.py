"""References to a part, or to an entry of a list, that the text itself shows not to be there.

详见第五部分, where the report says that it has four parts and names them; 上述第4项, where the list before it ends
with 3.
"""

import re
from collections.abc import Iterator, Sequence

from drafter.audit.layout import Block
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.text.enumerations import clause_labels
from drafter.text.numerals import parse_numeral

KIND = "cross_reference"

_NUMERAL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_PART = re.compile(rf"第(?P<n>{_NUMERAL})(?P<of>部分|章|节|篇)")
_SEE = re.compile(
    r"(?:详?见|参[见照阅]|参考|载于|列于|列入|体现在|反映在|如本报告|按本报告|同本报告)(?:本报告|本文|报告|下文)?(?:的)?[“《]?$"
)
_OTHER = re.compile(
    r"《[^》]*$|[》”][^，。；]{0,6}$|(?:办法|规程|通知|细则|条例|方案|规定|合同|手册|法|财政部|附件\d*|原文)(?:的)?[^，。；]{0,4}$"
)
_SAID = re.compile(
    rf"(?:共|由|包括|包含|设|有|分为?|分成)(?:以下|如下)?(?P<n>{_NUMERAL}|两)(?:个|大)?(?P<of>部分|章|节|篇)"
)
_ABOVE = re.compile(
    rf"(?:上述|以上|前述|上列|前列|所列)(?:问题|事项|项目|措施|建议|内容)?(?:中的?)?[，,]?第[（(]?(?P<n>{_NUMERAL})[）)]?(?P<more>(?:[、和及与至](?:第)?{_NUMERAL})*)"
    r"(?:个)?(?P<of>项|点|条(?!款)|类|个|方面|款)"
)
_INLINE = re.compile(r"(?:^|(?<=[：:；;。，\n]))[（(]?(?P<n>\d{1,2})(?:[.．、](?!\d)|[）)])")
_CHINESE_LABEL = re.compile(
    r"(?:^|(?<=[：:；;。\n]))(?:[（(](?P<n>[一二三四五六七八九十]{1,2})[）)]|(?P<m>[一二三四五六七八九十]{1,2})、)"
)
_FARTHEST = 3
_LEAD = 16
_FEWEST = 2
_LIST_BEFORE = 14


def check(reading: Reading) -> Iterator[Issue]:
    """References beyond the last part or the last entry of a list."""
    if not reading.papers.several:
        yield from _parts(reading)
    yield from _entries(reading)


def _parts(reading: Reading) -> Iterator[Issue]:
    """详见第五部分 among four parts that the report counts itself, or names one after the other."""
    named: dict[str, set[int]] = {}
    counted: dict[str, set[int]] = {}
    asked: list[tuple[Block, re.Match[str]]] = []
    for block in reading.blocks:
        for match in _SAID.finditer(block.text):
            counted.setdefault(match["of"], set()).add(_number(match["n"]))
        for match in _PART.finditer(block.text):
            before = block.text[max(0, match.start() - _LEAD) : match.start()]
            if _OTHER.search(_SEE.sub("", before)):
                continue
            if _SEE.search(before):
                asked.append((block, match))
            else:
                named.setdefault(match["of"], set()).add(_number(match["n"]))
    for block, match in asked:
        known = named.get(match["of"], set())
        last = max(known, default=0)
        complete = last >= _FEWEST and known == set(range(1, last + 1))
        sure = counted.get(match["of"]) == {last} or len(known) > _FEWEST
        if complete and sure and _number(match["n"]) > last:
            span = block.span(*match.span())
            yield reading.issue(KIND, "missing_part", [span], text=match[0], last=last, of=match["of"])


def _entries(reading: Reading) -> Iterator[Issue]:
    """上述第4项 behind a list that ends with 3."""
    blocks = reading.blocks
    for index, block in enumerate(blocks):
        for match in _ABOVE.finditer(block.text) if "第" in block.text else ():
            numbers = [_number(n) for n in re.findall(_NUMERAL, match["n"] + match["more"])]
            last = _last_entry(blocks, index, match.start())
            if last >= _FEWEST and max(numbers) > last:
                yield reading.issue(
                    KIND,
                    "missing_entry",
                    [block.span(match.start(), match.end())],
                    text=match[0],
                    last=last,
                )


def _last_entry(blocks: Sequence[Block], index: int, at: int) -> int:
    """How far the nearest list before a place counts, in its paragraph or the ones right before; 0 for none."""
    own = _longest(blocks[index].text[:at])
    if own:
        return own
    before = blocks[max(0, index - _LIST_BEFORE) : index]
    for size in range(1, _FARTHEST + 1):  # a list within one paragraph
        found = _longest(before[-size].text) if size <= len(before) else 0
        if found:
            return found
    return 0


def _longest(text: str) -> int:
    """The length of the longest list whose entries count on from 1; 0 where two lists disagree."""
    found = {
        _run([_number(m["n"]) for m in _INLINE.finditer(text)]),
        _run([_number(m["n"] or m["m"]) for m in _CHINESE_LABEL.finditer(text)]),
        _run([label.value for label in clause_labels(text)]),
    } - {0}
    return found.pop() if len(found) == 1 else max(found, default=0)


def _run(values: Sequence[int]) -> int:
    """How far labels count from 1 without a gap; 0 unless they all do."""
    return len(values) if len(values) >= _FEWEST and list(values) == list(range(1, len(values) + 1)) else 0


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else int(parse_numeral(text) or 0)
