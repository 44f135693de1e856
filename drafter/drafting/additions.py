"""What a model's wording says that no text of its place says: an accusation, a name, another fund, degree or time.

A model may put what is on record into other words, and these are words that any notice may use, whatever it tells
(the stock of administrative Chinese, ordinary words, and a short list). Whatever else is new is refused: a wording
refused costs the offline sentence, a wrong accusation a reputation.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from drafter.drafting.objections import Objection, Span, objection
from drafter.findings.slots import Filled
from drafter.text.alternation import longest_of
from drafter.verification.model import Section
from drafter.verification.words.grams import union
from drafter.verification.words.stock import FUNCTION, ordinary, stock

_RUN = re.compile(r"[\u3400-\u9fff]+")


def check_additions(section: Section, read: Filled, texts: Sequence[str]) -> Iterator[Objection]:
    """The words of a wording that neither some texts hold nor a way of putting it needs.

    Args:
        section: where it would stand.
        read: the wording with its slots filled.
        texts: what may be said there.
    """
    words, pairs = _words(), union(texts)
    known = [True] * len(read.text)
    for run in _RUN.finditer(read.text):
        known[run.start() : run.end()] = _known(run.group(), pairs, words.plain[section])
    for one in read.fills:
        known[one.start : one.end] = [True] * (one.end - one.start)
    for start, end in _stretches(known):
        if end - start > 1 or read.text[start] not in _slight():
            yield _added(read.text, start, end)
    own = "\n".join(texts)
    for found in words.grave.finditer(read.text):
        if not any(one.group() == found.group() for one in words.grave.finditer(own)):
            yield _added(read.text, *found.span())


def _added(text: str, start: int, end: int) -> Objection:
    return objection("added", check="grounding", span=(start, end, text[start:end]))


def _known(run: str, pairs: frozenset[str], plain: re.Pattern[str]) -> list[bool]:
    """For every character, whether the texts have it beside the same neighbour, or a common word stands there."""
    known = [any(held) for held in zip(stock().held(run), ordinary().held(run), strict=True)]
    for at in range(len(run) - 1):
        if run[at : at + 2] in pairs:
            known[at] = known[at + 1] = True
    for word in plain.finditer(run):
        known[word.start() : word.end()] = [True] * len(word.group())
    return known


def _stretches(known: Sequence[bool]) -> Iterator[Span]:
    """Where characters in a row are not known."""
    start = None
    for at, one in enumerate((*known, True)):
        if not one and start is None:
            start = at
        elif one and start is not None:
            yield start, at
            start = None


@cache
def _slight() -> frozenset[str]:
    """Characters that tell nothing by themselves: those without content, but for those that measure or count."""
    return (FUNCTION | ordinary().single) - frozenset(_words().measuring)


@dataclass(frozen=True, slots=True)
class _Words:
    """The tables of `additions.toml` as patterns."""

    plain: Mapping[Section, re.Pattern[str]]
    grave: re.Pattern[str]
    measuring: str


@cache
def _words() -> _Words:
    table = tomllib.loads(resources.files(__package__).joinpath("additions.toml").read_text(encoding="utf-8"))
    ways = table["ways"].split()
    return _Words(
        plain={one: re.compile(longest_of((*ways, *table[one.value].split()))) for one in Section},
        measuring=table["measuring"],
        grave=re.compile(
            "|".join((longest_of([*table["blame"].split(), *table["sweeping"].split()]), table["compliance"]))
        ),
    )
