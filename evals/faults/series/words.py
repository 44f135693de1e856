"""What the made-up cases are put together from: `words.yaml` and the findings of `findings/`."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import Any

import yaml

from drafter.errors import EvaluationError
from drafter.findings.model import Frozen

HERE = Path(__file__).parent
_TRIES = 1000
_CHOICE = re.compile(r"\[([^\[\]]+)\]")


class Form(Frozen):
    """A finding with its figures left open.

    Attributes:
        pool: its kind, by which it is dealt.
        indicator: what lost points.
        title: what is wrong; `[a|b]` is one of the words.
        text: the account, likewise.
        norms: ids of norms that it runs against.
        facts: by name a label, a role, a unit, where the value comes from, and whose or of when it is.
    """

    pool: str
    indicator: str
    title: str
    text: str
    norms: tuple[str, ...] = ()
    facts: Mapping[str, str] = {}


@dataclass
class Draw:
    """Chance for one case, that takes no word of a list and no amount twice."""

    chance: Random
    place: str
    year: int
    _taken: set[str] = field(default_factory=set)

    def one_of(self, key: str) -> str:
        """A word of a list that was not taken yet."""
        return self.new(lambda: str(self.chance.choice(words()[key])))

    def new(self, make: Callable[[], str]) -> str:
        """What is made, made again until it is new.

        Raises:
            EvaluationError: nothing new comes: a list is too short for a case.
        """
        made = next((one for one in (make() for _ in range(_TRIES)) if one not in self._taken), None)
        if made is None:
            raise EvaluationError("a list of the series is too short", remedy="see evals/faults/series/words.yaml")
        self._taken.add(made)
        return made

    def chosen(self, text: str) -> str:
        """A text with one of the words of each choice in it."""
        return _CHOICE.sub(lambda found: self.chance.choice(found[1].split("|")), text)


@cache
def words() -> Mapping[str, Any]:
    """The document `words.yaml`."""
    found: Mapping[str, Any] = _read(HERE / "words.yaml")
    return found


@cache
def forms() -> Mapping[str, tuple[Form, ...]]:
    """Every form, by pool."""
    every = [Form.model_validate(one) for path in sorted(HERE.glob("findings/*.yaml")) for one in _read(path)]
    return {
        pool: tuple(one for one in every if one.pool == pool) for pool in dict.fromkeys(one.pool for one in every)
    }


@cache
def dealt() -> tuple[tuple[Form, ...], ...]:
    """The forms of every case: pools by turns, and of each pool its forms by turns, so that all are used."""
    turns = {pool: cycle(several) for pool, several in forms().items()}
    hand = (next(turns[pool]) for pool in cycle(words()["deal"]))
    sizes = islice(cycle(words()["sizes"]), words()["cases"])
    return tuple(tuple(islice(hand, size)) for size in sizes)


def _read(path: Path) -> Any:  # noqa: ANN401  a YAML document
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
