"""Lists whose own words show that they name all of their total: levels, others, shares, years."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, combinations

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.statements import Figure, Sentence
from drafter.audit.sums import added, in_another_unit, slack, wrong_sum
from drafter.audit.terms import OTHER_TIME, Term

_OPENING = re.compile(
    r"(?P<some>其中)[：:，,]?"
    r"|[按从依][^，。；：\d（）]{1,10}?(?P<split>划分|分类|构成分|来?看|分)[，,：:]"
    r"|(?:(?:各|[逐分]|每)(?:个)?(?:年度?|季度|期|批次?|月)?)?(?P<each>分别|依次)(?:投入|安排|支出|下达|到位|完成|拨付)?(?:了|为|是|：)"
    r"|(?P<made>由(?=[^。；]{6,160}(?:构成|组成))|划?分[为成][^，。；：\d]{1,8}：)"
    r"|(?P<enclosed>[（(])(?=[^（）()]{2,20}?\d[^（）()]*、[^（）()]*\d[^（）()、，]*[)）])"
)
_REST = re.compile(r"^(?:其他|其它|其余|另外)")
_LEVEL = re.compile(
    r"^(?:上级|中央|国家|省|自治区|市|州|盟|区|县|旗|乡|镇|街道|本级|地方|自筹|企业自筹|单位自筹|业主自筹|项目单位自筹|社会资本|银行贷款|专项债|其他|其它)"
)
_LOWEST = re.compile(r"县|区|旗|本级|自筹|配套|乡|镇|其他|其它")
_CALLED = re.compile(r"合计|总计|共|累计|总|全[部年市县区省]")
_SHARE = re.compile(r"^(?:约)?占")
_NONE_OF = re.compile(r"(?:均|都|全部|各|皆)?(?:为|是)?$")
_BELOW = re.compile(r"其中|包括|包含|主要[为是有用系由]|含|分别|用于")
_SOME = re.compile(r"主要|等|例如|比如|如：|重点|部分|以上|大额|较大|不含|含")
_ASIDE = re.compile(
    r"完成|剩余|结转|结余|余款|缺口|平均|人均|每|^另|此外|超[过出支额]|标准(?!化)|单价|扣|尚|未(?:完|支|拨|使|达|到)|应(?![急用对战])|实际|收回|追加|年初|占|截至|累计"
)
_CARRIED = re.compile("(?:年[初末]|上年|下年)?(?:结转|结余)+")
_ADJOINED = 4
_FEWEST = 2
_MOST = 8
_THREE = 3
_WHOLE = Decimal(100)
_NEAR = Decimal("0.1")
_MUCH_MORE = Decimal("1.5")
_STEPS = (Decimal(1000), Decimal(10**4), Decimal(10**8))


@dataclass(frozen=True, slots=True)
class _List:
    """A total and what is told behind it.

    Attributes:
        total: the total.
        items: the items.
        opening: how the list is opened: some, split or each.
        shares: the shares of the whole that stand behind the items.
        nought: whether it ends with things of which there are none.
        some: whether it says itself that it leaves things out.
        more: what the sentence tells behind the semicolon that ends the list.
    """

    total: Term
    items: tuple[Term, ...]
    opening: str
    shares: tuple[Decimal, ...]
    nought: bool
    some: bool
    more: tuple[Decimal, ...] = ()

    @property
    def sum(self) -> Decimal:
        """Of the items."""
        return added(item.figure for item in self.items)

    @property
    def slack(self) -> Decimal:
        """By how much the sum may differ from the total, each being rounded to its last place."""
        return slack(self.total.figure, (item.figure for item in self.items))

    @property
    def slipped(self) -> Figure | None:
        """The item that makes the sum right in a larger or a smaller unit."""
        return in_another_unit(self.total.figure, [item.figure for item in self.items], _STEPS)


def check(reading: Reading) -> Iterator[Issue]:
    """Lists that name all of a total and do not add up to it."""
    for sentences in reading.by_block.values():
        before: Sentence | None = None
        total: Term | None = None
        for sentence in sentences:
            openings = list(_OPENING.finditer(sentence.text)) if len(sentence.figures) >= _FEWEST else []
            for opening in openings:
                own = _total(reading, before, sentence, opening, total)
                total = own or total
                found = _list(reading, sentence, own, opening) if own else None
                proven = found and (_complete(found) or _above(found) or _other_unit(found))
                if found and proven and not _explained(found, before, sentence):
                    yield _issue(reading, found)
            before, total = sentence, total if openings else None


def _total(
    reading: Reading, before: Sentence | None, sentence: Sentence, opening: re.Match[str], last: Term | None
) -> Term | None:
    """The amount that adjoins the opening of a list; of a second way to split it the total of the first."""
    at = sentence.at + opening.start()
    lead = [term for term in reading.terms(sentence) if term.figure.behind <= at and term.opened < 0]
    if not lead and opening["split"] and last:
        return last
    if not lead and opening.start() == 0 and before is not None and not _OPENING.search(before.text):
        lead = [term for term in reading.terms(before) if term.opened < 0]
        gap = before.block.text[lead[-1].figure.behind : before.behind] if lead else ""
    else:
        gap = sentence.block.text[lead[-1].figure.behind : at] if lead else ""
    bare = re.sub(r"[（(][^（()）]*[)）]", "", gap)
    own = lead[-1] if lead and len(bare.strip("，：:,、；。（( ")) <= _ADJOINED else None
    fits = own is not None and own.exact and not own.change and not OTHER_TIME.search(own.label)
    return own if fits else None


def _list(reading: Reading, sentence: Sentence, total: Term, opening: re.Match[str]) -> _List | None:
    """What follows an opening up to where another list begins below it."""
    start = sentence.at + opening.end()
    kind = next((name for name in ("split", "each", "made", "enclosed") if opening[name]), "some")
    found: list[Term] = []
    shares: list[Decimal] = []
    nought = False
    for term in _behind(reading, sentence, start, row=kind == "each"):
        if found and _ends(found, term):
            break
        if term.dimension == "" and not term.figure.value and found and _NONE_OF.search(term.label):
            nought = True
        elif term.dimension == "%" and _SHARE.search(term.label):
            shares.append(term.figure.value)
        elif term.dimension == total.dimension and not term.change and not OTHER_TIME.search(term.label):
            if not _is_item(total, term, kind):
                break
            found.append(term)
    if not _FEWEST <= len(found) <= _MOST or _alike(found):
        return None
    last = found[-1].figure.behind
    some = bool(_SOME.search(re.sub(r"（[^（）]*）", "", sentence.block.text[start : last + _FEWEST])))
    more = tuple(
        t.figure.value for t in reading.terms(sentence) if t.figure.at > last and t.dimension == total.dimension
    )
    return _List(total, tuple(found), kind, tuple(shares), nought, some, more)


def _behind(reading: Reading, sentence: Sentence, start: int, *, row: bool) -> Iterator[Term]:
    """The terms behind an opening, in its bracket or outside of all; of a row only the first has words."""
    inside, behind = _bracket(sentence, start), start
    for term in reading.terms(sentence):
        if term.figure.at < start or (inside < 0 <= term.opened):
            continue
        gap = sentence.block.text[behind : term.figure.at]
        if term.opened != inside or (row and term.label and behind > start) or _BELOW.search(gap):
            return
        behind = term.figure.behind
        yield term


def _is_item(total: Term, term: Term, kind: str) -> bool:
    """Whether an amount is an item of a list; what is carried over is one on a side of an account."""
    words = _CARRIED.sub("", term.label) if "总计" in total.label else term.label
    return term.exact and not _ASIDE.search(words) and bool(term.label or kind == "each")


def _bracket(sentence: Sentence, at: int) -> int:
    """The offset of the bracket that is open at an offset; -1 where none is."""
    text = sentence.block.text
    opened = max(text.rfind("（", sentence.at, at), text.rfind("(", sentence.at, at))
    closed = max(text.rfind("）", sentence.at, at), text.rfind(")", sentence.at, at))
    return opened if opened > closed else -1


def _ends(found: Sequence[Term], term: Term) -> bool:
    """Whether a list of several items between two semicolons has ended before a figure."""
    return term.part != found[-1].part and (
        (len(found) > 1 and found[-1].part == found[0].part) or found[-1].part != term.part - 1
    )


def _alike(found: Sequence[Term]) -> bool:
    """Whether an item is named as another, or as a part of it."""
    names = [term.name for term in found if term.name]
    nested = any(a != b and a.startswith(b) for a in names for b in names)
    return len(set(names)) < len(names) or nested


def _complete(found: _List) -> bool:
    """Whether a list itself shows that nothing is left out."""
    names = [item.name for item in found.items]
    if found.some:
        return False
    levels = all(_LEVEL.match(name) for name in names) and found.total.dimension == "元"
    if found.opening == "made" or _opposites(names) or _of_accounts(found) or _of_times(found):
        return True
    if levels and (len(names) >= _THREE or any(_LOWEST.search(name) for name in names)):
        return True
    close = len(found.shares) == len(names) and abs(sum(found.shares) - _WHOLE) < Decimal("0.1")
    called = bool(_CALLED.search(found.total.label))
    rest = bool(_REST.match(names[-1])) and not re.search("其余|另外", names[-1])
    return close or rest or (called and (found.nought or found.opening != "some"))


def _opposites(names: Sequence[str]) -> bool:
    """Whether there are two items, of which one is all that the other is not: 标准化, 非标准化."""
    first, second = names[0], names[-1]
    return len(names) == _FEWEST and second in (f"非{first}", f"不{first}", f"未{first}")


def _of_times(found: _List) -> bool:
    """Whether there is an item for each half or quarter of a year, or for the years of a total without a gap."""
    names = [re.sub("^第", "", item.name) for item in found.items]
    if [name[:1] for name in names] in (list("上下"), list("一二三四")):
        return all(re.fullmatch("[上下]半年|[一二三四]季度", name) for name in names)
    years = [int(name[:4]) for name in names if re.fullmatch(r"20\d{2}年度?", name)]
    running = len(years) == len(names) and years == list(range(years[0], years[0] + len(years)))
    near = abs(found.sum - found.total.figure.value) <= found.total.figure.value * _NEAR
    return running and near and bool(_CALLED.search(found.total.label))


def _of_accounts(found: _List) -> bool:
    """Whether a total of one side of an account has the two parts of that side: of the year, and carried over."""
    names = [item.name for item in found.items]
    carried = any(re.search("结转|结余", name) for name in names)
    own = any(re.search("^(?:本年|当年).{0,8}(?:收入|支出)", name) for name in names)
    return carried and own and "总计" in found.total.label


def _above(found: _List) -> bool:
    """Whether parts that are told in one breath are more than what they are parts of."""
    one = len({item.figure.quantity.unit for item in (found.total, *found.items)}) == 1
    more = found.total.figure.value < found.sum <= _MUCH_MORE * found.total.figure.value
    close = all("、" in _gap(a, b) for a, b in zip(found.items[:-2], found.items[1:-1], strict=True))
    close = close and re.match(r"[、和及与]|以及", _gap(*found.items[-2:])) is not None
    pieces = len({item.part for item in found.items})
    fine = found.total.figure.quantity.places > 0 and all(item.figure.quantity.places for item in found.items)
    called = close and bool(_CALLED.search(found.total.label))
    return one and more and found.total.dimension == "元" and (called or (fine and pieces == 1 and not found.more))


def _gap(first: Term, second: Term) -> str:
    return re.sub(r"（[^（）]*）", "", first.figure.block.text[first.figure.behind : second.figure.at])


def _explained(found: _List, before: Sentence | None, sentence: Sentence) -> bool:
    """Whether the sums agree in another reading of the passage."""
    values = [item.figure.value for item in found.items]
    total, slack = found.total.figure.value, found.slack
    if abs(found.sum - total) <= slack or total <= 0:
        return True
    some = [sum(c, Decimal(0)) for n in range(_FEWEST, len(values)) for c in combinations(values, n)]
    some += [found.sum + added for added in accumulate(found.more)]
    if any(abs(one - total) <= slack for one in some):
        return True
    near = (*(before.figures if before else ()), *sentence.figures)
    own = {found.total.figure, *(item.figure for item in found.items)}
    others = [f.value for f in near if f not in own and f.quantity.dimension == found.total.dimension]
    gap = abs(found.sum - total)
    told = any(abs(value - found.sum) <= slack or abs(value - gap) <= slack for value in others)
    return told and found.opening != "each"


def _other_unit(found: _List) -> bool:
    """Whether the one item in another unit than all others makes the sum right in theirs."""
    slipped = found.slipped
    units = [item.figure.quantity.unit for item in (found.total, *found.items)]
    return slipped is not None and units.count(slipped.quantity.unit) == 1 and len(set(units)) == _FEWEST


def _issue(reading: Reading, found: _List) -> Issue:
    parts = [item.figure for item in found.items]
    slipped = found.slipped is not None
    return wrong_sum(reading, found.total.figure, parts, found.total.name[-16:], slipped=slipped)
