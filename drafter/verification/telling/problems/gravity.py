"""Words of how grave a matter is, where the account of a problem has no such word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.text.width import fold
from drafter.verification.words.claims import blanked, claims
from drafter.verification.words.record import record_of


@dataclass(frozen=True, slots=True)
class Grave:
    """A word that makes a problem graver than its account does.

    Attributes:
        word: the word.
        key: which message tells it.
    """

    word: str
    key: str


def raised(text: str, record: Sequence[str]) -> Iterator[Grave]:
    """The words of gravity in a problem that stand in no record of it, each once."""
    tables = claims()
    bare = blanked(tables.plain_gravity, fold(text).text)
    told = record_of(record).together if tables.either_gravity.search(bare) else ""
    seen: set[str] = set()
    for pattern, key in ((tables.asserted, "gravity_asserted"), (tables.graded, "gravity_raised")):
        for match in pattern.finditer(bare):
            word = match.group()
            if word not in told and word not in seen:
                seen.add(word)
                yield Grave(word, key)
