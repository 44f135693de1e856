"""The norms a notice may cite, read from `knowledge/norms/`: one file per law or rule, its articles restated."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from pydantic import Field

from drafter.errors import AssetError, InputError, Problem
from drafter.findings.model import Frozen, Line
from drafter.findings.problems import FieldPath, FieldProblem
from drafter.findings.validation import given, validated
from drafter.findings.yaml_source import Data, in_order, read_yaml
from drafter.knowledge.model import Norm
from drafter.messages import catalogue

_say = catalogue("drafter.knowledge")
_SHARED = frozenset({"document", "number", "jurisdiction", "in_force", "until"})


class _NormsFile(Frozen):
    """One file: what holds for the whole document, and its articles, read by themselves."""

    document: Line
    number: str = ""
    jurisdiction: str = ""
    in_force: date
    until: date | None = None
    note: str = ""
    articles: tuple[Mapping[str, object], ...] = Field(min_length=1)


def load_norms(folder: Path) -> dict[str, Norm]:
    """Every norm of `folder/*.yaml` by its id, in the order of the files.

    A file says `document`, `number`, `jurisdiction`, `in_force` and `until` once; an article may say otherwise
    for itself.

    Raises:
        AssetError: there is no such folder, or no file in it.
        InputError: with every problem of every file at once.
    """
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise AssetError(f"{folder} holds no norms", remedy="name a knowledge base that has norms/*.yaml")
    norms: dict[str, Norm] = {}
    problems: list[Problem] = []
    for path in paths:
        try:
            problems += _enter(norms, path)
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(_say("norms_unusable", folder=folder), problems)
    return norms


def _enter(norms: dict[str, Norm], path: Path) -> tuple[Problem, ...]:
    """Add the norms of one file; returns what is wrong with it."""
    source = read_yaml(path)
    data = given(source.data, _NormsFile)
    _, faults = validated(_NormsFile, data, ())
    found = list(faults)
    if isinstance(data, dict) and isinstance(data.get("articles"), list):
        shared = {key: value for key, value in data.items() if key in _SHARED}
        for index, article in enumerate(data["articles"] or ()):
            if isinstance(article, dict):
                found += _article(norms, shared, article, ("articles", index))
    return in_order([*source.problems, *map(source.locator.located, found)])


def _article(
    norms: dict[str, Norm], shared: Mapping[str, Data], own: Mapping[str, Data], path: FieldPath
) -> Iterator[FieldProblem]:
    norm, faults = validated(Norm, given({**shared, **own}, Norm), path)
    # What the file says once and wrongly is told once, not again for each article.
    yield from (fault for fault in faults if fault.path[-1] not in _SHARED - own.keys())
    if norm is None:
        return
    if norm.id in norms:
        yield FieldProblem((*path, "id"), _say("id_taken", id=norm.id), _say("id_taken_remedy"))
    if norm.until and norm.until < norm.in_force:
        yield FieldProblem((*path, "until"), _say("until_early"), _say("until_early_remedy"))
    norms.setdefault(norm.id, norm)
