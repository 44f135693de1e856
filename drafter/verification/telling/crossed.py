"""What leads a clause, and what follows it: a title over the facts of another problem, a measure of another name.

Either may be told in anybody's words; they are crossed only where each is known, and none of it is the other's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from drafter.text.sentences import sentences
from drafter.verification.model import ClauseSpan, Severity, Violation
from drafter.verification.report import violation
from drafter.verification.telling.alignment import TOLD, profile
from drafter.verification.telling.approved import Recognition, held_of
from drafter.verification.telling.coverage import Alignment
from drafter.verification.words.grams import bigrams, share

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

    clause: ClauseSpan
    start: int
    lead: str
    body: str

    @property
    def end(self) -> int:
        return self.start + len(self.lead)


def crossed_titles(alignment: Alignment) -> Iterator[Violation]:
    """Leads of problems that are the title of one point, above what the case says of another."""
    text, aligner = alignment.examination.text, alignment.aligner
    points = tuple(alignment.examination.book.points)
    for clause in alignment.clauses:
        parted = _parted(text, clause)
        if parted is None:
            continue
        said = bigrams(parted.lead)
        titled = [share(aligner.titles[point], said) for point in points]
        named = [place for place, much in enumerate(titled) if much >= _TITLED]
        if not named:
            continue
        scores = aligner.scores(profile(parted.body))
        best = max(range(len(points)), key=scores.__getitem__, default=0)
        if scores[best] < _BODY or titled[best] >= _UNTITLED:
            continue
        if all(scores[place] < TOLD and 2 * scores[place] < scores[best] for place in named):
            title = alignment.examination.book.title(points[best])
            where = (text, parted.start, parted.end)
            yield violation(NAME, "title_crossed", where, expected=title, title=title)


@dataclass(frozen=True)
class CrossedMeasures:
    """Recommendations of a text that are led in by the name of another measure, or of another problem.

    Attributes:
        known: which remedies its recommendations are.
    """

    known: Recognition

    def check(self) -> Iterator[Violation]:
        """Each of them."""
        for item in self.known.answers:
            for clause in item.clauses:
                parted = _parted(self.known.text, clause)
                expected = self._meant(parted) if parted else None
                if parted and expected is not None:
                    where = (self.known.text, parted.start, parted.end)
                    yield violation(NAME, "measure_crossed", where, severity=Severity.BLOCK, expected=expected)

    def _meant(self, parted: _Parted) -> str | None:
        """What should lead a measure in, as far as it is known; `None` where nothing is crossed."""
        done = {one: held_of(action, parted.body) for one, _, action in self._measures}
        most = max(done.values(), default=0.0)
        if most < _ACTION:
            return None
        named = [one for one, name, _ in self._measures if name and held_of(name, parted.lead) >= _TITLED]
        if not named or any(done[one] >= min(_NO_ACTION, most / 2) for one in named):
            return None
        own = {name for one, name, _ in self._measures if done[one] == most}
        if any(held_of(name, parted.lead) >= _UNTITLED for name in own):
            return None
        return next(iter(sorted(own)), "")

    @cached_property
    def _measures(self) -> Sequence[tuple[int, str, str]]:
        """What may be done about any problem of the case: a number, its name, and the measure itself."""
        found: dict[tuple[str, str], None] = {}
        for held in self.known.answering.values():
            for remedy in (*held.remedies, *held.wider):
                name, parted, action = remedy.partition("\n")
                if parted:
                    found[name, action] = None
                else:
                    found.update({(lead, remedy): None for lead in held.leads or ("",)})
        return tuple((place, name, action) for place, (name, action) in enumerate(found))


def _parted(text: str, clause: ClauseSpan) -> _Parted | None:
    """A clause of more than one sentence."""
    start = clause.start + len(clause.label)
    found = sentences(text, start, clause.end)
    if len(found) < 2:  # noqa: PLR2004 - a lead and what follows
        return None
    first = found[0]
    return _Parted(clause, first.start, first.text, text[first.end : clause.end])
