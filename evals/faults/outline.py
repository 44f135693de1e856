"""Clauses and items taken out, put in and moved, with everything numbered anew."""

from collections.abc import Sequence
from dataclasses import dataclass

from drafter.verification.model import ItemSpan, Section
from evals.faults.model import Edit, Span, applied
from evals.faults.page import Page
from evals.mutations.numerals import spoken


@dataclass(frozen=True)
class Rebuilt:
    """A text with another sequence of clauses or items, and where each of them stands."""

    text: str
    spans: tuple[Span, ...]


def bodies(page: Page, item: ItemSpan) -> list[str]:
    """The clauses of an item, without their labels."""
    return [page.text[clause.start + len(clause.label) : clause.end] for clause in item.clauses]


def plain(page: Page, item: ItemSpan) -> bool:
    """Whether nothing but blanks stands between its clauses: no table."""
    ends = [item.heading_end, *(clause.end for clause in item.clauses)]
    starts = [clause.start for clause in item.clauses]
    return all(not page.text[end:start].strip() for end, start in zip(ends, starts, strict=False))


def with_clauses(page: Page, item: ItemSpan, texts: Sequence[str]) -> Rebuilt:
    """The page with other clauses in an item; at least one."""
    pieces = [text if len(texts) == 1 else f"{spoken(place)}是{text}" for place, text in enumerate(texts, 1)]
    start, end = item.clauses[0].start, item.clauses[-1].end
    text, _ = applied(page.text, [Edit(start, end, "\n\n".join(pieces))])
    return Rebuilt(text, _spans(start, pieces, 2))


def chunks(page: Page, section: Section) -> list[str]:
    """The items of a section, without their numbers."""
    return [page.text[item.start + len(item.number) : item.end] for item in page.items(section)]


def with_items(page: Page, section: Section, texts: Sequence[str]) -> Rebuilt:
    """The page with other items in a section; at least one."""
    items = page.items(section)
    mark = page.text[page.text.rfind("\n", 0, items[0].start) + 1 : items[0].start]
    pieces = [f"（{spoken(place)}）{text.strip()}" for place, text in enumerate(texts, 1)]
    between = f"\n\n{mark}"
    start, end = items[0].start, items[-1].end
    trailing = page.text[len(page.text[:end].rstrip()) : end]
    text, _ = applied(page.text, [Edit(start, end, between.join(pieces) + trailing)])
    return Rebuilt(text, _spans(start, pieces, len(between)))


def _spans(start: int, pieces: Sequence[str], gap: int) -> tuple[Span, ...]:
    spans, at = [], start
    for piece in pieces:
        spans.append((at, at + len(piece)))
        at += len(piece) + gap
    return tuple(spans)
