"""What is left of a whole that a share names: 审定价A。已付B，占审定价的p%，剩余C; 比控制价低C，节约率p%."""

import re
from collections.abc import Iterator, Sequence

from drafter.audit.differences import difference, judged
from drafter.audit.model import Issue
from drafter.audit.quotients import wrong_rate
from drafter.audit.reading import Reading
from drafter.audit.rounding import range_of, ratio
from drafter.audit.terms import OTHER_TIME, Term

_DONE = re.compile(r"^(?:累计|已经?|实际)*(?:付|支付|拨付|支出)(?:了|款|资金|金额)?[为是]?$")
_SHARE = re.compile(r"^占(?P<whole>[\u4e00-\u9fff]{2,10}?)的(?:比例|比重)?[为是]?$")
_LEFT = re.compile(r"^(?P<way>剩余|余下|剩下|尚余|余款|尚?未支?付|尚欠)(?:的|款项?|资金|金额)?[为是]?$")
_BELOW = re.compile(r"^[比较](?P<whole>[\u4e00-\u9fff]{2,10}?)(?:低|节[约省]|少|减少|降低|核减|下浮)了?$")
_RATE = re.compile(r"^(?:资金)?(?:节[约支省]|核减|下浮|降低|审减)率(?:为|是|达)?$")


def check(reading: Reading) -> Iterator[Issue]:
    """Remainders, and rates of what was saved, that the whole that is named for them does not give."""
    for sentences in reading.by_block.values():
        before: list[Term] = []
        for sentence in sentences:
            told = [t for t in reading.terms(sentence) if t.opened < 0]
            for index, term in enumerate(told):
                near = [*before, *told[:index]]
                if term.dimension == "%" and _SHARE.search(term.label):
                    yield from _left(reading, near, term, told[index + 1 : index + 2])
                elif term.dimension == "%" and _RATE.search(term.label):
                    yield from _saved(reading, near, term)
            before += told


def _left(reading: Reading, near: Sequence[Term], share: Term, behind: Sequence[Term]) -> Iterator[Issue]:
    match = _SHARE.search(share.label)
    done, left = near[-1] if near else None, behind[0] if behind else None
    way = _LEFT.search(left.label) if left else None
    if match is None or done is None or left is None or way is None or not _DONE.search(done.label):
        return
    whole = _whole(near[:-1], match["whole"])
    adjoin = _adjoin(done, share) and _adjoin(share, left)
    if whole and adjoin and done.dimension == left.dimension == "元" and done.exact and left.exact:
        yield from judged(reading, difference(way["way"], left.figure, whole.figure, done.figure))


def _saved(reading: Reading, near: Sequence[Term], rate: Term) -> Iterator[Issue]:
    saved = near[-1] if near else None
    match = _BELOW.search(saved.label) if saved else None
    if saved is None or match is None or not _adjoin(saved, rate) or saved.dimension != "元":
        return
    whole = _whole(near[:-1], match["whole"])
    found = ratio(range_of(saved.figure), range_of(whole.figure)) if whole else None
    if whole and found and not found.meets(range_of(rate.figure)):
        yield wrong_rate(reading, rate.figure, saved.figure, whole.figure, rate.name)


def _whole(near: Sequence[Term], name: str) -> Term | None:
    """The one amount that ends with a name; none where two amounts of it differ."""
    own = [t for t in near if t.dimension == "元" and t.name.endswith(name) and not OTHER_TIME.search(t.label)]
    exact = own and all(t.exact for t in own) and len({t.figure.value for t in own}) == 1
    return own[-1] if exact else None


def _adjoin(first: Term, second: Term) -> bool:
    """Whether nothing but a comma stands between two figures and the words of the second."""
    text = first.figure.block.text[first.figure.behind : second.figure.at - len(second.label)]
    return first.sentence is second.sentence and text in ("，", ",", "")
