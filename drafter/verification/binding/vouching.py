"""What checks of words may not object to: the whole name of a fact that stands beside its own value."""

import re
from collections.abc import Iterable, Iterator

from drafter.text.width import flattened
from drafter.verification.model import Severity, Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.words.grams import bigrams

_OF_WORDS = frozenset({"names", "polarity", "quantities", "edits", "residue"})
_JUDGED = frozenset({"polarity"})
"""The checks that object to a whole piece of a sentence, for the words in it."""
_REST = re.compile(
    "数|额|的|其中|前者|后者|分别|依次|经核实|这|就|还有|既有|又有|另|[，。；：、（）——和与及而为是达共计仅只有即各系指中]"
)
_OF_SPELLING = frozenset({"names", "residue"})
"""Those that take characters on both sides of where a name begins for one word."""
_OF_NAMES = {"quantities": 1, "edits": 1, "residue": 0}
"""Of a name and its figure, whose own words a check has nothing to say of; by default of both."""
_NOT = re.compile("^不是")
_DENIES = re.compile("[没未不无非否]")
_OPENS = re.compile("列入|列示|载有|反映|显示|涉及|属于|查出|发现|核实|查阅|记入|不是")
"""Verbs that lead in the name of a fact, and are no part of it."""
_STOP = "。"
_MOST = 4
"""So many characters of a piece besides names and their figures claim nothing."""


def unvouched(
    examination: Examination, violations: Iterable[Violation], *, claimed: bool = False
) -> Iterator[Violation]:
    """Violations but those of words that are the name of a fact, told with its value.

    Args:
        examination: the text.
        violations: what checks object to.
        claimed: they are of what a text claims of its figures, and no figure beside its own name is nobody's.
    """
    told = {figure for _, figure in examination.named} if claimed else set()
    for one in violations:
        if (one.start, one.end) in told:
            continue
        if one.check in _JUDGED and _within(examination.counted, one):
            continue  # how many are so, and how many not, is no contrary of an account that tells of the others
        if one.check == "names" and any(_inside(one, label) for label, _ in examination.named):
            continue  # the case's own name of a figure holds the very word
        if one.check not in _OF_WORDS or not examination.named or not _vouched(examination, one):
            right = (*examination.borne_out, *examination.counted)
            borne_out = one.check == "edits" and _holds(right, one)
            yield one.model_copy(update={"severity": Severity.REVIEW}) if borne_out else one


def _inside(said: Violation, span: tuple[int, int]) -> bool:
    return span[0] <= said.start and said.end <= span[1]


def _within(spans: Iterable[tuple[int, int]], said: Violation) -> bool:
    """Whether a violation is of nothing but such parts of a sentence, and of the marks behind them."""
    place = said.start
    for first, last in sorted(spans):
        if first - 1 <= place < last:
            place = last + 1
    return place > said.start and place >= said.end - 1


def _holds(spans: Iterable[tuple[int, int]], said: Violation) -> bool:
    """Whether a violation is of what is compared, worded anew.

    Of a whole sentence more is said than that; and where the word alone was exchanged, what is compared stayed.
    """
    place = said.start, said.end
    return _STOP not in said.text and any(_covers(place, span) and span != place for span in spans)


def _covers(place: tuple[int, int], span: tuple[int, int]) -> bool:
    return place[0] <= span[0] and span[1] <= place[1]


def _vouched(examination: Examination, said: Violation) -> bool:
    start, end = said.start, said.end
    for pair in examination.named:
        spans = list(pair[: _OF_NAMES.get(said.check, 2)])
        across = said.check in _OF_SPELLING and start < pair[0][0] < end <= pair[0][1]
        if across or any(_inside(said, span) for span in spans):
            return True
        if said.check == "names" and start < pair[1][1] <= end:
            return True  # 别为九名 of 分别为九名 is no word
        if end == pair[0][0] and _OPENS.fullmatch(said.text):
            return True
    return said.check in _JUDGED and _idle(examination, said)


def _idle(examination: Examination, said: Violation) -> bool:
    """Whether all that a piece claims are names and their figures; 不是 may stand before one behind another."""
    every = (span for pair in examination.named for span in pair)
    spans = sorted(span for span in every if said.start <= span[0] <= span[1] <= said.end)
    if not spans:
        return False
    rest, place = "", said.start
    for start, end in spans:
        rest += examination.flat(place, start)
        place = max(place, end)
    rest += examination.flat(place, said.end)
    if any(label[1] <= said.start for label, _ in examination.named):
        rest = _NOT.sub("", rest)
    claims = _DENIES.search(rest) or bigrams(rest) & bigrams(flattened(said.expected))
    return len(_REST.sub("", rest)) <= _MOST or not claims
