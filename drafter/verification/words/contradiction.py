"""A piece of a text that contradicts an account, and how alike pieces must be to be held against each other."""

from dataclasses import dataclass

ALIKE = 0.5
"""So much of the words of one piece must be in the other for the two to be compared."""

SAME = 0.6
"""So much of what an account denies must a text affirm to contradict it."""

NEAR = 0.8
"""A piece of the account that is nearly as like as the most alike one may agree in its place."""

LEAST = 2
"""A piece of fewer words says too little to be compared."""


@dataclass(frozen=True, slots=True)
class Opposed:
    """A piece of a text that contradicts its account.

    Attributes:
        start: offset of its first character.
        end: offset behind the last.
        key: which message tells it.
        account: what the account says.
        sure: it contradicts beyond doubt.
    """

    start: int
    end: int
    key: str
    account: str
    sure: bool = True
