"""Masks what is private in the messages for an endpoint, and puts it back into the answer.

〖人员1〗 stands for the first person of a request, wherever it is named in it. The numbers begin anew with every
request: what a request is does not depend on what was asked before it, so that a kept answer is found again, and
an endpoint cannot tell whether two requests are about the same person.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from drafter.findings.slots import BRACES
from drafter.privacy.model import Kind, Private
from drafter.privacy.numbers import numbers
from drafter.privacy.persons import persons
from drafter.text.width import View, fold

_SLOT = re.compile(r"[{｛][^{}｛｝\n]{1,120}[}｝]")
_BLANK = "\x00"
_OPEN, _CLOSE = "〖【［[〔", "〗】］]〕"
_SHORTEST_NAME = 2


@dataclass(frozen=True)
class Veiled:
    """Texts with placeholders in them.

    Attributes:
        texts: the masked texts, in their order.
        hidden: what stands behind each placeholder.
    """

    texts: tuple[str, ...]
    hidden: Mapping[str, str] = field(default_factory=dict)

    def restored(self, answer: str) -> str:
        """An answer with every placeholder of these texts replaced, also one escaped or in other brackets.

        What was never hidden stays as it is.
        """
        if not self.hidden:
            return answer
        found = re.compile("|".join(f"({_loosely(one)})" for one in self.hidden))
        originals = list(self.hidden.values())
        return found.sub(lambda match: json.dumps(originals[_group(match)], ensure_ascii=False)[1:-1], answer)


@dataclass(frozen=True)
class Veil:
    """Hides what is private.

    Attributes:
        known: names of persons that are hidden wherever they stand, beside what is found by its form.
    """

    known: tuple[str, ...] = ()

    def over(self, texts: Sequence[str]) -> Veiled:
        """Mask texts that are sent together: one thing has one placeholder in all of them."""
        views = [fold(_without_slots(text)) for text in texts]
        kinds: dict[str, Kind] = {name: Kind.PERSON for name in map(_bare, self.known) if _is_name(name)}
        for view in views:
            found = (*numbers(view.text), *persons(view.text))
            for one in (*found, *_merged(found)):
                kinds.setdefault(view.text[one.start : one.end], one.kind)
        if not kinds:
            return Veiled(tuple(texts))
        search = _any_of(kinds)
        names = _Placeholders(kinds, "".join(view.text for view in views))
        masked = tuple(_masked(text, view, search, names) for text, view in zip(texts, views, strict=True))
        return Veiled(masked, {placeholder: value for value, placeholder in names.given.items()})


@dataclass
class _Placeholders:
    """Gives each private thing its placeholder when it is first met; never one that the texts hold already."""

    kinds: Mapping[str, Kind]
    taken: str
    given: dict[str, str] = field(default_factory=dict)
    _counts: dict[Kind, int] = field(default_factory=dict)

    def of(self, value: str) -> str:
        if value not in self.given:
            self.given[value] = self._new(self.kinds[value])
        return self.given[value]

    def _new(self, kind: Kind) -> str:
        while True:
            self._counts[kind] = self._counts.get(kind, 0) + 1
            name = f"{kind}{self._counts[kind]}"
            if name not in self.taken:
                return f"{_OPEN[0]}{name}{_CLOSE[0]}"


def _masked(text: str, view: View, search: re.Pattern[str], names: _Placeholders) -> str:
    pieces: list[str] = []
    position = 0
    for match in search.finditer(view.text):
        start, end = view.span(*match.span())
        pieces += (text[position:start], names.of(match.group()))
        position = end
    return "".join([*pieces, text[position:]])


def _without_slots(text: str) -> str:
    """The text with its slots blanked, offsets unchanged: a slot is no text, and must come back as it went."""
    return _SLOT.sub(lambda match: _BLANK * len(match.group()), text)


def _merged(found: Iterable[Private]) -> Iterator[Private]:
    """Overlapping finds as one, of the kind of the longest: no end of one is left standing beside another."""
    group: list[Private] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if group and one.start >= max(other.end for other in group):
            yield _joined(group)
            group = []
        group.append(one)
    if group:
        yield _joined(group)


def _joined(group: Sequence[Private]) -> Private:
    longest = max(group, key=lambda one: one.end - one.start)
    return Private(min(one.start for one in group), max(one.end for one in group), longest.kind)


def _any_of(values: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(values, key=lambda value: (-len(value), value)))))


def _bare(name: str) -> str:
    return fold(name).text.strip()


def _is_name(name: str) -> bool:
    return len(name) >= _SHORTEST_NAME and not set(name) & BRACES


def _loosely(placeholder: str) -> str:
    """A pattern for a placeholder as it is, with other brackets, a blank in it, or written as JSON may."""
    inner = r"\s?".join(rf"(?:{re.escape(one)}|\\u(?i:{ord(one):04x}))" for one in placeholder[1:-1])
    return rf"{_one_of(_OPEN)}\s?{inner}\s?{_one_of(_CLOSE)}"


def _one_of(marks: str) -> str:
    escaped = "|".join(rf"\\u(?i:{ord(mark):04x})" for mark in marks)
    return rf"(?:[{re.escape(marks)}]|{escaped})"


def _group(match: re.Match[str]) -> int:
    return (match.lastindex or 1) - 1
