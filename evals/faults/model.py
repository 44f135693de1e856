"""What an operator and a family are, and what they make of a page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random

from evals.faults.page import Page

Span = tuple[int, int]


@dataclass(frozen=True)
class Edit:
    """New characters for a span of a text."""

    start: int
    end: int
    new: str


@dataclass(frozen=True)
class Mutant:
    """A text that has become false.

    Attributes:
        text: all of it.
        spans: where the fault stands in it; one that is touched is enough.
        missing: words one of which must be said of what is no longer there, such as the id of a point; empty where
            the fault stands in the text.
    """

    text: str
    spans: tuple[Span, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Operator:
    """Makes a clean draft false.

    Attributes:
        name: as reports call it.
        group: its kind.
        right: names of the evaluators one of which should find the fault.
        make: a mutant of a page by chance; `None` where the page does not lend itself to it.
        blocking: the fault may not stand; else it is enough that a person is shown it.
        held_back: written without looking at how it fares, and not corrected for it.
    """

    name: str
    group: str
    right: frozenset[str]
    make: Callable[[Page, Random], Mutant | None]
    blocking: bool = True
    held_back: bool = False


@dataclass(frozen=True)
class Family:
    """Changes the wording or the writing of a clean draft, and not what it says.

    Attributes:
        name: as reports call it.
        make: a text of a page by chance; `None` where the page does not lend itself to it.
        held_back: written without looking at how it fares, and not corrected for it.
    """

    name: str
    make: Callable[[Page, Random], str | None]
    held_back: bool = False


def applied(text: str, edits: Iterable[Edit]) -> tuple[str, tuple[Span, ...]]:
    """A text after edits that do not overlap, and where their new characters stand, in order."""
    pieces: list[str] = []
    spans: list[Span] = []
    at = length = 0
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        kept = text[at : edit.start]
        length += len(kept)
        pieces += (kept, edit.new)
        spans.append((length, length + len(edit.new)))
        length += len(edit.new)
        at = edit.end
    pieces.append(text[at:])
    return "".join(pieces), tuple(spans)


def mutant(page: Page, *edits: Edit) -> Mutant | None:
    """The page after edits; `None` where nothing changed."""
    text, spans = applied(page.text, edits)
    return Mutant(text, spans) if text != page.text else None


def sentence_at(text: str, start: int, end: int) -> Span:
    """From behind the stop before a span to the stop behind it."""
    before = max(text.rfind(stop, 0, start) for stop in "。\n")
    return before + 1, min(at for at in (text.find(stop, end) for stop in "。\n") if at >= 0)
