"""Parts against their total in prose: T X万元，其中：A a万元，B b万元."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate

from drafter.audit.model import Issue, Severity
from drafter.audit.plausible import makes_up, slip_of_a_digit
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain
from drafter.audit.statements import Figure, Sentence

KIND = "sum"

_OPENING = re.compile(r"其中|分别为|分别是|包括|分为|由(?=.{2,30}(?:组成|构成))|具体为|即")
_PARTIAL = re.compile(r"主要|等|例如|比如|如：|重点|部分|以上|另|此外|含|大额|较大")
_ASIDE = re.compile(
    r"上年|去年|同比|比|较|增[加长]|减少|下降|完成|占|剩余|结转|结余|累计|平均|人均|每|决算数?$|预算数?$|^加上?|^另|^[年全调](?:初|年|整)?预算|超|标准|单价|扣"
)
_BELOW = re.compile(r"包括|包含|分别为|分别是|由.{2,20}(?:组成|构成)|含")
_STEPS = (Decimal(10), Decimal(100), Decimal(1000), Decimal(10**4), Decimal(10**5), Decimal(10**8))
_CLOSED = tuple(
    frozenset(words)
    for words in (
        ("基本支出", "项目支出"),
        ("人员经费", "公用经费"),
        ("人员支出", "公用支出"),
        ("因公出国", "公务用车|公车", "公务接待|接待费"),
        ("购置费", "运行"),
        ("货物", "工程", "服务"),
        ("数量指标", "质量指标", "时效指标"),
    )
)
_STATUS = re.compile(r"在职|在编|离退休|离休|退休|聘用|编外|临聘|遗属")
_PURPOSE = re.compile(r"用于(?P<what>[^，。；、]{2,20})")
_REMARK = re.compile(r"(?<=元)[，,]主要(?:包括|用于|是|为)[：:]?[^；。\d]*")
_BRACKETED = re.compile(r"[（(][^（()）]*[)）][，,：:]?$")
_NEAR = Decimal("0.1")
_VERY_NEAR = Decimal("0.02")
_MANY = 5
_SUFFIX = 2
_COUNTABLE = frozenset({"元", "分"})
_FEWEST_PARTS = 2
_LONGEST_GAP = 4
_TELLING_DIGITS = 4


@dataclass(frozen=True, slots=True)
class _List:
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
        return sum((part.value for part in self.parts), Decimal(0))

    @property
    def slack(self) -> Decimal:
        return self.total.half + sum((part.half for part in self.parts), Decimal(0))


def check(reading: Reading) -> Iterator[Issue]:
    """Parts that exceed their total, or fall short of it although they claim to be all."""
    before: Sentence | None = None
    for sentence in reading.sentences:
        continued = _continued(before, sentence)
        before = sentence
        for found in (*_lists(sentence), *continued):
            gap = found.sum - found.total.value
            if abs(gap) <= found.slack:
                continue
            if _explained(sentence, found, gap):
                continue
            if _digits_slipped(found) or (_contradicts(found, gap) and not _of_another(found)):
                yield _issue(reading, found)


def _explained(sentence: Sentence, found: _List, gap: Decimal) -> bool:
    """Whether figures of the same list that were not read as parts are what it lacks, or some part is none."""
    if gap > 0:
        return any(abs(part.value - gap) <= found.slack for part in found.parts[2:])
    beside = [
        f
        for f in sentence.figures
        if f.at > found.total.at
        and f not in found.parts
        and f.quantity.dimension == found.total.quantity.dimension
    ]
    return makes_up(-gap, found.slack, beside) or _unnumbered(sentence, found)


def _unnumbered(sentence: Sentence, found: _List) -> bool:
    """Whether a list of counts goes on with things that have no number of their own: 三个甲和三个乙以及丙."""
    rest = re.split("[；。]", sentence.block.text[found.parts[-1].behind : sentence.behind])[0]
    counted = found.total.quantity.dimension not in _COUNTABLE
    return counted and bool(re.search(r"(?:以及|[和及与、])[^\d，。；]{4,}", rest))


def _digits_slipped(found: _List) -> bool:
    """Whether the total or a part is right but for a digit too many or too few, or two turned round."""
    gap = found.sum - found.total.value
    net = any(re.search("增|减|扣|净", label) for label in found.labels)
    return not (found.partial or net) and (
        _slipped(found.total, found.sum) or any(_slipped(part, part.value - gap) for part in found.parts)
    )


def _slipped(figure: Figure, right: Decimal) -> bool:
    should = (right / figure.factor).quantize(Decimal(1).scaleb(-figure.quantity.places))
    written = f"{figure.written.quantize(Decimal(1).scaleb(-figure.quantity.places)):f}"
    return len(written.replace(".", "")) >= _TELLING_DIGITS and slip_of_a_digit(written, f"{should:f}")


def _lists(sentence: Sentence) -> Iterator[_List]:
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


def _continued(before: Sentence | None, sentence: Sentence) -> Iterator[_List]:
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


def _beside(found: _List, sentence: Sentence) -> _List:
    """A list with the other amounts that stand before its total in the sentence, changes and rates left out."""
    total = found.total
    others = [
        f
        for f in sentence.figures
        if f.at < total.at and f.quantity.dimension == total.quantity.dimension and not f.quantity.hedge
    ]
    labels = tuple(_label(sentence.block.text, sentence.at, f.at) for f in others)
    return replace(found, others=tuple(others), other_labels=labels)


def _of_another(found: _List) -> bool:
    """Whether the parts belong to another amount than the nearest: they add up to it, or are named as it is."""
    if any(abs(found.sum - other.value) <= found.slack for other in found.others):
        return True
    rivals = [label for label in found.other_labels if not _ASIDE.search(label)]
    nearest = _kinship(found.label, found.labels)
    return not _closed(found.labels) and any(_kinship(label, found.labels) >= nearest for label in rivals)


def _kinship(label: str, parts: Sequence[str]) -> int:
    """How many parts have names that end as a total's does, or hold its last words."""
    return sum(label[-_SUFFIX:] in part for part in parts)


def _adjoins(sentence: Sentence, total: Figure, at: int) -> bool:
    """Whether the opening word follows its total at once, a remark in brackets allowed between them."""
    gap = sentence.block.text[total.behind : at]
    bare = re.sub(r"[（(][^（()）]*[)）]", "", gap)
    if re.search(r"[；;].*[\u4e00-\u9fff]", bare):  # 收入…；支出包括: what is opened has a name of its own
        return False
    return len(bare.strip("，：:,、（( ")) <= _LONGEST_GAP and total.quantity.hedge is None  # 个, 三级指标


def _list(sentence: Sentence, total: Figure, start: int) -> _List | None:
    text = sentence.block.text
    end = _end(text, start, sentence.behind)
    inner = [
        f for f in sentence.figures if start <= f.at and f.behind <= end and not _bracketed(text, start, f.at)
    ]
    parts: list[Figure] = []
    labels: list[str] = []
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
        if not label or _ASIDE.search(label) or figure.quantity.hedge:
            break
        parts.append(figure)
        labels.append(label)
    if len(parts) < _FEWEST_PARTS or _repeats(labels):  # one part is no list
        return None
    span = _REMARK.sub("", text[start : parts[-1].behind + 6])
    label = _label(text, sentence.at, total.at)
    partial = cut_off or bool(_PARTIAL.search(text[start - 6 : start] + span))
    return _List(total, label, tuple(parts), tuple(labels), partial)


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


def _contradicts(found: _List, gap: Decimal) -> bool:
    if gap > 0:
        return not found.partial and _alike(found) and not _full_before_its_end(found)
    if found.partial:
        return False
    if _closed(found.labels):
        return True
    short = -gap / found.total.value if found.total.value else Decimal(1)
    if len(found.parts) >= _MANY and short <= _VERY_NEAR and len(gap.normalize().as_tuple().digits) == 1:
        return True  # a slip of one digit in a long list
    money = found.total.quantity.dimension in _COUNTABLE
    rest = any(label.startswith("其他") for label in found.labels)
    if money and found.opening.startswith("其中") and not rest and not _apart(found):
        return False  # 其中 names some, not all
    return _alike(found) and (short <= _NEAR or _one_missing(found, gap))


def _full_before_its_end(found: _List) -> bool:
    """Whether the first of the parts make up the total, so that what follows them is no part of it."""
    sums = list(accumulate(part.value for part in found.parts))
    return any(abs(value - found.total.value) <= found.slack for value in sums[1:-1])


def _one_missing(found: _List, gap: Decimal) -> bool:
    return found.total.quantity.dimension not in _COUNTABLE and gap == -1


def _closed(labels: Sequence[str]) -> bool:
    """Whether the parts are the known halves of a whole, such as 基本支出 and 项目支出."""
    return any(
        len(labels) >= len(words) and all(any(re.search(word, label) for label in labels) for word in words)
        for words in _CLOSED
    )


def _apart(found: _List) -> bool:
    """Whether the parts cannot overlap: people by their status, money by its purpose."""
    status = [match[0] for label in found.labels if (match := _STATUS.search(label))]
    people = len(status) == len(found.labels) == len(set(status)) and not _STATUS.search(found.label)
    return people or all(label.startswith("用于") for label in found.labels)


def _alike(found: _List) -> bool:
    """Whether the parts are of one kind: their names end alike, or like the name of the total."""
    if _apart(found):
        return True
    endings = {label[-_SUFFIX:] for label in found.labels}
    return (
        len(endings) == 1
        or _closed(found.labels)
        or all(label[-1:] == found.label[-1:] and label[-_SUFFIX:] in found.label for label in found.labels)
    )


def _issue(reading: Reading, found: _List) -> Issue:
    factor = found.total.factor
    unit = found.total.quantity.unit
    terms = "+".join(plain(part.value / factor) for part in found.parts)
    step = _step(found)
    key = "sum_unit" if step else "sum_prose"
    return reading.issue(
        "unit" if step else KIND,
        key,
        [found.total.span, *(part.span for part in found.parts)],
        severity=Severity.ERROR,
        total=f"{plain(found.total.value / factor)}{unit}",
        label=found.label or "合计",
        terms=terms,
        sum=f"{plain(found.sum / factor)}{unit}",
        gap=f"{plain(abs(found.sum - found.total.value) / factor)}{unit}",
    )


def _step(found: _List) -> bool:
    """Whether one part, ten or a power of ten times as large or small, would make the sum right."""
    for part in found.parts:
        rest = found.total.value - (found.sum - part.value)
        for step in _STEPS:
            if part.value and any(
                abs(part.value * s - rest) <= found.slack - part.half + part.half * s for s in (step, 1 / step)
            ):
                return True
    return False
