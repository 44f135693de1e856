"""What was never put in: figures (平均得分 分, 购置 辆, 下设个科室), reasons (主要原因是。), what 及 joins."""

import re
from collections.abc import Iterator

from drafter.audit.layout import BlockKind
from drafter.audit.model import Issue
from drafter.audit.reading import Reading

KIND = "residue"

_WAY = r"(?:增长|下降|上升|减少|增加|降低|提高)"
_BLANK = re.compile(
    r"(?:(?:总计|合计|共计|[为共达]|(?:预算|决算|支出|收入|结余|余额|金额)数?|增加|减少|增长|下降)"
    r"[ \t\u3000]+(?:[万亿]元|[%％]|个百分点)"
    r"|(?:增长|下降)(?:[%％]|个百分点)|占[\u4e00-\u9fff]{2,16}(?:的)?(?:比例|比重)?[ \t\u3000]*[%％]"
    r"|(?:平均|自评|评价|考核|综合|实际)得分(?:为|是)?[ \t\u3000]+分"
    r"|(?:购置|更新|新增|保有量|团组|接待|组织|参加|累计|共计?)(?:了|为)?"
    r"[ \t\u3000]+(?:辆|个|批次?|人次?|次|台|项|家)"
    r"|团组个|保有量辆|(?:收入|支出)(?:预算|决算)(?:数|总额)?(?:为|是|共)?万元"
    r"|设备[ \t\u3000]+[台套](?:[（(]套[)）])?"
    rf"|{_WAY}(?:或者?|[/、]){_WAY}[ \t\u3000]*(?:[%％]|个百分点|[万亿]元))(?=[ \t]*[，。；,;])"
    r"|(?:包括|包含|下设|内设|下辖|共有|及|以及)[ \t\u3000]*[个家]"
    r"(?=(?:机关|下属|内设|直属|所属|基层|二级|预算|行政|事业|处室|科室|股室)[\u4e00-\u9fff])"
)
"""A unit behind what wants a figure; a sum of 亿元 may be told without one, where no blank was left for it."""
_NO_RATE = re.compile(rf"(?<=元，)同比{_WAY}(?=[，。]具体情况如下)")
"""What opens the list of its parts tells by how much the whole has changed, or not that it has."""
_MEANT = re.compile(r"(?<![本各我他])单位|(?<!所)以(?![上下内])|按|折合|指标|计量|的是|之比")
_NO_REASON = re.compile(r"(?:(?:主要原因|原因主要|原因)(?:是|为|系|在于|是由于)|主要用于)[：:]?(?=。)")
_JOINED = re.compile(r"(?<=[处室位个厅局科站所股])(?:以及|及)(?=[，。；])")
"""A conjunction behind a body, and nothing that it joins: 包括3个机关处室及，其中."""
_BEFORE = 8


def check(reading: Reading) -> Iterator[Issue]:
    """Units in a sentence with no figure before them, and reasons and uses that are announced and not told."""
    yield from _unreasoned(reading)
    for block in reading.blocks:
        if block.kind is not BlockKind.PROSE or block.start >= reading.annex:
            continue
        for match in _BLANK.finditer(block.source):
            clause = re.split(r"[，。；,;：:]", block.source[max(0, match.start() - _BEFORE) : match.start()])[-1]
            if not _MEANT.search(clause):
                span = block.start + match.start(), block.start + match.end()
                yield reading.issue(KIND, "no_figure", [span], text=re.sub(r"\s+", " ", match[0]))
        for match in _NO_RATE.finditer(block.text):
            yield reading.issue(KIND, "no_figure", [block.span(*match.span())], text=match[0])
        for match in _JOINED.finditer(block.text):
            text = block.text[max(0, match.start() - _BEFORE) : match.end()]
            yield reading.issue(KIND, "joined_to_nothing", [block.span(*match.span())], text=text)


def _unreasoned(reading: Reading) -> Iterator[Issue]:
    """主要原因是。: one issue for all that are left empty."""
    spans = [
        block.span(*match.span())
        for block in reading.blocks
        if block.kind is BlockKind.PROSE and block.start < reading.annex
        for match in _NO_REASON.finditer(block.text)
    ]
    if spans:
        text = re.sub(r"\s", "", reading.text[slice(*spans[0])])
        yield reading.issue(KIND, "no_reason", spans, text=text, count=len(spans))
