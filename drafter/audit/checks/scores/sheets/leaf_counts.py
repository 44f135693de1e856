"""How many third-level indicators a report says it has, against those that it scores one by one."""

import re
from collections.abc import Iterator

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.scores import Score, complete, read_scores

KIND = "count_list"

_COUNT = re.compile(r"(?P<count>\d{1,3})[个项](?:关键性|具体|个性化)*三级(?:个性化|具体|评价|绩效)?指标")
_CLASS = re.compile(
    r"(?:项目|部门|资金|整体|支出)*(?:投入|决策|立项|过程|管理|产出|效益|效果|履职|履职效能|满意度|产出和效益)"
    r"类?指标(?:绩效|得分|评价|完成|情况|分析|部分)*"
)
"""The name of a class of indicators: 决策指标绩效分析, 产出类指标."""
_PART = re.compile(
    r"(?:投入|决策|立项|过程|(?<!绩效)管理|产出|效益|效果|履职|满意度)"
    r"(?:(?:类|方面|部分|维度|层面)的?(?:一级)?(?:指标)?|(?:一级)?指标)"
    r"[^，。；、]{0,8}(?:包括|包含|涵盖|下设|设置?|有|共|含)|其中.{0,6}$"
)
"""What tells a count of a class and not of the whole, before the count."""
_CODE = re.compile(r"(?<![A-Za-z\d])[A-Z]\d{2,4}(?!\d)")
_SEVERAL = 2
_MOST = 2
"""How many counts one list may be held against: that of the whole, and another told of the whole as well."""


def check(reading: Reading) -> Iterator[Issue]:
    """The count of the whole; what a section says of its own part is not held against the list of all."""
    stated = [
        (sentence, match)
        for sentence in reading.sentences
        if (match := _COUNT.search(sentence.text)) and not _PART.search(sentence.text[: match.start()])
    ]
    root = read_scores(reading) if stated else None
    if root is None or not complete(root) or any(map(_is_class, root.leaves)):
        return
    count = len(root.leaves)
    values = {int(match["count"]) for _, match in stated}
    held = values if len(values) <= _MOST else {max(values)}
    for sentence, match in stated:
        if int(match["count"]) in held - {count}:
            yield reading.issue(
                KIND,
                "leaf_count",
                [sentence.block.span(sentence.at + match.start(), sentence.at + match.end())],
                stated=match["count"],
                count=count,
                names="、".join(leaf.section.title for leaf in root.leaves),
            )


def _is_class(leaf: Score) -> bool:
    """Whether a score is that of a class: by its name, or because its section holds several indicators."""
    text = leaf.section.text
    inside = _COUNT.search(text)
    counted = inside is not None and int(inside["count"]) >= _SEVERAL
    return bool(_CLASS.fullmatch(leaf.section.title)) or counted or len(set(_CODE.findall(text))) >= _SEVERAL
