"""Forms broken by what page layouts do: a hard wrap, blanks between characters, blanks of a table."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from drafter.findings.model import Fact
from evals.mutations.chance import chance
from evals.mutations.forms.model import Form, Slot, Written
from evals.mutations.scenes import FactSpec

_SEAMS = re.compile(r"(?<=[\d.%])(?=[^\d.,%])|(?<=[^\d.,])(?=\d)")
_CHARACTERS = re.compile(r"(?<=[\d.%])(?=[^\d.,%])|(?<=[^\d.,])(?=\S)")
_BLANKS = ("　", "\t", "   ", "\xa0")


def wrapped(text: str, rng: Random) -> str:
    """A line ends inside, but not between two digits."""
    return _broken(text, [place for place in _inside(text) if not _between_digits(text, place)], rng)


def cut(text: str, rng: Random) -> str:
    """A line ends between two digits."""
    return _broken(text, [place for place in _inside(text) if _between_digits(text, place)], rng)


def spaced(text: str, rng: Random) -> str:
    """Blanks between figures and characters, and often between the characters, as justified lines have them."""
    return (_SEAMS if chance(rng, 0.5) else _CHARACTERS).sub(" ", text)


def spread(text: str, rng: Random) -> str:  # noqa: ARG001
    """Blanks between all characters and digits, as spread lines have them."""
    return " ".join(text)


def _broken(text: str, places: list[int], rng: Random) -> str:
    """Without a place to break, nothing."""
    if not places:
        return ""
    place = rng.choice(places)
    return text[:place] + rng.choice(("\n", "\n", "\n\n")) + text[place:]


def _inside(text: str) -> range:
    return range(1, len(text))


def _between_digits(text: str, place: int) -> bool:
    return text[place - 1].isdigit() and text[place].isdigit()


def tabled(text: str, rng: Random) -> str:
    """A blank of a table between the figure and its unit."""
    return _SEAMS.sub(rng.choice(_BLANKS), text)


@dataclass(frozen=True)
class BrokenForm:
    """Another form, broken.

    Attributes:
        name: as the table calls it.
        forms: what is broken.
        breaks: how.
    """

    name: str
    forms: tuple[Form, ...]
    breaks: Callable[[str, Random], str]

    def fits(self, slot: Slot) -> bool:
        """Whether one of its forms can stand there."""
        return any(form.fits(slot) for form in self.forms)

    def pin(self, spec: FactSpec, rng: Random) -> str | None:  # noqa: ARG002
        """Any value will do."""
        return None

    def write(self, fact: Fact, rng: Random) -> Written | None:
        """What a form that takes the fact writes, broken, rightly and wrongly."""
        spec = FactSpec(role=fact.role, label=fact.label, kind=fact.kind, unit=fact.unit)
        fitting = [form for form in self.forms if form.fits(Slot("", spec, "", ""))]
        written = rng.choice(fitting).write(fact, rng)
        if written is None:
            return None
        broken = (replace(wrong, text=self.breaks(wrong.text, rng)) for wrong in written.wrongs)
        text = self.breaks(written.text, rng)
        return Written(text, tuple(wrong for wrong in broken if wrong.text)) if text else None
