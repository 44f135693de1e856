"""A case read and scored with the norms, wording and rubrics in use: no checker, index or writer is needed."""

from pathlib import Path

from drafter.bootstrap.sources import norms_and_wording
from drafter.config.settings import Config
from drafter.findings.loading import LoadedCase, load_case
from drafter.findings.model import Case
from drafter.knowledge.references import References
from drafter.scoring.card import ScoreCard
from drafter.scoring.engine import score
from drafter.scoring.rubric import Rubric
from drafter.scoring.rubric_files import load_rubric
from drafter.scoring.view import ScoringView


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
