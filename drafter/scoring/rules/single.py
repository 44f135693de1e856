"""The kinds of rules that stand by themselves, as an indicator or as a part of one. A new kind is named here."""

from typing import Annotated, TypeAlias

from pydantic import Field

from drafter.scoring.rules.bands import Bands
from drafter.scoring.rules.bonus import Bonus
from drafter.scoring.rules.checklist import Checklist
from drafter.scoring.rules.discretionary import Discretionary
from drafter.scoring.rules.growth import Growth
from drafter.scoring.rules.items import Items
from drafter.scoring.rules.options import Options
from drafter.scoring.rules.per_point import PerPoint
from drafter.scoring.rules.proportional import Proportional
from drafter.scoring.rules.stated import Stated
from drafter.scoring.rules.threshold import Threshold
from drafter.scoring.rules.violations import Violations

SingleRule: TypeAlias = Annotated[
    Bands
    | Bonus
    | Checklist
    | Discretionary
    | Growth
    | Items
    | Options
    | PerPoint
    | Proportional
    | Stated
    | Threshold
    | Violations,
    Field(discriminator="kind"),
]
"""A rule without parts, told apart by its `kind`."""
