"""Made-up cases in memory: one finding that a sentence tells, and others beside it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from drafter.findings.model import (
    Case,
    Department,
    Fact,
    Finding,
    NoticeSpec,
    Point,
    PublishedScore,
    SourceRef,
)
from evals.mutations.names import Names, load_names
from evals.mutations.scenes import Library
from evals.mutations.values import draw

RUBRIC = "shaoguan-2023"
RESULT = Decimal("87.46")
RESULTS = tuple(("分", points) for points in (RESULT, *map(Decimal, (60, 70, 80, 90, 100))))
"""What every made-up case says in points besides its facts: its result, and the bands of the rubric's scale."""

_TRIES = 12
_BESIDES = 3
FIRST_YEAR, LAST_YEAR = 2019, 2024
"""The fiscal years of made-up cases."""


@dataclass(frozen=True)
class World:
    """A made-up case, and which scenes its findings are.

    Attributes:
        case: as the checker is given it.
        year: the fiscal year.
        findings: the facts of each finding; the first is told by the sentence.
        scenes: the scene of each finding.
    """

    case: Case
    year: int
    findings: tuple[Mapping[str, Fact], ...]
    scenes: tuple[str, ...]

    @property
    def facts(self) -> Iterator[Fact]:
        """Every fact of the case."""
        return (fact for finding in self.findings for fact in finding.values())


def make(library: Library, scene: str, rng: Random, pins: Mapping[str, str] | None = None) -> World | None:
    """A case whose first finding is of a scene, with one to three findings of others; `None` if none was found."""
    names, year = load_names(), rng.randint(FIRST_YEAR, LAST_YEAR)
    first = draw(library.scenes[scene], rng, names, year=year, pins=pins)
    if first is None:
        return None
    findings, scenes = [first], [scene]
    wanted = rng.randint(1, _BESIDES)
    others = sorted(library.scenes)
    for _ in range(_TRIES):
        other = rng.choice(others)
        facts = None if other in scenes else draw(library.scenes[other], rng, names, year=year)
        if facts and not _clash(facts, findings):
            findings.append(facts)
            scenes.append(other)
        if len(findings) > wanted:
            break
    return World(build(findings, year, names, rng), year, tuple(findings), tuple(scenes))


def build(findings: Sequence[Mapping[str, Fact]], year: int, names: Names, rng: Random) -> Case:
    """The case of some findings; each has one point, whose account holds its facts in order."""
    source = SourceRef(document=names.words["document"])
    return Case(
        id="made-up",
        department=Department(name=rng.choice(names.pools["部门"])),
        fiscal_year=year,
        rubric=RUBRIC,
        published=PublishedScore(total=RESULT, grade="良", source=source),
        findings=tuple(_finding(number, facts, names, source) for number, facts in enumerate(findings, 1)),
        notice=NoticeSpec(title=names.words["title"], issuer=names.words["issuer"]),
    )


def _finding(number: int, facts: Mapping[str, Fact], names: Names, source: SourceRef) -> Finding:
    label = next(iter(facts.values())).label
    account = "，".join(names.words["account"].format(label=fact.label, name=name) for name, fact in facts.items())
    point = Point(id="a", title=names.words["point"].format(label=label), text=account + "。")
    return Finding(id=f"F{number:02d}", indicator=f"1.1.{number}", facts=facts, points=(point,), source=source)


def _clash(facts: Mapping[str, Fact], findings: Sequence[Mapping[str, Fact]]) -> bool:
    """Whether two findings would give one thing two values."""
    known = {
        (fact.role, fact.label, fact.subject, fact.period) for finding in findings for fact in finding.values()
    }
    values = {fact.value.replace(",", "") for finding in findings for fact in finding.values()}
    return any(
        (fact.role, fact.label, fact.subject, fact.period) in known or fact.value.replace(",", "") in values
        for fact in facts.values()
    )
