"""The score table of the annex, from the score card and the titles of the points."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafter.findings.model import Case
from drafter.findings.slots import fill
from drafter.rendering.blocks import Table, clean
from drafter.rendering.frame import Frame, ScoreTableWords
from drafter.scoring.card import ScoreCard, ScoreLine
from drafter.scoring.numbers import plain


def score_table(case: Case, card: ScoreCard, frame: Frame, grade: str) -> Table:
    """The table of all indicators: subtotals beside the names of the upper levels, reasons by their titles.

    Args:
        case: for the points of each indicator.
        card: the scores, a parent before its children.
        frame: the column heads.
        grade: what stands in the last cell of the last row.
    """
    words = frame.score_table
    depth = max(line.level for line in card.lines)
    reasons = {f.indicator: words.reason_joint.join(p.title for p in f.points) for f in case.findings}
    return Table(
        caption="",
        unit="",
        header=(*words.levels[:depth], words.max, words.awarded, words.reasons),
        rows=tuple(_rows(card.lines, reasons, words, depth)),
        footer=(words.total, plain(card.max), str(card.total), grade),
        grouped=depth - 1,
    )


def _rows(
    lines: Sequence[ScoreLine], reasons: dict[str, str], words: ScoreTableWords, depth: int
) -> Iterator[tuple[str, ...]]:
    names = [""] * depth
    for line, following in pairwise((*lines, None)):
        if line is None:
            return
        names[line.level - 1 :] = [_name(line, following, words)] + [""] * (depth - line.level)
        if _is_leaf(line, following):
            yield (*map(clean, names), plain(line.max), _awarded(line, words), clean(reasons.get(line.id, "")))
            names = [""] * depth


def _is_leaf(line: ScoreLine, following: ScoreLine | None) -> bool:
    return following is None or following.level <= line.level


def _name(line: ScoreLine, following: ScoreLine | None, words: ScoreTableWords) -> str:
    if _is_leaf(line, following):
        return line.indicator
    values = {"name": line.indicator, "max": plain(line.max), "awarded": _awarded(line, words)}
    return fill(words.subtotal, values.__getitem__).text


def _awarded(line: ScoreLine, words: ScoreTableWords) -> str:
    return words.not_assessed if line.awarded is None else str(line.awarded)
