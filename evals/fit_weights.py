"""Fits the weights by which the gate compares what the words around a figure could name.

`python -m evals.fit_weights [--write]` reads the visible phrasings and every other scene of the held-back ones,
fills each, and asks for every figure how the true fact compares with each other fact of its kind
(`Rivals.features`). A logistic regression of "the true fact is named better" gives the weights. The other half of
the held-back scenes is only measured: how often the true fact wins, and how often it would be refused.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from random import Random

import numpy as np

from drafter.findings.model import FactKind
from drafter.verification.binding.binding import REFUSED
from drafter.verification.binding.figure import WORDS, Figure, alike, kind_of, same
from drafter.verification.binding.rivals import Rivals
from drafter.verification.context.naming import Naming
from drafter.verification.facts.book import Book
from drafter.verification.facts.known import Known
from drafter.verification.model import Manuscript
from drafter.verification.reading.examination import Examination, Scope
from evals.mutations.cases import World, make
from evals.mutations.scenes import Library, Phrasing, load
from evals.mutations.sentences import Sentence, fill

RIDGE, RATE, STEPS = 0.001, 0.3, 6000
_HEAD = """# How much what stands in a place speaks for one fact rather than another, in logarithms of odds: a
# logistic regression over pairs of facts of one kind (`python -m evals.fit_weights`).
"""


@dataclass(frozen=True)
class Comparison:
    """One figure of one sentence, its true fact against another of its kind.

    Attributes:
        kind: `figure` or `date`, which are weighed apart, with `_apart` for facts of two findings.
        features: what speaks for the true fact.
    """

    kind: str
    features: Mapping[str, float]


def comparisons(library: Library, phrasings: Sequence[Phrasing], seed: int = 0) -> Iterator[Comparison]:
    """Every comparison that filled phrasings allow; phrasings that cannot be filled are left out.

    Facts of one finding are compared in a sentence that tells it, facts of two also in a sentence that tells both.
    """
    for place, phrasing in enumerate(phrasings):
        rng = Random(f"{seed} {place}")  # noqa: S311  a generator that can be repeated is wanted
        world = make(library, phrasing.scene, rng)
        if world is None:
            continue
        sentence = fill(phrasing, world.findings[0], world.year)
        yield from _compared(world, sentence.text, _told(sentence, 0))
        others = [other for other in phrasings if other.scene in world.scenes[1:]]
        if others:
            yield from _of_both(world, sentence, rng.choice(others))


def _of_both(world: World, first: Sentence, phrasing: Phrasing) -> Iterator[Comparison]:
    """The comparisons of facts of two findings that one sentence tells."""
    number = world.scenes.index(phrasing.scene)
    second = fill(phrasing, world.findings[number], world.year)
    text = first.text.rstrip("。") + "，" + second.text
    moved = len(first.text.rstrip("。")) + 1
    told = [*_told(first, 0), *_told(second, number, moved)]
    yield from (row for row in _compared(world, text, told) if row.kind.endswith("_apart"))


def _told(sentence: Sentence, number: int, moved: int = 0) -> list[tuple[int, int, str]]:
    """Where a sentence tells which fact of a case."""
    return [
        (start + moved, end + moved, f"F{number + 1:02d}.{name}") for name, (start, end) in sentence.places.items()
    ]


def _compared(world: World, text: str, told: Sequence[tuple[int, int, str]]) -> Iterator[Comparison]:
    book = Book(world.case, {}, {})
    examination = Examination(Manuscript(text=text, items=(), whole=False), book, (Scope(0, len(text)),))
    rivals = Rivals(examination, Naming(book))
    for start, end, ref in told:
        known = book.by_ref.get(ref)
        figure = known and _figure(known, start, end)
        if not known or not figure or (figure.dimension not in WORDS and (start, end) not in examination.figures):
            continue
        for other in book.of_case:
            if alike(known, other) and not same(known, other):
                yield Comparison(kind_of(figure, known, other), rivals.features(figure, known, other))


def _figure(known: Known, start: int, end: int) -> Figure:
    if known.quantity:
        return Figure(start, end, known.quantity.dimension)
    kind = known.fact.kind
    return Figure(start, end, "date" if kind is FactKind.DATE else "name" if kind is FactKind.NAME else "number")


def fitted(rows: Sequence[Comparison]) -> dict[str, float]:
    """The weight of every feature."""
    names = sorted({name for row in rows for name in row.features})
    table, weights = _table(rows, names), np.zeros(len(names))
    for _ in range(STEPS):
        missed = 1 / (1 + np.exp(table @ weights))
        weights += RATE * ((table * missed[:, None]).mean(axis=0) - RIDGE * weights)
    return dict(zip(names, weights.tolist(), strict=True))


def judged(rows: Sequence[Comparison], weights: Mapping[str, float]) -> tuple[float, float]:
    """The shares of comparisons that the true fact wins, and that a wrong one wins beyond the gate's threshold."""
    scores = _table(rows, list(weights)) @ np.array(list(weights.values()))
    return float((scores > 0).mean()), float((scores < -REFUSED).mean())


def _table(
    rows: Sequence[Comparison], names: Sequence[str]
) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    return np.array([[row.features.get(name, 0.0) for name in names] for row in rows])


def _halves() -> tuple[list[Comparison], list[Comparison]]:
    """What is fitted on, and what is only measured."""
    visible, held_back = load("visible"), load("held-back")
    fitting = set(list(held_back.scenes)[::2])
    ours = [phrasing for phrasing in held_back.phrasings if phrasing.scene in fitting]
    others = [phrasing for phrasing in held_back.phrasings if phrasing.scene not in fitting]
    known = [*comparisons(visible, visible.phrasings), *comparisons(held_back, ours)]
    return known, list(comparisons(held_back, others))


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--write", action="store_true", help="replace drafter/verification/context/weights.toml")
    given = parser.parse_args()
    known, unseen = _halves()
    text = _HEAD
    for kind in ("figure", "date", "word", "figure_apart", "date_apart", "word_apart"):
        weights = fitted([row for row in known if row.kind == kind])
        for name, rows in (("fitted on", known), ("only measured", unseen)):
            own = [row for row in rows if row.kind == kind]
            right, wrong = judged(own, weights)
            print(f"{kind}, {name}: {len(own)} pairs, {right:.1%} right, {wrong:.1%} refused")
        text += f"\n[{kind}]\n" + "".join(f"{name} = {weight:.2f}\n" for name, weight in weights.items())
    if given.write:
        Path(str(resources.files("drafter.verification.context") / "weights.toml")).write_text(
            text, encoding="utf-8"
        )


if __name__ == "__main__":
    _main()
