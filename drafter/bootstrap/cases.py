"""A case read and scored with the norms, wording and rubrics in use: no checker, index or writer is needed."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from drafter.config.settings import Config
from drafter.findings.loading import LoadedCase, load_case
from drafter.findings.model import Case
from drafter.knowledge.model import Norm
from drafter.knowledge.norms import load_norms
from drafter.knowledge.references import References
from drafter.knowledge.wording import Wording, load_wording
from drafter.scoring.card import ScoreCard
from drafter.scoring.engine import score
from drafter.scoring.rubric import Rubric
from drafter.scoring.rubric_files import load_rubric
from drafter.scoring.view import ScoringView

State: TypeAlias = tuple[tuple[str, int, int], ...]
"""Name, time and size of some files."""


def load_case_file(path: Path, config: Config) -> LoadedCase:
    """Read a case, checked against the rubric that it names.

    Raises:
        InputError: with every problem of the file at once.
    """
    norms, wording = norms_and_wording(config)
    return load_case(path, lambda name: ScoringView(rubric_in_use(name, config)), References(norms, wording))


def scored_case(path: Path, config: Config) -> tuple[LoadedCase, ScoreCard]:
    """Read and score a case; reaches neither an index nor a model.

    The card also warns of what was remarked while the file was read.

    Raises:
        InputError: the file cannot be used, or not be scored.
    """
    loaded = load_case_file(path, config)
    card = score_of(config, loaded.case)
    return loaded, card.model_copy(update={"warnings": (*card.warnings, *map(str, loaded.warnings))})


def score_of(config: Config, case: Case) -> ScoreCard:
    """The score card of a case.

    Raises:
        InputError: it cannot be scored.
    """
    return score(case, rubric_in_use(case.rubric, config))


def rubric_in_use(name: str, config: Config) -> Rubric:
    """A rubric of the base in use by its id, else one that ships, or a file by its path.

    Raises:
        InputError: there is none, or it cannot be used.
    """
    return load_rubric(name, config.knowledge.base_folder)


def norms_and_wording(config: Config) -> tuple[dict[str, Norm], Wording]:
    """The norms and the wording: what a case is checked against is what it is then drafted with, read once."""
    folder = config.knowledge.base_folder
    files = [path for name in ("norms", "wording") for path in (folder / name).rglob("*.yaml") if path.is_file()]
    norms, wording = _norms_and_wording(folder, state_of(files))
    return dict(norms), wording


@lru_cache(maxsize=1)
def _norms_and_wording(folder: Path, state: State) -> tuple[dict[str, Norm], Wording]:  # noqa: ARG001
    """Read them; `state` stands for the files as they are now, so that a changed file is read again."""
    return load_norms(folder / "norms"), load_wording(folder / "wording")


def state_of(files: Iterable[Path]) -> State:
    """Stands for some files as they are now: changed ones have another."""
    states = ((str(path), path.stat()) for path in sorted(files))
    return tuple((name, state.st_mtime_ns, state.st_size) for name, state in states)
