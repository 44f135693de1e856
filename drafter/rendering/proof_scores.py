"""The figures of a score card with what each follows from: sums of lines, overrides, and the rules' own steps."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from drafter.findings.model import Case
from drafter.findings.problems import FieldPath
from drafter.rendering.proof_model import Known
from drafter.rendering.proof_places import Places
from drafter.rendering.proof_sources import SourceFile
from drafter.scoring.card import ScoreCard, ScoreLine
from drafter.scoring.facts import card_facts

_UNIT = "分"


@dataclass(frozen=True)
class ScoreFacts:
    """Enters scores.

    Attributes:
        card: the scores.
        case: what was judged.
        places: finds fields in files.
    """

    card: ScoreCard
    case: Case
    places: Places

    @cached_property
    def _values(self) -> Mapping[str, str]:
        return {ref: fact.value for ref, fact in card_facts(self.card).items()}

    @cached_property
    def _rubric(self) -> SourceFile:
        return self.places.sources.rubric_file()

    def known(self, ref: str) -> Known | None:
        """One score by its name, such as `score.2.1.3.awarded`, with its places or its formula."""
        name = ref.removeprefix("score.")
        if name == "grade":
            return self._grade()
        if ref not in self._values:
            return self._reason(name)
        value = self._values[ref]
        if name.startswith("scale."):
            index = next(i for i, band in enumerate(self.card.scale) if band.grade == name.removeprefix("scale."))
            return self._read(value, self._rubric, ("scale", index, "lower"))
        line, _, what = name.rpartition(".")
        return self._of_line(value, line, what) if line else self._of_card(value, name)

    def _grade(self) -> Known:
        if self.case.published:
            at = self.places.at(self.places.case_file, value=("published", "grade"))
        else:
            index = next(i for i, band in enumerate(self.card.scale) if band.grade == self.card.grade)
            at = self.places.at(self._rubric, value=("scale", index, "grade"))
        return Known(kind="name", value=self.card.grade, at=at)

    def _reason(self, name: str) -> Known | None:
        line, _, what = name.rpartition(".")
        index = self._finding(line)
        if what != "reason" or index is None:
            return None
        at = self.places.at(self.places.case_file, value=("findings", index, "not_assessed"))
        return Known(kind="name", value=self.case.findings[index].not_assessed, at=at)

    def _of_card(self, value: str, name: str) -> Known:
        tops = [line for line in self.card.lines if line.level == 1 and line.awarded is not None]
        match name:
            case "total" if self.case.published:
                return self._read(value, self.places.case_file, ("published", "total"))
            case "total":
                return _computed(value, " + ".join(_awarded(line) for line in tops))
            case "converted":
                return _computed(value, "score.total * score.full / score.max")
            case "not_assessed":
                return _computed(value, "score.full - score.max")
            case "max" if tops:
                return _computed(value, " + ".join(f"score.{line.id}.max" for line in tops if not line.bonus))
        return self._read(value, self._rubric, ("max",))

    def _of_line(self, value: str, name: str, what: str) -> Known:
        line = self.card.line(name)
        assert line is not None  # noqa: S101  (its facts are made from the lines)
        below = [one for one in self._below(line) if one.awarded is not None]
        if what == "deducted":
            return _computed(value, f"score.{name}.max - score.{name}.awarded")
        if below:
            return _computed(value, " + ".join(f"score.{one.id}.{what}" for one in below))
        if what == "max":
            return self._read(value, self._rubric, (*self._paths[name], "max"))
        return self._awarded(value, line)

    def _awarded(self, value: str, line: ScoreLine) -> Known:
        index = self._finding(line.id)
        if index is None:
            return Known(kind="score", value=value, unit=_UNIT, derivation=line.derivation)
        if line.override and str(line.awarded) == value:
            return self._read(value, self.places.case_file, ("findings", index, "override", "awarded"))
        finding = self.case.findings[index].id
        return Known(kind="score", value=value, unit=_UNIT, derivation=line.derivation, finding=finding)

    def _below(self, line: ScoreLine) -> Iterator[ScoreLine]:
        """The lines that a subtotal adds up."""
        lines = self.card.lines
        begin = next(place for place, one in enumerate(lines, 1) if one is line)
        for one in lines[begin:]:
            if one.level <= line.level:
                return
            if one.level == line.level + 1:
                yield one

    def _finding(self, indicator: str) -> int | None:
        return next((i for i, one in enumerate(self.case.findings) if one.indicator == indicator), None)

    @cached_property
    def _paths(self) -> Mapping[str, FieldPath]:
        """Where each indicator stands in the rubric."""
        nodes = self._rubric.nodes
        return {
            str(node.text): path[:-1]
            for path, node in nodes.items()
            if path[-1] == "id" and path[0] == "levels" and node.text
        }

    def _read(self, value: str, file: SourceFile, path: FieldPath) -> Known:
        return Known(kind="score", value=value, unit=_UNIT, at=self.places.at(file, value=path))


def _computed(value: str, formula: str) -> Known:
    names = [part for part in formula.split() if part.startswith("score.")]
    inputs = {name: name for name in names}
    return Known(kind="score", value=value, unit=_UNIT, formula=formula, inputs=inputs)


def _awarded(line: ScoreLine) -> str:
    return f"score.{line.id}.awarded"
