"""A case file read piece by piece, so that one broken piece hides nothing that is wrong with the others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from drafter.findings.fact_checks import fact_problems
from drafter.findings.literals import Account
from drafter.findings.model import CASE_SCOPE, Case, Fact, Finding, Identifier, Judgement, Point
from drafter.findings.problems import FieldPath, FieldProblem
from drafter.findings.slot_checks import Slotted
from drafter.findings.validation import given, validated
from drafter.findings.yaml_source import Data

_Model = TypeVar("_Model")
_Step = TypeVar("_Step", str, int)
_OneFact = dict[Identifier, Fact]
_POINT_TEXTS = ("title", "text", "effect", "advice")
_NOTICE_TEXTS = ("title", "basis", "overview", "tables", "review_summary")


@dataclass(frozen=True, slots=True)
class FindingPart:
    """One finding as far as it can be read.

    Attributes:
        index: its position in the file.
        raw: what stands there.
        facts: its sound facts.
        points: its sound points, by position.
        finding: the finding with its sound facts, judgements and points; `None` where its own fields are faulty.
    """

    index: int
    raw: Mapping[str, Data]
    facts: Mapping[str, Fact]
    points: Mapping[int, Point]
    finding: Finding | None

    @property
    def id(self) -> str:
        """Its id, or an empty string where it has none."""
        return text_of(self.raw.get("id"))

    @property
    def path(self) -> FieldPath:
        """Where it stands."""
        return ("findings", self.index)


@dataclass(frozen=True, slots=True)
class Parts:
    """A case as far as it can be read.

    Attributes:
        raw: the whole of it, without keys that were left empty.
        facts: the sound facts of the whole case.
        findings: its findings, also those that are not sound.
        problems: what is wrong with the shape of any piece.
    """

    raw: Mapping[str, Data]
    facts: Mapping[str, Fact]
    findings: tuple[FindingPart, ...]
    problems: tuple[FieldProblem, ...]

    @property
    def published(self) -> bool:
        """Whether the result is taken over as published."""
        return self.raw.get("published") is not None

    def sound_facts(self) -> dict[str, Fact]:
        """The sound facts by their full names."""
        named = {f"{CASE_SCOPE}.{name}": fact for name, fact in self.facts.items()}
        for part in self.findings:
            named |= {f"{part.id}.{name}": fact for name, fact in part.facts.items()}
        return named

    def fact_names(self) -> frozenset[str]:
        """Full names of all facts, sound or not."""
        scopes: list[tuple[str, Data]] = [(CASE_SCOPE, self.raw.get("facts"))]
        scopes += [(part.id, part.raw.get("facts")) for part in self.findings]
        return frozenset(f"{scope}.{name}" for scope, facts in scopes for name in mapping_of(facts))

    def slotted(self) -> Iterator[Slotted]:
        """Every text that may hold slots."""
        notice = mapping_of(self.raw.get("notice"))
        for key in _NOTICE_TEXTS:
            for path, text in texts_within(notice.get(key), ("notice", key)):
                yield Slotted(path, text, CASE_SCOPE)
        for part in self.findings:
            yield from _texts_of_finding(part)


def read_parts(data: Data) -> Parts:
    """Read what can be read of a case."""
    raw = given(data, Case)
    top = mapping_of(raw)
    problems: list[FieldProblem] = []
    _, found = validated(Case, _without(top, facts={}, findings=[]) if top else raw, ())
    problems += found
    facts = _facts(top.get("facts"), ("facts",), problems)
    findings = tuple(
        _finding(index, item, problems)
        for index, item in enumerate(list_of(top.get("findings")))
        if _is_mapping(item, ("findings", index), problems)
    )
    return Parts(top, facts, findings, tuple(problems))


def accounts(parts: Parts) -> Iterator[Account]:
    """Every point with its texts and the facts at hand."""
    year = text_of(parts.raw.get("fiscal_year"))
    of_case = {f"{CASE_SCOPE}.{name}": fact for name, fact in parts.facts.items()}
    for part in parts.findings:
        for position, item in enumerate(list_of(part.raw.get("points"))):
            point = mapping_of(item)
            texts = {key: text_of(point.get(key)) for key in _POINT_TEXTS}
            yield Account(
                path=(*part.path, "points", position),
                id=text_of(point.get("id")),
                texts=texts,
                facts={**part.facts, **of_case},
                fiscal_year=int(year) if year.isdecimal() else 0,
            )


def mapping_of(data: Data) -> dict[str, Data]:
    """The data if it is a mapping, else an empty one."""
    return data if isinstance(data, dict) else {}


def list_of(data: Data) -> list[Data]:
    """The data if it is a list, else an empty one."""
    return data if isinstance(data, list) else []


def text_of(data: Data) -> str:
    """The data if it is text, else an empty one."""
    return data if isinstance(data, str) else ""


def _is_mapping(item: Data, path: FieldPath, problems: list[FieldProblem]) -> bool:
    if isinstance(item, dict):
        return True
    problems += validated(Finding, item, path)[1]
    return False


def _finding(index: int, item: Data, problems: list[FieldProblem]) -> FindingPart:
    path: FieldPath = ("findings", index)
    raw = mapping_of(item)
    facts = _facts(raw.get("facts"), (*path, "facts"), problems)
    judgements = _each(Judgement, mapping_of(raw.get("judgements")), (*path, "judgements"), problems)
    points = _each(Point, dict(enumerate(list_of(raw.get("points")))), (*path, "points"), problems)
    outer = _without(raw, facts={}, judgements={}, points=[])
    shell, found = validated(Finding, outer, path)
    problems += found
    if shell is None:
        # An unknown key is told, and must not hide what the rubric says of the rest.
        shell, _ = validated(Finding, {key: outer[key] for key in outer if key in Finding.model_fields}, path)
    sound = {"facts": facts, "judgements": judgements, "points": tuple(points.values())}
    whole = shell and shell.model_copy(update=sound)
    return FindingPart(index, raw, facts, points, whole)


def _each(
    model: type[_Model], items: Mapping[_Step, Data], path: FieldPath, problems: list[FieldProblem]
) -> dict[_Step, _Model]:
    """The sound ones of some pieces, by their key or position."""
    sound: dict[_Step, _Model] = {}
    for step, item in items.items():
        piece, found = validated(model, item, (*path, step))
        problems += found
        if piece is not None:
            sound[step] = piece
    return sound


def _facts(data: Data, path: FieldPath, problems: list[FieldProblem]) -> dict[str, Fact]:
    sound: dict[str, Fact] = {}
    for name, item in mapping_of(data).items():
        checked, found = validated(_OneFact, {name: item}, path)
        fact = checked[name] if checked else None
        own = [problem.under(*path, name) for problem in fact_problems(fact)] if fact else []
        problems += (*found, *own)
        if fact is not None and not own:
            sound[name] = fact
    return sound


def _without(raw: Mapping[str, Data], **empty: Data) -> dict[str, Data]:
    """The mapping with the contents of some of its containers left out; a wrong container stays, to be told."""
    return {
        key: empty[key] if key in empty and type(value) is type(empty[key]) else value
        for key, value in raw.items()
    }


def _texts_of_finding(part: FindingPart) -> Iterator[Slotted]:
    for name, value in mapping_of(part.raw.get("measures")).items():
        yield Slotted((*part.path, "measures", name), text_of(value), part.id)
    for position, point in enumerate(list_of(part.raw.get("points"))):
        for key in _POINT_TEXTS:
            text = text_of(mapping_of(point).get(key))
            yield Slotted((*part.path, "points", position, key), text, part.id)


def texts_within(data: Data, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    """Every text that stands anywhere within some data, each with its path from the top."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from texts_within(item, (*path, index))
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from texts_within(value, (*path, key))
