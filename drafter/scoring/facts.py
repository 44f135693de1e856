"""The figures of a score card as facts, so that a notice's scores are checked like any other figure."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from drafter.findings.model import Fact, FactKind, Role
from drafter.scoring.card import ScoreCard, ScoreLine

_UNIT = "分"


def card_facts(card: ScoreCard) -> Mapping[str, Fact]:
    """Every score of a card under a name such as `score.total` or `score.2.1.3.awarded`."""
    facts = {
        "score.total": _points(card.total, "总得分", Role.AWARDED),
        "score.max": _points(card.max, "总分", Role.FULL_MARK),
    }
    if card.converted:
        facts["score.full"] = _points(card.converted.full, "满分", Role.FULL_MARK)
        facts["score.converted"] = _points(card.converted.points, "折合得分", Role.AWARDED)
        facts["score.not_assessed"] = _points(card.not_assessed, "未评价指标分值", Role.FULL_MARK)
    for line in card.lines:
        facts.update(_line_facts(line))
    for band in card.scale:
        facts[f"score.scale.{band.grade}"] = _points(band.lower, band.grade, Role.THRESHOLD)
    return facts


def _line_facts(line: ScoreLine) -> Iterator[tuple[str, Fact]]:
    yield f"score.{line.id}.max", _points(line.max, line.indicator, Role.FULL_MARK)
    if line.awarded is not None:
        yield f"score.{line.id}.awarded", _points(line.awarded, line.indicator, Role.AWARDED)
        yield f"score.{line.id}.deducted", _points(line.deducted, line.indicator, Role.DEDUCTED)


def _points(value: Decimal, label: str, role: Role) -> Fact:
    return Fact(kind=FactKind.SCORE, label=label, role=role, value=str(value), unit=_UNIT)
