"""What leads a clause, and what follows it: a title over the facts of another problem, a measure of another name.

Either may be told in anybody's words; they are crossed only where each is known, and none of it is the other's.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from drafter.text.sentences import sentences
from drafter.verification.model import ClauseSpan, Severity, Violation
from drafter.verification.report import violation
from drafter.verification.telling.answers.recognition import Remedies, held_of, remedies_of
from drafter.verification.telling.approved import Answering
from drafter.verification.telling.points.alignment import TOLD, Aligner, profile
from drafter.verification.words.grams import bigrams, share
from drafter.verification.words.kept import Kept

NAME = "links"

_TITLED, _UNTITLED = 0.8, 0.5
"""So much of a title is in a lead that is it, and less than so much in one that is another's."""

_BODY = 0.45
"""A body with this score tells a point; in the drafts of 60 cases the own one scores .52 and more."""

_ACTION, _NO_ACTION = 0.7, 0.4
"""So much of the words of a measure is in a body that is it, and less than so much in one that is another's."""


@dataclass(frozen=True, slots=True)
class _Parted:
    """A clause without its label: the sentence that leads it, and the rest."""

    start: int
    lead: str
    body: str

    @property
    def end(self) -> int:
        return self.start + len(self.lead)


_Meant = tuple[int, int, str]
"""The span of a lead in its clause without the label, and what should lead it in."""


@dataclass(frozen=True)
class Crossed:
    """Finds what leads in something else than what follows it, clause by clause.

    Attributes:
        aligner: knows the points of the case.
        answering: how approved wording answers each point.
    """

    aligner: Aligner
    answering: Answering
    _titles: Kept[_Meant | None] = field(default_factory=Kept, compare=False)
    _names: Kept[_Meant | None] = field(default_factory=Kept, compare=False)

    def titles(self, text: str, clauses: Iterable[ClauseSpan]) -> Iterator[Violation]:
        """Leads of problems that are the title of one point, above what the case says of another."""
        for where, title in _told(text, clauses, self._titles, self._titled):
            yield violation(NAME, "title_crossed", where, expected=title, title=title)

    def measures(self, text: str, clauses: Iterable[ClauseSpan]) -> Iterator[Violation]:
        """Recommendations that are led in by the name of another measure, or of another problem."""
        for where, name in _told(text, clauses, self._names, self._named):
            yield violation(NAME, "measure_crossed", where, severity=Severity.BLOCK, expected=name)

    def _titled(self, clause: str) -> _Meant | None:
        parted = _parted(clause)
        if parted is None:
            return None
        aligner, said = self.aligner, bigrams(parted.lead)
        titled = [share(title, said) for title in aligner.titles.values()]
        named = [place for place, much in enumerate(titled) if much >= _TITLED]
        if not named:
            return None
        points, body = tuple(aligner.book.points), profile(parted.body)
        if any(aligner.score(points[place], body) >= TOLD for place in named):
            return None  # what leads most clauses is told in them
        scores = aligner.scores(body)
        best = max(range(len(scores)), key=scores.__getitem__, default=0)
        if scores[best] < _BODY or titled[best] >= _UNTITLED:
            return None
        if all(2 * scores[place] < scores[best] for place in named):
            return parted.start, parted.end, aligner.book.title(points[best])
        return None

    def _named(self, clause: str) -> _Meant | None:
        parted = _parted(clause)
        meant = self._meant(parted) if parted else None
        return (parted.start, parted.end, meant) if parted and meant is not None else None

    def _meant(self, parted: _Parted) -> str | None:
        """What should lead a measure in, as far as it is known; `None` where nothing is crossed."""
        done = self._actions.held(parted.body)
        most = max(done.values(), default=0.0)
        if most < _ACTION:
            return None
        named = [one for one, name, _ in self._measures if name and held_of(name, parted.lead) >= _TITLED]
        if not named or any(done.get(one, 0.0) >= min(_NO_ACTION, most / 2) for one in named):
            return None
        own = {name for one, name, _ in self._measures if done.get(one) == most}
        if any(held_of(name, parted.lead) >= _UNTITLED for name in own):
            return None
        return next(iter(sorted(own)), "")

    @cached_property
    def _actions(self) -> Remedies:
        """The measures, by the same numbers."""
        return remedies_of(tuple(action for _, _, action in self._measures))

    @cached_property
    def _measures(self) -> Sequence[tuple[int, str, str]]:
        """What may be done about any problem of the case: a number, its name, and the measure itself."""
        found: dict[tuple[str, str], None] = {}
        for held in self.answering.values():
            for remedy in (*held.remedies, *held.wider):
                name, parted, action = remedy.partition("\n")
                if parted:
                    found[name, action] = None
                else:
                    found.update({(lead, remedy): None for lead in held.leads or ("",)})
        return tuple((place, name, action) for place, (name, action) in enumerate(found))


def _told(
    text: str,
    clauses: Iterable[ClauseSpan],
    kept: Kept[_Meant | None],
    find: Callable[[str], _Meant | None],
) -> Iterator[tuple[tuple[str, int, int], str]]:
    """Where something is crossed in clauses, each asked about once, and what is meant."""
    for clause in clauses:
        start = clause.start + len(clause.label)
        said = text[start : clause.end]
        if meant := kept.of(said, find, said):
            yield (text, start + meant[0], start + meant[1]), meant[2]


def _parted(clause: str) -> _Parted | None:
    """A clause, without its label, of more than one sentence."""
    found = sentences(clause)
    if len(found) < 2:  # noqa: PLR2004 - a lead and what follows
        return None
    first = found[0]
    return _Parted(first.start, first.text, clause[first.end :])
