"""What a report says of one indicator, in the reasons of its score table and in its section."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from drafter.audit.layout import Block, BlockKind
from drafter.audit.sheet import Scored
from drafter.sheets.passages import EMPTY, Passage

_NUMBER = r"\d+(?:\.\d+)?"
_RATE = re.compile(
    r"(?P<kind>率|比例|比重|进度|程度|满意度|比)"
    rf"(?:[=＝][\d.,，/÷*×xX+\-（）%万元人个项]{{3,60}}(?=[=＝])|均|已|仅|约|分别)*(?:为|是|达到?了?|[=＝:：])*(?P<value>{_NUMBER})%"
    r"(?![~～至到\-—]|以|左右|的)"
)
_RULE = re.compile(
    r"标准|要求|应|目标|不得?低于|不高于|上年|去年|同期|同比|全省|全市|平均|其中|计划|每|若|如果|得分率"
)
_PROBLEMS = re.compile(r"^(?:存在|发现|主要)?的?(?:主要)?(?:问题|不足)")
_ALIKE = Decimal("0.7")
_GENERIC = frozenset("率的各项本部门单位度年")
_FEWEST_OWN = 2
_LONGEST = 60
_WORDS = re.compile(r"[\u4e00-\u9fff“”]+$")

Said = Block | Passage


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate in percent as it is stated of an indicator."""

    value: Decimal
    span: tuple[int, int]
    text: str


def texts(scored: Scored) -> Iterator[Said]:
    """All that is said of an indicator beside its criteria."""
    if scored.row.reason.text:
        yield scored.row.reason
    yield from (
        block for block in scored.blocks if block is not scored.blocks[0] or len(block.text) > len(scored.name)
    )


def rate(scored: Scored) -> Rate | None:
    """The rate that an indicator assesses; `None` where none is stated, or two are."""
    found = [one for said in texts(scored) for one in _rates(said, scored.name)]
    return found[0] if found and len({one.value for one in found}) == 1 else None


def failings(blocks: Sequence[Block], text: str) -> Passage:
    """What the paragraphs of a section say from the first on that speaks of problems."""
    prose = [block for block in blocks if block.kind is BlockKind.PROSE]
    first = next((i for i, block in enumerate(prose) if _PROBLEMS.match(block.text)), len(prose))
    return Passage.of(text, [(block.start, block.end) for block in prose[first:]]) if prose[first:] else EMPTY


def _rates(said: Said, name: str) -> Iterator[Rate]:
    for match in _RATE.finditer(said.text):
        before = re.split("[，。；：]", said.text[max(match.start() - _LONGEST, 0) : match.end("kind")])[-1]
        label = _WORDS.search(before)
        if label and alike(label[0], name) and not _RULE.search(before):
            span = said.span(match.start("value"), match.end("value") + 1)
            yield Rate(Decimal(match["value"]), span, f"{match['value']}%")


def alike(label: str, name: str) -> bool:
    """Whether a rate is that of an indicator: most of the characters of its name stand in the label."""
    own = set(re.sub(r"[^\u4e00-\u9fff]", "", name)) - _GENERIC
    kind = name.rstrip("）)")[-1:]
    same = len(own & set(label)) >= len(own) * _ALIKE and len(own) >= _FEWEST_OWN
    return same and label.endswith(kind)
