"""The kinds of rules that a rubric may use. A new kind is one more class here."""

from typing import Annotated, TypeAlias

from pydantic import Field

from drafter.scoring.rules.bands import Bands
from drafter.scoring.rules.checklist import Checklist
from drafter.scoring.rules.discretionary import Discretionary
from drafter.scoring.rules.growth import Growth
from drafter.scoring.rules.options import Options
from drafter.scoring.rules.parts import Part, Parts
from drafter.scoring.rules.proportional import Proportional
from drafter.scoring.rules.threshold import Threshold
from drafter.scoring.rules.violations import Violations

Rule: TypeAlias = Annotated[
    Bands | Checklist | Discretionary | Growth | Options | Parts | Proportional | Threshold | Violations,
    Field(discriminator="kind"),
]
"""A rule, told apart by its `kind`."""

Part.model_rebuild(_types_namespace={"Rule": Rule})
Parts.model_rebuild()
