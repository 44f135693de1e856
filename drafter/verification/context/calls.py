"""What the figures of a case are called, as people shorten it: without 的, by the year for 上年, with an owner."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from drafter.text.alternation import longest_of
from drafter.text.width import flattened
from drafter.verification.context.ways import ways
from drafter.verification.facts.book import Book
from drafter.verification.facts.known import Known

_ITSELF = frozenset({"该单位", "本单位", "该局", "本局", "该部门", "本部门"})
_SHORTEST, _STEM = 3, 2
_STAGE = re.compile("(?:支出|结余|收入|余额)(?:数|额)?$")
_LAST = re.compile("^上年")
_FORMER = ("上年度", "上一年", "上一年度", "去年")
_MARKS = str.maketrans("", "", "“”\"'")


@dataclass(frozen=True)
class Calls:
    """Finds them.

    Attributes:
        book: the facts.
    """

    book: Book

    @cached_property
    def named(self) -> Mapping[str, tuple[Known, ...]]:
        """The figures of findings and of the case by all that they are called."""
        found: dict[str, dict[str, Known]] = {}
        for known in self.book.of_case:
            if known.own and known.quantity and len(known.fact.label) >= _SHORTEST:
                for call in self._of(known):
                    found.setdefault(call, {})[known.ref] = known
        return {call: tuple(those.values()) for call, those in found.items()}

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """Finds the longest of them; none where the case has no figures."""
        return re.compile(longest_of(self.named)) if self.named else None

    @cached_property
    def whose(self) -> re.Pattern[str]:
        """The department, whoever is in it or below it, and all who own facts, with a 的 behind."""
        book = self.book
        owners = {call for name in book.owners | book.names for call in book.calls(name)}
        return re.compile(f"(?:{longest_of(owners | _ITSELF)})的?")

    def stages_of(self, known: Known) -> Mapping[str, Known]:
        """The stages at which a finding tells the thing of a fact, each with its fact: 预算, 支出, 结余."""
        return self._stages.get((known.scope, known.fact.subject, thing_of(known)), {})

    @cached_property
    def _holders(self) -> Mapping[str, frozenset[str]]:
        """Whose facts are called by a label."""
        found: dict[str, set[str]] = {}
        for known in self.book.of_case:
            found.setdefault(flattened(known.fact.label), set()).add(known.fact.subject)
        return {label: frozenset(subjects) for label, subjects in found.items()}

    @cached_property
    def _stages(self) -> Mapping[tuple[str, str, str], Mapping[str, Known]]:
        found: dict[tuple[str, str, str], dict[str, Known]] = {}
        for known in self.book.of_case:
            stem = thing_of(known) if known.own and known.quantity else ""
            stage = flattened(known.fact.label).removeprefix(stem) if stem else ""
            if len(stem) >= _STEM and len(stage) >= _STEM and stage != flattened(known.fact.label):
                found.setdefault((known.scope, known.fact.subject, stem), {})[stage] = known
        return found

    def _of(self, known: Known) -> Iterator[str]:
        subject = flattened(known.fact.subject)
        bodies = self.book.calls(subject) if subject and subject not in self.book.names else ()
        for label in self._labels(known):
            if not bodies or subject in label or len(self._holders[flattened(known.fact.label)]) == 1:
                yield label
            for body in bodies:
                yield from (f"{body}{label}", f"{body}的{label}")

    def _labels(self, known: Known) -> Iterator[str]:
        label = flattened(known.fact.label)
        for call in (label, label.translate(_MARKS)):
            yield call
            if len(bare := call.replace("的", "")) > _SHORTEST:
                yield bare
            if _LAST.match(call) and known.years:
                years = (f"{max(known.years)}年", *_FORMER)
                yield from (_LAST.sub(year, call) for year in years)


def thing_of(known: Known) -> str:
    """What the label of a fact names, without the stage at which it is told."""
    return ways().stage.sub("", _STAGE.sub("", flattened(known.fact.label)))
