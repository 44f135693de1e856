"""Known wholes told part by part: “三公”经费 with a share for each, 基本支出 over several sentences."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import percent, plain
from drafter.audit.statements import Figure, Sentence
from drafter.audit.sums import held

_THREE = (re.compile(r"因公出国"), re.compile(r"公务用车|公车"), re.compile(r"公务?接待"))
_SHARE = re.compile(r"[，,、（(]?占(?:比|总额|“?三公”?经费[^，。；]{0,12})?(?:的)?(?:比重|比例)?(?:为|是)?")
_THREE_TOTAL = re.compile(r"“?三公”?经费[^，。；：]{0,16}决算(?:数|总额|合计|支出)?(?:总计|合计|共计|共|为|是)*$")
_BASIC = re.compile(r"基本支出(?:决算|预算|支出)?(?:数|总额|合计)?(?:共计|共|为|是)*$")
_HALVES = (
    re.compile(r"^(?:[（(]?[一二1][）)]?[、.．]?)?人员(?:经费|支出)(?:支出|决算|预算|共|为|是|：)*$"),
    re.compile(r"^(?:[（(]?[二2][）)]?[、.．]?)?(?:日常)?公用(?:经费|支出)(?:支出|决算|预算|共|为|是|：)*$"),
)
_OPENS = re.compile(r"[，,、；]?(?:其中)[：:，]?")
_OF_WHOLE = re.compile(r"[，,、（(]占(?P<whole>[^，。；：（）()\d]{2,16}?)的?(?:比重|比例)?(?:为|是)?")
_HALF = re.compile(r"(?P<name>基本|项目)支出(?:预算|决算)?(?:数|总额|合计)?(?:共计|共|为|是)*$")
_FARTHEST = 6
_HUNDRED = Decimal(100)
_WITH_NEXT = 2


def check(reading: Reading) -> Iterator[Issue]:
    """Parts of a known whole that do not make it up, and shares of it that are not a hundred percent."""
    sentences = reading.sentences
    yield from _shares_of_two(reading)
    for index, sentence in enumerate(sentences):
        parts, shares = _three(sentence)
        if parts:
            yield from _whole_of_three(reading, sentences[max(0, index - _FARTHEST) : index], sentence, parts)
            yield from _shares_of_three(reading, parts, shares)
        opened = _opened(sentence)
        if opened:
            following = sentences[index + 1 : index + 1 + _FARTHEST]
            yield from _halves(reading, sentence, opened[0], opened[1:], following)


def _shares_of_two(reading: Reading) -> Iterator[Issue]:
    """基本支出A，占W的p%; 项目支出B，占W的q%: if A is p of A and B together, B is the rest of it."""
    first: tuple[str, Figure, Figure] | None = None
    for sentence in reading.sentences:
        for figure, share in pairwise(sentence.figures):
            match = _OF_WHOLE.fullmatch(sentence.block.text[figure.behind : share.at])
            half = _HALF.search(sentence.label(figure)) if match else None
            exact = not figure.quantity.hedge and not share.quantity.hedge and figure.quantity.dimension == "元"
            if not match or not half or not exact or share.quantity.dimension != "%":
                continue
            if half["name"] == "基本":
                first = match["whole"], figure, share
            elif first and first[0] == match["whole"]:
                yield from _rest_of_two(reading, first[1:], (figure, share))
                first = None


def _rest_of_two(reading: Reading, first: tuple[Figure, Figure], second: tuple[Figure, Figure]) -> Iterator[Issue]:
    """The share of one of two parts of a whole, where the other agrees with both amounts."""
    whole = first[0].value + second[0].value
    slack = Decimal(1).scaleb(-min(share.quantity.places for _, share in (first, second)))
    if not whole or abs(first[1].value + second[1].value - _HUNDRED) <= slack:
        return
    right = [abs(_HUNDRED * part.value / whole - share.value) <= slack for part, share in (first, second)]
    if sorted(right) != [False, True]:
        return
    wrong, known = (first, second) if right[1] else (second, first)
    yield reading.issue(
        "share",
        "halves_share",
        [wrong[1].span, wrong[0].span, known[0].span, known[1].span],
        part=wrong[0].text,
        stated=wrong[1].text,
        other=known[0].text,
        known=known[1].text,
        rest=known[0].text,
        value=f"{plain(percent(wrong[0].value, whole, max(wrong[1].quantity.places, 2)))}%",
    )


def _three(sentence: Sentence) -> tuple[list[Figure], list[Figure]]:
    """The three amounts of a sentence that each have their share behind them, and those shares."""
    parts: list[Figure] = []
    shares: list[Figure] = []
    for figure, share in pairwise(sentence.figures):
        linked = _SHARE.fullmatch(sentence.block.text[figure.behind : share.at])
        if linked and figure.quantity.dimension == "元" and share.quantity.dimension == "%":
            parts.append(figure)
            shares.append(share)
    named = len(parts) == len(_THREE) and all(
        word.search(_named(sentence, part)) for word, part in zip(_THREE, parts, strict=True)
    )
    exact = all(figure.quantity.hedge is None for figure in (*parts, *shares))
    return (parts, shares) if named and exact else ([], [])


def _named(sentence: Sentence, figure: Figure) -> str:
    """What stands before an amount from the stop on, brackets left in: 因公出国（境）费."""
    return re.split(r"[，。；：]", sentence.block.text[sentence.at : figure.at])[-1]


def _whole_of_three(
    reading: Reading, earlier: Sequence[Sentence], sentence: Sentence, parts: Sequence[Figure]
) -> Iterator[Issue]:
    known = [(s, f) for s in earlier for f in s.figures if _THREE_TOTAL.search(s.label(f))]
    known = [(s, f) for s, f in known if f.quantity.dimension == "元" and not f.quantity.hedge]
    if len({f.value for _, f in known}) != 1 or (_years(known[-1][0]) - _years(sentence) and _years(sentence)):
        return
    yield from _compared(reading, known[-1][0].label(known[-1][1]), known[-1][1], parts)


def _years(sentence: Sentence) -> set[int]:
    return {day.year for day in sentence.days if day.year}


def _shares_of_three(reading: Reading, parts: Sequence[Figure], shares: Sequence[Figure]) -> Iterator[Issue]:
    total = sum((share.value for share in shares), Decimal(0))
    slack = sum((Decimal(1).scaleb(-share.quantity.places) for share in shares), Decimal(0))
    if any(part.value for part in parts) and abs(total - _HUNDRED) > slack:
        yield reading.issue(
            "share",
            "shares_of_three",
            [share.span for share in shares],
            terms="+".join(plain(share.value) for share in shares),
            total=f"{plain(total)}%",
        )


def _opened(sentence: Sentence) -> tuple[Figure, ...]:
    """The amount of 基本支出 that opens a list of sentences, and 人员经费 if that stands in its own sentence."""
    for index in range(len(sentence.figures) - 1, max(-1, len(sentence.figures) - 3), -1):
        total, first = sentence.figures[index], sentence.figures[index + 1 : index + 2]
        between = sentence.block.text[total.behind : first[0].at if first else sentence.behind]
        opens = _OPENS.match(between)
        name = between[opens.end() :] if opens else between
        fits = opens and (_HALVES[0].search(name) if first else not name)
        exact = all(f.quantity.dimension == "元" and not f.quantity.hedge for f in (total, *first))
        if fits and exact and _BASIC.search(sentence.label(total)):
            return (total, *first)
    return ()


def _halves(
    reading: Reading,
    sentence: Sentence,
    total: Figure,
    first_part: Sequence[Figure],
    following: Sequence[Sentence],
) -> Iterator[Issue]:
    """人员经费 and 公用经费, each the first amount of a sentence of its own, 人员经费 perhaps behind the total."""
    found = list(first_part)
    for other in following:
        first = other.figures[0] if other.figures else None
        wanted = _HALVES[len(found)]
        if first and first.quantity.dimension == "元" and not first.quantity.hedge:
            if not wanted.search(other.block.text[other.at : first.at]):
                return
            found.append(first)
        if len(found) == _WITH_NEXT:
            yield from _compared(reading, sentence.label(total), total, found)
            return


def _compared(reading: Reading, label: str, total: Figure, parts: Sequence[Figure]) -> Iterator[Issue]:
    yield from held(reading, total, parts, re.sub(r"^20\d{2}年度?|(?:共计|合计|为|是|共)+$", "", label))
