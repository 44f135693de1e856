"""Made-up rubrics of one indicator, for what a rule says of itself and what a review of it gives."""

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import yaml
from pydantic import TypeAdapter

from drafter.findings.model import Judgement
from drafter.scoring.lint import LintReport, lint_file
from drafter.scoring.rules.base import Inputs, Marks, Outcome
from drafter.scoring.rules.kinds import Rule

SCALE = [{"grade": "优", "lower": 90}, {"grade": "良", "lower": 80}, {"grade": "差", "lower": 0}]
A, B = {"a": {"label": "完成数", "unit": "个"}}, {"b": {"label": "总数", "unit": "个"}}
RATIO = {"form": "ratio", "part": "a", "whole": "b"}
PLAIN = {"form": "measure", "measure": "a"}


def indicator(rule: object, full: object = 5, measures: object = None, **changes: object) -> dict[str, object]:
    """An indicator with a rule."""
    return {"id": "1.1.1", "name": "办理及时性", "max": full, "measures": measures or {}, "rule": rule, **changes}


def rubric(*indicators: Mapping[str, object], full: object = None, **changes: object) -> dict[str, object]:
    """A rubric of one group, whose weights add up unless they are changed."""
    total = full if full is not None else sum(Decimal(str(item["max"])) for item in indicators)
    group = {"id": "1.1", "name": "办理", "max": str(total), "indicators": list(indicators)}
    level = {"id": "1", "name": "履职", "max": str(total), "groups": [group]}
    head = {"id": "yunling", "title": "云岭县（虚构）", "version": "1", "source": "虚构", "issued": "2024"}
    return {**head, "max": str(total), "scale": [{"grade": "优", "lower": 0}], "levels": [level], **changes}


def written(data: object, folder: Path) -> Path:
    """A rubric as a file."""
    path = folder / "rubric.yaml"
    data = json.loads(json.dumps(data))  # what stands twice is written twice: anchors are refused
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def linted(data: object, folder: Path) -> LintReport:
    """What the lint says of a rubric."""
    return lint_file(written(data, folder))


def said(data: object, folder: Path) -> list[tuple[str, str, str]]:
    """Kind, indicator and message of everything that the lint says."""
    return [(item.kind, item.indicator, item.message) for item in linted(data, folder).findings]


def assess(
    rule: object, full: object, judgements: Mapping[str, object] | None = None, **numbers: object
) -> Outcome:
    """What a rule gives for some measures and judgements."""
    read = TypeAdapter[Rule](Rule).validate_python(rule)
    judged = {name: Judgement.model_validate(value) for name, value in (judgements or {}).items()}
    measures = {name: Decimal(str(value)) for name, value in numbers.items()}
    return read.assess(Inputs(measures, judged), Marks(Decimal(str(full))))


def told(outcome: Outcome) -> list[str]:
    """The problems of an outcome."""
    return [problem.message for problem in (*outcome.wrong, *outcome.missing)]
