"""Score, grade, scale, department and year as the frame of the notice gives them."""

import re
from collections.abc import Callable
from random import Random

from evals.faults.choosing import first
from evals.faults.model import Edit, Mutant, Operator, mutant
from evals.faults.operators.figures import other_digit
from evals.faults.page import Page
from evals.faults.words import words

GROUP = "frame"
RIGHT = frozenset({"frame", "score_purity", "quantity_precision", "entities"})


def _outside(page: Page, pattern: str) -> list[re.Match[str]]:
    """What stands in the notice before its two sections."""
    start, _ = page.body
    return [one for one in re.finditer(pattern, page.text) if not start or one.end() < start]


def _replaced(pattern: str, new: Callable[[str, Random], str]) -> Callable[[Page, Random], Mutant | None]:
    """The first group of a pattern, where it stands outside of the sections, becomes something else."""

    def make(page: Page, rng: Random) -> Mutant | None:
        return first(
            rng,
            _outside(page, pattern),
            lambda one: mutant(page, Edit(one.start(1), one.end(1), new(one.group(1), rng))),
        )

    return make


def _grade(old: str, rng: Random) -> str:
    return rng.choice([one for one in "优良中低差" if one != old])


def _year(old: str, rng: Random) -> str:
    return str(int(old) + rng.choice((-3, -2, -1, 1, 2)))


def _department(page: Page, rng: Random) -> Mutant | None:
    """The frame speaks of another department at one place."""
    names = _outside(page, re.escape(page.case.department.name))
    new = rng.choice(words("departments"))
    return first(rng, names, lambda one: mutant(page, Edit(one.start(), one.end(), new)))


def _added(page: Page, rng: Random) -> Mutant | None:
    """A claim before a stop of the frame, but for that behind a blank, which may be filled with anything."""
    new = rng.choice(words("framed"))
    return first(
        rng, _outside(page, "[^\\s〕]。"), lambda one: mutant(page, Edit(one.end() - 1, one.end() - 1, new))
    )


OPERATORS = (
    Operator("total_changed", GROUP, RIGHT, _replaced(r"得分为?([0-9.]+)分", other_digit)),
    Operator("grade_changed", GROUP, RIGHT, _replaced("等级为“(.)”", _grade)),
    Operator("scale_changed", GROUP, RIGHT, _replaced(r"≥([0-9]+)", other_digit)),
    Operator("year_of_frame_changed", GROUP, RIGHT, _replaced(r"(20[0-9]{2})年度", _year)),
    Operator("department_of_frame_changed", GROUP, RIGHT, _department, held_back=True),
    Operator("full_marks_changed", GROUP, RIGHT, _replaced(r"满分([0-9]+)分", other_digit), held_back=True),
    Operator("frame_claims", GROUP, RIGHT, _added, held_back=True),
)
