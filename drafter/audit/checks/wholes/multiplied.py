"""A count of things, how many each has, and how many there are in all: 实际6期，每期培训50人，共培训300人."""

import re
from collections.abc import Iterator

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain
from drafter.audit.terms import Term

KIND = "sum"

_EACH = re.compile(r"^(?:平均)?每(?P<each>[\u4e00-\u9fff]{1,2}?)(?:各|均)?(?P<verb>[\u4e00-\u9fff]{0,4})$")
_ALL = re.compile(
    r"^(?:总共|一共|合计|总计|共计|累计|共)(?P<verb>[\u4e00-\u9fff]{0,8})$|^(?P<done>培训|参与|参加|惠及|服务|受益)$"
)
_PER_HEAD = re.compile(r"[按以依照]*每(?P<each>[人名户亩])$")
_GIVEN = re.compile(r"(?:的)?(?:标准|额度)[，,]?(?:[为向给对]|发放)[^，。；：\d]{0,8}")
_PAID = re.compile(
    r"[^，。；：\d]{0,12}[，,](?:总共|一共|合计|总计|共计|累计|共)(?:发放|支付|补助|支出)?[^，。；：\d]{0,6}"
)
_HEADS = frozenset(("人", "人次"))
_GAP = re.compile(r"[，,]")
_ASIDE = re.compile(r"不[少低高超]|至少|最多|计划|目标|应|拟|左右|约|以上|标准|其中|另")


def check(reading: Reading) -> Iterator[Issue]:
    """Products that are not what the two figures right before them give."""
    for sentence in reading.sentences:
        if "每" not in sentence.text:
            continue
        told = reading.terms(sentence)
        for three in zip(told, told[1:], told[2:], strict=False):
            if _bound(three) and _off(three):
                yield _issue(reading, three)
            elif _by_standard(three) and _off((three[1], three[0], three[2])):
                yield _issue(reading, (three[1], three[0], three[2]))


def _bound(three: tuple[Term, Term, Term]) -> bool:
    """Whether three figures that adjoin each other are a count, what each has, and all of it."""
    count, each, whole = three
    one, all_of_it = _EACH.search(each.label), _ALL.search(whole.label)
    if not one or not all_of_it:
        return False
    text = count.figure.block.text
    gaps = [text[a.figure.behind : b.figure.at - len(b.label)] for a, b in ((count, each), (each, whole))]
    if gaps[0][:-1] == one["each"]:  # 12个班，每班4台
        gaps[0] = gaps[0][-1]
    elif count.dimension != one["each"] or (count.dimension == "个" and one["verb"]):  # 每个村 are no 12个站点
        return False
    heads = {each.dimension, whole.dimension} <= _HEADS
    verb = all_of_it["verb"] or all_of_it["done"] or ""
    alike = (heads or each.dimension == whole.dimension) and (not one["verb"] or verb in ("", one["verb"]))
    return alike and _plainly(three) and all(map(_GAP.fullmatch, gaps))


def _by_standard(three: tuple[Term, Term, Term]) -> bool:
    """按每人A元的标准，为n人发放…，共计B元."""
    each, count, whole = three
    one, text = _PER_HEAD.search(each.label), each.figure.block.text
    given = _GIVEN.fullmatch(text[each.figure.behind : count.figure.at])
    paid = _PAID.fullmatch(text[count.figure.behind : whole.figure.at])
    alike = each.dimension == whole.dimension == "元"
    return bool(one and given and paid and alike and one["each"] == count.dimension and _plainly(three))


def _plainly(three: tuple[Term, Term, Term]) -> bool:
    exact = all(t.exact and not t.change and not _ASIDE.search(t.label) for t in three)
    return exact and len({t.opened for t in three}) == 1


def _off(three: tuple[Term, Term, Term]) -> bool:
    count, each, whole = (term.figure for term in three)
    slack = count.value * each.half + whole.half
    return abs(count.value * each.value - whole.value) > slack


def _issue(reading: Reading, three: tuple[Term, Term, Term]) -> Issue:
    count, each, whole = (term.figure for term in three)
    return reading.issue(
        KIND,
        "multiplied",
        [whole.span, count.span, each.span],
        stated=whole.text,
        count=count.text,
        each=each.text,
        value=f"{plain(count.value * each.value / whole.factor)}{whole.quantity.unit}",
    )
