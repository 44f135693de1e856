"""Shares of a whole: A a万元，占总支出的p%, one by one or as a list."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from drafter.audit.checks.wholes.portions.named_wholes import NamedWholes
from drafter.audit.doubts import Doubt
from drafter.audit.model import Issue, Severity
from drafter.audit.plausible import other_share
from drafter.audit.reading import Reading
from drafter.audit.rounding import Range, cut_off, last_digit, only_tail, percent, plain, range_of, ratio
from drafter.audit.series import answered, run_of
from drafter.audit.statements import Figure, Sentence

KIND = "share"

_SHARE = re.compile(
    r"(?<![抢强独霸侵])占(?:比|(?P<whole>[^，。；（(]{0,24}?)的?(?:比重|比例|比率|比)?)(?:约|近|分别)?(?:为|达到?|是|在|至|仅)?$"
)
_GENERIC = frozenset({"", "比", "总数", "总额", "全部", "其"})
_HUNDRED = Decimal(100)
_ENOUGH = 2
_OF_A_REGION = re.compile(r"全[国省市县区州]")
_MANY = 3
"""Two things, each with its share of a region's (占全省的), may be of two kinds: a list of all has more."""

_SHORTEST_WHOLE = 4
_LONGEST_GAP = 3


@dataclass(frozen=True, slots=True)
class _Share:
    """A stated share: the part, its percentage, the name of the whole and its figure, if they stand in it."""

    sentence: Sentence
    part: Figure
    stated: Figure
    whole: str
    given: Figure | None = None


def check(reading: Reading) -> Iterator[Issue]:
    """Shares that the part and the whole do not give."""
    known = NamedWholes(reading)
    for sentences in reading.by_block.values():
        shares = [share for sentence in sentences for share in _shares(sentence)]
        yield from _given(reading, shares)
        for group in _runs([share for share in shares if share.given is None]):
            total = _total_of(group)
            if total:
                filled = _balanced(group, total)
                wrong = [share for share in group if not _agrees(share, total)]
                yield from (_issue(reading, share, total, filled=filled, sure=True) for share in wrong)
                continue
            among = list(_among_themselves(reading, group)) if _make_a_whole(group) else None
            if among == []:
                continue  # each is right of the sum of all, whatever else bears a name like their whole's
            yield from list(_single(reading, sentences, group, shares, known)) or among or ()


def _single(
    reading: Reading,
    sentences: Sequence[Sentence],
    group: Sequence[_Share],
    told: Sequence[_Share],
    known: NamedWholes,
) -> Iterator[Issue]:
    """The shares of a list each by itself: of a whole that is named, or of the one that most agree with.

    `told` are all shares of the paragraph.
    """
    yield from _unnamed(reading, sentences, [share for share in group if share.whole in _GENERIC])
    for share in group:
        if share.whole not in _GENERIC:
            fellows = {one.part.at for one in told if one.whole == share.whole}
            yield from _named(reading, sentences, share, known, fellows)


def _shares(sentence: Sentence) -> Iterator[_Share]:
    for figure in sentence.figures:
        if figure.quantity.dimension != "%" or figure.quantity.hedge:
            continue
        match = _SHARE.search(sentence.block.text[max(sentence.at, figure.at - 30) : figure.at])
        before = [f for f in sentence.figures if f.behind <= figure.at and f.quantity.dimension != "%"]
        if not match or not before:
            continue
        whole = (match["whole"] or "").removesuffix("的")
        parts = [f for f in before if f.behind <= figure.at - len(match[0])]
        given = next((f for f in before if f not in parts and f.behind <= figure.at), None)
        if parts and _next_to(sentence, parts[-1], figure, match[0]):
            found = list(_answering(sentence, figure, figure.at - len(match[0]), whole))
            if given is None or len(found) > 1:
                yield from (replace(share, given=given) for share in found)


def _answering(sentence: Sentence, stated: Figure, end: int, whole: str) -> Iterator[_Share]:
    """The shares of a list in the order of the amounts before it; one share is of the one amount before it."""
    rates = run_of(sentence, stated)
    parts = answered(sentence, rates, end) if rates[0] is stated else ()
    for part, rate in zip(parts, rates, strict=False):
        yield _Share(sentence, part, rate, whole)


def _next_to(sentence: Sentence, part: Figure, stated: Figure, words: str) -> bool:
    between = sentence.block.text[part.behind : stated.at - len(words)]
    if re.search("合|共|总", between):  # A和B合计占…: the share is of both
        return False
    plain_unit = part.quantity.dimension != "" and part.quantity.hedge is None
    return plain_unit and len(between) <= _LONGEST_GAP and not set(between) & set("；。")  # 个，


def _unnamed(reading: Reading, sentences: Sequence[Sentence], shares: Sequence[_Share]) -> Iterator[Issue]:
    """Shares of a list: the whole is the figure that most of them agree with."""
    if len(shares) <= _ENOUGH:
        return
    first = shares[0].part.at
    parts = {share.part for share in shares}
    wholes = [
        f
        for s in sentences
        for f in s.figures
        if f.at < first and f not in parts and f.quantity.dimension == shares[0].part.quantity.dimension
    ]
    if not wholes:
        return
    whole = max(reversed(wholes), key=lambda f: sum(_agrees(share, f) for share in shares))
    wrong = [share for share in shares if not _agrees(share, whole)]
    agreeing = len(shares) - len(wrong)
    if agreeing >= max(_ENOUGH, len(wrong) + 1):
        filled = _balanced(shares, whole)
        for share in wrong:
            if not other_share(reading, share.sentence, share.stated, share.part, whole):
                yield _issue(reading, share, whole, filled=filled, sure=agreeing > _ENOUGH)


def _total_of(group: Sequence[_Share]) -> Figure | None:
    """The figure before 其中 that the parts of a list add up to."""
    sentence, first = group[0].sentence, group[0].part
    before = [f for f in sentence.figures if f.at < first.at and f.quantity.dimension == first.quantity.dimension]
    if len(group) < _ENOUGH or not before:
        return None
    parts = [share.part for share in group]
    slack = before[-1].half + sum((part.half for part in parts), Decimal(0))
    return before[-1] if abs(sum((p.value for p in parts), Decimal(0)) - before[-1].value) <= slack else None


def _balanced(group: Sequence[_Share], total: Figure) -> bool:
    """Whether the one share that is off by its last digit was set so that all add up to 100%."""
    wrong = [share for share in group if not _agrees(share, total)]
    if len(wrong) != 1 or sum(share.stated.value for share in group) != _HUNDRED:
        return False
    places = wrong[0].stated.quantity.places
    if sum(percent(share.part.value, total.value, places) for share in group) == _HUNDRED:
        return False
    off = abs(percent(wrong[0].part.value, total.value, places) - wrong[0].stated.value)
    return off <= Decimal(1).scaleb(-places)


def _given(reading: Reading, shares: Sequence[_Share]) -> Iterator[Issue]:
    """占总支出100万元的p%和q%: the whole stands in the own words of a list of shares."""
    for share in shares:
        whole = share.given
        if whole is None or whole.quantity.dimension != share.part.quantity.dimension or whole.quantity.hedge:
            continue
        alone = sum(other.given is whole for other in shares) == 1
        explained = alone and other_share(reading, share.sentence, share.stated, share.part, whole)
        if share.part.value <= whole.value and not _agrees(share, whole) and not explained:
            yield _issue(reading, share, whole, sure=True)


def _make_a_whole(group: Sequence[_Share]) -> bool:
    """Whether the shares of a list are of one whole and leave nothing out: together they are 100%."""
    between = group[0].sentence.block.text[group[0].sentence.at : group[-1].stated.at]
    text = group[0].sentence.block.text
    inside = any(set("）)") & set(text[share.part.behind : share.stated.at]) for share in group)
    apart = inside or "其中" in between[group[0].part.at - group[0].sentence.at :] or "包括" in between
    slack = sum((Decimal(1).scaleb(-share.stated.quantity.places) / 2 for share in group), Decimal(0))
    same = len({share.whole for share in group}) == 1 and len({s.part.quantity.dimension for s in group}) == 1
    total = sum((share.stated.value for share in group), Decimal(0))
    enough = _MANY if _OF_A_REGION.match(group[0].whole) else _ENOUGH
    return len(group) >= enough and same and not apart and abs(total - _HUNDRED) <= slack


def _among_themselves(reading: Reading, group: Sequence[_Share]) -> Iterator[Issue]:
    """Shares that make up 100%, each of its part in the sum of all."""
    parts = [range_of(share.part) for share in group]
    whole = Range(sum((p.low for p in parts), Decimal(0)), sum((p.high for p in parts), Decimal(0)))
    total = sum((share.part.value for share in group), Decimal(0))
    for share in group:
        computed = ratio(range_of(share.part), whole)
        right = percent(share.part.value, total, max(share.stated.quantity.places, 2)) if total else Decimal(0)
        slight = abs(right - share.stated.value) <= Decimal(1).scaleb(-share.stated.quantity.places)
        if computed is None or slight or computed.meets(range_of(share.stated)):
            continue
        if other_share(reading, share.sentence, share.stated, share.part, share.part):
            continue
        yield reading.issue(
            KIND,
            "share_of_list",
            [share.stated.span, *(other.part.span for other in group)],
            part=share.part.text,
            whole=f"{plain(total / share.part.factor)}{share.part.quantity.unit}",
            stated=share.stated.text,
            value=f"{plain(right)}%",
        )


def _runs(shares: Sequence[_Share]) -> list[list[_Share]]:
    """Shares sentence by sentence: each has its own list."""
    found: dict[int, list[_Share]] = {}
    for share in shares:
        found.setdefault(share.sentence.at, []).append(share)
    return list(found.values())


def _named(
    reading: Reading,
    sentences: Sequence[Sentence],
    share: _Share,
    known: NamedWholes,
    fellows: Collection[int],
) -> Iterator[Issue]:
    """A share of a whole that is named; what is itself told as a share of it, at `fellows`, is not the whole."""
    head = re.sub(r"^(?:我局|本部门|全部|本年|全年|年度|当年|全市|全县|全区)+", "", share.whole).removesuffix(
        "总额"
    )
    called = [
        (_label(s, f), f)
        for s in sentences
        for f in s.figures
        if f.quantity.dimension == share.part.quantity.dimension
        and f != share.part
        and _called(s, f, head)
        and f.at < share.stated.at
    ]
    wholes = [f for label, f in called if label == share.whole] or [f for _, f in called]
    here = bool(wholes)
    if not here:
        wholes = known.called(head, share.part.quantity.dimension)
    if len({f.value for f in wholes}) != 1 or _agrees(share, wholes[0]) or (here and wholes[0].at in fellows):
        return
    itself = (share.whole, wholes[0]) in called  # by this very name: no other amount can be meant
    explained = not itself and other_share(reading, share.sentence, share.stated, share.part, wholes[0])
    if share.part.value <= wholes[0].value and head and not explained:
        yield _issue(reading, share, wholes[0], sure=here)


def _called(sentence: Sentence, figure: Figure, name: str) -> bool:
    label = _label(sentence, figure)
    whole = len(label) >= _SHORTEST_WHOLE and name.endswith(label)
    return len(name) >= _ENOUGH and (label.endswith(name) or whole)


def _label(sentence: Sentence, figure: Figure) -> str:
    return re.sub(r"(?:共计|合计|总计|共|为|是|达|计|数)+$", "", sentence.before(figure))


def _agrees(share: _Share, whole: Figure) -> bool:
    computed = ratio(range_of(share.part), range_of(whole))
    return computed is None or computed.meets(range_of(share.stated))


def _issue(reading: Reading, share: _Share, whole: Figure, *, filled: bool = False, sure: bool = False) -> Issue:
    places = share.stated.quantity.places
    exact = percent(share.part.value, whole.value, max(places, 2))
    value = _HUNDRED * share.part.value / whole.value
    cut = cut_off(value, places) == share.stated.value
    slight = cut or filled or last_digit(value, share.stated.value, places)
    return reading.issue(
        "rounding" if cut or filled else KIND,
        "share_filled" if filled else "share_cut" if cut else "share",
        [share.stated.span, share.part.span, whole.span],
        severity=Severity.WARNING if slight else Severity.ERROR,
        doubt=_doubt(filled=filled, sure=sure, tail=only_tail(value, share.stated.value, places)),
        part=share.part.text,
        whole=whole.text,
        stated=share.stated.text,
        value=f"{plain(exact)}%",
    )


def _doubt(*, filled: bool, sure: bool, tail: bool) -> Doubt | None:
    """What a share rests on: on whose whole it is of, or only on how its last digit was come by."""
    return Doubt.CUSTOM if filled else Doubt.BASE if not sure else Doubt.TAIL if tail else None
