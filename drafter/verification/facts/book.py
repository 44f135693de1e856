"""The facts that may stand in a text, brought to one scale and put into scopes."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from drafter.findings.model import CASE_SCOPE, FactKind
from drafter.findings.slots import fill, slots
from drafter.knowledge.model import Norm
from drafter.text.alternation import longest_of
from drafter.text.dates import find_dates
from drafter.text.identifiers import normal_number
from drafter.text.marks import Mark, MarkKind
from drafter.text.width import fold
from drafter.verification.facts.accounts import Accounts
from drafter.verification.facts.known import FIGURES, Known, Mention, textual
from drafter.verification.facts.numbers import NUMBERED, alike, identifiers_in, number_key, numbers_in, tails_of
from drafter.verification.facts.shelf import Shelf
from drafter.verification.facts.titles import title_key
from drafter.verification.words.approved import OPEN, bare, is_approved, sentences_in
from drafter.verification.words.grams import bigrams, union
from drafter.verification.words.kept import Stretches
from drafter.verification.words.lexicon import lexicon
from drafter.verification.words.wording import wording_of

_YEAR = re.compile(r"(?:19|20)\d{2}")
_PLACE = re.compile("[\u4e00-\u9fff]{2,7}?(?:自治[州县旗]|[省市县区州旗镇乡])(?=[\u4e00-\u9fff]{2})")
_TELLING = 2
_SHORTEST = 3
"""A name with fewer characters besides its place is told apart by it."""


@dataclass(frozen=True)
class Book(Accounts):
    """All facts of a case, of the norms, and of the program, by what they are asked for.

    Attributes:
        mentions: what of them was found in texts.
    """

    mentions: Stretches[Mention] = field(default_factory=Stretches, init=False, repr=False, compare=False)

    _shelves: dict[tuple[tuple[str, ...] | None, tuple[str, ...]], Shelf] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _used: dict[tuple[str, bool], tuple[Known, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of the department, of what is in it and below it."""
        department = self.case.department
        own = (department.name, department.short, *department.aliases, *department.units.values())
        return frozenset(fold(name).text for name in own if name)

    @cached_property
    def place(self) -> str:
        """The place whose department it is, 云岭县 of 云岭县农业农村局; empty if its name begins with none."""
        found = _PLACE.match(fold(self.case.department.name).text)
        return found.group() if found else ""

    def calls(self, name: str) -> tuple[str, ...]:
        """How a text may call a body of the case: by its name, or without the place that goes without saying."""
        bare = name.removeprefix(self.place) if self.place else name
        if bare == name or len(bare) < _SHORTEST:
            return (name,)
        return (name, f"{self.place[-1]}{bare}", *((bare,) if len(bare) > _SHORTEST else ()))

    @cached_property
    def apart(self) -> Mapping[str, tuple[str, ...]]:
        """What begins the name of an owner and no other's: 柳巷 of 柳巷片区改造工程, beside 竹园片区改造工程."""
        return {owner: tuple(_distinct(owner, self.owners - {owner})) for owner in self.owners}

    @cached_property
    def owners(self) -> frozenset[str]:
        """Those whom facts belong to, other than the department."""
        subjects = {fold(known.fact.subject).text for known in self.of_case if known.fact.subject}
        return frozenset(subjects - self.names)

    @cached_property
    def bodies(self) -> frozenset[str]:
        """The names of bodies, persons and places that the case knows."""
        known = {k.written for k in self.of_case if k.fact.kind is FactKind.NAME}
        below = {fold(name).text for name in self.case.department.subordinates}
        return frozenset(known | below | self.names | self.owners)

    @cached_property
    def called(self) -> frozenset[str]:
        """The names of bodies, persons, projects, indicators and other things that the case has a word for."""
        kinds = (FactKind.NAME, FactKind.TERM)
        return self.bodies | {k.written.strip("“”《》") for k in self.of_case if k.fact.kind in kinds}

    @cached_property
    def owner(self) -> re.Pattern[str]:
        """Finds owners; a longer name of the case that holds one hides it."""
        return re.compile(longest_of(self.words_of_owners))

    @cached_property
    def words_of_owners(self) -> frozenset[str]:
        """The names among which owners are found."""
        words = self.bodies | {k.written.strip("“”《》") for k in self.of_case if textual(k)}
        return frozenset(filter(None, words))

    @cached_property
    def body(self) -> re.Pattern[str]:
        """Finds the names of bodies."""
        return re.compile(longest_of(self.bodies))

    @cached_property
    def dates_named(self) -> frozenset[str]:
        """The dates that the names of facts speak of: 6月底支出进度, 2023年1—9月收入."""
        labels = (text for known in self.of_case for text in (known.fact.label, known.fact.period) if text)
        return frozenset(mark.value for mark in find_dates("。\n".join(dict.fromkeys(labels))))

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that the case speaks of: of its facts, of its dates and of what its texts say."""
        facts = {year for known in self.of_case for year in known.years}
        if any(lexicon().year_word.search(known.fact.label) for known in self.of_case):
            facts.add(self.case.fiscal_year - 1)  # 比上年下降 speaks of the year before
        dates = (known.fact.value for known in self.of_case if known.fact.kind is FactKind.DATE)
        notice = (day.isoformat() for day in (self.case.notice.issued, self.case.notice.deadline) if day)
        texts = (mark.value for text in self.texts() for mark in find_dates(text))
        said = (int(value[:4]) for value in (*dates, *notice, *texts) if _YEAR.match(value))
        return frozenset((*facts, *said))

    def within(self, points: Iterable[str] | None, norms: Iterable[str] = ()) -> Shelf:
        """The facts a text on these points may use: those of their findings, of the case and of the program.

        Args:
            points: full ids; `None` where it is not known what the text is on, and all facts may stand.
            norms: ids of the norms whose figures may stand too.
        """
        if points is None and not norms:
            return self.of_case
        key = (None if points is None else tuple(points), tuple(norms))
        if key not in self._shelves:
            self._shelves[key] = Shelf((*self._of_points(key[0]), *self._of_norms(key[1])))
        return self._shelves[key]

    def _of_points(self, points: tuple[str, ...] | None) -> Iterator[Known]:
        told = (point for point in points or () if point in self.points)
        scopes = {self.points[point][0].id for point in told} | {CASE_SCOPE, FIGURES}
        return (known for known in self.of_case if points is None or known.scope in scopes)

    def _of_norms(self, norms: tuple[str, ...]) -> Iterator[Known]:
        return (known for norm in norms for known in self.of_norms.get(norm, ()))

    def used_by(self, point: str, *, whole: bool = False) -> tuple[Known, ...]:
        """The facts that a point's own account names in its slots; those of the whole case only if asked for."""
        if (point, whole) not in self._used:
            self._used[point, whole] = self._named_by(point, whole=whole)
        return self._used[point, whole]

    def _named_by(self, point: str, *, whole: bool) -> tuple[Known, ...]:
        finding, told = self.points[point]
        refs = dict.fromkeys(ref for text in (told.text, told.effect) for ref in slots(text))
        full = (ref if "." in ref else f"{finding.id}.{ref}" for ref in refs)
        known = (self.by_ref[ref] for ref in full if ref in self.by_ref)
        return tuple(one for one in known if whole or one.scope != CASE_SCOPE)

    @cached_property
    def identifiers(self) -> tuple[Mark, ...]:
        """The titles and numbers of things that the case and the norms name."""
        of_norms = _identifiers_of(tuple(norm.content for norm in self.norms.values()))
        return (*identifiers_in(self.texts()), *of_norms)

    @cached_property
    def titles(self) -> frozenset[str]:
        """The titles of the case's papers, as they are compared."""
        named = (FactKind.DOCUMENT, FactKind.NAME, FactKind.TERM)
        facts = {title_key(known.fact.value) for known in self.of_case if known.fact.kind in named}
        return frozenset(facts | {title_key(m.value) for m in self.identifiers if m.kind is MarkKind.DOCUMENT})

    @cached_property
    def numbers(self) -> Mapping[MarkKind, frozenset[str]]:
        """The numbers of things that the case or a norm names, as they are compared."""
        return alike(self._registered(numbers_in(self.identifiers)))

    def _registered(self, found: dict[MarkKind, set[str]]) -> dict[MarkKind, set[str]]:
        """Numbers that texts name, with those that facts and norms are."""
        for known in self.of_case:
            if known.fact.kind.value in tuple(found):
                kind = MarkKind(known.fact.kind.value)
                found[kind].add(number_key(kind, known.fact.value))
        found[MarkKind.DOCUMENT_NUMBER] |= self.norm_numbers
        return found

    @cached_property
    def norms_by_title(self) -> Mapping[str, tuple[tuple[str, Norm], ...]]:
        """The norms with their ids, by their titles as they are compared."""
        found: dict[str, list[tuple[str, Norm]]] = {}
        for name, norm in self.norms.items():
            found.setdefault(title_key(norm.document), []).append((name, norm))
        return {title: tuple(those) for title, those in found.items()}

    @cached_property
    def norm_numbers(self) -> frozenset[str]:
        """The numbers of the norms, as they are compared."""
        return frozenset(normal_number(norm.number) for norm in self.norms.values() if norm.number)

    @cached_property
    def numbers_told(self) -> Mapping[MarkKind, frozenset[str]]:
        """Those of the numbers that only the accounts of points say, outside of their slots."""
        accounts = (fill(text, lambda _: "，").text for text in self.told())
        told = alike(numbers_in(identifiers_in(accounts)))
        otherwise = (*self.frame(), *(norm.content for norm in self.norms.values()))
        registered = alike(self._registered(numbers_in(identifiers_in(otherwise))))
        return {kind: told[kind] - registered[kind] for kind in NUMBERED}

    @cached_property
    def everything(self) -> str:
        """All that the case, the norms and approved wording say, half width and without blanks."""
        return "\n".join(fold(text).text for text in (*self.texts(), *self.standing) if text)

    @cached_property
    def pairs(self) -> frozenset[str]:
        """The pairs of characters that stand anywhere in it."""
        return union(self.everything.split("\n"))

    @cached_property
    def standing(self) -> tuple[str, ...]:
        """What the norms and approved wording say, of every case the same."""
        norms = (text for norm in self.norms.values() for text in (norm.document, norm.content, norm.topic))
        return (*norms, *self.vocabulary)

    def is_standing(self, words: str) -> bool:
        """Whether that holds some words, half width and without blanks: with it `everything` ends."""
        return self.everything.find(words, self._standing_at) >= 0

    @cached_property
    def _standing_at(self) -> int:
        return len("\n".join(fold(text).text for text in self.texts() if text))

    @cached_property
    def tails(self) -> Mapping[str, tuple[Known, ...]]:
        """The numbers of contracts by the tail that tells them apart."""
        return tails_of(self.of_case)

    @cached_property
    def telling(self) -> Mapping[str, frozenset[str]]:
        """The findings whose names, accounts and facts hold a pair of characters, by the pair."""
        found: dict[str, set[str]] = {}
        texts = [(finding.id, finding.indicator) for finding, _ in self.points.values()]
        texts += [(self.points[point][0].id, text) for point in self.points for text in self.tellings(point)]
        texts += [(known.scope, known.fact.label) for known in self.of_case]
        for scope, text in texts:
            for gram in bigrams(text):
                found.setdefault(gram, set()).add(scope)
        return {gram: frozenset(scopes) for gram, scopes in found.items()}

    @cached_property
    def approved(self) -> frozenset[str]:
        """The words of approved wording and of the department's own names, which may stand anywhere."""
        return union((*self.vocabulary, *self.names))

    def approves(self, sentence: str) -> bool:
        """Whether a sentence, half width and without blanks, is approved word by word, whoever it names."""
        forms = (sentence, self._units.sub(OPEN, sentence)) if self._units else (sentence,)
        return any(is_approved(form, self._vocabulary) for form in forms)

    def stands(self, sentence: str) -> bool:
        """Whether a sentence is approved, or one of an account of the case: its words need no second look."""
        return bare(sentence) in self._told_sentences or self.approves(sentence)

    @cached_property
    def _vocabulary(self) -> tuple[str, ...]:
        return wording_of(self.vocabulary)

    @cached_property
    def _told_sentences(self) -> frozenset[str]:
        return sentences_in(self.accounts.values())

    @cached_property
    def _units(self) -> re.Pattern[str] | None:
        """Finds those whom approved wording leaves open."""
        units = {fold(unit).text for unit in self.case.department.units.values() if unit}
        return re.compile(longest_of(units)) if units else None


def _distinct(name: str, others: Iterable[str]) -> Iterator[str]:
    """What stands in a name before the end that it shares with others, and behind a beginning that it shares."""
    others = tuple(others)
    for other in others:
        least = min(len(name), len(other))
        tail = next((at for at in range(least) if name[-1 - at] != other[-1 - at]), least)
        head = next((at for at in range(least - tail) if name[at] != other[at]), least - tail)
        own = name[head : len(name) - tail]
        if len(own) >= _TELLING and tail >= _TELLING and not any(own in one for one in others):
            yield own


@lru_cache(maxsize=4)
def _identifiers_of(texts: tuple[str, ...]) -> tuple[Mark, ...]:
    """The titles and numbers of things that norms name: theirs are looked for once, and not for every case."""
    return identifiers_in(texts)
