"""Products of a count and of what each has: 实际6期，每期50人，共培训300人; 每人每月p元，…n人，共m个月，应发T."""

import re
from collections.abc import Iterator, Sequence

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain
from drafter.audit.statements import Sentence
from drafter.audit.terms import OTHER_TIME, Term

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
_BY_MONTH = re.compile(r"每[人名户](?:每|/)月(?:补[助贴]|发放)?(?:标准)?[为是]?$")
_DUE = re.compile(
    r"^(?:应发|共发|实发|共计?发放|合计发放|应?发放)(?:补[助贴]|津贴|资金|工资)?(?:资金)?(?:共计?|合计)?[为是]?$"
)
_MONTHS = re.compile(r"^(?:共计?|合计|累计|发放|连续|为)*$")
_RECIPIENTS = frozenset("人名户")
_SEVERAL = re.compile(r"调整|提高|分别|不等|至\d+元|变化|增减|其中|新增|退出|部分")
_FARTHEST = 160
_ASIDE = re.compile(r"不[少低高超]|至少|最多|计划|目标|应|拟|左右|约|以上|标准|其中|另")


def check(reading: Reading) -> Iterator[Issue]:
    """Products that are not what their factors give."""
    for sentences in reading.by_block.values():
        if "每" in sentences[0].block.text:
            yield from _allowances(reading, sentences)
    for sentence in reading.sentences:
        if "每" not in sentence.text:
            continue
        told = reading.terms(sentence)
        for three in zip(told, told[1:], told[2:], strict=False):
            if _bound(three) and _off(three):
                yield _issue(reading, three)
            elif _by_standard(three) and _off((three[1], three[0], three[2])):
                yield _issue(reading, (three[1], three[0], three[2]))


def _allowances(reading: Reading, sentences: Sequence[Sentence]) -> Iterator[Issue]:
    """每人每月p元，…n人，共计m个月，应发补贴T, where each of them is told once in its paragraph."""
    told = [t for s in sentences for t in reading.terms(s)] if "月" in sentences[0].block.text else []
    rates = [t for t in told if t.dimension == "元" and _BY_MONTH.search(t.label)]
    if len(rates) == 1 and rates[0].exact:
        yield from _held(reading, rates[0], told)


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


def _held(reading: Reading, rate: Term, told: Sequence[Term]) -> Iterator[Issue]:
    due = next((t for t in told if t.figure.at > rate.figure.at and _DUE.search(t.label)), None)
    if due is None or due.dimension != "元" or not due.exact or due.figure.at - rate.figure.at > _FARTHEST:
        return
    text = rate.figure.block.text[rate.figure.behind : due.figure.at]
    own = [t for t in told if rate.figure.at < t.figure.at < due.figure.at]
    heads = [t for t in own if t.dimension in _RECIPIENTS and t.exact and not t.change]
    months = [t for t in own if t.figure.quantity.unit == "个月" and _MONTHS.search(t.label)]
    money = [t for t in own if t.dimension == "元"]
    if len(heads) != 1 or len(months) != 1 or money or _SEVERAL.search(text) or OTHER_TIME.search(heads[0].label):
        return
    parts = rate.figure.value, heads[0].figure.value, months[0].figure.value
    value = parts[0] * parts[1] * parts[2]
    if abs(value - due.figure.value) <= due.figure.half:
        return
    unit = due.figure.quantity.unit
    yield reading.issue(
        KIND,
        "monthly",
        [due.figure.span, rate.figure.span, heads[0].figure.span, months[0].figure.span],
        stated=due.figure.text,
        each=rate.figure.text,
        count=heads[0].figure.text,
        months=months[0].figure.text,
        value=f"{plain(value / due.figure.factor)}{unit}",
    )
