"""The lists of parts that a text gives of a total: T X万元，其中：A a万元，B b万元."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from drafter.audit.statements import Figure, Sentence
from drafter.audit.sums import added, slack

_OPENING = re.compile(r"其中|分别为|分别是|包括|分为|由(?=.{2,30}(?:组成|构成))|具体为|即")
_PARTIAL = re.compile(r"主要|等|例如|比如|如：|重点|部分|以上|另|此外|含|大额|较大")
ASIDE = re.compile(
    r"上年|去年|同比|比|较|增[加长]|减少|下降|完成|占|剩余|结转|结余|累计|平均|人均|每|决算数?$|预算数?$|^加上?|^另|^[年全调](?:初|年|整)?预算|超|标准|单价|扣"
)
_ASPECT = re.compile("(?:预算|决算)数?$")
_BELOW = re.compile(r"包括|包含|分别为|分别是|由.{2,20}(?:组成|构成)|含")
_PURPOSE = re.compile(r"用于(?P<what>[^，。；、]{2,20})")
_REMARK = re.compile(r"(?<=元)[，,]主要(?:包括|用于|是|为)[：:]?[^；。\d]*")
_BRACKETED = re.compile(r"[（(][^（()）]*[)）][，,：:]?$")
_RANK = re.compile(r"[一二三四五]级|[省市县区乡镇村]级|第[一二三四五]层")
_FEWEST_PARTS = 2
_MOST = 8
LONGEST_GAP = 4


@dataclass(frozen=True, slots=True)
class PartList:
    """A total and its parts, and the other amounts of its sentence, of which one could be the total as well."""

    total: Figure
    label: str
    parts: tuple[Figure, ...]
    labels: tuple[str, ...]
    partial: bool
    opening: str = ""
    others: tuple[Figure, ...] = ()
    other_labels: tuple[str, ...] = ()

    @property
    def sum(self) -> Decimal:
        """Of its parts, in the scale of their dimension."""
        return added(self.parts)

    @property
    def slack(self) -> Decimal:
        """By how much sum and total may differ, each figure being rounded to its last place."""
        return slack(self.total, self.parts)


def lists(sentence: Sentence) -> Iterator[PartList]:
    """The lists that open behind their total within a sentence: T X万元，其中…."""
    for opening in _OPENING.finditer(sentence.text):
        at = sentence.at + opening.start()
        remark = _BRACKETED.search(sentence.block.text, sentence.at, at)
        known = remark.start() if remark else at  # what is told of a total in brackets is not the total
        index = bisect_right(sentence.figures, known, key=lambda figure: figure.behind)
        total = sentence.figures[index - 1] if index else None
        if total is None or not _adjoins(sentence, total, at):
            continue
        found = _list(sentence, total, sentence.at + opening.end())
        if found:
            yield replace(_beside(found, sentence), opening=opening[0])


def continued(before: Sentence | None, sentence: Sentence) -> Iterator[PartList]:
    """T X万元。其中：A a万元，B b万元: the total ends the sentence before."""
    opening = re.match(r"其中[：:，]?", sentence.text)
    total = before.figures[-1] if before and before.figures else None
    if opening is None or before is None or total is None or before.block is not sentence.block:
        return
    if before.behind == sentence.at and _adjoins(before, total, before.behind - 1):
        found = _list(sentence, total, sentence.at + opening.end())
        if found:
            yield _beside(
                replace(found, opening=opening[0], label=_label(before.block.text, before.at, total.at)), before
            )


def _beside(found: PartList, sentence: Sentence) -> PartList:
    """A list with the other amounts that stand before its total in the sentence, changes and rates left out."""
    total = found.total
    others = [
        f
        for f in sentence.figures
        if f.at < total.at and f.quantity.dimension == total.quantity.dimension and not f.quantity.hedge
    ]
    labels = tuple(_label(sentence.block.text, sentence.at, f.at) for f in others)
    return replace(found, others=tuple(others), other_labels=labels)


def _adjoins(sentence: Sentence, total: Figure, at: int) -> bool:
    """Whether the opening word follows its total at once, a remark in brackets allowed between them."""
    gap = sentence.block.text[total.behind : at]
    bare = re.sub(r"[（(][^（()）]*[)）]", "", gap)
    if re.search(r"[；;].*[\u4e00-\u9fff]", bare):  # 收入…；支出包括: what is opened has a name of its own
        return False
    return len(bare.strip("，：:,、（( ")) <= LONGEST_GAP and total.quantity.hedge is None  # 个, 三级指标


def _list(sentence: Sentence, total: Figure, start: int) -> PartList | None:
    text = sentence.block.text
    end = _end(text, start, sentence.behind)
    inner = [
        f for f in sentence.figures if start <= f.at and f.behind <= end and not _bracketed(text, start, f.at)
    ]
    parts: list[Figure] = []
    labels: list[str] = []
    named_so = _ASPECT.search(_label(text, sentence.at, total.at))  # budgets are parts of a budget
    cut_off = False  # a part without its unit: whether the list is complete cannot be told
    for figure in inner:
        label = _label(text, parts[-1].behind if parts else start, figure.at)
        purpose = _PURPOSE.match(text, figure.behind)
        if purpose and (not label or _PURPOSE.match(label)):
            label = "用于" + purpose["what"]
        if figure.quantity.spoken and figure.value == 1:
            continue
        cut_off = cut_off or (bool(parts) and not figure.quantity.unit and bool(label))
        if figure.quantity.dimension != total.quantity.dimension or figure.quantity.dimension in ("%", ""):
            continue
        if parts and _nested(text[parts[-1].behind : figure.at]):
            continue
        if not label or ASIDE.search(_ASPECT.sub("", label) if named_so else label) or figure.quantity.hedge:
            break
        parts.append(figure)
        labels.append(label)
    if len(parts) < _FEWEST_PARTS or _repeats(labels):  # one part is no list
        return None
    span = _REMARK.sub("", text[start : parts[-1].behind + 6])
    label = _label(text, sentence.at, total.at)
    partial = cut_off or bool(_PARTIAL.search(text[start - 6 : start] + span))
    return PartList(total, label, tuple(parts), tuple(labels), partial)


def _nested(between: str) -> bool:
    """Whether a list of its own opens below a part: 基本支出…，包括…；项目支出…."""
    return bool(_BELOW.search(re.split("[；;]", between)[-1])) or (
        "；" not in between and bool(_BELOW.search(between))
    )


def _repeats(labels: Sequence[str]) -> bool:
    """Whether a list names something twice, or goes on below one of its parts."""
    nested = any(
        a != b and (a.endswith(b) or a.startswith(b)) and a[0] not in "不非未" for a in labels for b in labels
    )
    return nested or len(set(labels)) < len(labels) or any("其中" in label for label in labels)


def _end(text: str, start: int, behind: int) -> int:
    """Where the list ends: at the bracket in which it stands, at a second 其中, or with its sentence."""
    depth = 0
    for index in range(start, behind):
        if text[index] in "（(":
            depth += 1
        elif text[index] in "）)":
            depth -= 1
            if depth < 0:
                return index
        elif depth == 0 and text.startswith("其中", index):
            return index
    return behind


def _bracketed(text: str, start: int, at: int) -> bool:
    piece = text[start:at]
    return piece.count("（") + piece.count("(") > piece.count("）") + piece.count(")")


def _label(text: str, start: int, at: int) -> str:
    piece = re.sub(r"[（(][^（()）]*[)）]", "", text[start:at])
    piece = re.split(r"[，。；：、,;:]", piece)[-1]
    piece = re.sub(r"^(?:其中|和|及|与|以及|包括|为)+", "", piece)
    return re.sub(r"(?:分别|共计|合计|总计|共有|设置|达到)?(?:为|是|有|共|达|约|计|：)*$", "", piece) or piece


def levels(found: PartList) -> bool:
    """Whether the list goes from level to level: 一级指标4个，二级指标10个 are no parts of each other."""
    ranks = [_RANK.search(label) for label in (found.label, *found.labels)]
    return all(ranks) and len({rank[0] for rank in ranks if rank}) == len(ranks)


def holds_others(found: PartList) -> bool:
    """Whether some of the parts make up the total to the last digit, so that the others stand within these."""
    exact = [part.value for part in found.parts][:_MOST]
    return found.total.quantity.places > 0 and any(
        sum(some, Decimal(0)) == found.total.value
        for size in range(_FEWEST_PARTS, len(exact))
        for some in combinations(exact, size)
    )


def all_in_first(found: PartList) -> bool:
    """Whether the first part is all of the total, so that what follows its semicolon stands beside the total."""
    first, second = found.parts[:_FEWEST_PARTS]
    return first.value == found.total.value and "；" in first.block.text[first.behind : second.at]


def less_last(found: PartList) -> bool:
    """Whether the last of several parts stands apart and was taken off: what is new, less what is soon due."""
    *others, last = found.parts
    apart = "；" in last.block.text[others[-1].behind : last.at] and len(others) > 1
    off = found.sum - 2 * last.value - found.total.value
    return apart and last.quantity.places > 0 and abs(off) <= found.slack
