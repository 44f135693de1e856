"""The approved wording: themes and defects with the words for them, read from `knowledge/wording/`."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import Field, ValidationError

from drafter.errors import InputError, Problem
from drafter.findings.model import Frozen, Line
from drafter.findings.yaml_parser import load
from drafter.knowledge.cues import PAIR, Cues
from drafter.knowledge.model import Defect, Theme

_Model = TypeVar("_Model", bound=Frozen)


class Phrases(Frozen):
    """The joints between approved phrases.

    Attributes:
        duties: generic names of those who answer for a duty (`finance` → 财务部门).
        norm_breaches: sentences that say norms were not kept, with `{grounds}`; used in turn.
        ground: one norm among the grounds, with `{norm}` and `{topic}`.
        grounds_joint: stands between grounds.
        topics_joint: stands between the topics of one norm's grounds.
        also: stands between two accounts told in one clause.
        addressing: opens an action that answers several points, with `{titles}`.
        addressing_some: likewise, where only some of them are named.
        titles_joint: stands between those titles.
        heading_all: ends the heading of an item without a defect to name it by, with `{titles}`.
        heading_some: likewise, where only some titles are named.
        heading_objects: likewise, where the titles say the same of several objects.
        timed: words by which an advice says itself by when.
        readings: a word, and the words of like meaning that are read as that word when cues are looked for.
    """

    duties: Mapping[str, Line]
    norm_breaches: tuple[Line, ...] = Field(min_length=1)
    ground: Line
    grounds_joint: Line
    topics_joint: Line
    also: Line
    addressing: Line
    addressing_some: Line
    heading_all: Line
    heading_some: Line
    heading_objects: Line
    titles_joint: Line
    timed: tuple[Line, ...] = ()
    readings: Mapping[Line, tuple[Line, ...]] = Field(default_factory=dict)


class Wording(Frozen):
    """The wording base.

    Attributes:
        themes: in the order of a rubric; the last is the one for what fits no other.
        phrases: the joints.
    """

    themes: tuple[Theme, ...] = Field(min_length=1)
    phrases: Phrases

    @cached_property
    def by_defect(self) -> Mapping[str, tuple[Theme, Defect]]:
        """Every defect with its theme, by id."""
        return {defect.id: (theme, defect) for theme, defect in self.defects()}

    @cached_property
    def cues(self) -> Cues:
        """Reads accounts as this base does."""
        return Cues(self.phrases.readings)

    @cached_property
    def by_theme(self) -> Mapping[str, Theme]:
        """Themes by id."""
        return {theme.id: theme for theme in self.themes}

    def covered(self, plain: str) -> dict[str, int]:
        """How many characters of a plain account the cues of each defect make up, where any do, by its id.

        There are more than a thousand cues: only those of which a word begins in the account are looked for.
        """
        begun = {plain[at : at + length] for at in range(len(plain)) for length in (1, PAIR)}
        possible: dict[str, list[str]] = {}
        for beginning in begun & self._by_beginning.keys():
            for defect, cue in self._by_beginning[beginning]:
                possible.setdefault(defect, []).append(cue)
        return {defect: self.cues.covered(own, plain) for defect, own in possible.items()}

    @cached_property
    def _by_beginning(self) -> Mapping[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for _, defect in self.defects():
            for cue in defect.cues:
                found.setdefault(self.cues.beginning(cue), []).append((defect.id, cue))
        return found

    def defects(self) -> Iterator[tuple[Theme, Defect]]:
        """Every defect with its theme, each theme's general one last."""
        return ((theme, defect) for theme in self.themes for defect in (*theme.defects, theme.general))

    def texts(self) -> Iterator[str]:
        """Every approved phrase, as prose is recognised by."""
        for _, defect in self.defects():
            yield from (defect.name, defect.heading, *defect.leads, *defect.effects)
            for remedy in defect.remedies:
                yield from (remedy.lead, remedy.timing, remedy.action)
        for theme in self.themes:
            yield from filter(
                None, (theme.name, theme.heading_outcome, theme.heading_comprehensive, *theme.remedy_heading)
            )
        phrases = self.phrases
        yield from (*phrases.norm_breaches, phrases.also, phrases.addressing, phrases.addressing_some)
        yield from (phrases.heading_all, phrases.heading_some, phrases.heading_objects)


def load_wording(folder: Path) -> Wording:
    """Read `phrases.yaml` and `themes/*.yaml`, in the order of their file names.

    Raises:
        InputError: with every problem of every file at once.
    """
    problems: list[Problem] = []
    themes = [_read(path, Theme, problems) for path in sorted((folder / "themes").glob("*.yaml"))]
    phrases = _read(folder / "phrases.yaml", Phrases, problems)
    problems += _taken_twice(folder, [theme for theme in themes if theme is not None])
    if problems or phrases is None or not themes:
        raise InputError(
            f"the approved wording in {folder} cannot be used",
            problems or [Problem(str(folder / "themes"), "no theme files")],
        )
    return Wording(themes=tuple(theme for theme in themes if theme is not None), phrases=phrases)


def _taken_twice(folder: Path, themes: Sequence[Theme]) -> list[Problem]:
    ids = [
        name for theme in themes for name in (theme.id, theme.general.id, *(defect.id for defect in theme.defects))
    ]
    return [
        Problem(str(folder / "themes"), f"the id {name} is taken twice")
        for name, n in Counter(ids).items()
        if n > 1
    ]


def _read(path: Path, model: type[_Model], problems: list[Problem]) -> _Model | None:
    try:
        return model.model_validate(load(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        problems.append(Problem(str(path), str(error)))
    except ValidationError as error:
        problems += [
            Problem(f"{path} {'.'.join(map(str, detail['loc']))}", detail["msg"]) for detail in error.errors()
        ]
    return None
