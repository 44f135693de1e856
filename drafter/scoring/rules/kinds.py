"""The kinds of rules that a rubric may use."""

from typing import Annotated, TypeAlias

from pydantic import Field

from drafter.scoring.rules.parts import Parts
from drafter.scoring.rules.single import SingleRule
from drafter.scoring.rules.veto import Veto

Rule: TypeAlias = Annotated[SingleRule | Parts | Veto, Field(discriminator="kind")]
"""A rule, told apart by its `kind`."""
