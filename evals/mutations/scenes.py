"""Scenes and phrasings as their files give them: what a case is made of, and sentences over it."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from drafter.errors import InputError
from drafter.findings.model import FactKind, Role
from drafter.findings.units import unit_fits

FOLDER = Path(__file__).parent / "phrasings"
YEARS = ("year", "last")
"""Slots that every sentence may use: the fiscal year and the year before, in digits."""

_RELATION = 3


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FactSpec(_Strict):
    """One fact of a scene before it has a value.

    Attributes:
        role: what a figure is of.
        label: as it would stand before the value.
        kind: what sort of thing it is.
        unit: of the value.
        subject: whose it is: a name fact of the scene by its key or label, or the name itself.
        period: `last` for the year before the fiscal year.
        formula: of other facts of the scene; kept in the case.
        times: two facts, `now / before`, of which it is the multiple; not kept.
        span: two dates, `planned done`, of which it is the distance in days; not kept.
    """

    role: Role
    label: str = Field(min_length=1)
    kind: FactKind
    unit: str = ""
    subject: str = ""
    period: str = ""
    formula: str = ""
    times: str = ""
    span: str = ""


class Scene(_Strict):
    """The facts of one finding.

    Attributes:
        facts: by name.
        order: comparisons that hold among them: `filed > signed`.
    """

    facts: dict[str, FactSpec] = Field(min_length=1)
    order: tuple[str, ...] = ()


class Phrasing(_Strict):
    """One sentence over a scene."""

    scene: str
    text: str = Field(min_length=1)


class _File(_Strict):
    scene: dict[str, Scene]
    phrasing: tuple[Phrasing, ...]


@dataclass(frozen=True)
class Library:
    """Scenes by name, and the phrasings over them."""

    scenes: Mapping[str, Scene]
    phrasings: tuple[Phrasing, ...]


def slots_of(text: str) -> tuple[str, ...]:
    """The names of the slots of a phrasing, in order."""
    return tuple(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def load(which: str) -> Library:
    """The phrasings of one file (`visible`, `held-back`) or of `all`.

    Raises:
        InputError: with every fault of every file at once.
    """
    names = ("visible", "held-back") if which == "all" else (which,)
    paths = [FOLDER / f"{name.replace('-', '_')}.toml" for name in names]
    libraries = [read(path, prefix=f"{path.stem}.") for path in paths]
    scenes = {name: scene for library in libraries for name, scene in library.scenes.items()}
    return Library(scenes, tuple(phrasing for library in libraries for phrasing in library.phrasings))


def read(path: Path, *, prefix: str = "") -> Library:
    """One file; its scenes get a prefix, so that those of several files stay apart.

    Raises:
        InputError: the file is missing or at fault; every fault is named.
    """
    try:
        raw = _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{path.name} cannot be read: {error}", remedy="correct the file") from error
    except ValidationError as error:
        said = [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()]
        raise InputError("\n".join([f"{path.name} is at fault:", *said]), remedy="correct the file") from error
    faults = list(_faults(raw))
    if faults:
        raise InputError("\n".join([f"{path.name} is at fault:", *faults]), remedy="correct the file")
    phrasings = tuple(Phrasing(scene=prefix + one.scene, text=one.text) for one in raw.phrasing)
    return Library({prefix + name: scene for name, scene in raw.scene.items()}, phrasings)


def _faults(raw: _File) -> Iterator[str]:
    for name, scene in raw.scene.items():
        for key, spec in scene.facts.items():
            yield from (f"scene.{name}.{key}: {said}" for said in _of_fact(spec, scene))
        for line in scene.order:
            first, sign, second = (*line.split(), "", "", "")[:_RELATION]
            if sign != ">" or not {first, second} <= set(scene.facts):
                yield f"scene.{name}: order {line!r} does not compare two of its facts"
    for place, phrasing in enumerate(raw.phrasing, 1):
        yield from (f"phrasing {place}: {said}" for said in _of_phrasing(phrasing, raw.scene))


def _of_fact(spec: FactSpec, scene: Scene) -> Iterator[str]:
    if not unit_fits(spec.kind, spec.unit):
        yield f"unit {spec.unit!r} does not fit {spec.kind.value}"
    if spec.period not in ("", "last"):
        yield f"period {spec.period!r} is unknown"
    named = {
        word for text in (spec.formula, spec.times, spec.span) for word in text.split()[::1] if word.isidentifier()
    }
    for missing in sorted(named - set(scene.facts)):
        yield f"it is derived from {missing!r}, which the scene has not"


def _of_phrasing(phrasing: Phrasing, scenes: Mapping[str, Scene]) -> Iterator[str]:
    if phrasing.scene not in scenes:
        yield f"there is no scene {phrasing.scene!r}"
        return
    try:
        used = slots_of(phrasing.text)
    except ValueError as error:
        yield f"its braces are at fault: {error}"
        return
    for slot in used:
        if slot not in YEARS and slot not in scenes[phrasing.scene].facts:
            yield f"scene {phrasing.scene!r} has no fact {slot!r}"
    if not set(used) - set(YEARS):
        yield "it has no slot for a fact"
