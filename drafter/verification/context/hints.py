"""Words that make one reading of a figure likelier than another (`hints.toml`)."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib import resources

from drafter.findings.model import Role
from drafter.text.alternation import longest_of


@dataclass(frozen=True)
class Hints:
    """The table.

    Attributes:
        roles: the roles that a word hints at.
        scales: the roles that words can give to a figure, by dimension; `counted` for counters.
        weak: words that leave it to another one beside them.
        near: the roles that words hardly tell from a role.
        kin: the roles that are, like a role, of what was meant to be, or of what came of it.
        sorts: the roles that only say of what sort a figure is.
        modal: for a word of a label, the roles that it gives such a figure.
        course: finds these words.
        alike: for a word the first of those that mean the same.
        same: finds words that have others of the same meaning.
        pattern: finds the words, longest first.
    """

    roles: Mapping[str, frozenset[Role]]
    scales: Mapping[str, frozenset[Role]]
    weak: frozenset[str]
    near: Mapping[Role, frozenset[Role]]
    kin: Mapping[Role, frozenset[Role]]
    sorts: frozenset[Role]
    modal: Mapping[str, frozenset[Role]]
    course: re.Pattern[str]
    alike: Mapping[str, str]
    same: re.Pattern[str]
    pattern: re.Pattern[str]

    def meanings(self, text: str) -> tuple[str, ...]:
        """For every word of a text that has others of its meaning, a sign for that meaning."""
        return _meanings(text)

    @cached_property
    def told(self) -> frozenset[Role]:
        """The roles that words speak of."""
        return frozenset().union(*self.roles.values())

    def of_course(self, role: Role, label: str) -> frozenset[Role]:
        """The roles that a label gives a figure whose role says no more than its sort: 应缴, 已缴, 欠缴."""
        found = self.course.search(label) if role in self.sorts else None
        return self.modal[found.group()] if found else frozenset()

    def scale(self, dimension: str) -> frozenset[Role]:
        """The roles that a word can give to a figure of a dimension."""
        return self.scales.get(dimension.partition("/")[0] or "元", self.scales["counted"])

    def found(self, text: str) -> Iterator[tuple[str, frozenset[Role]]]:
        """The words of a text and what they hint at, in its order."""
        return ((match.group(), self.roles[match.group()]) for match in self.pattern.finditer(text))


@cache
def weights(kind: str) -> Mapping[str, float]:
    """How much what stands in a place speaks for a fact, by kind (`weights.toml`)."""
    source = resources.files(__package__).joinpath("weights.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)[kind]  # type: ignore[no-any-return]


@cache
def hints() -> Hints:
    """The table, read once."""
    source = resources.files(__package__).joinpath("hints.toml").read_text(encoding="utf-8")
    table = tomllib.loads(source)
    words: dict[str, set[Role]] = {}
    for role, listed in table["roles"].items():
        for word in listed.split():
            words.setdefault(word, set()).add(Role(role))
    alike = {word: group.split()[0] for group in table["alike"]["groups"] for word in group.split()}
    modal = {
        word: frozenset(map(Role, roles.split()))
        for roles, listed in table["modal"]["words"].items()
        for word in listed.split()
    }
    return Hints(
        roles={word: frozenset(found) for word, found in words.items()},
        scales={name: frozenset(map(Role, listed.split())) for name, listed in table["scales"].items()},
        weak=frozenset(table["weak"]["words"].split()),
        near=_near(table["near"]["groups"]),
        kin=_near(table["kin"]["groups"]),
        sorts=frozenset(map(Role, table["modal"]["sorts"].split())),
        modal=modal,
        course=_pattern(modal),
        alike=alike,
        same=_pattern(alike),
        pattern=_pattern(words),
    )


@lru_cache(maxsize=4096)
def _meanings(text: str) -> tuple[str, ...]:
    """Kept for a while: the names of the facts of a case are asked for with every figure."""
    table = hints()
    return tuple(f"={table.alike[match.group()]}" for match in table.same.finditer(text))


def _near(listed: list[str]) -> dict[Role, frozenset[Role]]:
    groups = [frozenset(map(Role, group.split())) for group in listed]
    return {role: frozenset().union(*(group for group in groups if role in group)) - {role} for role in Role}


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(longest_of(words))
