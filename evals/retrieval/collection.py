"""The retrieval set: passages of real reports and of the base, and questions with what answers them.

Real passages are kept by their places (`passages.toml`): the reports are other people's texts and stand beside
the repository. The passages of the base come from `knowledge/`: made-up notices, norms, rubrics. Questions are
real deductions and problems, by place, and paraphrases of our own (`queries/`). Approved wording is left out: it
answers none of the four kinds of question. Real problems and the recommendations that answer them have sources of
their own: an index that knows which belong together would otherwise be told the answers.
"""

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from drafter.knowledge.model import Passage, PassageKind
from drafter.knowledge.norms import load_norms
from drafter.knowledge.notices import load_notices
from drafter.knowledge.passages import collect, passage_id
from drafter.scoring.rubric_files import load_rubric, rubric_ids

FOLDER = Path(__file__).parent
SEEDS = Path(__file__).parents[3] / "shared" / "corpus" / "seeds"
RIGHT, NEAR = 2, 1
"""Grades: the passage that answers; one of the same indicator."""

_DEDUCTION = "deduction"
_RESTATED = "renhua-2022"
"""The rubric of the base that restates a table among the real passages: one of the two is enough."""


@dataclass(frozen=True)
class Question:
    """One question.

    Attributes:
        kind: which passages it is answered by, such as `deduction_to_rubric`.
        wanted: the kind of passage that answers it.
        text: what is asked.
        indicator: the indicator of the finding it is about.
        theme: the theme of that finding.
        own: id of the passage it was taken from, which must not answer it; empty for a paraphrase.
        grades: what answers it, by passage id.
    """

    kind: str
    wanted: PassageKind
    text: str
    indicator: str
    theme: str
    own: str
    grades: Mapping[str, int]


@dataclass(frozen=True)
class Collection:
    """Passages and questions.

    Attributes:
        passages: of real reports and of the base.
        questions: by part, `tuning` and `held_back`.
    """

    passages: tuple[Passage, ...]
    questions: Mapping[str, tuple[Question, ...]]


WANTED: Mapping[str, PassageKind] = {
    "deduction_to_rubric": PassageKind.RUBRIC,
    "problem_to_recommendation": PassageKind.RECOMMENDATION,
    "paraphrase_to_precedent": PassageKind.PROBLEM,
    "finding_to_norm": PassageKind.NORM,
}


class StaleSetError(Exception):
    """The set does not fit the texts it names."""


@dataclass
class _Real:
    """Passages of real reports as the set names them."""

    passages: dict[str, Passage] = field(default_factory=dict)
    deductions: dict[str, str] = field(default_factory=dict)


def load_collection(base: Path, seeds: Path = SEEDS) -> Collection:
    """Read the set.

    Args:
        base: the knowledge base.
        seeds: the real reports as text files.

    Raises:
        StaleSetError: a text has changed, or a question names a passage that is not there.
        FileNotFoundError: the reports are not there.
    """
    real = _real(seeds)
    shipped = _shipped(base)
    passages = tuple({one.id: one for one in (*real.passages.values(), *shipped)}.values())
    parts = {
        path.stem: tuple(_questions(path, real, passages)) for path in sorted((FOLDER / "queries").glob("*.toml"))
    }
    return Collection(passages, parts)


def _shipped(base: Path) -> tuple[Passage, ...]:
    return collect(
        notices=load_notices(base / "notices"),
        norms=load_norms(base / "norms"),
        rubrics=[load_rubric(name, base) for name in rubric_ids() if name != _RESTATED],
    )


def _real(seeds: Path) -> _Real:
    texts = {path.name.split("-")[0]: _bare(path) for path in sorted(seeds.glob("*.txt"))}
    if not texts:
        raise FileNotFoundError(f"no reports in {seeds}")
    found = _Real()
    for entry in _entries(FOLDER / "passages.toml", "passage"):
        whole = texts[entry["seed"]]
        text = whole[entry["start"] : entry["end"]]
        if hashlib.sha256(text.encode()).hexdigest()[:16] != entry["sha256"]:
            raise StaleSetError(f"{entry['id']}: the text of {entry['seed']} is not the one the set was made from")
        if entry["kind"] == _DEDUCTION:
            found.deductions[entry["id"]] = text
            continue
        heading = slice(*entry["heading"]) if "heading" in entry else slice(0)
        section = entry.get("section", whole[heading]).replace("/", " › ")
        kind = PassageKind(entry["kind"])
        found.passages[entry["id"]] = Passage(
            id=passage_id(kind, entry["seed"], section, text),
            kind=kind,
            text=text,
            source=f"{entry['seed']}-{kind}",
            title=entry["seed"],
            section=section,
        )
    return found


def _bare(path: Path) -> str:
    return re.sub(r"\s+", "", path.read_text(encoding="utf-8"))


def _entries(path: Path, name: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))[name]
    return entries


def _questions(path: Path, real: _Real, passages: tuple[Passage, ...]) -> Iterator[Question]:
    for entry in _entries(path, "query"):
        taken = entry.get("passage", "")
        own = real.passages.get(taken)
        grades = {
            one: grade
            for key, grade in (("near", NEAR), ("right", RIGHT))
            for name in entry.get(key, ())
            for one in _named(name, real, passages)
        }
        yield Question(
            kind=entry["kind"],
            wanted=WANTED[entry["kind"]],
            text=entry.get("text") or (own.text if own else real.deductions[taken]),
            indicator=entry["indicator"],
            theme=entry["theme"],
            own=own.id if own else "",
            grades=grades,
        )


def _named(name: str, real: _Real, passages: tuple[Passage, ...]) -> list[str]:
    """The passages a question names: one by its id, a norm, a clause by its first words, or an indicator's all."""
    if name in real.passages:
        return [real.passages[name].id]
    scope, _, rest = name.partition("/")
    if scope == "norm":
        found = [one.id for one in passages if one.kind is PassageKind.NORM and one.source == rest]
    elif scope == "rubric":
        same = {rest, *(name for group in _same() if group[0] == rest for name in group)}
        found = [one.id for one in passages if one.kind is PassageKind.RUBRIC and _leaf(one.section) in same]
    else:
        found = [one.id for one in passages if one.source == scope and one.text.startswith(rest)]
    if not found:
        raise StaleSetError(f"no passage is called {name}")
    return found


@cache
def _same() -> list[list[str]]:
    groups: list[list[str]] = tomllib.loads((FOLDER / "indicators.toml").read_text(encoding="utf-8"))["same"]
    return groups


def _leaf(section: str) -> str:
    return section.rsplit(" › ", 1)[-1]
