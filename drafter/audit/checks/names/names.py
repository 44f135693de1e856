"""The name of another department or place where the report's own should stand."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.audit.layout import Block
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading

KIND = "name"

_BODY = r"(?:局|委员会|办公室|厅|中心|院|馆|站|办事处|人民政府|总队|支队|大队)"
_FULL_NAME = (
    r"(?P<place>(?:[\u4e00-\u9fff]{2,3}[省市])?(?!年|本|我|全|该|各|度|对|由|为|及|市|县|区)[\u4e00-\u9fff]{1,4}?[市县区镇州旗])"
    rf"(?P<body>[\u4e00-\u9fff]{{2,16}}?{_BODY})"
)
_NUMBERED = r"(?:第[一二三四五六七八九十百\d]{1,4}(?:部分|章|节|篇|条|编)|附[件表录][一二三四五六七八九十\d]*)"
_AT = r"(?:(?<![\u4e00-\u9fff])|(?<=[年度对由是为和与及向据经在]))"
_OWNED = re.compile(
    rf"{_AT}{_NUMBERED}?{_FULL_NAME}(?:（本级）|本级)?(?:20\d{{2}}年(?:度)?)?(?:部门)?"
    r"(?=整体支出|部门整体|部门预算|部门决算|绩效自评|整体绩效|预算绩效|收入决算|支出决算|收支预算|年初预算|决算报表)"
)
_LABELLED = re.compile(
    rf"^(?:部门|单位|预算部门|预算单位|填报单位|填报部门|被评价单位|评价对象)(?:名称)?(?:（盖章）|（公章）)?[:：]{_FULL_NAME}"
)
_BELOW = re.compile(r"下属|所属|直属|二级单位|预算单位包括|主管部门|采购单位|组成部门|牵头|联合|会同")
_VERBS = re.compile(
    r"(?:综合|评定|整理出?|根据|依据|按照|结合|[一二三四五]是|对照|反映|其中|组织|完成|评价|纳入)+"
)
_LEADERS = re.compile(
    r"(?P<lead>[\u4e00-\u9fff]{1,12}?)(?P<kind>[市县区])(?:委|政府|人民政府)(?:、|和)?"
    r"(?:[市县区]?(?:政府|委))?(?:的)?(?:决策部署|工作部署|中心工作|工作要求|统一部署|部署要求)"
)
_GOVERNING = re.compile(
    r"^.*(?:按照?|根据|依据?|遵照|对照|贯彻|落实|执行|围绕|聚焦|紧扣|结合|服务|服从|响应|完成|推进|推动|坚持|保障|确保|紧跟|坚决"
    r"|认真|全面|积极|切实|严格|上级|各级|党委|[在经由为对着行及和与以或省市县区委局厅的各本全该我])"
)
"""What stands before the name of a place and is no part of it: the verb, and the bodies before 和 and 、."""

_ENOUGH = 0.5
_FEW = 2
_SHORTEST_PLACE = 3
_LONGEST_PLACE = 4


@dataclass(frozen=True, slots=True)
class _Mention:
    place: str
    body: str
    block: Block
    start: int
    end: int

    @property
    def name(self) -> str:
        return self.place + self.body


def check(reading: Reading) -> Iterator[Issue]:
    """Names of other bodies that stand where the report's own name stands elsewhere."""
    mentions = [m for block in reading.blocks for m in _mentions(block)]
    counts = Counter(m.name for m in mentions)
    if not counts:
        return
    own = next((m for m in mentions if counts[m.name] == max(counts.values())), mentions[0])
    if counts[own.name] < _FEW:
        return
    for mention in mentions:
        if mention.name != own.name and counts[mention.name] < counts[own.name] and _another(mention, own):
            yield _issue(reading, mention, own)
    yield from _leaders(reading, own)


def _mentions(block: Block) -> Iterator[_Mention]:
    text = block.text
    for pattern in (_OWNED, _LABELLED):
        for match in pattern.finditer(text):
            if text.count("《", 0, match.start()) > text.count("》", 0, match.start()):
                continue
            if _BELOW.search(text):
                continue
            lead = re.match(_NUMBERED, match["place"]) or _VERBS.match(match["place"])
            start = match.start("place") + (lead.end() if lead else 0)
            if match.end("place") - start > 1:
                yield _Mention(text[start : match.end("place")], match["body"], block, start, match.end("body"))


def _another(mention: _Mention, own: _Mention) -> bool:
    """Whether a name is that of another body: no part of the own one, no older form of it, no body above it."""
    if _shortens(mention.body, own.body) and mention.body not in own.body:
        return False
    if mention.body in own.name or own.body in mention.name:
        return mention.body == own.body and mention.place[-1] == own.place[-1] and not _within(mention, own)
    if re.search(r"财政|下属|所属|审计", mention.body):
        return False
    shared = len(set(mention.body) & set(own.body)) / max(len(set(mention.body)), len(set(own.body)))
    return shared <= _ENOUGH


def _shortens(short: str, long: str) -> bool:
    """Whether a name is made of the characters of another in their order, as abbreviations are."""
    rest = iter(long)
    return all(char in rest for char in short)


def _within(mention: _Mention, own: _Mention) -> bool:
    return mention.place in own.place or own.place in mention.place


def _issue(reading: Reading, mention: _Mention, own: _Mention) -> Issue:
    return reading.issue(
        KIND,
        "other_name",
        [mention.block.span(mention.start, mention.end), own.block.span(own.start, own.end)],
        severity=Severity.WARNING,
        name=mention.name,
        own=own.name,
    )


def _leaders(reading: Reading, own: _Mention) -> Iterator[Issue]:
    """The leadership of another county: 按照X县委、县政府工作部署 in a report of another one."""
    for sentence in reading.sentences:
        if "《" in sentence.text:
            continue
        for match in _LEADERS.finditer(sentence.text):
            lead = match["lead"]
            governing = _GOVERNING.match(lead)
            place = (lead[governing.end() :] if governing else lead) + match["kind"]
            related = place in own.place or own.place in place
            named = _SHORTEST_PLACE <= len(place) <= _LONGEST_PLACE
            if not named or place[-1] != own.place[-1] or related:
                continue
            behind = sentence.at + match.end("kind")
            yield reading.issue(
                KIND,
                "other_place",
                [sentence.block.span(behind - len(place), behind)],
                severity=Severity.WARNING,
                name=place,
                own=own.place,
            )
