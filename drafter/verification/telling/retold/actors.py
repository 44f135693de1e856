"""Who does something, where the account says that another does: 财务科没有主张, where it is the 采购办.

Who acts is an office that stands before what is said of it, or a body that the case has as a fact. A sentence that
names one of which its account says nothing, and not the one that the account has, tells of the wrong one.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from drafter.text.alternation import longest_of
from drafter.text.width import fold
from drafter.verification.telling.retold.found import Found
from drafter.verification.telling.retold.tables import compiled
from drafter.verification.telling.sources.sources import Sources, Told

NAME = "names"
_SHORT = 2
_OFFICE = "office"
_KINDS = ("office", "firm", "place", "body")


@dataclass(frozen=True, slots=True)
class _Actor:
    """Who is named in a sentence.

    Attributes:
        name: as the case has it.
        start: offset of its first character.
        end: offset behind the last.
        kind: `office`, `firm`, `place` or `body`.
    """

    name: str
    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Actors:
    """Finds who is exchanged in sentences on a case.

    Attributes:
        sources: its points.
    """

    sources: Sources

    def exchanged(self, text: str) -> Iterator[Found]:
        """Who stands in a problem where the account of it has another."""
        named = tuple(self._named(text))
        for one in named:
            told = next(iter(self._told(text, one)), None)
            if told is None or self._may_stand(one, told):
                continue
            own = dict.fromkeys(other.name for other in self._own(told) if other.kind == one.kind)
            if own and own.keys().isdisjoint(other.name for other in named):
                yield Found(
                    NAME, "word_exchanged", one.start, one.end, "、".join(own), sure=one.name in self._known
                )

    def _told(self, text: str, one: _Actor) -> tuple[Told, ...]:
        """The point of a sentence, whoever it names."""
        rest = f"{text[: one.start]}，{text[one.end :]}"
        return self.sources.of(rest)[:1] or (self.sources.pointed(rest) if one.kind == _OFFICE else ())

    def _may_stand(self, one: _Actor, told: Told) -> bool:
        """Whether an account or what is asked for has the name, or it is the department's own."""
        calls = self.sources.book.calls(one.name)
        return any(map(told.says, calls)) or any(one.name in name for name in self._self)

    @cached_property
    def _self(self) -> frozenset[str]:
        department = self.sources.book.case.department
        return frozenset(fold(name).text for name in (department.name, department.short, *department.aliases))

    def _named(self, text: str) -> Iterator[_Actor]:
        """Who is named in a text: bodies of the case, and offices that do or do not something."""
        ends = set[int]()
        for match in self._body.finditer(text):
            ends.add(match.end())
            name = self._bodies[match.group()]
            yield _Actor(name, *match.span(), _kind(name))
        for match in compiled("actors", "acting").finditer(text):
            if match.end("office") not in ends and not compiled("actors", "none").search(match["office"]):
                yield _Actor(match["office"], *match.span("office"), _OFFICE)

    def _own(self, told: Told) -> Iterator[_Actor]:
        """Who acts in an account."""
        return (one for piece in told.pieces for one in self._named(piece))

    @cached_property
    def _known(self) -> frozenset[str]:
        """Whoever acts in any account, and the bodies of the case."""
        acting = (one.name for told in self.sources.all for one in self._own(told))
        return frozenset((*acting, *self._bodies.values()))

    @cached_property
    def _bodies(self) -> Mapping[str, str]:
        """The bodies that the case names, by all that they are called."""
        book = self.sources.book
        bodies = (name for name in book.bodies - self._self if _kind(name))
        return {call: name for name in bodies for call in book.calls(name) if len(call) > _SHORT}

    @cached_property
    def _body(self) -> re.Pattern[str]:
        return re.compile(longest_of(self._bodies) if self._bodies else "(?!)")


@cache
def _kind(name: str) -> str:
    """What kind of body a name is of; empty if it is of none."""
    return next((kind for kind in _KINDS if compiled("actors", kind).search(name)), "")
