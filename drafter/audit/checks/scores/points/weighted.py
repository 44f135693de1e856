"""加权得分: the mean of scores, each with the amount or the weight that it counts with."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain
from drafter.audit.statements import Figure, Sentence

KIND = "score"

_RESULT = re.compile(
    r"(?:加权(?:平均|后|汇总|计算)*(?:综合|整体|总)*(?:得分|总分|评分|平均分|分数?)|(?:加权|按权重)[^。；\d]{0,16}(?:得分|总分|评分|分))[^，。；\d]{0,4}$"
)
_ANNOUNCED = re.compile(r"加权|权重|比重")
_OTHER = re.compile(r"上年|去年|同口径|20\d{2}年|算术")
_WEIGHT = ("元", "%")
_WHOLE = Decimal(100)
_ENOUGH = 2


def check(reading: Reading) -> Iterator[Issue]:
    """Weighted scores that the scores and weights beside them do not give."""
    for sentences in reading.by_block.values():
        if not any("加权" in s.text or "权重" in s.text for s in sentences):
            continue
        pieces = [piece for sentence in sentences for piece in reading.pieces(sentence)]
        yield from _judged(reading, pieces)


def _judged(reading: Reading, pieces: Sequence[Sentence]) -> Iterator[Issue]:
    pairs: list[tuple[Figure, Figure]] = []
    said = ""
    for piece in pieces:
        said += piece.text
        for index, figure in enumerate(piece.figures):
            lead = piece.lead(index)
            result = figure.quantity.dimension == "分" and _RESULT.search(lead)
            if result and not _OTHER.search(lead) and len(pairs) >= _ENOUGH and _ANNOUNCED.search(said):
                yield from _against(reading, pairs, figure)
                return
        pairs += _pairs(piece)


def _pairs(piece: Sentence) -> list[tuple[Figure, Figure]]:
    """A project's weight and its score, told one behind the other; nothing where more is told."""
    figures = [f for f in piece.figures if not f.quantity.hedge]
    weights = [f for f in figures if f.quantity.dimension in _WEIGHT]
    scores = [f for f in figures if f.quantity.dimension == "分"]
    if len(figures) != len(piece.figures) or len(weights) != len(scores):
        return _pairs_of_lists(piece)
    found = list(zip(weights, scores, strict=True))
    apart = all(abs(w.at - s.at) < _WHOLE for w, s in found)
    mixed = len({w.quantity.dimension for w in weights}) > 1
    return found if apart and not mixed else []


def _pairs_of_lists(piece: Sentence) -> list[tuple[Figure, Figure]]:
    """The same in front of a result told in the same breath."""
    found: list[tuple[Figure, Figure]] = []
    for index in range(len(piece.figures) - 1):
        first, second = piece.figures[index : index + 2]
        kinds = first.quantity.dimension, second.quantity.dimension
        if kinds[0] in _WEIGHT and kinds[1] == "分" and not _RESULT.search(piece.lead(index + 1)):
            found.append((first, second))
    return found


def _against(reading: Reading, pairs: Sequence[tuple[Figure, Figure]], stated: Figure) -> Iterator[Issue]:
    kinds = {weight.quantity.dimension for weight, _ in pairs}
    total = sum((weight.value for weight, _ in pairs), Decimal(0))
    if len(kinds) != 1 or not total or (kinds == {"%"} and total != _WHOLE):
        return
    exact = sum((weight.value * score.value for weight, score in pairs), Decimal(0)) / total
    slack = stated.half + Decimal("0.005")
    if abs(exact - stated.value) > slack:
        terms = "+".join(f"{weight.text}×{score.text}" for weight, score in pairs)
        yield reading.issue(
            KIND,
            "weighted",
            [stated.span, *(figure.span for pair in pairs for figure in pair)],
            stated=stated.text,
            terms=terms,
            value=plain(exact.quantize(Decimal("0.01"))),
        )
