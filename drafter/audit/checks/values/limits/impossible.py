"""What no measure can be: a part above all, more births than any people has, growth in two directions at once."""

import re
from collections.abc import Iterator

from drafter.audit.layout import BlockKind
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.statements import Figure, Sentence

KIND = "form"

_OF_ALL = re.compile(
    r"(?<!不)(?P<name>(?:合格|达标|及格|优良|优秀|满意|通过|成活|出勤|到课|好评|及时|准确|完好|知晓|签约|回收)率|满意度)"
    r"(?:均|都|已|已经)?(?:为|是|达到了?|达|保持在|稳定在)?$"
)
_ANOTHER = re.compile(r"目标|计划|任务|完成|增长|提高|提升|上升|下降|倍|比|指标值")
_TWO_WAYS = re.compile(
    r"(?P<ways>增长下降(?<!负增长下降)|下降增长|增加减少|减少增加|上升下降|下降上升|增加下降|下降增加|增长减少|减少增长)"
    r"(?:了|为)?\d[\d.]*[%％]"
)
_ALL = 100
_UNITS = ("%", "亩")
_BORN = re.compile(r"(?:^|人口)(?:出生|死亡)率(?:为|是|达)?$")
_PEOPLE = re.compile(r"(?:出生|死亡)人口")
_MOST_BORN = 3  # of a hundred; no people on record has six, and none here two
_FARMLAND = re.compile(r"(?:农田|耕地)(?:面积)?(?:累计|共|达到?|为|约|建设)*$")
_MOST_FARMLAND = 3 * 10**9  # 亩, half as much again as the whole country has


def check(reading: Reading) -> Iterator[Issue]:
    """Rates of a part in all that are more than all, and two directions of one change."""
    for sentence in reading.sentences:
        for figure in sentence.figures:
            if figure.quantity.dimension in _UNITS:
                yield from _beyond(reading, sentence, figure)
    for block in reading.blocks:
        for match in _TWO_WAYS.finditer(block.text) if block.kind is BlockKind.PROSE else ():
            yield reading.issue(KIND, "two_ways", [block.span(*match.span())], text=match[0])


def _beyond(reading: Reading, sentence: Sentence, figure: Figure) -> Iterator[Issue]:
    """A figure beyond what its name allows."""
    unit = figure.quantity.dimension
    if unit == "%" and not figure.quantity.hedge and figure.value > _ALL:
        match = _OF_ALL.search(sentence.label(figure))
        if match and not _ANOTHER.search(sentence.label(figure)):
            yield reading.issue(KIND, "above_all", [figure.span], name=match["name"], text=figure.text)
    elif figure.text.endswith(("%", "％")) and figure.value > _MOST_BORN and _PEOPLE.search(sentence.text):
        if _BORN.search(sentence.label(figure)):
            yield reading.issue(
                "unit", "per_thousand", [figure.span], text=figure.text, right=f"{figure.text[:-1]}‰"
            )
    elif unit == "亩" and figure.value > _MOST_FARMLAND and _FARMLAND.search(sentence.label(figure)):
        yield reading.issue("unit", "farmland", [figure.span], text=figure.text)
