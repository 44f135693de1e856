"""Reasons that contradict what they explain: 与上年持平，主要原因是减少了支出."""

import re
from collections.abc import Iterator

from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading
from drafter.audit.statements import Sentence

KIND = "comparison"

_LEVEL = re.compile(
    r"(?:与|和|同|比)[^，。；]{2,16}(?:相比)?(?:[^。；：]{0,40}?[，,])?[^，。；：]{0,24}?(?P<claim>持平|相同|一致)[。，；]"
)
_REASON = re.compile(r"^[^，。；]{0,6}(?:主要)?原因(?:是|为|：|主要是|系)?[：:]?")
_CHANGED = re.compile(
    r"(?P<way>增加|增长|减少|下降|降低)(?:了)?\d[\d.,]*(?:[万亿]?元|%)(?:，(?:增加|增长|减少|下降|降低)(?:了)?[\d.,]+%)?[。，；]"
)
_SHORT = re.compile(
    r"^(?:本年|当年|本年度|年度)?(?:人员|项目|公用)?(?:经费|支出|预算|费用|资金)(?:支出|预算|安排)?(?:有所|略有)?(?P<way>增加|增长|减少|下降|压减)[。；]"
)
_OF_ITSELF = re.compile(
    r"^(?P<name>[\u4e00-\u9fff（）]{4,40}?)(?:支出|费用|经费|预算|资金|安排|有所|略有|金额)*(?P<way>增加|增长|减少|下降|压减)[。；]"
)
_FACTORS = re.compile(r"[人数员量个基缴标准率]")
_RESIDUAL = re.compile(r"结转|结余|余额|率|进度")
_NAMED = re.compile(r"(?:（款）|（\d{2}款）|款）)(?P<item>[\u4e00-\u9fff（）]{4,30}?)(?:（项）|（\d{2}项）)")
"""The item of a budget that a paragraph tells of."""
_LEAD = 40
_FARTHEST = 220
_UP = re.compile(r"增加|增长|上升|提高|增多|扩大|新增")
_DOWN = re.compile(r"减少|下降|降低|压减|压缩|缩减|节约|调减|削减")
_LEVELLED = re.compile(r"持平|抵消|相抵|基本(?!支出)|不变|一致|没有变化|无变化|未发生|同时|但|未")


def check(reading: Reading) -> Iterator[Issue]:
    """A level that is explained by a rise or a fall."""
    for sentences in reading.by_block.values():
        text = sentences[0].block.text
        for match in _LEVEL.finditer(text):
            reason = _REASON.match(text[match.end() : match.end() + 40])
            if reason:
                yield from _explained(reading, sentences[0], match, match.end() + len(reason[0]))
        yield from _turned(reading, sentences[0])
        yield from _of_itself(reading, sentences[0])


def _of_itself(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    """A fall of the item of a paragraph that is explained by the rise of the very same, or the other way round."""
    text = sentence.block.text
    for match in _CHANGED.finditer(text):
        reason = _REASON.match(text[match.end() : match.end() + 40])
        start = match.end() + (len(reason[0]) if reason else 0)
        said = _OF_ITSELF.match(text[start : start + 60]) if reason else None
        before = text[max(0, match.start() - _FARTHEST) : match.start()]
        if said is None or _FACTORS.search(said["name"][-1]) or _RESIDUAL.search(said["name"] + before[-_LEAD:]):
            continue
        item = _NAMED.findall(before)
        same = bool(item) and (said["name"] == item[-1] or said["name"].endswith(item[-1]))
        if same and bool(_UP.match(said["way"])) != bool(_UP.match(match["way"])):
            yield reading.issue(
                KIND,
                "reason_against_change",
                [sentence.block.span(*match.span("way")), sentence.block.span(start, start + said.end("way"))],
                change=match[0].rstrip("，。；"),
                reason=said[0].rstrip("。；"),
            )


def _turned(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    """A fall of money that is explained by nothing but 经费增加, or a rise by 经费减少."""
    text = sentence.block.text
    for match in _CHANGED.finditer(text):
        reason = _REASON.match(text[match.end() : match.end() + 40])
        start = match.end() + (len(reason[0]) if reason else 0)
        said = _SHORT.match(text[start:]) if reason else None
        subject = text[max(0, match.start() - _LEAD) : match.start()]
        if _RESIDUAL.search(subject):
            continue
        if said and bool(_UP.match(said["way"])) != bool(_UP.match(match["way"])):
            yield reading.issue(
                KIND,
                "level_explained",
                [sentence.block.span(*match.span("way")), sentence.block.span(start, start + said.end())],
                severity=Severity.WARNING,
                claim=match["way"],
                reason=said["way"],
            )


def _explained(reading: Reading, sentence: Sentence, claim: re.Match[str], start: int) -> Iterator[Issue]:
    text = sentence.block.text
    said = re.split("[。；]", text[start : start + 120])[0]
    up, down = _UP.search(said), _DOWN.search(said)
    if bool(up) == bool(down) or _LEVELLED.search(said) or not said:
        return
    way = up or down
    if way is None:
        return
    yield reading.issue(
        KIND,
        "level_explained",
        [sentence.block.span(*claim.span("claim")), sentence.block.span(start, start + len(said))],
        severity=Severity.WARNING,
        claim=claim["claim"],
        reason=way[0],
    )
