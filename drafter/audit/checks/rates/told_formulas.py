"""Rates that say of what they are: 合格率p%（取证人数÷参训人数）, 按时办结a件，按时办结率p%, 占甲的p%."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.audit.comparable import PRIOR
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import HUNDRED, Range, last_digit, percent, plain, range_of, ratio
from drafter.audit.statements import Sentence
from drafter.audit.terms import Term

KIND = "rate"

_WRITTEN = re.compile(
    r"[（(](?:即|按|计算公式[为：:]?|＝|=)?(?P<above>[^（）()÷/＝=×\d]{2,16})[÷/](?P<below>[^（）()÷/＝=×\d]{2,16}?)(?:[×xX*]100[%％])?[)）]"
)
_RATE = re.compile(r"(?P<verb>[\u4e00-\u9fff]{2,10})[率度]$")
_GENERIC = re.compile(r"(?:总|的)?(?:天数|户数|人数|人次|数量|件数|份数|批次|金额|总额|总数|总量|数|量|额)$")
_BASE = re.compile(
    r"全[省市县区镇乡村州]|培训|检定|排查|申报|走访|调查|受理|抽检|抽查|抽样|检查|检测|检验|监测|收回|回收|发放|参训|报名|参加|应|总|共|全部|计划|预算|下达|安排|批复|核定|概算|控制价|限价|交办|转办|收到|登记"
)
_DUE = re.compile(r"应(?:当)?(?P<what>[^，。；急对用]{1,8})$")
_IN_FACT = re.compile(r"实际?(?:已)?(?P<what>[^，。；]{1,8})$")
_SAVED = re.compile(r"节[约支省]")
_PLANNED = re.compile(r"预算|控制价|限价|估算|概算")
_SHARED = re.compile(r"占(?P<whole>[^，。；（）()\d]{3,24}?)的?(?:比重|比例|份额)?(?:约)?(?:为|是|达到?)?$")
_BESIDE = re.compile(r"^[，,、]?$")
_JOINED = re.compile(r"[和及与、]|以及")
_PAID = re.compile("成交|中标|采购金额|合同|实际|支出|决算")
_NOT = re.compile(r"未|不|非|超期|逾期|应|没有|尚")
_ASIDE = re.compile(r"目标|≥|要求|不低于|累计|上年|去年|同比|全国|全省|平均")
_FEWEST = 2
_LONGEST_GAP = 40


def check(reading: Reading) -> Iterator[Issue]:
    """Rates that are not those of the figures which their own words name."""
    for sentences in reading.by_block.values():
        for sentence in sentences:
            told = reading.terms(sentence) if len(sentence.figures) > 1 else ()
            for index, stated in enumerate(told):
                if stated.dimension != "%" or stated.figure.quantity.hedge or not stated.label:
                    continue
                yield from _by_formula(reading, sentence, told, stated)
                yield from _of_one_verb(reading, sentence, told[:index], stated)
                yield from _of_what_was_due(reading, told[:index], stated)
                yield from _saved(reading, sentence, told[:index], stated)


def _by_formula(reading: Reading, sentence: Sentence, told: Sequence[Term], stated: Term) -> Iterator[Issue]:
    """合格率p%（取证人数÷参训人数）: the amounts of the sentence that the written words name."""
    match = _WRITTEN.match(sentence.block.text, stated.figure.behind, sentence.behind)
    if match is None:
        return
    pair = [_one(told, stated, match[name]) for name in ("above", "below")]
    above, below = pair
    if above and below and above is not below and above.dimension == below.dimension:
        yield from _told(reading, stated, above, below)


def _one(told: Sequence[Term], stated: Term, words: str) -> Term | None:
    """The one amount before a rate whose own words hold those of a formula in their order."""
    bare = _GENERIC.sub("", words)
    found = [t for t in told if t.figure.at < stated.figure.at and t.exact and _holds(t.label, bare)]
    return found[0] if len(bare) >= _FEWEST and len(found) == 1 else None


def _holds(label: str, words: str) -> bool:
    rest = iter(label)
    return all(letter in rest for letter in words)


def _of_one_verb(reading: Reading, sentence: Sentence, before: Sequence[Term], stated: Term) -> Iterator[Issue]:
    """受理A件，其中按时办结B件，按时办结率p%: the one count that is told by the words of the rate."""
    match = _RATE.search(stated.name)
    aside = _ASIDE.search(stated.label) or _SAVED.search(stated.label) or stated.figure.quantity.unit != "%"
    if match is None or aside:
        return
    near = [t for t in before if t.opened < 0]
    done = [t for t in near if t.exact and _same_verb(t.name, match["verb"]) and not _NOT.search(t.name)]
    if len(done) != 1 or "%" in {t.dimension for t in near[near.index(done[0]) :]} or done[0].change:
        return
    others = [t for t in near if t is not done[0] and t.dimension == done[0].dimension and t.exact]
    base = [t for t in others if t.figure.at < done[0].figure.at and _BASE.search(t.label)]
    fits = len(base) == 1 and not PRIOR.search(base[0].label) and not base[0].change
    gap = sentence.block.text[done[0].figure.behind : stated.figure.at]
    fits = fits and done[0].figure.value <= base[0].figure.value
    if (
        fits
        and len(gap) <= _LONGEST_GAP
        and not re.search("[。；]", gap)
        and not _any_pair(stated, [*others, *done])
    ):
        yield from _told(reading, stated, done[0], base[0])


def _same_verb(name: str, verb: str) -> bool:
    """Whether an amount is named by the words of a rate: 按时办结, 发现问题企业 for 问题发现率."""
    pairs = [verb[i : i + 2] for i in range(0, len(verb) - 1, 2)]
    return _GENERIC.sub("", name).endswith(verb) or (len(pairs) > 1 and all(pair in name for pair in pairs))


def _of_what_was_due(reading: Reading, before: Sequence[Term], stated: Term) -> Iterator[Issue]:
    """应缴A，实缴B，缴库率p%: what was due and what was done by the same word, right before their rate."""
    due, done = before[-_FEWEST:] if len(before) >= _FEWEST else (None, None)
    if due is None or done is None or not stated.name.endswith("率") or due.dimension != done.dimension:
        return
    words = _DUE.search(due.label), _IN_FACT.search(done.label)
    exact = due.exact and done.exact and done.figure.value <= due.figure.value and not _ASIDE.search(stated.label)
    if words[0] and words[1] and words[0]["what"][:1] == words[1]["what"][:1] and exact:
        yield from _told(reading, stated, done, due)


def _any_pair(stated: Term, found: Sequence[Term]) -> bool:
    """Whether two amounts of one kind make a rate, in whatever order."""
    ranges = [range_of(term.figure) for term in found[:8]]
    return any(
        (value := ratio(a, b)) is not None and value.meets(range_of(stated.figure))
        for a in ranges
        for b in ranges
        if a is not b
    )


def _saved(reading: Reading, sentence: Sentence, before: Sequence[Term], stated: Term) -> Iterator[Issue]:
    """节约资金C，节约率p%: C of one of the budgets of the paragraph, or of all of them."""
    own = [t for t in before if t.dimension == "元" and t.exact]
    saved = own[-1] if own and re.search(r"节[约支省]率$", stated.name) else None
    if saved is None:
        return
    if not _SAVED.search(saved.label):
        yield from _below_budget(reading, own, stated)
        return
    between = sentence.block.text[saved.figure.behind : stated.figure.at]
    near = [t for s in reading.by_block[sentence.block.start] if s.at <= sentence.at for t in reading.terms(s)]
    budgets = [
        t for t in near if t.dimension == "元" and t.figure.at < saved.figure.at and _PLANNED.search(t.name)
    ]
    if not budgets or len(between) > _FEWEST * 5 or any(not t.exact or t.opened >= 0 for t in budgets):
        return
    ranges = [range_of(t.figure) for t in budgets]
    whole = Range(sum((r.low for r in ranges), Decimal(0)), sum((r.high for r in ranges), Decimal(0)))
    found = [ratio(range_of(saved.figure), one) for one in (*ranges, whole)]
    if any(one is not None and one.meets(range_of(stated.figure)) for one in found):
        return
    total = sum((t.figure.value for t in budgets), Decimal(0))
    if saved.figure.value < total:
        yield reading.issue(
            KIND,
            "rate_told",
            [stated.figure.span, saved.figure.span, *(t.figure.span for t in budgets)],
            label=stated.name[-12:],
            stated=stated.figure.text,
            above=f"{saved.name[-12:]}{saved.figure.text}",
            below="、".join(t.figure.text for t in budgets),
            value=f"{plain(percent(saved.figure.value, total, max(stated.figure.quantity.places, 2)))}%",
        )


def _below_budget(reading: Reading, own: Sequence[Term], stated: Term) -> Iterator[Issue]:
    """采购预算A，成交B，节约率p%: the one budget and the one price of a sentence."""
    if len(own) != _FEWEST or not _PLANNED.search(own[0].name) or not _PAID.search(own[1].name):
        return
    budget, price = own
    saved = budget.figure.value - price.figure.value
    slack = budget.figure.half + price.figure.half
    computed = ratio(Range(saved - slack, saved + slack), range_of(budget.figure))
    if saved > 0 and computed and not computed.meets(range_of(stated.figure)):
        value = percent(saved, budget.figure.value, max(stated.figure.quantity.places, 2))
        yield reading.issue(
            KIND,
            "rate_told",
            [stated.figure.span, budget.figure.span, price.figure.span],
            label=stated.name[-12:],
            stated=stated.figure.text,
            above=f"{budget.name[-12:]}{budget.figure.text}",
            below=f"{price.name[-12:]}{price.figure.text}",
            value=f"{plain(value)}%",
        )


def _told(reading: Reading, stated: Term, above: Term, below: Term, *, share: bool = False) -> Iterator[Issue]:
    """A rate that is not that of its two amounts; a last digit that was cut off is another check's."""
    computed = ratio(range_of(above.figure), range_of(below.figure))
    if computed is None or computed.meets(range_of(stated.figure)):
        return
    places = stated.figure.quantity.places
    if last_digit(HUNDRED * above.figure.value / below.figure.value, stated.figure.value, places):
        return
    value = f"{plain(percent(above.figure.value, below.figure.value, max(places, 2)))}%"
    spans = [stated.figure.span, above.figure.span, below.figure.span]
    if share:
        part, whole = above.figure.text, below.figure.text
        yield reading.issue(
            "share", "share", spans, part=part, whole=whole, stated=stated.figure.text, value=value
        )
        return
    yield reading.issue(
        KIND,
        "rate_told",
        spans,
        label=stated.name[-12:],
        stated=stated.figure.text,
        above=f"{above.name[-12:]}{above.figure.text}",
        below=f"{below.name[-12:]}{below.figure.text}",
        value=value,
    )
