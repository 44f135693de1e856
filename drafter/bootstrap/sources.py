"""The files of the base in use, each read once: norms, wording, past notices. No checker or index is needed."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from drafter.config.settings import Config
from drafter.knowledge.catalogue import Catalogue, Listed
from drafter.knowledge.model import Norm, PassageKind
from drafter.knowledge.norms import load_norms
from drafter.knowledge.notices import Notice, PastText, load_notices
from drafter.knowledge.wording import Wording, load_wording

State: TypeAlias = tuple[tuple[str, int, int], ...]
"""Name, time and size of some files."""

_CENTRAL = (PassageKind.PROBLEM, PassageKind.RECOMMENDATION)


def norms_and_wording(config: Config) -> tuple[dict[str, Norm], Wording]:
    """The norms and the wording: what a case is checked against is what it is then drafted with, read once."""
    folder = config.knowledge.base_folder / "norms"
    return dict(_norms(folder, _state_below(folder))), wording_of(config)


def wording_of(config: Config) -> Wording:
    """The wording alone, read once."""
    folder = config.knowledge.base_folder / "wording"
    return _wording(folder, _state_below(folder))


@lru_cache(maxsize=1)
def _norms(folder: Path, state: State) -> dict[str, Norm]:  # noqa: ARG001
    """Read them; `state` stands for the files as they are now, so that a changed file is read again."""
    return load_norms(folder)


@lru_cache(maxsize=1)
def _wording(folder: Path, state: State) -> Wording:  # noqa: ARG001
    """Read it, as the norms are."""
    return load_wording(folder)


def documents_of(config: Config) -> list[Listed]:
    """The documents that were taken in, in the order of their paths."""
    return Catalogue(config.knowledge.index_folder).listed()


def notices_of(config: Config) -> tuple[Notice, ...]:
    """The past notices that ship, read once: they are both searched and kept out of drafts."""
    folder = config.knowledge.base_folder / "notices"
    return _notices(folder, state_of(path for path in folder.glob("*.md") if path.is_file()))


@lru_cache(maxsize=1)
def _notices(folder: Path, state: State) -> tuple[Notice, ...]:  # noqa: ARG001
    """Read them, as the norms are."""
    return load_notices(folder)


def past_texts(config: Config) -> tuple[PastText, ...]:
    """The clauses of all notices of the base.

    Of the documents that were taken in these are the ones whose department and year are known: of the others
    nobody can say whether they are about the case at hand.
    """
    shipped = (
        PastText(
            id=notice.header.id,
            title=notice.header.title,
            department=notice.header.department,
            year=notice.header.year,
            text="\n".join(clause.text for clause in notice.clauses),
        )
        for notice in notices_of(config)
    )
    return (*shipped, *_taken_in(Catalogue(config.knowledge.index_folder)))


def _taken_in(catalogue: Catalogue) -> Iterator[PastText]:
    texts: dict[tuple[str, str, str, int], list[str]] = {}
    for passage in catalogue.passages():
        if passage.department and passage.year and passage.kind in _CENTRAL:
            about = (passage.source, passage.title, passage.department, passage.year)
            texts.setdefault(about, []).append(passage.text)
    for (source, title, department, year), clauses in texts.items():
        yield PastText(id=source, title=title, department=department, year=year, text="\n".join(clauses))


def state_of(files: Iterable[Path]) -> State:
    """Stands for some files as they are now: changed ones have another."""
    states = ((str(path), path.stat()) for path in sorted(files))
    return tuple((name, state.st_mtime_ns, state.st_size) for name, state in states)


def _state_below(folder: Path) -> State:
    """Of the YAML files in a folder and in those below it."""
    return state_of(path for path in folder.rglob("*.yaml") if path.is_file())
