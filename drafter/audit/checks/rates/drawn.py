"""How much of a fund was spent: 专项资金A，实际支出B，支出率p%; and lists: 支出a、b、c，支出率分别为p、q、r."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafter.audit.model import Issue
from drafter.audit.plausible import other_share
from drafter.audit.quotients import wrong_rate
from drafter.audit.reading import Reading
from drafter.audit.rounding import range_of, ratio
from drafter.audit.series import answered, run_of
from drafter.audit.statements import Figure, Sentence

KIND = "rate"

_RATE = re.compile(r"(?:支出|执行|使用|支付)(?:率|进度)(?:为|是|达到?|仅|仅为)*$")
_EACH = re.compile(r"(?:率|进度|比例|占比)(?:分别|依次)(?:为|是|达到?)*$")
_IN_ORDER = re.compile("分别|依次")
_FUND = re.compile(r"(?:资金|专项|债券|经费|补助)(?:总额|规模|总量)?(?:共计?|合计|为|是)*$")
_SPENT = re.compile(
    r"(?<![未应])(?:实际|累计|已经|已)*(?:支出|支付)(?:资金|金额|数)?(?:共计?|为|了)*$|实际使用(?:资金|金额)?(?:为|了)*$"
)
_OTHER = re.compile(r"其中|上年|去年|结转|结余|追加|调[增减整]|收回|另|本级|自筹|配套")
_ASIDE = re.compile(r"目标|要求|不低于|不超过|计划")
_MONEY = "元"
_FEWEST = 3
_FEWEST_WITNESSES = 2
_FEWEST_AMOUNTS = 2


def check(reading: Reading) -> Iterator[Issue]:
    """Rates of spending that their fund does not give, where a sentence names one fund and what was spent of it.

    Of a list of rates all but one must be of the amounts of a list before them: they prove of what the last is,
    those apart that are nought, as they are so of every whole.
    """
    before: Sentence | None = None
    for sentence in reading.sentences:
        rates = [f for f in sentence.figures if f.quantity.dimension == "%" and not f.quantity.hedge]
        for stated in rates:
            found = _of_fund(reading, sentence, stated) or _odd_one(before, sentence, stated)
            if found:
                label = sentence.label(run_of(sentence, stated)[0])
                name = re.sub(r"(?:分别|依次)?(?:为|是|达到?|仅)*$", "", label)[-16:]
                yield wrong_rate(reading, stated, *found, name)
        before = sentence


def _of_fund(reading: Reading, sentence: Sentence, stated: Figure) -> tuple[Figure, Figure] | None:
    """What was spent of which fund, where a rate is none of these."""
    if not _RATE.search(sentence.label(stated)):
        return None
    money = [f for f in sentence.figures if f.quantity.dimension == _MONEY and f.at < stated.at]
    lead = sentence.block.text[sentence.at : stated.at]
    if len(money) != _FEWEST_AMOUNTS or _OTHER.search(lead) or _ASIDE.search(lead):
        return None
    fund, spent = money
    nearest = sentence.figures[sentence.figures.index(stated) - 1] is spent
    exact = not (fund.quantity.hedge or spent.quantity.hedge) and 0 < spent.value <= fund.value
    named = _FUND.search(sentence.label(fund)) and _SPENT.search(sentence.label(spent))
    if not nearest or not exact or not named or "；" in sentence.block.text[spent.behind : stated.at]:
        return None
    wrong = _misses(stated, spent, fund) and not other_share(reading, sentence, stated, spent, fund)
    return (spent, fund) if wrong else None


def _misses(stated: Figure, part: Figure, whole: Figure) -> bool:
    found = ratio(range_of(part), range_of(whole))
    return found is not None and not found.meets(range_of(stated))


def _odd_one(before: Sentence | None, sentence: Sentence, stated: Figure) -> tuple[Figure, Figure] | None:
    """The part and the whole of a rate, where all the others of its list are of theirs."""
    if not _IN_ORDER.search(sentence.text):
        return None
    rates = run_of(sentence, stated)
    if len(rates) < _FEWEST or not _EACH.search(sentence.label(rates[0])):
        return None
    parts = answered(sentence, rates, rates[0].at)
    wholes = _list_before(before, sentence, parts) if parts else ()
    wrong = [triple for triple in zip(rates, parts, wholes, strict=False) if _misses(*triple)]
    proven = sum(rate.value > 0 for rate in rates) - len(wrong) >= _FEWEST_WITNESSES
    sole = len(wholes) == len(rates) and len(wrong) == 1 and wrong[0][0] is stated
    return wrong[0][1:] if sole and proven else None


def _list_before(before: Sentence | None, sentence: Sentence, parts: Sequence[Figure]) -> tuple[Figure, ...]:
    """The amounts of the list in front of another one: in its sentence, else at the end of the one before."""
    own = [f for f in sentence.figures if f.behind <= parts[0].at]
    source, figures = (sentence, own) if own else (before, before.figures if before else ())
    dimension = parts[0].quantity.dimension
    found = tuple(f for f in figures if f.quantity.dimension == dimension)[-len(parts) :]
    near = source is not None and (source is sentence or source.block is sentence.block)
    joined = all(
        re.fullmatch(r"[、，]?(?:和|与|及)?[^，。；、]{0,16}", f.block.text[f.behind : g.at])
        for f, g in pairwise(found)
    )
    return found if near and joined and len(found) == len(parts) else ()
