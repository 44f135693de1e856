"""Who is charged with a measure: 绩效办督促合同备案, where filing contracts is the duty of the 采购办.

What a point's duties are its own advice says, or else the approved measures that answer it. Whoever is only asked,
told or reported to does not act; beside the one whose duty it is anybody may help.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from drafter.text.alternation import longest_of
from drafter.verification.telling.belonging.index import Belongings, Misplaced
from drafter.verification.words.grams import pairs_of

_BESIDE = re.compile(
    "(?:报告|报请|提请|配合|协助|联合|商请|征求|经由|反馈|告知|通报|[报送交经同与和向商及、或非除府局委厅院校])$"
)
"""Right before a body they say that it does not act, or not alone, or that it is another one: 县政府办公室."""

_BEFORE = 2
_PARTED = re.compile("；|，(?:同时|并且|而|另)")
"""Behind them another measure begins."""

_HEAD = 1
"""The last character of an office's name is what every office is called."""


@dataclass(frozen=True)
class Owners:
    """Finds units that are charged with what is another's duty.

    Attributes:
        belongings: of the case.
    """

    belongings: Belongings

    def misplaced(self, text: str) -> Iterator[Misplaced]:
        """The units of a recommendation, as the other rules read it, that answer for something else."""
        if not self.belongings.units:
            return
        for match in self._unit.finditer(text):
            if not _BESIDE.search(text, max(match.start() - _BEFORE, 0), match.start()):
                first = max((part.end() for part in _PARTED.finditer(text, 0, match.start())), default=0)
                last = _PARTED.search(text, match.end())
                part = text[first : last.start() if last else len(text)]
                found = self._of(part, match.start() - first, match.end() - first)
                yield from (replace(one, start=match.start(), end=match.end()) for one in found)

    def _of(self, text: str, start: int, end: int) -> Iterator[Misplaced]:
        """A unit that acts in it, if it answers for something else."""
        belongings, unit = self.belongings, text[start:end]
        places = belongings.own(text, start, end)
        if not places or any(self._proper(unit, place) for place in places):
            return
        due = frozenset[str]().union(*map(belongings.duties, places))
        named = [name for name, duties in belongings.units.items() if duties & due]
        if named and not any(name in text for name in named):
            sure = all(self._settled(unit, place) for place in places)
            yield Misplaced("owner_elsewhere", start, end, sure, "、".join(named), belongings.title(places[0]))

    def _proper(self, unit: str, place: int) -> bool:
        """Whether a unit may answer for a point: by its duty, by what the case says there, or by its very name."""
        belongings = self.belongings
        due = belongings.duties(place)
        told = belongings.told(place)
        named = pairs_of(unit[:-_HEAD]) & told.all_grams
        return not due or bool(due & belongings.units[unit] or named) or told.says(unit)

    def _settled(self, unit: str, place: int) -> bool:
        """Whether the reviewer's own advice says who acts, and approved wording has nothing for this unit."""
        belongings = self.belongings
        return bool(belongings.advised(place)) and not belongings.wider(place) & belongings.units[unit]

    @cached_property
    def _unit(self) -> re.Pattern[str]:
        return re.compile(longest_of(self.belongings.units))
