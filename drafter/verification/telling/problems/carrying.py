"""A clause that tells a point carries its facts: an account without its figures is an assertion."""

import re
from dataclasses import dataclass

from drafter.findings.model import FactKind, Role
from drafter.findings.slots import slots
from drafter.text.marks import MarkKind
from drafter.text.quantities import Scan, scan
from drafter.text.sentences import sentences
from drafter.text.width import fold
from drafter.verification.facts.book import Book
from drafter.verification.facts.known import Known, textual
from drafter.verification.facts.support import supports
from drafter.verification.telling.points.alignment import Aligner, Profile
from drafter.verification.words.grams import bigrams

_MOST = 0.5
_SHORT = 0.8
"""A clause of less than this share of the account's length has lost the account."""

_UNSAID = 0.3
"""With less than this share of the words of the account beyond its title in it, a clause does not tell it."""

_NOTHING = 0.1
"""With less it does not, however long it is: what it leads to has taken the place of what was found."""

_WORDED = 0.5
"""With so much of the words of the account in it, a clause tells it, without its figures."""

_CITED = re.compile("《[^》]*》.{0,12}关于")
"""A sentence on norms tells nothing of what happened."""

_MONTH_DAY = len("-01-31")


@dataclass(frozen=True, slots=True)
class Loss:
    """What a clause left out of the account of a point.

    Attributes:
        facts: the facts that are gone.
        sure: most of what the account says is gone.
    """

    facts: tuple[Known, ...]
    sure: bool


def loss(book: Book, aligner: Aligner, point: str, clause: str, profile: Profile) -> Loss | None:
    """What of a point's account is not in the clause that tells it; `None` if all that matters is."""
    facts = _figures(book, point)
    found = scan(clause)
    gone = tuple(known for known in facts if not _carried(known, found, profile))
    if len(gone) > _MOST * len(facts):
        only_dates = all(known.fact.kind is FactKind.DATE for known in gone)
        worded = aligner.overlap(aligner.bodies[point], bigrams(clause)) >= _WORDED
        return Loss(gone, sure=not worded and (not only_dates or len(gone) > 1))
    if gone:
        return Loss(gone, sure=False)
    return Loss((), sure=True) if not facts and _emptied(book, aligner, point, clause) else None


def _figures(book: Book, point: str) -> tuple[Known, ...]:
    """The figures and dates of an account; what it is compared with elsewhere may be left out."""
    finding, told = book.points[point]
    refs = (ref if "." in ref else f"{finding.id}.{ref}" for ref in dict.fromkeys(slots(told.text)))
    known = (book.by_ref[ref] for ref in refs if ref in book.by_ref)
    own = (one for one in known if not textual(one) and one.scope == finding.id)
    return tuple(one for one in own if one.fact.role is not Role.PEER)


def _carried(known: Known, found: Scan, profile: Profile) -> bool:
    """Whether a figure or date stands in a clause, in whatever unit, rounding or width."""
    if known.written in profile.flat:
        return True
    if known.quantity is None:
        value = known.fact.value
        dates = [mark.value for mark in found.marks if mark.kind is MarkKind.DATE]
        return any(date.endswith(value[-_MONTH_DAY:]) or value.startswith(date) for date in dates)
    true = known.quantity
    return any(one.dimension == true.dimension and supports(one, true.value) for one in found.quantities)


def _emptied(book: Book, aligner: Aligner, point: str, clause: str) -> bool:
    """Whether a clause says little more than the title of a point without figures."""
    account = book.points[point][1].text
    beyond = aligner.bodies[point] - aligner.titles[point]
    told = "".join(one.text for one in sentences(clause) if not _CITED.search(one.text))
    said = aligner.overlap(beyond, bigrams(told))
    return bool(beyond) and (said < _NOTHING or (len(fold(told).text) < _SHORT * len(account) and said < _UNSAID))
