"""A count of things against its classes: 三级指标16个，其中产出指标9个、效益指标5个、满意度指标2个.

Classes are all of a count where their words say so: the three kinds of indicators of a target sheet, what is done
beside what is not done yet, those of a bracket right behind the count.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.statements import Sentence

KIND = "sum"

_UNIT = "个|项|家|户|件|台|辆|所|处|条|座|宗|起|份|批次|名|人"
_ITEM = re.compile(
    rf"(?P<lead>[和及与]|以及|，|、|；)?(?P<name>[\u4e00-\u9fff“”/]{{2,20}}?)(?P<count>\d{{1,4}})(?P<unit>{_UNIT})(?P<tail>[\u4e00-\u9fff]{{0,2}})(?=[、，；。）)（(和及与\x00]|以及|$)"
)
_TOTAL = re.compile(
    rf"(?P<count>\d{{1,4}})(?P<unit>{_UNIT})(?P<noun>[\u4e00-\u9fff]{{0,10}}?)(?P<open>(?:[，,：:]?(?P<some>其中)[：:，,]?)|中[，,：]|[，：](?=已|按[^，]{{2,8}}分)|[（(](?P<within>其中)?[：:]?)"
)
_ASIDE = re.compile(r"[（(][^（()）]*[)）]")
_OPEN = re.compile(r"^[含包]|包括|等|主要|例如|比如|新增|另|以上|其余|至少|部分|约|多|余|占|同时|既|兼|涉及")
_DONE = re.compile(
    r"^(?:已|全部|按期)?(?:经)?(?:完成|整改|达标|实现|合格|办结|达到|销号|交付|通过|开工|竣工|启用|验收)|已"
)
_OPEN_STILL = re.compile(r"未|正在|正[处按]|尚|持续|在建|推进|长期")
_NEVER = re.compile(r"不再|无法|无需|终止|取消|撤销|核减")
_KINDS = ("产出", "效益", "满意度")
_KINDS_TOO = re.compile("产出|效益|满意度|成本|管理|过程|决策|投入|影响力")
_STATUS = re.compile(r"其中|在建|已|未|正在|完工|完成|竣工|整改")
"""What makes a count itself one of the classes of another."""
_FEWEST = 2
_FILLER = "\x00"


@dataclass(frozen=True, slots=True)
class _Class:
    name: str
    count: int
    start: int
    end: int


def check(reading: Reading) -> Iterator[Issue]:
    """Counts whose classes add up to another number."""
    for sentence in reading.sentences:
        if len(sentence.figures) > _FEWEST:
            yield from _divided(reading, sentence)


def _divided(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    text = sentence.text
    for match in _TOTAL.finditer(text):
        before = text[max(0, match.start() - 24) : match.start()]
        own = re.split("[，。；：、（(]", before)[-1]
        if re.search(r"[\d.第约近超]$", before) or (match["open"][0] not in "（(" and _STATUS.search(own)):
            continue
        bracket = match["open"][0] in "（("
        start = match.end()
        end = text.find("）" if "（" in match["open"] else ")", start) if bracket else len(text)
        if end < 0:
            continue
        classes = _classes(text, start, end, match["unit"])
        total = int(match["count"])
        stated = sum(one.count for one in classes)
        whole = _whole(text[start:end], classes, match, bracket=bracket)
        if not whole or stated == total:
            continue
        yield reading.issue(
            KIND,
            "divided_count",
            [
                sentence.block.span(sentence.at + match.start("count"), sentence.at + match.end("unit")),
                *(sentence.block.span(sentence.at + one.start, sentence.at + one.end) for one in classes),
            ],
            total=f"{match['count']}{match['unit']}",
            terms="+".join(str(one.count) for one in classes),
            sum=stated,
            unit=match["unit"],
        )


def _classes(text: str, start: int, end: int, unit: str) -> list[_Class]:
    """The classes that follow each other with nothing but 、 and commas between them, brackets left out."""
    bare = _ASIDE.sub(lambda aside: _FILLER * len(aside[0]), text[start:end])
    found: list[_Class] = []
    at = 0
    while True:
        while bare[at : at + 1] == _FILLER:
            at += 1
        match = _ITEM.match(bare, at)
        joined = match and (bool(match["lead"]) == bool(found))
        if match is None or not joined or match["unit"] != unit or _OPEN.search(match["name"]):
            break
        found.append(
            _Class(match["name"], int(match["count"]), start + match.start("count"), start + match.end("unit"))
        )
        at = match.end()
    if bare[at:].lstrip("、" + _FILLER).startswith("等"):
        return []
    following = bare[at:].replace(_FILLER, "")
    return [] if re.match(rf"[、，；和及][^，。；、]{{0,16}}\d[\d.]*(?:{unit})", following) else found


def _whole(told: str, classes: Sequence[_Class], total: re.Match[str], *, bracket: bool) -> bool:
    """Whether the words of the classes say that they are all of them."""
    names = [one.name for one in classes]
    if len(classes) < _FEWEST:
        return False
    if all(any(kind in name for name in names) for kind in _KINDS) and all(map(_KINDS_TOO.search, names)):
        return True
    done = [
        name for name in names if _DONE.search(name) and not _OPEN_STILL.search(name) and not _NEVER.search(name)
    ]
    rest = [name for name in names if _OPEN_STILL.search(name)]
    never = [name for name in names if _NEVER.search(name)]
    if len(done) == 1 and rest and len(done) + len(rest) + len([n for n in never if n not in rest]) == len(names):
        return True
    return bracket and not total["within"] and len(names) > _FEWEST and "、" in told and "，" not in told
