"""Phrasings filled with facts, with the place of every slot."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from string import Formatter

from drafter.findings.display import shown
from drafter.findings.model import Fact
from evals.mutations.forms.model import Slot
from evals.mutations.scenes import YEARS, Library, Phrasing, slots_of

RANGE = re.compile(r"\{(\w+)\}(?:[—～~-]|——|至|到)\{(\w+)\}")
"""Two slots that make a range."""


@dataclass(frozen=True)
class Sentence:
    """A filled phrasing.

    Attributes:
        text: as it reads.
        places: where each slot stands, by name.
    """

    text: str
    places: Mapping[str, tuple[int, int]]


def fill(
    phrasing: Phrasing, facts: Mapping[str, Fact], year: int, given: Mapping[str, str] | None = None
) -> Sentence:
    """The sentence of some facts; texts that are given stand in place of the plain ones."""
    texts = {"year": str(year), "last": str(year - 1), **(given or {})}
    return _joined(phrasing.text, lambda name: texts[name] if name in texts else shown(facts[name]))


def _joined(template: str, text_of: Callable[[str], str]) -> Sentence:
    text, places = "", {}
    for literal, name, _, _ in Formatter().parse(template):
        text += literal
        if name is not None:
            value = text_of(name)
            places[name] = (len(text), len(text) + len(value))
            text += value
    return Sentence(text, places)


def slots(library: Library) -> Iterator[tuple[Phrasing, Slot]]:
    """Every slot for a fact of every phrasing, once; those of ranges go together and not alone."""
    for phrasing in library.phrasings:
        used = slots_of(phrasing.text)
        ranged = {name for match in RANGE.finditer(phrasing.text) for name in match.groups()}
        for name in dict.fromkeys(used):
            if name in YEARS or name in ranged or used.count(name) > 1:
                continue
            before, _, after = phrasing.text.partition("{" + name + "}")
            yield phrasing, Slot(name, library.scenes[phrasing.scene].facts[name], before, after)
