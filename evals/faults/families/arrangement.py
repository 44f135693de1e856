"""The same statements in another order, or cut into sentences otherwise."""

import re
from collections.abc import Callable
from itertools import pairwise
from random import Random

from drafter.drafting.model import SentenceRole
from drafter.verification.model import Section
from evals.faults.choosing import first
from evals.faults.families.words import lexicon
from evals.faults.model import Edit, Family, mutant
from evals.faults.outline import bodies, chunks, plain, with_clauses, with_items
from evals.faults.page import Page, Piece

_PROBLEMS, _ADVICE = Section.PROBLEMS, Section.RECOMMENDATIONS


def _unstable(texts: list[str]) -> bool:
    """Whether what stands there refers to what stands before it."""
    return any(re.match("同时|此外|另外|上述|其中", text.lstrip("，：")) for text in texts)


def _clauses_reordered(page: Page, rng: Random) -> str | None:
    items = [one for one in page.items(_PROBLEMS) if len(one.clauses) > 1 and plain(page, one)]

    def make(number: int) -> str | None:
        texts = bodies(page, items[number])
        if _unstable(texts):
            return None
        turn = rng.randrange(1, len(texts))
        return with_clauses(page, items[number], texts[turn:] + texts[:turn]).text

    return first(rng, range(len(items)), make)


def _items_reordered(page: Page, rng: Random) -> str | None:
    """The items of both sections, in the same new order."""
    texts, answers = chunks(page, _PROBLEMS), chunks(page, _ADVICE)
    if len(texts) < 2 or len(texts) != len(answers):  # noqa: PLR2004  one item has one order
        return None
    if any("表" in line for text in texts for line in text.split("\n") if line.startswith(("表", "|"))):
        return None
    turn = rng.randrange(1, len(texts))
    turned = with_items(page, _ADVICE, answers[turn:] + answers[:turn]).text
    start, end = page.items(_PROBLEMS)[0].start, page.items(_PROBLEMS)[-1].end
    rebuilt = with_items(page, _PROBLEMS, texts[turn:] + texts[:turn]).text
    head = rebuilt[: len(rebuilt) - (len(page.text) - end)]
    return head + turned[end:] if start else None


def _advice_reordered(page: Page, rng: Random) -> str | None:
    items = [one for one in page.items(_ADVICE) if len(one.clauses) > 1 and plain(page, one)]

    def make(number: int) -> str | None:
        texts = bodies(page, items[number])
        turn = rng.randrange(1, len(texts))
        return None if _unstable(texts) else with_clauses(page, items[number], texts[turn:] + texts[:turn]).text

    return first(rng, range(len(items)), make)


def _clauses_end_with_semicolon(page: Page, rng: Random) -> str | None:
    """All clauses of an item but the last end with a semicolon."""
    items = [item for section in Section for item in page.items(section) if len(item.clauses) > 1]

    def make(number: int) -> str | None:
        ends = [one.end for one in items[number].clauses[:-1] if page.text[one.end - 1] == "。"]
        changed = mutant(page, *(Edit(end - 1, end, "；") for end in ends))
        return changed.text if changed else None

    return first(rng, range(len(items)), make)


def _joined(role: SentenceRole, mark: str) -> Callable[[Page, Random], str | None]:
    """A sentence of a role goes on into the next."""

    def make(page: Page, rng: Random) -> str | None:
        pairs = [
            one
            for one, two in pairwise(page.pieces)
            if one.role is role
            and one.clause == two.clause
            and page.text[one.end - 1] == "。"
            and one.end == two.start
        ]

        def join(one: Piece) -> str | None:
            changed = mutant(page, Edit(one.end - 1, one.end, mark))
            return changed.text if changed else None

        return first(rng, pairs, join)

    return make


def _norm_before_effect(page: Page, rng: Random) -> str | None:
    """What was not kept before what it leads to."""
    roles = (SentenceRole.EFFECT, SentenceRole.NORM)
    pairs = [
        (one, two)
        for one, two in pairwise(page.pieces)
        if (one.role, two.role) == roles and one.clause == two.clause and one.end == two.start
    ]

    def turn(pair: tuple[Piece, Piece]) -> str | None:
        one, two = pair
        new = page.text[two.start : two.end] + page.text[one.start : one.end]
        changed = mutant(page, Edit(one.start, two.end, new))
        return changed.text if changed else None

    return first(rng, pairs, turn)


def _connected(page: Page, rng: Random) -> str | None:
    """A connective at the beginning of a sentence that tells what was found."""
    new = rng.choice(lexicon().connectives)

    def make(one: Piece) -> str | None:
        changed = mutant(page, Edit(one.start, one.start, new))
        return changed.text if changed else None

    return first(rng, page.account(), make)


def _clauses_in_one_paragraph(page: Page, rng: Random) -> str | None:
    """The clauses of an item behind one another."""
    items = [
        one for section in Section for one in page.items(section) if len(one.clauses) > 1 and plain(page, one)
    ]

    def make(number: int) -> str | None:
        clauses = items[number].clauses
        edits = [Edit(one.end, two.start, "") for one, two in pairwise(clauses)]
        changed = mutant(page, *edits)
        return changed.text if changed else None

    return first(rng, range(len(items)), make)


FAMILIES = (
    Family("problems_reordered", _clauses_reordered),
    Family("items_reordered", _items_reordered),
    Family("clauses_end_with_semicolon", _clauses_end_with_semicolon),
    Family("effect_joined_to_fact", _joined(SentenceRole.FACT, "，")),
    Family("connective_added", _connected),
    Family("clauses_in_one_paragraph", _clauses_in_one_paragraph),
    Family("advice_reordered", _advice_reordered, held_back=True),
    Family("lead_joined_to_fact", _joined(SentenceRole.LEAD, "："), held_back=True),
    Family("effect_behind_semicolon", _joined(SentenceRole.FACT, "；"), held_back=True),
    Family("norm_before_effect", _norm_before_effect, held_back=True),
)
