"""How many problems in reviewers' own words find their defect, and how few are told as another.

The first two phrasings of a problem, and those of `further.yaml`, are what cues were widened to. The third and
those of `unseen.yaml` were not: their rates say how the base does on words that it has not met.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from drafter.drafting.sorting import Sorted, classify
from drafter.findings.model import Point
from tests.drafting.made_up import wording

WORDING = wording()
DATA = Path(__file__).resolve().parents[1] / "data" / "phrasings"
_HELD_OUT = 2


def rows(name) -> Iterator[tuple[str, int, Sorted]]:
    problems = yaml.safe_load((DATA / name).read_text(encoding="utf-8"))
    for defect, phrasings in problems.items():
        assert defect in WORDING.by_defect
        for place, (indicator, title, account) in enumerate(phrasings):
            yield defect, place, classify(Point(id="a", title=title, text=account), indicator, WORDING)


def rates(found):
    """The shares told as the expected defect, and as another one without a doubt."""
    right = sum(defect == one.defect.id for defect, one in found)
    wrong = sum(defect != one.defect.id and not one.doubtful for defect, one in found)
    return right / len(found), wrong / len(found)


def test_every_specific_defect_is_among_the_problems():
    told = {defect for name in ("problems.yaml", "further.yaml") for defect, _, _ in rows(name)}
    assert {defect.id for _, defect in WORDING.defects()} == told


@pytest.mark.parametrize("name", ["problems.yaml", "further.yaml"])
def test_phrasings_that_cues_were_made_for_find_their_defect(name):
    found = [(defect, one) for defect, place, one in rows(name) if place < _HELD_OUT]
    assert [(defect, one.defect.id) for defect, one in found if defect != one.defect.id] == []


def test_phrasings_held_out_find_their_defect_nearly_always():
    right, wrong = rates([(defect, one) for defect, place, one in rows("problems.yaml") if place == _HELD_OUT])
    assert right >= 0.9
    assert wrong <= 0.03


def test_unseen_phrasings_are_mostly_found_and_hardly_ever_told_as_another_defect():
    right, wrong = rates([(defect, one) for defect, _, one in rows("unseen.yaml")])
    assert right >= 0.55
    assert wrong <= 0.06
