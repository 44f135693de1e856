"""How much of the two sections is approved wording, word for word: a model that only copies gives nothing."""

import re

from evals import places
from evals.judging import not_applicable, share
from evals.model import Better, Evaluator, Measure, Result, Subject
from evals.runs import runs_of

MEASURE = Measure(
    name="stock_phrases",
    better=Better.LOWER,
    about="share of the Chinese characters of the clauses that stand in a run of ten of approved wording",
)
_RUN = 10
_WORDS = re.compile("[\u4e00-\u9fff]+")


def evaluate(subject: Subject) -> Result:
    """Marks and figures end a run, and are not counted."""
    pieces = [piece for start, end in places.clauses(subject) for piece in _WORDS.findall(subject.text[start:end])]
    if not pieces:
        return not_applicable(MEASURE, "no clauses")
    known = runs_of(tuple(subject.wording.texts()), _RUN)
    return share(MEASURE, sum(_stock(piece, known) for piece in pieces), sum(map(len, pieces)))


def _stock(piece: str, known: frozenset[str]) -> int:
    """Characters of a piece that stand in a known run."""
    covered = bytearray(len(piece))
    for start in range(len(piece) - _RUN + 1):
        if piece[start : start + _RUN] in known:
            covered[start : start + _RUN] = b"\x01" * _RUN
    return sum(covered)


EVALUATOR = Evaluator(MEASURE, evaluate)
