"""Numbering, endings, brackets, residue of templates, models and editors."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from random import Random

from drafter.verification.model import ClauseSpan, Section
from evals.faults.choosing import first
from evals.faults.model import Edit, Mutant, Operator, mutant
from evals.faults.page import Page
from evals.faults.words import pairs, words
from evals.mutations.numerals import spoken

NUMBERING, STRUCTURE, RESIDUE = "numbering", "structure", "residue"
RIGHT_NUMBERING = frozenset({"numbering", "structure", "links"})
RIGHT_STRUCTURE = frozenset({"structure", "punctuation", "invention", "residue"})
RIGHT_RESIDUE = frozenset({"residue", "invention", "punctuation", "entities"})


def _labelled(page: Page) -> list[ClauseSpan]:
    return [clause for clause in page.clauses if clause.label]


def _label(page: Page, rng: Random) -> Mutant | None:
    """A clause is numbered as one that does not come there."""

    def make(number: int) -> Mutant | None:
        clause = _labelled(page)[number]
        new = f"{spoken(rng.randint(1, 12))}是"
        return mutant(page, Edit(clause.start, clause.start + len(clause.label), new))

    return first(rng, range(len(_labelled(page))), make)


def _item_number(page: Page, rng: Random) -> Mutant | None:
    """An item is numbered as one that does not come there."""
    items = [item for section in Section for item in page.items(section)]

    def make(number: int) -> Mutant | None:
        item = items[number]
        new = f"（{spoken(rng.randint(1, 15))}）"
        return mutant(page, Edit(item.start, item.start + len(item.number), new))

    return first(rng, range(len(items)), make)


def _section_number(page: Page, rng: Random) -> Mutant | None:
    """A section is numbered as one that does not come there."""
    found = list(re.finditer(r"(?m)^## ([一二三四])、", page.text))

    def make(one: re.Match[str]) -> Mutant | None:
        return mutant(page, Edit(one.start(1), one.end(1), rng.choice("五六七八九")))

    return first(rng, found, make)


@cache
def _stops(page: Page, marks: str) -> tuple[int, ...]:
    """Where some marks stand in the clauses, those within facts left out."""
    start, end = page.body
    filled = [(one.start, one.end) for one in page.told]
    found = [one.start() for one in re.finditer(f"[{marks}]", page.text[:end]) if one.start() >= start]
    return tuple(at for at in found if not any(one <= at < other for one, other in filled))


def _end_lost(page: Page, rng: Random) -> Mutant | None:
    """A clause breaks off some characters before its end."""

    def make(number: int) -> Mutant | None:
        clause = page.clauses[number]
        cut = clause.end - rng.randint(1, 5)
        changed = mutant(page, Edit(cut, clause.end, ""))
        return Mutant(changed.text, ((cut - 8, cut),)) if changed and cut - 8 > clause.start else None

    return first(rng, range(len(page.clauses)), make)


def _bracket(page: Page, rng: Random) -> Mutant | None:
    """One half of a pair of brackets or quotation marks is lost; the other half is named."""

    def make(at: int) -> Mutant | None:
        changed = mutant(page, Edit(at, at + 1, ""))
        line = page.text.rfind("\n", 0, at) + 1, page.text.find("\n", at) - 1
        return Mutant(changed.text, (line,)) if changed else None

    return first(rng, _stops(page, "《》“”（）"), make)


def _mark_doubled(page: Page, rng: Random) -> Mutant | None:
    return first(
        rng,
        _stops(page, "，。；"),
        lambda at: mutant(page, Edit(at, at + 1, page.text[at] + rng.choice("，。；"))),
    )


def _half_width(page: Page, rng: Random) -> Mutant | None:
    half = {"，": ",", "；": ";", "：": ":", "（": "(", "）": ")"}
    return first(rng, _stops(page, "，；："), lambda at: mutant(page, Edit(at, at + 1, half[page.text[at]])))


def _section_gone(page: Page, rng: Random) -> Mutant | None:
    """The heading of one of the two sections is lost."""
    found = list(re.finditer(r"(?m)^## [一二三四]、(存在问题|建议)\n", page.text))
    one = rng.choice(found) if found else None
    if one is None:
        return None
    text = page.text[: one.start()] + page.text[one.end() :]
    return Mutant(text, missing=(one.group(1),))


def _heading_gone(page: Page, rng: Random) -> Mutant | None:
    """The words of a heading are lost, and its number stays."""
    items = [item for section in Section for item in page.items(section)]

    def make(number: int) -> Mutant | None:
        item = items[number]
        changed = mutant(page, Edit(item.start + len(item.number), item.heading_end, ""))
        return Mutant(changed.text, ((item.start, item.start + len(item.number)),)) if changed else None

    return first(rng, range(len(items)), make)


def _inside(pieces: Sequence[str], *, at_start: bool = False) -> Callable[[Page, Random], Mutant | None]:
    """Something that does not belong there at the beginning or end of a sentence."""

    def make(page: Page, rng: Random) -> Mutant | None:
        new = rng.choice(pieces)
        places = [one.start if at_start else one.end for one in page.pieces]
        return first(rng, places, lambda at: mutant(page, Edit(at, at, new)))

    return make


def _instead_of_fact(key: str) -> Callable[[Page, Random], Mutant | None]:
    """A blank or a slot where a fact was."""

    def make(page: Page, rng: Random) -> Mutant | None:
        new = rng.choice(words(key))
        return first(rng, page.told, lambda one: mutant(page, Edit(one.start, one.end, new)))

    return make


def _marked_up(page: Page, rng: Random) -> Mutant | None:
    """A fact between marks of a markup language."""
    before, behind = rng.choice(pairs("markups"))
    return first(
        rng,
        page.told,
        lambda one: mutant(page, Edit(one.start, one.end, f"{before}{page.words(one)}{behind}")),
    )


def _stuttered(page: Page, rng: Random) -> Mutant | None:
    """Some words come again and again."""

    def make(number: int) -> Mutant | None:
        one = page.pieces[number]
        word = page.text[one.start : one.end][:6].strip("，。；")
        return mutant(page, Edit(one.end, one.end, word * rng.randint(6, 9) + "。"))

    return first(rng, range(len(page.pieces)), make)


def _foreign(page: Page, rng: Random) -> Mutant | None:
    return _inside([f"{one}。" for one in words("foreign")])(page, rng)


OPERATORS = (
    Operator("clause_number_broken", NUMBERING, RIGHT_NUMBERING, _label),
    Operator("item_number_broken", NUMBERING, RIGHT_NUMBERING, _item_number),
    Operator("section_number_broken", NUMBERING, RIGHT_NUMBERING | {"frame"}, _section_number, held_back=True),
    Operator("end_lost", STRUCTURE, RIGHT_STRUCTURE, _end_lost),
    Operator("bracket_lost", STRUCTURE, RIGHT_STRUCTURE, _bracket),
    Operator("section_heading_lost", STRUCTURE, frozenset({"structure", "coverage", "links"}), _section_gone),
    Operator("heading_emptied", STRUCTURE, RIGHT_STRUCTURE, _heading_gone, held_back=True),
    Operator("mark_doubled", STRUCTURE, RIGHT_STRUCTURE, _mark_doubled, blocking=False),
    Operator("half_width_mark", STRUCTURE, RIGHT_STRUCTURE, _half_width, blocking=False),
    Operator("slot_left", RESIDUE, RIGHT_RESIDUE, _instead_of_fact("slots")),
    Operator("placeholder_left", RESIDUE, RIGHT_RESIDUE, _instead_of_fact("placeholders")),
    Operator("chatter_left", RESIDUE, RIGHT_RESIDUE, _inside(words("chatter"))),
    Operator("markup_left", RESIDUE, RIGHT_RESIDUE, _marked_up),
    Operator("comment_left", RESIDUE, RIGHT_RESIDUE, _inside(words("comments")), held_back=True),
    Operator("stutter", RESIDUE, RIGHT_RESIDUE, _stuttered),
    Operator("foreign_words", RESIDUE, RIGHT_RESIDUE, _foreign, held_back=True),
)
