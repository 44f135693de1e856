"""What was there, what came and what went against what is left: 年初结转A，收入B，支出C，年末结转D."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from drafter.audit.layout import BlockKind
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain
from drafter.audit.statements import Sentence
from drafter.audit.terms import Term

KIND = "sum"

_STOCK = r"(?:结存|结转|结余|滚存|余额|原值|净值|存量|库存|存货|存栏|在册|在职|实有|人数|职工|人员|保有量)"
_START = r"(?:年初|期初|月初|季初|上年末?|上年度末?|去年末?|上期末?|以前年度|20\d{2}年[末底初]|20\d{2}年12月31日)"
_END = r"(?:年末|年底|期末|本年末|当年末|年终|月末|季末|20\d{2}年[末底]|截至[^，。；]{1,14})"
_IN = (
    "收入|收到|拨款|拨入|到位|下达|安排|购置(?:增加)?|调入(?:增加)?|新增|追加|接受捐赠|入库|转入|盘盈|增加|轮入|收购|招录|新进|录用|"
    "筹集|举借|发行|购入|领入|预算"
)
_OUT = (
    "支出|执行|支付|使用|报废(?:减少)?|调出(?:减少)?|处置(?:减少)?|核销|出库|拨付|盘亏|上缴|缴回|收回|减少|轮出|销售|退休|离职|"
    "辞职|偿还|还本|化解|领用(?:减少)?"
)
_OF = r"(?:资金|金额|债券|债务|人员|指标|额|数)?$"
_ROLES = (
    ("worn", re.compile(r"(?:累计)?(?:折旧|摊销)(?:额|数)?$")),
    ("equity", re.compile(r"(?:净资产|所有者权益)(?:合计|总额)?$")),
    ("assets", re.compile(r"(?:资产总[额计量]|资产合计|总资产|资产)$")),
    ("debts", re.compile(r"(?:负债总[额计量]|负债合计|总负债|负债)$")),
    ("net", re.compile(r"(?:净值|净额|账面价值)(?:合计|总额)?$")),
    (
        "surplus",
        re.compile(
            r"^(?:[^，。；]{0,8})?(?:当年|本年|本期|年度|收支|收支相抵后?)(?:收支|预算)?(?:结余|盈余|节余|差额)$"
        ),
    ),
    ("deficit", re.compile(r"(?:收不抵支|当年赤字|收支缺口)$")),
    (
        "start",
        re.compile(
            rf"^(?!本年末|当年末|年末|年底)(?:[^，。；]{{0,10}})?{_START}(?!.*(?:收回|上缴))[^，。；]{{0,12}}{_STOCK}[^，。；]{{0,6}}$"
        ),
    ),
    (
        "end",
        re.compile(
            rf"(?:{_END}[^，。；]{{0,12}}{_STOCK}[^，。；]{{0,6}}|^(?:滚存)?(?:结转|结余|节余)(?:至?下年|资金)?"
            r"|^结转(?:至?下年|以后年度)[^，。；]{0,6}|^(?:滚存结余|(?:账户|专户)?余额|尚余|剩余|结余)(?:资金)?|^(?:年末|年底|期末))$"
        ),
    ),
    ("gross", re.compile(r"原值(?:合计|总额)?$")),
    ("both", re.compile(r"(?:收[、，]?支|收入支出|收入、支出|^支)总计(?:各|均)?$")),
    (
        "at_hand",
        re.compile(r"(?:可用资金|可支配资金|可用财力|资金总[额量]|收入总计|资金来源)(?:合计|总计|总额)?$"),
    ),
    ("in", re.compile(rf"(?:{_IN}){_OF}")),
    ("out", re.compile(rf"(?:{_OUT}){_OF}")),
)
_COMPARED = re.compile(r"比|较|同比|与.{2,12}相比|完成|其中|每|均(?!为)|标准|累计(?!折旧|摊销)")
_LISTED = re.compile(r"其中|包括|包含|主要")
_OF_OTHERS = re.compile("含|上年|另|其中")
"""Of a remark in brackets that an amount has other money in it."""
_WORTH = re.compile("余|结转|净值|原值|赤字|总计|年末|年底|期末|收不抵支|支出|支付|净资产|权益")
_REST = re.compile("[结剩尚余]")
_CLAUSE_OF_TIME = re.compile(rf"(?:^|[。；，])?(?P<when>(?:截至)?(?:{_START}|{_END}))，[^，。；]*$")
_STOCKED = re.compile(rf"^[^，。；]{{0,6}}{_STOCK}")
_FAR = 40
_NO_STOCK = frozenset(("%", "百分点", "", "倍"))
_FEWEST = 2
_STEPS = (Decimal(10**4), Decimal(10**-4))
_Roles = Mapping[str, Sequence[Term]]


@dataclass(frozen=True, slots=True)
class _Flows:
    """The amounts of a sentence by what they are of a balance, and those of their kind that are none of it."""

    roles: _Roles
    unknown: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class _Balance:
    """A result, and what is added and taken off to come to it; `unit`: only a slip of its unit is told.

    It is `alone` where nothing else can have a part in it.
    """

    result: Term
    plus: Sequence[Term]
    minus: Sequence[Term]
    unit: bool = False
    alone: bool = False


def check(reading: Reading) -> Iterator[Issue]:
    """Balances that do not follow from what came and what went."""
    told = [(sentence, dict(_flows(reading, sentence))) for sentence in reading.sentences]
    judged: set[int] = set()
    for sentence, found in told:
        for flows in found.values():
            issues = [i for b in _balances(flows.roles) for i in _held(reading, b, flows.unknown)]
            judged.update({sentence.span[0]} if issues else ())
            yield from issues[:1]
    for (first, one), (second, other) in pairwise(told):
        if not judged & {first.span[0], second.span[0]} and _adjoin(first, second):
            for dimension in one.keys() & other.keys():
                before, after = one[dimension], other[dimension]
                if not before.roles.keys() & after.roles.keys():
                    joined = {**before.roles, **after.roles}
                    issues = [
                        i
                        for b in _balances(joined, apart=True)
                        for i in _held(reading, b, (*before.unknown, *after.unknown))
                    ]
                    yield from issues[:1]


def _adjoin(first: Sentence, second: Sentence) -> bool:
    """Whether two sentences stand in one paragraph, or end and begin two that follow each other."""
    if first.block is second.block:
        return True
    return (
        first.block.kind is second.block.kind is BlockKind.PROSE
        and second.block.start - first.block.end <= _FEWEST
    )


def _flows(reading: Reading, sentence: Sentence) -> Iterator[tuple[str, _Flows]]:
    """The flows of a sentence by their dimension."""
    if not _WORTH.search(sentence.text):
        return
    roles: dict[str, dict[str, list[Term]]] = {}
    unknown: dict[str, list[Term]] = {}
    for term in _told(reading, sentence):
        name = _when(sentence.block.text, sentence.at, term) + term.name
        role = next((role for role, pattern in _ROLES if pattern.search(name)), "") if term.opened < 0 else ""
        if role and not _COMPARED.search(term.label) and term.exact:
            roles.setdefault(term.dimension, {}).setdefault(role, []).append(term)
        elif not term.change:
            unknown.setdefault(term.dimension, []).append(term)
    for dimension, found in roles.items():
        yield dimension, _Flows(found, tuple(unknown.get(dimension, ())))


def _told(reading: Reading, sentence: Sentence) -> Iterator[Term]:
    """The amounts of a sentence but for the parts behind 其中, up to the next semicolon, and for remarks."""
    text, behind, skipped = sentence.block.text, sentence.at, -1
    for term in reading.terms(sentence):
        gap = text[behind : term.figure.at]
        behind = term.figure.behind
        if term.opened < 0 and _LISTED.search(gap):
            skipped = term.part
        remark = term.opened >= 0 and not _OF_OTHERS.search(term.label)
        if not remark and term.dimension not in _NO_STOCK and (term.part != skipped or term.opened >= 0):
            yield term


def _when(text: str, start: int, term: Term) -> str:
    """The time that stands in a clause of its own before the words of an amount: 2031年初，结转资金A."""
    lead = _CLAUSE_OF_TIME.search(text, max(start, term.figure.at - _FAR), term.figure.at)
    return lead["when"] if lead and _STOCKED.match(term.name) else ""


def _balances(roles: _Roles, *, apart: bool = False) -> Iterator[_Balance]:
    """The balances of which all amounts are told, each once; `apart` where they are those of two sentences."""
    single = {name: found[0] for name, found in roles.items() if len(found) == 1}
    yield from _of_stocks(roles, single)
    yield from _of_flows(roles, single, apart=apart)
    worn, net, start, both = (single.get(name) for name in ("worn", "net", "start", "both"))
    assets, debts, equity = (single.get(name) for name in ("assets", "debts", "equity"))
    if assets and debts and equity:
        yield _Balance(equity, [assets], [debts], alone=True)
    gross = [t for name in ("end", "gross", "start") for t in roles.get(name, ()) if "原值" in t.name]
    if worn and net and gross:
        yield _Balance(net, [gross[0]], [worn], alone=True)
    if both and start and roles.get("in") and not apart:
        yield _Balance(both, [start, *roles["in"]], [])


def _of_stocks(roles: _Roles, single: Mapping[str, Term]) -> Iterator[_Balance]:
    """What was there at the start and what has come and gone since, against what is there at the end."""
    start, end = single.get("start"), single.get("end")
    came, went = roles.get("in", ()), roles.get("out", ())
    if not start or not end:
        return
    if surplus := single.get("surplus"):
        yield _Balance(end, [start, surplus], [])
    elif deficit := single.get("deficit"):
        yield _Balance(end, [start], [deficit])
    elif came and went and all(start.figure.span < t.figure.span for t in (*came, *went, end)):
        yield _Balance(end, [start, *came], went)


def _of_flows(roles: _Roles, single: Mapping[str, Term], *, apart: bool) -> Iterator[_Balance]:
    """What has come or was at hand, less what has gone, against what is over."""
    end, surplus, at_hand = (single.get(name) for name in ("end", "surplus", "at_hand"))
    came, went = roles.get("in", ()), roles.get("out", ())
    one_each = len(came) == len(went) == 1 and not apart
    if surplus and one_each:
        yield _Balance(surplus, came, went)
    if at_hand and end and len(went) == 1:
        yield _Balance(end, [at_hand], went)
    elif end and one_each and not {"start", "surplus"} & roles.keys() and _REST.match(end.name):
        yield _Balance(end, came, went, unit="收入" in came[0].name)


def _held(reading: Reading, told: _Balance, unknown: Sequence[Term]) -> Iterator[Issue]:
    """A result that is not what is added less what is taken off; other amounts beside it may explain the gap."""
    result, plus, minus = told.result, told.plus, told.minus
    figures = [term.figure for term in (result, *plus, *minus)]
    value = sum((t.figure.value for t in plus), Decimal(0)) - sum((t.figure.value for t in minus), Decimal(0))
    slack = sum((figure.half for figure in figures), Decimal(0))
    gap = result.figure.value - value
    if abs(gap) <= slack or (value < 0 and abs(result.figure.value + value) <= slack):
        return
    slipped = bool(value) and any(
        abs(result.figure.value * step - value) <= slack * step + slack for step in _STEPS
    )
    alone = told.alone and not any("准备" in term.name for term in unknown)
    explained = not alone and _explained(gap, slack, unknown, (*plus, *minus))
    if (told.unit and not slipped) or explained:
        return
    factor, unit = result.figure.factor, result.figure.quantity.unit
    yield reading.issue(
        "unit" if slipped else KIND,
        "balance",
        [figure.span for figure in figures],
        label=result.name[-16:],
        stated=result.figure.text,
        terms="+".join(plain(t.figure.value / factor) for t in plus)
        + "".join(f"-{plain(t.figure.value / factor)}" for t in minus),
        value=f"{plain(value / factor)}{unit}",
    )


def _explained(gap: Decimal, slack: Decimal, unknown: Sequence[Term], flows: Sequence[Term]) -> bool:
    """Whether what is not understood may make up for the gap, or a flow is told twice or not at all."""
    if unknown:
        return True
    return len(flows) > _FEWEST and any(abs(abs(gap) - t.figure.value) <= slack for t in flows)
