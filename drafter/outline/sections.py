"""Which sections of a document tell problems and which give advice, by their titles and by how clauses begin."""

import re
from enum import Enum

from drafter.outline.model import OutlineNode

_PROBLEMS = re.compile(
    r"(?:存在|主要|发现|突出|有关|相关).{0,8}(?:问题|不足|困难)|^问题|问题(?:及|和|与|分析|$)|^不足|(?:不足|短板|薄弱环节)(?:及|之处|$)"
)
_ADVICE = re.compile(
    r"(?:建议|对策|(?:改进|整改|完善|下一?步|下一?阶段|今后)(?:的)?(?:工作)?(?:的)?(?:措施|意见|要求|方向|打算|思路|计划|安排)"
    r"|工作(?:打算|思路|要求))(?=及|和|与|、|[（(：:]|$)|^下一?步"
)
"""What a title ends with, or names first: how 整改措施 were carried out is no advice."""

_EARLIER = re.compile(r"整改(?:情况|落实|结果)|上一?年度?|以前年度")
_LACKS = re.compile("未|没有|缺|不|欠|无")
"""A problem may be that advice was not followed or measures were not taken."""

_ADVISES = re.compile(r"(?:(?:为此|因此|对此)[，,])?(?:我们|评价组|审核组|评审组)?建议(?!采纳|落实|未|不|没|的)")
_BARE = re.compile(
    r"(?:存在|主要|发现|有关|相关|突出|其他|的|下一步|改进|整改|完善|工作|意见|措施|建议|问题|不足|及|和|与|对策|原因|分析"
    r"|困难|方向|打算|思路|计划|情况)+"
)
"""The title of a section, which says nothing of what its problems are."""


class Part(Enum):
    """What a section tells."""

    PROBLEMS = "problems"
    ADVICE = "advice"


def part_of(title: str) -> Part | None:
    """What a section tells by its title; `None` if neither, or if it tells how an earlier year was answered."""
    if _EARLIER.search(title) and not _ADVICE.search(title):
        return None
    if _PROBLEMS.search(title):
        return Part.PROBLEMS
    return Part.ADVICE if _ADVICE.search(title) or advises(title) else None


def part_within(part: Part, child: OutlineNode) -> Part:
    """What a node tells that stands in a section: one that speaks of problems may hold advice."""
    if advises(child.title):
        return Part.ADVICE
    own = part_of(child.title)
    told = own is Part.ADVICE and part is Part.PROBLEMS and not _LACKS.search(child.title)
    return own if own and (told or _BARE.fullmatch(child.title)) else part


def is_section(part: Part, child: OutlineNode) -> bool:
    """Whether a node within a section is itself one, and not a problem or a piece of advice with a heading."""
    if part_of(child.title) is None:
        return False
    return bool(_BARE.fullmatch(child.title)) or (part_within(part, child) is not part and bool(child.children))


def advises(text: str) -> bool:
    """Whether a clause or a heading begins as advice does, wherever it stands."""
    return _ADVISES.match(text) is not None
