"""Averages against their total and their count: n人A元，人均B元; 培训费A。…n人次，人均B元; 全年A，月均B.

The mean of groups as well: a件平均p天，b件平均q天，共c件平均r天.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain, rounded
from drafter.audit.statements import Figure, Sentence
from drafter.audit.terms import OTHER_TIME, Term

KIND = "rate"

_EACH = re.compile(
    r"(?:(?P<per>人|户|车|辆|亩|件|校|村|次|生|床|台|天|项|场|期|座|篇)均|平均每(?P<mean>[\u4e00-\u9fff]{1,3}?)|每(?P<each>平方米|公里|立方米|人次|[\u4e00-\u9fff])"
    r"(?!年|月|日|天|季|周|次|期|批|增|减|提|超))(?P<what>[^，。；\d]{0,12})$"
)
_COUNTERS = {
    "车": ("辆", "台"),
    "校": ("所", "个"),
    "村": ("个", "村"),
    "生": ("人", "名"),
    "床": ("张",),
    "人": ("人", "名", "人次", "位"),
    "名": ("人", "名", "人次", "位"),
    "件": ("件", "件次", "起", "宗"),
    "公里": ("米",),
    "年": (),
    "次": ("次", "人次", "批次", "场"),
}
_SCALES = {"公里": Decimal(1000)}
_NOT_TOTAL = re.compile(
    r"标准|每|均|单价|以上|以下|限额|上限|最高|最低|不超|余|结转|单位造价|控制|预算|计划|目标|可研|批复"
)
_RULE = re.compile(r"标准|上限|限额|不超|不高于|目标|控制|可研|计划|最高|最低|按|上年|(?<!新)增|减|提高")
_MONTHLY = re.compile(r"^(?:平均每月|月均|月平均)[^，。；\d]{0,6}$")
_YEARLY = re.compile(r"全年(?!度?预算)[^，。；\d]{0,16}$")
_MONTHS = 12
_MEAN = re.compile(r"平均|均")
_RATES = ("%", "百分点", "", "倍", "分")
_EACH_OF = re.compile(
    r"^(?:(?:平均每|每)(?P<each>[\u4e00-\u9fff]{1,2}?)|(?P<per>[人户车辆])均)(?P<what>[^，。；\d年月日天]{0,10})$"
)
_ASIDE = re.compile(r"标准|每|均|单价|限额|上限|最高|最低|余|控制|预算|计划|目标|批复|购置|上年|(?<!新)增|减|节约")
_LIMIT = re.compile(r"标准|限|不超|控制|目标|计划|预算|按")
_LINKS = re.compile(r"费用?支出$|支出$|费用?$|经费$|资金$|(?:约?[为是达])$")
_CALLED = re.compile(r"^(?:合计|总计|共计|累计|三?项?合共)")
_GAP = re.compile(r"[，,](?:其中)?")
_SOFT = frozenset(("公务", "运行", "支出", "经费", "国内", "全年", "年度", "接受", "资金", "补助"))
_PARAGRAPH = 400
_FEWEST = 2
_THREE = 3
_STEPS = tuple(Decimal(10) ** power for power in (-8, -4, -3, 3, 4, 8))
_FARTHEST = 60
_TOO_MUCH = Decimal(20)


def check(reading: Reading) -> Iterator[Issue]:
    """Averages that their totals and counts do not give."""
    for sentences in reading.by_block.values():
        before: Sequence[Term] = ()
        earlier: list[Term] = []
        for sentence in sentences:
            told = reading.terms(sentence)
            if re.search("均|每", sentence.text):
                for index, term in enumerate(told):
                    match = _EACH.search(term.label) if term.dimension not in _RATES else None
                    if match and term.figure.quantity.hedge is None and term.opened < 0:
                        near = (*before, *told[:index])
                        yield from _divided(reading, sentence, near, term, match)
                        yield from _of_earlier(reading, (*earlier, *told[:index]), term)
                    yield from _over_time(reading, sentence, told[:index], term)
                yield from _weighted(reading, told)
            before = told
            earlier += told


def _divided(
    reading: Reading, sentence: Sentence, before: Sequence[Term], mean: Term, match: re.Match[str]
) -> Iterator[Issue]:
    """n人A元，人均B元: the one amount and the one count that stand before an average, or those named as it is."""
    if _RULE.search(match[0]) or OTHER_TIME.search(mean.label):
        return
    counter = match["per"] or match["mean"] or match["each"] or ""
    near = [t for t in before if t.opened < 0]
    money = [t for t in near if t.dimension == mean.dimension and t.exact and not t.change]
    money = [t for t in money if t.figure.value > mean.figure.value]
    counts = [t for t in near if t.exact and not t.change and _counted(t, counter, match["what"])]
    longest = max((len(t.dimension) for t in counts if not match["per"]), default=0)
    counts = [t for t in counts if len(t.dimension) >= longest or counter in _COUNTERS]
    scale = _SCALES.get(counter, Decimal(1))
    if any(_gives(a, n, mean, scale) for a in money for n in counts) and not _named(mean, money, counts):
        return
    pair = _named(mean, money, counts) or _nearest(sentence, near, mean, money, counts)
    if pair is None or pair[0] is pair[1] or _gives(*pair, mean, scale):
        return
    total, count = pair
    value = scale * total.figure.value / count.figure.value
    slipped = any(abs(value * step - mean.figure.value) <= 2 * mean.figure.half for step in _STEPS)
    if not slipped and not 1 / _TOO_MUCH < value / mean.figure.value < _TOO_MUCH:
        return
    yield _issue(reading, mean, pair, value, "unit" if slipped else KIND)


def _over_time(reading: Reading, sentence: Sentence, before: Sequence[Term], mean: Term) -> Iterator[Issue]:
    """全年A，月均B: the twelfth part of what a year is told to have had, right before its average."""
    total = before[-1] if before else None
    if total is None or not _MONTHLY.search(mean.label) or total.dimension != mean.dimension:
        return
    value, months = total.figure.value / _MONTHS, total.figure.half / _MONTHS
    gap = sentence.block.text[total.figure.behind : mean.figure.at - len(mean.label)]
    exact = total.exact and mean.exact and mean.opened < 0 and total.opened < 0 and gap in ("，", "、", "")
    yearly = _YEARLY.search(sentence.block.text[sentence.at : total.figure.at])
    if exact and yearly and abs(value - mean.figure.value) > months + 2 * mean.figure.half:
        yield _issue(reading, mean, (total, None), value)


def _of_earlier(reading: Reading, before: Sequence[Term], mean: Term) -> Iterator[Issue]:
    """…费A。…n人次，人均B元: the count right before an average, and the amount of its name in the paragraph."""
    match = _EACH_OF.search(mean.label) if mean.dimension == "元" and not _LIMIT.search(mean.label) else None
    if match is None or not before:
        return
    text, count = mean.figure.block.text, before[-1]
    counters = _COUNTERS.get(match["per"] or match["each"], (match["per"] or match["each"],))
    gap = text[count.figure.behind : mean.figure.at - len(mean.label)]
    own = count.exact and count.opened < 0 and not count.change and count.dimension in counters
    if not own or not _GAP.fullmatch(gap) or count.figure.value < _FEWEST or OTHER_TIME.search(count.label):
        return
    near = [t for t in before[:-1] if mean.figure.at - t.figure.at < _PARAGRAPH and _is_total(t, mean)]
    named = _totals(near, count, match["what"], text)
    one = len({t.figure.value for t in named}) == 1
    if one and not any(_gives(t, count, mean, Decimal(1)) for t in near):
        value = named[-1].figure.value / count.figure.value
        if 1 / _TOO_MUCH < value / mean.figure.value < _TOO_MUCH:
            yield _issue(reading, mean, (named[-1], count), value)


def _is_total(term: Term, mean: Term) -> bool:
    whole = term.dimension == "元" and term.exact and not term.change and term.figure.value > mean.figure.value
    return whole and not OTHER_TIME.search(term.label) and not _ASIDE.search(term.label)


def _totals(near: Sequence[Term], count: Term, what: str, text: str) -> list[Term]:
    """The amounts that an average is of: one called the total right before the count, or those of its name."""
    last = near[-1] if near else None
    if last and last.sentence is count.sentence and _CALLED.search(last.label) and not what:
        gap = text[last.figure.behind : count.figure.at - len(count.label)]
        return [last] if _GAP.fullmatch(gap) else []
    if len(what) > _FEWEST:
        name = _LINKS.sub("", what)
        return [t for t in near if name and name in t.label]
    lead = re.split("[。；]", text[: count.figure.at])[-1]
    words = {lead[i : i + 2] for i in range(len(lead) - 1)} - _SOFT
    return [
        t for t in near if re.search(r"费(?:用)?(?:支出)?(?:约?[为是])?$", t.label) and _shares(t.label, words)
    ]


def _shares(label: str, words: set[str]) -> bool:
    return any(label[i : i + 2] in words for i in range(len(label) - 1))


def _issue(
    reading: Reading, mean: Term, pair: tuple[Term, Term | None], value: Decimal, kind: str = KIND
) -> Issue:
    """An average that a total and a count do not give; without a count it is of the months of a year."""
    total, count = pair
    return reading.issue(
        kind,
        "average",
        [term.figure.span for term in (mean, total, count) if term],
        label=mean.label[-12:],
        stated=mean.figure.text,
        total=total.figure.text,
        count=count.figure.text if count else f"{_MONTHS}个月",
        value=_shown(value, mean),
    )


def _counted(term: Term, counter: str, behind: str) -> bool:
    """Whether a term counts what an average is for each of: 人均 for 人次 too, 每台次 for 台次."""
    words = counter + behind
    return term.dimension in _COUNTERS.get(counter, (counter,)) or (
        len(counter) > 0 and words.startswith(term.dimension)
    )


def _shown(value: Decimal, mean: Term) -> str:
    """What an average should be, in the unit of the one that is told, with two decimals or as many as that has."""
    figure = mean.figure
    return f"{plain(rounded(value / figure.factor, max(figure.quantity.places, 2)))}{figure.quantity.unit}"


def _gives(total: Term, count: Term, mean: Term, scale: Decimal) -> bool:
    """Whether an amount and a count make an average, each being rounded to its last place."""
    if count.figure.value <= 0:
        return False
    value = scale * total.figure.value / count.figure.value
    slack = scale * total.figure.half / count.figure.value + value * count.figure.half / count.figure.value
    return abs(value - mean.figure.value) <= slack + 2 * mean.figure.half


def _named(mean: Term, money: Sequence[Term], counts: Sequence[Term]) -> tuple[Term, Term] | None:
    """The one amount and the one count that share a word with the average which others of their kind have not."""
    pairs = {mean.label[i : i + 2] for i in range(len(mean.label) - 1)}
    for word in sorted(pairs):
        own = [[t for t in some if word in t.label] for some in (money, counts)]
        apart = len(money) > 1 and len(counts) > 1
        if apart and all(len(found) == 1 for found in own) and not _NOT_TOTAL.search(own[0][0].label):
            return own[0][0], own[1][0]
    return None


def _nearest(
    sentence: Sentence, near: Sequence[Term], mean: Term, money: Sequence[Term], counts: Sequence[Term]
) -> tuple[Term, Term] | None:
    """The one amount and the one count of a sentence, told right before their average."""
    if len(money) != 1 or len(counts) != 1 or not {money[0], counts[0]} <= set(near[-_THREE:]):
        return None
    if min(money[0].figure.at, counts[0].figure.at) < sentence.at:
        return None
    gap = sentence.block.text[near[-1].figure.behind : mean.figure.at]
    told = not re.search(r"[。；]|其中|另|扣除|剔除|不含", gap) and len(gap) <= _FARTHEST
    aside = _NOT_TOTAL.search(money[0].label) or _narrowed(mean, (money[0], counts[0]))
    return (money[0], counts[0]) if told and not aside else None


def _narrowed(mean: Term, pair: Sequence[Term]) -> bool:
    """Whether an average names before its own word those that it is of, which neither amount does: 住院人均."""
    lead = re.split(r"平均每|[\u4e00-\u9fff]均|每", mean.label)[0]
    bare = re.sub(r"(?:^|为|是|按|达|约|其中|实际|全年|年|人|次|的)+", "", lead)
    return len(bare) >= _FEWEST and not any(bare[-_FEWEST:] in term.label for term in pair)


def _weighted(reading: Reading, told: Sequence[Term]) -> Iterator[Issue]:
    """Means of groups that make up a whole, whose own mean is told behind them."""
    pairs = [(n, m) for n, m in pairwise(told) if _is_mean(n, m)]
    if len(pairs) <= _FEWEST:
        return
    whole = max(pairs, key=lambda pair: pair[0].figure.value)
    groups, (count, mean) = [pair for pair in pairs if pair is not whole], whole
    alike = len({(n.dimension, m.dimension) for n, m in pairs}) == 1
    counted = sum((n.figure.value for n, _ in groups), Decimal(0))
    if not alike or counted != count.figure.value or any(not n.figure.value for n, _ in pairs):
        return
    value = sum((n.figure.value * m.figure.value for n, m in groups), Decimal(0)) / counted
    slack = sum((n.figure.value * _half(m.figure) for n, m in groups), Decimal(0)) / counted
    if abs(value - mean.figure.value) > slack + _half(mean.figure):
        yield reading.issue(
            KIND,
            "mean_of_all",
            [mean.figure.span, *(term.figure.span for pair in groups for term in pair)],
            stated=mean.figure.text,
            terms="+".join(f"{plain(n.figure.value)}×{plain(m.figure.written)}" for n, m in groups),
            count=plain(counted),
            value=_shown(value, mean),
        )


def _half(figure: Figure) -> Decimal:
    """Half of the last place of a mean, which may be rounded even where it is counted."""
    return figure.factor * Decimal(1).scaleb(-figure.quantity.places) / 2


def _is_mean(count: Term, mean: Term) -> bool:
    """Whether a count is followed by the mean of what it counts."""
    exact = count.exact and mean.exact and count.opened < 0 and mean.opened < 0
    near = count.figure.block is mean.figure.block and mean.figure.at - count.figure.behind <= _FEWEST * 6
    return exact and near and bool(_MEAN.search(mean.label)) and not _MEAN.search(count.label)
