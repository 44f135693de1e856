"""Parts against their total in prose: T X万元，其中：A a万元，B b万元."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from drafter.audit.checks.changes.growth.recomputed import CHANGED
from drafter.audit.checks.wholes.totals.part_lists import (
    ASIDE,
    LONGEST_GAP,
    PartList,
    all_in_first,
    continued,
    holds_others,
    less_last,
    levels,
    lists,
)
from drafter.audit.doubts import Doubt
from drafter.audit.model import Issue
from drafter.audit.plausible import makes_up, slip_of_a_digit
from drafter.audit.reading import Reading
from drafter.audit.statements import Figure, Sentence
from drafter.audit.sums import in_another_unit, wrong_sum

_STEPS = (Decimal(10), Decimal(100), Decimal(1000), Decimal(10**4), Decimal(10**5), Decimal(10**8))
_CLOSED = tuple(
    frozenset(words)
    for words in (
        ("基本支出", "项目支出"),
        ("人员(?:经费|支出|费用)", "公用(?:经费|支出|费用)"),
        ("因公出国", "公务用车|公车", "公务接待|接待费"),
        ("购置费", "运行"),
        ("货物", "工程", "服务"),
        ("数量指标", "质量指标", "时效指标"),
        ("养殖", "捕捞"),
        ("一般债务", "专项债务"),
        ("一般债券", "专项债券"),
        ("第一产业", "第二产业", "第三产业"),
    )
)
_MEAN = re.compile("平均|人均|户均|亩均|均价|年限|期限|利率|[收综]益率")
"""Of things that do not add up."""

_GRADE = re.compile(r"[\dA-Z一二三四五六七八九十](?:[A-Z]|星|级|等|类)")
_STATUS = re.compile(r"在职|在编|离退休|离休|退休|聘用|编外|临聘|遗属|男性?|女性?")
_WHOLLY = re.compile("分别|分为|由|具体为|即")
_SHARE = re.compile(r"占[^，。；]{0,16}$")
_NEARLY_ALL = 99
_MORE_THAN_ALL = 101
_NEAR = Decimal("0.1")
_VERY_NEAR = Decimal("0.02")
_MANY = 5
_SUFFIX = 2
_COUNTABLE = frozenset({"元", "分"})
_TELLING_DIGITS = 4
_CALLED_TOTAL = re.compile(r"总|合计|共|全[部年市县区省]")
_FULL_MARKS = (Decimal(100), Decimal(1000))
_MUCH_MORE = Decimal("1.5")
_FAR_MORE = 3


def check(reading: Reading) -> Iterator[Issue]:
    """Parts that exceed their total, or fall short of it although they claim to be all."""
    before: Sentence | None = None
    for sentence in reading.sentences:
        found_here = (*lists(sentence), *continued(before, sentence))
        before = sentence
        for found in found_here:
            gap = found.sum - found.total.value
            if abs(gap) <= found.slack or _MEAN.search(found.label):
                continue
            if _explained(sentence, found, gap) or _behind_a_change(found, gap):
                continue
            if _digits_slipped(found) or (_contradicts(found, gap) and not _of_another(found)):
                yield _issue(reading, found)


def _explained(sentence: Sentence, found: PartList, gap: Decimal) -> bool:
    """Whether figures of the same list that were not read as parts are what it lacks, or some part is none."""
    if gap > 0:
        if levels(found) or holds_others(found) or _beside_it(found) or less_last(found) or all_in_first(found):
            return True
        beyond = any(abs(part.value - gap) <= found.slack for part in found.parts[2:])
        return beyond or _nested(found) or _overlapping(sentence, found)
    beside = [
        f
        for f in sentence.figures
        if f.at > found.total.at
        and f not in found.parts
        and f.quantity.dimension == found.total.quantity.dimension
    ]
    return (
        makes_up(-gap, found.slack, beside) or _unnumbered(sentence, found) or _shares_fall_short(sentence, found)
    )


def _behind_a_change(found: PartList, gap: Decimal) -> bool:
    """Whether the parts may be of what has changed, and not of the change: A，比上年增加C，其中甲、乙."""
    if not (CHANGED.search(found.label) and found.opening.startswith("其中")):
        return False
    return any(other.value >= found.sum - found.slack for other in found.others) and (
        gap > 0 or -gap > found.total.value * _NEAR
    )


def _overlapping(sentence: Sentence, found: PartList) -> bool:
    """Whether the parts may share members: things named by two marks, or shares that are more than the whole."""
    own = [f for f in sentence.figures if f.at > found.parts[0].at and f.quantity.dimension == "%"]
    shares = [f.value for f in own if _SHARE.search(sentence.label(f))]
    if len(shares) >= len(found.parts) and sum(shares, Decimal(0)) > _MORE_THAN_ALL:
        return True
    counted = found.total.quantity.dimension not in _COUNTABLE
    much = found.sum > found.total.value * (1 + _NEAR)
    some = found.opening.startswith("其中")
    return counted and some and much and not (closed_by_nature(found.labels) or _apart(found))


def _beside_it(found: PartList) -> bool:
    """Whether the total is itself a part, of a whole before it or of full marks, or far less than the others."""
    whole = found.total.value + found.sum
    points = found.total.quantity.dimension == "分" and whole in _FULL_MARKS
    before = any(abs(whole - other.value) <= found.slack for other in found.others)
    return points or before or (found.sum > _FAR_MORE * found.total.value and not _called_total(found))


def _called_total(found: PartList) -> bool:
    """Whether the text calls a total one, its parts are known to be all, or one digit would make them so."""
    slip = _step(found) or _digits_slipped(found)
    return slip or bool(_CALLED_TOTAL.search(found.label)) or closed_by_nature(found.labels) or _apart(found)


def _nested(found: PartList) -> bool:
    """Whether those behind a part are its own parts, and none of the total: 甲10万元，主要为乙4万元、丙6万元."""
    values = [part.value for part in found.parts]
    return any(
        abs(total - whole) <= found.slack
        for at, whole in enumerate(values)
        for total in list(accumulate(values[at + 1 :]))[1:]
    )


def _shares_fall_short(sentence: Sentence, found: PartList) -> bool:
    """Whether the list itself says that it is not complete: the shares of its parts are less than the whole."""
    own = [f for f in sentence.figures if f.at > found.parts[0].at and f.quantity.dimension == "%"]
    shares = [f.value for f in own if _SHARE.search(sentence.label(f))]
    return len(shares) >= len(found.parts) and sum(shares, Decimal(0)) < _NEARLY_ALL


def _unnumbered(sentence: Sentence, found: PartList) -> bool:
    """Whether a list of counts goes on with things that have no number of their own: 三个甲和三个乙以及丙."""
    rest, *clauses = re.split("[；。]", sentence.block.text[found.parts[-1].behind : sentence.behind])
    counted = found.total.quantity.dimension not in _COUNTABLE
    named = re.search(r"(?:以及|[和及与、])[^\d，。；]{4,}", rest) or any(
        len(clause) >= LONGEST_GAP and not re.search(r"\d", clause) for clause in clauses
    )
    return counted and bool(named)


def _digits_slipped(found: PartList) -> bool:
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


def _of_another(found: PartList) -> bool:
    """Whether the parts belong to another amount than the nearest: they add up to it, or are named as it is."""
    if any(abs(found.sum - other.value) <= found.slack for other in found.others):
        return True
    rivals = [label for label in found.other_labels if not ASIDE.search(label)]
    nearest = _kinship(found.label, found.labels)
    return not closed_by_nature(found.labels) and any(_kinship(label, found.labels) >= nearest for label in rivals)


def _kinship(label: str, parts: Sequence[str]) -> int:
    """How many parts have names that end as a total's does, or hold its last words."""
    return sum(label[-_SUFFIX:] in part for part in parts)


def _contradicts(found: PartList, gap: Decimal) -> bool:
    if gap > 0:
        return not found.partial and _alike(found) and not _full_before_its_end(found)
    if found.partial:
        return False
    if closed_by_nature(found.labels):
        return True
    short = -gap / found.total.value if found.total.value else Decimal(1)
    if len(found.parts) >= _MANY and short <= _VERY_NEAR and len(gap.normalize().as_tuple().digits) == 1:
        return True  # a slip of one digit in a long list
    rest = any(label.startswith(("其他", "其它", "其余")) for label in found.labels)
    if found.opening.startswith("其中") and not rest and not _apart(found):
        return _alike(found) and _one_missing(found, gap)  # 其中 names some, not all
    return _alike(found) and (short <= _NEAR or _one_missing(found, gap))


def _full_before_its_end(found: PartList) -> bool:
    """Whether the first of the parts make up the total, so that what follows them is no part of it."""
    sums = list(accumulate(part.value for part in found.parts))
    return any(abs(value - found.total.value) <= found.slack for value in sums[1:-1])


def _one_missing(found: PartList, gap: Decimal) -> bool:
    """Whether a list of counts lacks just one, and names no grades, of which it may leave out the others."""
    graded = any(_GRADE.search(label) for label in found.labels)
    return found.total.quantity.dimension not in _COUNTABLE and gap == -1 and not graded


def closed_by_nature(labels: Sequence[str]) -> bool:
    """Whether the parts are the known halves of a whole, such as 基本支出 and 项目支出."""
    return any(
        len(labels) >= len(words) and all(any(re.search(word, label) for label in labels) for word in words)
        for words in _CLOSED
    )


def _apart(found: PartList) -> bool:
    """Whether the parts cannot overlap: people by their status, money by its purpose."""
    status = [match[0] for label in found.labels if (match := _STATUS.search(label))]
    people = len(status) == len(found.labels) == len(set(status)) and not _STATUS.search(found.label)
    return people or all(label.startswith("用于") for label in found.labels)


def _alike(found: PartList) -> bool:
    """Whether the parts are of one kind: their names end alike, or like the name of the total."""
    if _apart(found):
        return True
    endings = {label[-_SUFFIX:] for label in found.labels}
    return (
        len(endings) == 1
        or closed_by_nature(found.labels)
        or all(label[-1:] == found.label[-1:] and label[-_SUFFIX:] in found.label for label in found.labels)
    )


def _step(found: PartList) -> bool:
    """Whether one part, ten or a power of ten times as large or small, would make the sum right."""
    return in_another_unit(found.total, found.parts, _STEPS) is not None


def _issue(reading: Reading, found: PartList) -> Issue:
    step = _step(found)
    doubt = None if step or _written(found) else Doubt.PARTS
    return wrong_sum(reading, found.total, found.parts, found.label, slipped=step, doubt=doubt)


def _written(found: PartList) -> bool:
    """Whether the text itself says that the parts are the total; more than it they can never be."""
    more = found.sum > found.total.value
    if more and found.sum <= _MUCH_MORE * found.total.value:
        return True
    if (more and _called_total(found)) or _digits_slipped(found) or _one_digit_off(found):
        return True
    return closed_by_nature(found.labels) or _apart(found) or bool(_WHOLLY.match(found.opening))


def _one_digit_off(found: PartList) -> bool:
    """Whether a long list makes the total but for one digit of it: 2253 for 2263."""
    places = found.total.quantity.places
    total, added = (f"{value / found.total.factor:.{places}f}" for value in (found.total.value, found.sum))
    differ = sum(a != b for a, b in zip(total, added, strict=False))
    telling = len(total.replace(".", "")) >= _TELLING_DIGITS
    return len(found.parts) > _MANY and telling and len(total) == len(added) and differ == 1
