"""Whether other figures of a paragraph explain what the nearest ones do not: then nothing can be told."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, combinations

from drafter.audit.doubts import Doubt
from drafter.audit.movements import WAYS
from drafter.audit.reading import Reading
from drafter.audit.rounding import Range, around, range_of, ratio
from drafter.audit.statements import Figure, Sentence

_HUNDRED = Decimal(100)
_MOST = 40
_MOST_PARTS = 12
_LONGEST_RUN = 6
_RATES = ("%", "百分点", "")
_CHANGE = re.compile(rf"(?:{WAYS})(?:支出|收入|安排|预算|资金|经费)?(?:了|额为?|数为?|为)?$")
_EXCESS = re.compile(r"超(?!过|市|限)[^，。；、\d]{0,8}$")
_WORDS = 12
_NO_FIGURE = re.compile(r"[^\d.,]")


def _near(reading: Reading, sentence: Sentence, like: Figure) -> list[Figure]:
    """The figures of a paragraph in the dimension of another, those nearest to its sentence first."""
    found = [f for s in reading.by_block.get(sentence.block.start, (sentence,)) for f in s.figures]
    same = [f for f in found if f.quantity.dimension == like.quantity.dimension and f.value > 0]
    return sorted(same, key=lambda f: abs(f.at - like.at))[:_MOST]


def other_share(reading: Reading, sentence: Sentence, stated: Figure, part: Figure, whole: Figure) -> bool:
    """Whether a rate is that of the part to another whole of the paragraph, or of another part to the whole."""
    near = _near(reading, sentence, part)
    if not _EXCESS.search(sentence.label(stated)):
        near = [f for f in near if not _EXCESS.search(f.block.text[max(0, f.at - _WORDS) : f.at])]
    pairs = [(part, f) for f in near if f is not part and f.at < stated.at]
    pairs += [(f, whole) for f in near if f is not whole and sentence.at <= f.at < stated.at]
    return any(_meets(stated, ratio(range_of(a), range_of(b))) for a, b in pairs)


def other_growth(
    reading: Reading, sentence: Sentence, stated: Figure, given: Sequence[Figure], *, falls: bool
) -> bool:
    """Whether a rate of growth is that of one of its figures to another base, or of another value.

    What is said to have changed by an amount is no value of a year, and only such an amount is a change.
    """
    near = [f for f in _near(reading, sentence, given[0]) if all(f is not own for own in given)]
    sign = -1 if falls else 1
    for own in given:
        for f in near:
            first, second = is_change(own), is_change(f)
            change, level = (own, f) if first else (f, own)
            if first != second:
                here = sentence.at <= change.at < sentence.behind
                base = first and all(level.value != other.value for other in given)
                found = [_part_of(change, level, sign) if here else None]
                found += [ratio(range_of(change), range_of(level))] if base and here else []
            else:
                found = [] if first else [_grown(own, f, sign), _grown(f, own, sign)]
            if any(_meets(stated, one) for one in found):
                return True
    return False


def is_change(figure: Figure) -> bool:
    """Whether a figure is told as a change: 比上年增加C."""
    return bool(_CHANGE.search(figure.block.text[max(0, figure.at - _WORDS) : figure.at]))


def _grown(now: Figure, then: Figure, sign: int) -> Range | None:
    found = ratio(range_of(now), range_of(then))
    if found is None:
        return None
    ends = sorted(sign * (end - _HUNDRED) for end in (found.low, found.high))
    return Range(*ends)


def _part_of(change: Figure, now: Figure, sign: int) -> Range | None:
    """What a change is of the base that it left behind."""
    return ratio(range_of(change), around(now.value - sign * change.value, now.half + change.half))


def _meets(stated: Figure, found: Range | None) -> bool:
    return found is not None and found.meets(range_of(stated))


def other_difference(reading: Reading, sentence: Sentence, change: Figure) -> bool:
    """Whether two other figures of the paragraph differ by a change."""
    near = [f for f in _near(reading, sentence, change) if f is not change]
    pairs = combinations(near, 2)
    return any(abs(abs(a.value - b.value) - change.value) <= a.half + b.half + change.half for a, b in pairs)


def makes_up(gap: Decimal, slack: Decimal, others: Sequence[Figure]) -> bool:
    """Whether figures beside a list, one or several in a row, are what it lacks."""
    values = [f.value for f in others][:_MOST_PARTS]
    extra = sum((f.half for f in others[:_MOST_PARTS]), Decimal(0))
    return any(abs(total - gap) <= slack + extra for total in _sums(values))


def _sums(values: Sequence[Decimal]) -> Iterator[Decimal]:
    for first in range(len(values)):
        yield from accumulate(values[first : first + _LONGEST_RUN])


def same_scope(stated: str, cells: Sequence[str], *, others_agree: bool) -> Doubt | None:
    """What is open where a figure of the text is in no cell of a table of its name; `None` where nothing is.

    That both speak of one thing shows where other figures of the text stand in the table, or where the figure is
    that of a cell but for one digit.
    """
    slip = any(slip_of_a_digit(_NO_FIGURE.sub("", stated), _NO_FIGURE.sub("", cell)) for cell in cells)
    return None if others_agree or slip else Doubt.SAME


def slip_of_a_digit(stated: str, right: str) -> bool:
    """Whether a number is another with one digit too many or too few, or two exchanged."""
    first, second = (text.replace(",", "").replace("，", "") for text in (stated, right))
    if len(first) == len(second):
        differ = [i for i, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
        turned = len(differ) == 2  # noqa: PLR2004
        return turned and first[differ[0]] == second[differ[1]] and first[differ[1]] == second[differ[0]]
    longer, shorter = (first, second) if len(first) > len(second) else (second, first)
    one = len(longer) == len(shorter) + 1
    return one and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)) if longer[i] != ".")
