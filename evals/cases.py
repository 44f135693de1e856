"""Reading cases: a folder each, with `expect.toml`, `case.yaml` there or elsewhere, and perhaps `reference.md`."""

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import ValidationError

from drafter.assets import asset
from drafter.errors import EvaluationError, InputError, Problem
from drafter.findings.loading import LoadedCase, load_case
from drafter.findings.model import Case
from drafter.knowledge.references import References
from drafter.records.digests import digest
from drafter.scoring.rubric import Rubric
from drafter.scoring.rubric_files import load_rubric
from drafter.scoring.view import ScoringView
from drafter.verification.model import Manuscript, Section
from drafter.verification.reading.manuscripts import manuscript_of
from evals.case_model import Description, EvalCase, Size
from evals.setting import Setting

CASES = Path(__file__).parent / "cases"
"""The cases that ship."""

DESCRIPTION, CASE, REFERENCE = "expect.toml", "case.yaml", "reference.md"
_EXAMPLE = "example:"


def case_names(folder: Path = CASES, only: Sequence[str] = ()) -> list[str]:
    """The ids of the cases of a folder, in order.

    Args:
        folder: holds a folder a case.
        only: ids of the cases that are wanted; by default all.

    Raises:
        EvaluationError: there are none, or one that is wanted is not there.
    """
    names = sorted(path.parent.name for path in folder.glob(f"*/{DESCRIPTION}"))
    missing = sorted(set(only) - set(names))
    if missing or not names:
        wanted = f"no case {', '.join(missing)}" if missing else "no cases"
        raise EvaluationError(
            f"{wanted} in {folder}",
            remedy=f"a case is a folder with {DESCRIPTION} and {CASE}; see evals/README.md",
        )
    return [name for name in names if not only or name in only]


def load_cases(setting: Setting, folder: Path = CASES, only: Sequence[str] = ()) -> tuple[EvalCase, ...]:
    """Every case of a folder, in the order of their names; see `case_names`.

    Args:
        setting: the norms, the wording and the rubrics that the cases name.
        folder: holds a folder a case.
        only: ids of the cases that are wanted; by default all.

    Raises:
        EvaluationError: there are none, or one that is wanted is not there.
        InputError: some cannot be used; with everything that is wrong with all of them.
    """
    problems: list[Problem] = []
    loaded = [_tried(folder / name, setting, problems) for name in case_names(folder, only)]
    if problems:
        raise InputError(f"cases in {folder} cannot be used", problems)
    return tuple(case for case in loaded if case is not None)


def load_eval_case(folder: Path, setting: Setting) -> EvalCase:
    """One case.

    Raises:
        InputError: a file of it cannot be used.
    """
    description = _description(folder / DESCRIPTION)
    path = _case_path(folder, description)
    case = loaded_case(path, setting).case
    text = _text(folder / REFERENCE)
    reference = manuscript_of(text) if text else None
    _refuse_unfit(folder, description, case, reference)
    return EvalCase(
        id=folder.name,
        path=path,
        case=case,
        description=description,
        reference=reference,
        digest=digest("\n".join((digest(case), digest(description), digest(text)))),
    )


def loaded_case(path: Path, setting: Setting) -> LoadedCase:
    """A case as the program loads it, and what it warns of."""
    services = setting.services
    references = References(dict(services.norms), services.wording)
    return load_case(path, lambda name: ScoringView(rubric_of(name, path, setting)), references)


def rubric_of(name: str, case: Path, setting: Setting) -> Rubric:
    """The rubric that a case names: by its id, or by a path from here or from a folder that it is in."""
    beside = [folder / name for folder in case.resolve().parents] if name.endswith((".yaml", ".yml")) else []
    found = next((path for path in (Path(name), *beside) if path.is_file()), None)
    return load_rubric(found if beside and found else name, setting.base)


def _refuse_unfit(folder: Path, description: Description, case: Case, reference: Manuscript | None) -> None:
    """A description that does not fit its case, and an editor's text in which nothing can be found."""
    problems = []
    if reference and not all(reference.of(section) for section in Section):
        problems.append(Problem(str(folder / REFERENCE), "not both sections with their items （一） were found"))
    size = Size.of(len(list(case.all_points())))
    if description.size is not size:
        problems.append(Problem(f"{folder / DESCRIPTION} size", f"the case is {size}", f'write size = "{size}"'))
    if problems:
        raise InputError(f"{folder} cannot be used", problems)


def _tried(folder: Path, setting: Setting, problems: list[Problem]) -> EvalCase | None:
    try:
        return load_eval_case(folder, setting)
    except InputError as error:
        problems += error.problems or [Problem(str(folder), str(error), error.remedy)]
        return None


def _description(path: Path) -> Description:
    try:
        return Description.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        raise InputError(f"{path} cannot be used", list(_faults(path, error))) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{path} cannot be read: {error}") from error


def _faults(path: Path, error: ValidationError) -> Iterator[Problem]:
    for detail in error.errors():
        yield Problem(f"{path} {'.'.join(map(str, detail['loc']))}", detail["msg"])


def _case_path(folder: Path, description: Description) -> Path:
    if description.case.startswith(_EXAMPLE):
        return asset(f"examples/{description.case.removeprefix(_EXAMPLE)}/{CASE}")
    return folder / (description.case or CASE)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8") if path.is_file() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read: {error}") from error
