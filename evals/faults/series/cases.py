"""Made-up cases, loaded as cases are."""

import tempfile
from pathlib import Path

import yaml

from drafter.findings.loading import load_case
from drafter.knowledge.references import References
from drafter.records.digests import digest
from drafter.scoring.view import ScoringView
from evals.case_model import Description, EvalCase, Size
from evals.cases import CASE, rubric_of
from evals.faults.series.making import made_up, name_of
from evals.faults.series.words import HERE, words
from evals.setting import Setting

_FAST: "type[yaml.SafeDumper] | type[yaml.CSafeDumper]" = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
"""Writes YAML by libyaml where PyYAML has it, which takes a tenth of the time."""


def series_names(number: int | None = None) -> list[str]:
    """The ids of the first so many made-up cases; of all by default."""
    most: int = words()["cases"]
    return [name_of(place) for place in range(most if number is None else min(number, most))]


def is_of_series(case: str) -> bool:
    """Whether an id is that of a made-up case."""
    return case in series_names()


def series_case(name: str, setting: Setting) -> EvalCase:
    """A made-up case.

    Raises:
        InputError: it cannot be used.
    """
    services, number = setting.services, series_names().index(name)
    references = References(dict(services.norms), services.wording)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / CASE
        written = yaml.dump(made_up(number), Dumper=_FAST, allow_unicode=True, sort_keys=False)
        path.write_text(written, encoding="utf-8")
        loaded = load_case(path, lambda rubric: ScoringView(rubric_of(rubric, HERE / CASE, setting)), references)
    case = loaded.case
    description = Description(
        why="drafts of many departments, so that every fault is put into enough of them",
        themes=tuple(dict.fromkeys(one.indicator for one in case.findings)),
        size=Size.of(len(list(case.all_points()))),
        style="made up by the series",
    )
    return EvalCase(name, HERE / CASE, case, description, reference=None, digest=digest(case))
