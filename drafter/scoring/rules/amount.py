"""A figure of a rubric: points, bounds, factors."""

from decimal import Decimal
from typing import Annotated, TypeAlias

from pydantic import Field

Amount: TypeAlias = Annotated[Decimal, Field(max_digits=15, decimal_places=6)]
"""Of no more digits than a score sheet can hold, so that no file can make a derivation of a thousand digits."""
