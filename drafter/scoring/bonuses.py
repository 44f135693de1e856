"""Bonuses that may only make good what was lost: together with the other points never more than full marks."""

from collections.abc import Mapping
from decimal import Decimal

from drafter.messages import catalogue
from drafter.scoring.card import ScoreLine
from drafter.scoring.numbers import padded
from drafter.scoring.rubric import Rubric

_say = catalogue("drafter.scoring")
_ZERO = Decimal(0)


def bonuses_within(rubric: Rubric, lines: Mapping[str, ScoreLine]) -> dict[str, ScoreLine]:
    """The lines of such bonuses, cut where they would lift the total above full marks, in the order of the rubric.

    Args:
        rubric: says which bonuses these are.
        lines: of all indicators, by id.
    """
    room = sum((line.deducted for line in lines.values() if not line.bonus), _ZERO)
    cut: dict[str, ScoreLine] = {}
    for level in rubric.levels:
        for item in (item for group in level.groups for item in group.indicators if level.bonus):
            line = lines[item.id]
            if level.bonus == "within" and line.awarded is not None and line.awarded > max(room, _ZERO):
                line = cut[item.id] = _cut(line, padded(max(room, _ZERO), rubric.rounding.places))
            room -= line.awarded or _ZERO
    return cut


def _cut(line: ScoreLine, room: Decimal) -> ScoreLine:
    return line.model_copy(
        update={"awarded": room, "derivation": _say("bonus_cut", steps=line.derivation, room=room)}
    )
