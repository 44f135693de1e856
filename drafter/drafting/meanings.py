"""Whether a model's wording for a problem still says what the reviewer found, and says it of something."""

from collections.abc import Iterator
from dataclasses import dataclass

from drafter.drafting.model import SentenceRole
from drafter.drafting.objections import Objection, objection
from drafter.drafting.places import Place, as_it_would_read
from drafter.drafting.ports import WritingContext
from drafter.verification.model import Section
from drafter.verification.telling.points.told import faults
from drafter.verification.telling.problems.events import unrecorded
from drafter.verification.words.opposition import opposed

_PHRASES = frozenset({SentenceRole.HEADING, SentenceRole.LEAD})


@dataclass(frozen=True, slots=True)
class _Told:
    """What the reviewer and the approved wording say where a sentence would stand."""

    accounts: tuple[str, ...]
    record: tuple[str, ...]


def check_meaning(place: Place, text: str, context: WritingContext) -> Iterator[Objection]:
    """A problem that says the opposite of its account, tells what nobody recorded, or praises; an empty phrase.

    Args:
        place: where the wording would stand; only problems assert anything.
        text: the wording, slots filled.
        context: the case.
    """
    if place.section is not Section.PROBLEMS:
        return
    told = _told(place, context)
    listed = place.role is SentenceRole.HEADING
    if place.role in _PHRASES:
        for fault in faults(text, told.record, place.grounds, each=listed):
            yield _said(fault.key, text, fault.start, fault.end)
    if place.role is not SentenceRole.NORM:
        for one in opposed(text, told.accounts, place.grounds, listed=listed):
            if one.sure:
                yield _said(one.key, text, one.start, one.end)
        for event in unrecorded(text, told.record, place.grounds):
            yield _said("event_unrecorded", text, event.start, event.end)


def recorded(place: Place, context: WritingContext) -> tuple[str, ...]:
    """All that is on record of the points of a place: accounts, titles, effects, what their facts are, norms."""
    return _told(place, context).record


def _told(place: Place, context: WritingContext) -> _Told:
    points = [(finding, point) for full, finding, point in context.case.all_points() if full in place.points]
    accounts = [
        as_it_would_read(text, context.slots).text
        for _, point in points
        for text in (point.title, point.text, point.effect)
        if text
    ]
    labels = [fact.label for finding, _ in points for fact in finding.facts.values()]
    norms = [context.norms[name].content for _, point in points for name in point.norms if name in context.norms]
    offline = [place.text] if place.role not in _PHRASES else []
    return _Told(tuple(accounts), (*accounts, *labels, *norms, *offline))


def _said(key: str, text: str, start: int, end: int) -> Objection:
    return objection(key, check="grounding", span=(start, end, text[start:end]))
