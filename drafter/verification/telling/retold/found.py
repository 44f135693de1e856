"""What the rules say of a sentence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in a sentence otherwise than in its account.

    Attributes:
        check: under which name it is told.
        key: of the message.
        start: offset of its first character in the sentence, half width; rules count without quotation marks.
        end: offset behind the last.
        expected: what the account says.
        sure: it is beyond doubt.
    """

    check: str
    key: str
    start: int
    end: int
    expected: str
    sure: bool = True
