"""The score table of the annex, from the score card and the titles of the points."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from drafter.findings.model import Case, Finding
from drafter.findings.slots import fill, qualified
from drafter.rendering.blocks import Table, clean
from drafter.rendering.frame import Frame, ScoreTableWords
from drafter.scoring.card import ScoreCard, ScoreLine
from drafter.scoring.numbers import plain


def score_table(case: Case, card: ScoreCard, frame: Frame, filled: Callable[[str], str]) -> Table:
    """The table of all indicators: subtotals beside the names of the upper levels, reasons by their titles.

    Marks of what was not assessed stand beside its reason and not in the column of marks, so that every column
    adds up to its subtotals.

    Args:
        case: for the points of each indicator, and for why one was not assessed.
        card: the scores, a parent before its children.
        frame: the column heads.
        filled: fills the slots of the case's texts and of the frame.
    """
    words = frame.score_table
    depth = max(line.level for line in card.lines)
    reasons = {finding.indicator: _reason(finding, words, filled) for finding in case.findings}
    grade, total = (words.grade_converted, words.total_converted) if card.converted else (words.grade, words.total)
    return Table(
        caption="",
        unit="",
        header=(*words.levels[:depth], words.max, words.awarded, words.reasons),
        rows=tuple(_rows(card.lines, reasons, words, depth)),
        footer=(total, plain(card.max), str(card.total), filled(grade)),
        grouped=depth - 1,
    )


def _reason(finding: Finding, words: ScoreTableWords, filled: Callable[[str], str]) -> str:
    """Why points were lost, or why there are none."""
    titles = (filled(qualified(point.title, finding.id)) for point in finding.points)
    return finding.not_assessed or words.reason_joint.join(titles)


def _rows(
    lines: Sequence[ScoreLine], reasons: Mapping[str, str], words: ScoreTableWords, depth: int
) -> Iterator[tuple[str, ...]]:
    names = [""] * depth
    for line, following in pairwise((*lines, None)):
        if line is None:
            return
        names[line.level - 1 :] = [_name(line, following, words)] + [""] * (depth - line.level)
        if _is_leaf(line, following):
            yield tuple(map(clean, (*names, *_cells(line, reasons.get(line.id, ""), words))))
            names = [""] * depth


def _cells(line: ScoreLine, reason: str, words: ScoreTableWords) -> tuple[str, str, str]:
    if line.awarded is None:
        values = {"max": plain(line.max), "reason": reason}
        return words.not_counted_max, words.not_assessed, fill(words.not_counted, values.__getitem__).text
    return plain(line.max), str(line.awarded), reason


def _is_leaf(line: ScoreLine, following: ScoreLine | None) -> bool:
    return following is None or following.level <= line.level


def _name(line: ScoreLine, following: ScoreLine | None, words: ScoreTableWords) -> str:
    if _is_leaf(line, following):
        return line.indicator
    values = {"name": line.indicator, "max": plain(line.max), "awarded": str(line.awarded)}
    return fill(
        words.subtotal if line.awarded is not None else words.subtotal_not_assessed, values.__getitem__
    ).text
