"""Whose a figure is: the unit, project, contract or voucher named nearest to it, or at its place in a row."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise

from drafter.findings.model import FactKind
from drafter.text.alternation import longest_of
from drafter.text.beginnings import sooner
from drafter.verification.context.placing import Placing
from drafter.verification.facts.known import Known
from drafter.verification.facts.shelf import Shelf
from drafter.verification.reading.examination import Examination

_LISTING = re.compile("[、和与及]")
_POINTER = re.compile("前者|后者")
_PARTING = re.compile("[，。；：]")
_ATTACHED = re.compile(
    "(?:[（(的]|的(?:那?[份个家]?(?:合同|项目|工程|单位|标段))?(?:就?是|为|系))?"
    "(?:(?:[出落]在|[出来]自|源[自于]|属于?|集中在)了?)?[“‘《]?"
)
"""Between a figure and the owner behind it: 35场的“甲”, 8.9分出在乙."""
_BEHIND = 8
_TAIL = 3
"""An end of a name of so many characters may stand for it."""
_ORDINAL = re.compile("第?[一二三四五六七八九十甲乙丙丁]|[A-Z](?![A-Za-z])|[1-9](?![0-9])")
"""What tells one of several like things in a label: 合同一编号, 乙镇补贴金额, 第二标段."""
_DIGITS = re.compile("[0-9]+")

SELF = frozenset({"self"})
"""The owner of facts that name nobody: the department itself."""
_SELF = sooner(
    "[本我](?:局|馆|中心|单位|部门|院|校|站|队|办|委|所|厅|县|市|区|镇|街道)(?!级)|(?:局|中心|机关|单位|部门|站|馆)?本级(?!次)"
)

Named = tuple[int, frozenset[str]]
"""Where an owner is named, and the keys of the facts that are its own."""


@dataclass
class Owners:
    """Finds owners.

    Attributes:
        examination: the text.
        placing: where its figures stand.
    """

    examination: Examination
    placing: Placing
    _nearest: dict[tuple[int, int], frozenset[str] | None] = field(default_factory=dict)
    _owned: dict[str, frozenset[str]] = field(default_factory=dict)

    def of(self, known: Known) -> frozenset[str]:
        """The keys of a fact's owners: its subject, and the thing it is grouped with."""
        if known.ref not in self._owned:
            owner = frozenset({known.fact.subject}) if known.fact.subject else frozenset()
            self._owned[known.ref] = owner | _groups(self.examination.book.of_case).get(known.ref, frozenset())
        return self._owned[known.ref]

    def near(self, start: int, end: int) -> frozenset[str] | None:
        """The owner right behind a figure, that of its place in a row, or the nearest before it."""
        place = (start, end)
        if place not in self._nearest:
            self._nearest[place] = self._near(start, end)
        return self._nearest[place]

    def tailed(self, subject: str) -> bool:
        """Whether the text calls an owner by an end of its name that is nobody else's: 附属幼儿园."""
        others = self.examination.book.bodies - {subject}
        tails = (subject[at:] for at in range(1, len(subject) - _TAIL + 1))
        return any(self.examination.says(tail) and not any(one.endswith(tail) for one in others) for tail in tails)

    def _near(self, start: int, end: int) -> frozenset[str] | None:
        near = self._between(end, end + _BEHIND)
        behind = [owners for at, owners in near if _ATTACHED.fullmatch(self._text, end, at)]
        if behind:
            return behind[0]
        setting = self.placing.setting(start)
        before = self._between(self.examination.sentence_at(start).start, start)
        own = self._between(*self.placing.original(start, setting.place)) if setting.place else []
        place, many = setting.row
        if many > 1 and (len(own) != 1 or not setting.apart):
            listed = self._listed(before, many)
            if listed:
                return listed[place]
        named = own or before
        return self._pointed(start, before) or (named[-1][1] if named else None)

    def _pointed(self, start: int, named: list[Named]) -> frozenset[str] | None:
        """前者 and 后者 point at the first and the second of the last two that are listed."""
        pointer = list(_POINTER.finditer(self._text, named[-1][0], start)) if named else []
        pair = self._listed(named, 2) if pointer else []
        return pair[pointer[-1].group() == "后者"] if pair else None

    @property
    def _text(self) -> str:
        return self.examination.text

    def _between(self, start: int, end: int) -> list[Named]:
        low, high = bisect_left(self._places, start), bisect_left(self._places, end)
        return self._named[low:high]

    def _listed(self, named: list[Named], many: int) -> list[frozenset[str]]:
        """The last owners that are named in a list of so many."""
        for last in range(len(named), many - 1, -1):
            listed = named[last - many : last]
            gaps = [self._text[one[0] : other[0]] for one, other in pairwise(listed)]
            if all(_LISTING.search(gap) and not _PARTING.search(gap) for gap in gaps):
                return [owners for _, owners in listed]
        return []

    @cached_property
    def _places(self) -> list[int]:
        return [at for at, _ in self._named]

    @cached_property
    def _named(self) -> list[Named]:
        """Where the owners of facts are named, in the order of the text."""
        book = self.examination.book
        things = [(at, self.of(known)) for at, _, known in self.examination.mentions]
        matches = self._called.finditer(self._text) if book.owners else ()
        subjects = [
            (match.start(), frozenset({self._calls.get(match.group(), match.group())})) for match in matches
        ]
        own = [(match.start(), SELF) for match in _SELF.finditer(self._text)]
        if book.place in self._keys:
            ours = re.compile(f"[全我本]{book.place[-1]}(?!级)")
            subjects += [(match.start(), frozenset({book.place})) for match in ours.finditer(self._text)]
            own = [one for one in own if not ours.match(self._text, one[0])]
        named: dict[int, frozenset[str]] = {}
        for at, owners in (*things, *subjects):
            if owners:
                named[at] = named.get(at, frozenset()) | owners
        others = ((at, owners) for at, owners in named.items() if owners & self._keys)
        return sorted([*others, *own], key=lambda one: one[0])

    @cached_property
    def _called(self) -> re.Pattern[str]:
        """Finds owners by their names and by what else a text may call them; longer names hide shorter ones."""
        return re.compile(longest_of({*self._calls, *self.examination.book.words_of_owners}))

    @cached_property
    def _calls(self) -> Mapping[str, str]:
        """Whom the names without the place that goes without saying mean."""
        book = self.examination.book
        called = {called: name for name in sorted(book.owners) for called in book.calls(name) if called != name}
        return {**{one: name for name in sorted(book.owners) for one in book.apart.get(name, ())}, **called}

    @cached_property
    def _keys(self) -> frozenset[str]:
        """Those who own a figure or a date."""
        book = self.examination.book
        owning = (known for known in book.of_case if known.quantity or known.fact.kind is FactKind.DATE)
        return frozenset().union(*(self.of(known) for known in owning))


@lru_cache(maxsize=8)
def _groups(facts: Shelf) -> Mapping[str, frozenset[str]]:
    """Facts of one of several like things: c1_number and c1_signed, v1 and a1, 合同一编号 and 合同一金额.

    Kept for a while: they are the same for every text on a case.
    """
    found: dict[str, set[str]] = {}
    for marked in (_prefixes, _numbers, _ordinals):
        for ref, key in _told_apart(facts, marked):
            found.setdefault(ref, set()).add(key)
    return {ref: frozenset(keys) for ref, keys in found.items()}


def _prefixes(known: Known) -> str:
    return known.group if "_" in known.ref.rpartition(".")[2] else ""


def _numbers(known: Known) -> str:
    match = _DIGITS.search(known.ref.rpartition(".")[2])
    return match.group() if match else ""


def _ordinals(known: Known) -> str:
    match = _ORDINAL.search(known.fact.label)
    return match.group().removeprefix("第") if match else ""


def _told_apart(facts: Iterable[Known], marked: Callable[[Known], str]) -> Iterator[tuple[str, str]]:
    """Facts by the mark of their thing, where several things of a finding have a name or number so marked."""
    keys = [(known, marked(known)) for known in facts]
    headed: dict[str, set[str]] = {}
    for known, key in keys:
        if key and known.quantity is None and known.fact.kind is not FactKind.DATE:
            headed.setdefault(known.scope, set()).add(key)
    for known, key in keys:
        if key in headed.get(known.scope, ()) and len(headed[known.scope]) > 1:
            yield known.ref, f"{known.scope}.{marked.__name__}.{key}"
