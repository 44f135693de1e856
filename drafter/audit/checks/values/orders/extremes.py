"""Who is called the highest of a list: 甲站96%，乙站74%。最高的乙站…; 最高的是甲站74%，乙站96%."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.statements import Sentence

KIND = "comparison"

_CALLED = re.compile(
    r"(?:^|[，。；、和与及]|其中)最(?:(?P<most>高|大|多|长)|(?P<least>低|小|少|短))的?(?:是|为)?(?P<name>[一-龥]{2,10}?)(?=与最|和最|、最|及最|[，。；]|相差|之间)"
)
_ITEM = re.compile(
    r"(?:^|[，；、：。])(?P<name>[一-龥]{2,8}?)(?:为|是|达|有|仅)?(?P<value>\d[\d,]*(?:\.\d+)?)(?P<unit>%|[一-龥]{1,2}(?=[，；、。]))(?=[，；、。])"
)
_BEST = re.compile(
    r"最(?:(?P<most>大|高|多|长|好)|(?P<least>小|低|少|短))的?(?:项目|单位|一项|乡镇|地区|分别)?(?:是|为|系)(?P<name>[^，。；、：\d]{0,16})$"
)
_LISTED = re.compile(r"^(?:[、，,；]|(?:以及|和|与|及))[^。：\d]{0,24}$")
_WHOLE = re.compile(r"总|合计|共|平均|全[市县区省年]|目标|预算安排|上年|其中|最")
_BENT = re.compile(r"目标|应|须|要求|力争|确保|不得|原则|若|如|是否|的$|部分|个别")
_FEWEST = 3


def check(reading: Reading) -> Iterator[Issue]:
    """Names and values that are called the highest or lowest of a list in which they are not."""
    for sentences in reading.by_block.values():
        for sentence in sentences:
            if "最" in sentence.text:
                yield from _called(reading, sentence, sentence)
                yield from _best(reading, sentence)
        for before, sentence in pairwise(sentences):
            if sentence.text.startswith("最"):
                yield from _called(reading, before, sentence)


def _called(reading: Reading, listed: Sentence, sentence: Sentence) -> Iterator[Issue]:
    calls = list(_CALLED.finditer(sentence.text))
    if not calls:
        return
    text = listed.text if listed is not sentence else sentence.text[: calls[0].start() + 1]
    items = _list_of(text)
    names = [match["name"] for match in items]
    if len(items) < _FEWEST or len(set(names)) != len(names) or len({match["unit"] for match in items}) > 1:
        return
    values = {match["name"]: Decimal(match["value"].replace(",", "")) for match in items}
    own = [call for call in calls if call["name"] in values]
    for call in own if len(own) == len(calls) else ():
        best = (max if call["most"] else min)(values.values())
        if values[call["name"]] == best:
            continue
        one = next(match for match in items if match["name"] == call["name"])
        other = next(name for name, value in values.items() if value == best)
        spans = [
            sentence.block.span(sentence.at + call.start("name"), sentence.at + call.end("name")),
            listed.block.span(listed.at + one.start("name"), listed.at + one.end("unit")),
        ]
        said = call[0].lstrip("，。；、和与及其中")
        better = next(match for match in items if match["name"] == other)
        value, limit = (m["name"] + m["value"] + m["unit"] for m in (one, better))
        yield reading.issue(KIND, "bounded_two", spans, said=said, value=value, limit=limit)


def _list_of(text: str) -> list[re.Match[str]]:
    """The longest run of names with values that follow each other at once."""
    best: list[re.Match[str]] = []
    run: list[re.Match[str]] = []
    for match in _ITEM.finditer(text):
        run = [*run, match] if run and run[-1].end() == match.start() else [match]
        best = max(best, run, key=len)
    return best


def _best(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    """最大的为A, in front of a list with one that is larger."""
    for index, figure in enumerate(sentence.figures):
        lead = sentence.block.text[sentence.figures[index - 1].behind if index else sentence.at : figure.at]
        match = _BEST.search(lead)
        if match is None or _BENT.search(lead):
            continue
        last = figure
        for other in sentence.figures[index + 1 :]:
            gap = sentence.block.text[last.behind : other.at]
            if not _LISTED.match(gap) or other.quantity.dimension != figure.quantity.dimension:
                break
            if _WHOLE.search(re.split("[、，；]", gap)[-1]) or _WHOLE.search(gap):
                break
            last = other
            wrong = other.value > figure.value if match["most"] else other.value < figure.value
            if wrong and not other.quantity.hedge:
                spans, said = [figure.span, other.span], match[0] + figure.text
                yield reading.issue(KIND, "bounded_two", spans, said=said, value=figure.text, limit=other.text)
                break
