"""What is wrong with a piece of a case, before anyone has said in which line of which file it stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

FieldPath = tuple[str | int, ...]
"""Keys and list positions from the top of a file: `("findings", 3, "points", 0, "text")`."""

ALIKE = 60.0
"""From here on a word may have been meant; from `VERY_ALIKE` on it hardly was another."""

VERY_ALIKE = 80.0


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """One thing wrong at one field.

    Attributes:
        path: the field, from the top of the file or relative to whatever was examined.
        message: what is wrong, in Chinese.
        remedy: what to do about it.
    """

    path: FieldPath
    message: str
    remedy: str = ""

    def under(self, *prefix: str | int) -> "FieldProblem":
        """The same problem, seen from further up."""
        return FieldProblem((*prefix, *self.path), self.message, self.remedy)


def dotted(path: FieldPath) -> str:
    """A path as people write it: `findings[3].points[0].text`."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).removeprefix(".")


def nearest(word: str, choices: Iterable[str], *, alike: float = ALIKE) -> str:
    """The choice most like a word, or an empty string where none is like it (100: the very word)."""
    found = process.extractOne(word, sorted(choices), scorer=fuzz.ratio, score_cutoff=alike)
    return found[0] if found else ""
