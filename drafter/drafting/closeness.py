"""Whether a heading, lead or measure of a model's keeps to its own place.

The checker vouches for words that any notice may use; out of such words things can be told that nobody found.
A model is asked to word one clause, so more can be asked of it: every piece of its wording is borne by the account
and the approved wording of that very clause, and what only a case can tell (how many, when, what score, whose
fault) is told in no word that they do not hold. What was found is held more closely: see `fidelity`.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from drafter.drafting import bearing
from drafter.drafting.meanings import recorded
from drafter.drafting.model import SentenceRole
from drafter.drafting.objections import Objection, Span, objection
from drafter.drafting.places import Place
from drafter.drafting.ports import WritingContext
from drafter.findings.slots import Filled, slots
from drafter.verification.model import Section
from drafter.verification.words.grams import union

_LEAST_BORNE, _MOST_STRAYING = 1 / 3, 1 / 2
"""More than these shares of a piece, or of its whole words, are borne by its texts. Of 213 pieces that a good
model reworded, all have half of theirs."""

_LEAST_SUMMED = 1 / 4
"""The same for a part of a heading or lead: it sums up, and so says less."""

_DUTY = "who."
_PHRASES = frozenset({SentenceRole.HEADING, SentenceRole.LEAD})
_HAN = re.compile(r"[\u3400-\u9fff]")
_MARKS = frozenset("，。；、：（）“”※")
_PLAIN = re.compile(r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚ{}*#`|<>\\_~^%％]")
"""Signs that `literals` looks at."""


def check_closeness(
    place: Place, template: str, read: Filled, blanked: str, context: WritingContext
) -> Iterator[Objection]:
    """What a wording says beside its place.

    Args:
        place: where it would stand.
        template: the wording with its slots open.
        read: the same with its slots filled.
        blanked: the same with all that came out of slots blanked.
        context: the case.
    """
    texts = texts_of(place, context)
    yield from _signs(blanked, texts)
    yield from _words(place, blanked, texts, _of_case(place, context))
    for start, end in _beside(place, blanked, texts):
        span = (start, end, read.text[start:end])
        yield objection("beside", check="grounding", span=span, words=bearing.shown(blanked[start:end]))
    yield from _turned(place, blanked, texts)
    if bearing.twice(blanked, place.text):
        yield objection("repeated", check="structure")
    if _names_duty(place.template) and not _names_duty(template):
        yield objection("no_duty", check="structure")


def texts_of(place: Place, context: WritingContext) -> tuple[str, ...]:
    """What may be said in a place: the record of its points, and the approved wording of its clause."""
    if place.section is Section.RECOMMENDATIONS:
        advice = (point.advice for full, _, point in context.case.all_points() if full in place.points)
        return (place.text, *place.grounds, *advice)
    return (*_of_case(place, context), *place.grounds)


def oversteps(wording: str, told: str) -> bool:
    """Whether wording tells what only the case can tell, and what is told of it does not."""
    tables = [table for table in _tables() if table.of_case]
    return any(found.group() not in told for table in tables for found in table.pattern.finditer(wording))


def _of_case(place: Place, context: WritingContext) -> tuple[str, ...]:
    """What is known of this very case: approved wording speaks of any."""
    return (*recorded(place, context), place.text)


def _signs(blanked: str, texts: Iterable[str]) -> Iterator[Objection]:
    """Characters that only look like Chinese, and marks that nobody can see."""
    own = frozenset("".join(texts)) | _MARKS
    for at, sign in enumerate(blanked):
        if sign not in own and not _PLAIN.match(sign) and not _is_common(sign):
            yield objection("residue", check="residue", span=(at, at + 1, sign))


def _is_common(sign: str) -> bool:
    """Whether a character is one of the 6763 of simplified Chinese that GB 2312 lists."""
    return bool(_HAN.match(sign)) and sign.encode("gb2312", "ignore") != b""


def _beside(place: Place, blanked: str, texts: Sequence[str]) -> Iterator[Span]:
    """The pieces that the texts of the place do not bear, each once."""
    held = bearing.Held(union(texts))
    pieces = bearing.PHRASE if place.role in _PHRASES else bearing.CLAUSE
    if place.role in _PHRASES:
        strays = bearing.strays(blanked, pieces, held, _LEAST_SUMMED, _LEAST_SUMMED)
    else:
        strays = bearing.strays(blanked, pieces, held, _LEAST_BORNE, _MOST_STRAYING)
    yield from sorted({*strays, *bearing.unheard(blanked, pieces, held)})


def _turned(place: Place, blanked: str, texts: Iterable[str]) -> Iterator[Objection]:
    """What is approved, with a denial more or less."""
    pieces = bearing.PHRASE if place.role in _PHRASES else bearing.CLAUSE
    for (start, end), denies in bearing.turned(blanked, pieces, texts):
        key = "denial_added" if denies else "denial_dropped"
        yield objection(key, check="grounding", span=(start, end, bearing.shown(blanked[start:end])))


def _names_duty(template: str) -> bool:
    return any(ref.startswith(_DUTY) for ref in slots(template))


def _words(place: Place, blanked: str, texts: Iterable[str], of_case: Iterable[str]) -> Iterator[Objection]:
    """Words that tell what only the case can tell; some not even approved wording can vouch for."""
    said, known = "\n".join(texts), "\n".join(of_case)
    for table in _tables():
        own = known if table.of_case else said
        for found in table.pattern.finditer(blanked) if table.holds_in(place.section) else ():
            if found.group() not in own:
                yield objection(f"word_{table.name}", check="grounding", span=(*found.span(), found.group()))


@dataclass(frozen=True, slots=True)
class _Table:
    """Words of one kind.

    Attributes:
        name: of the kind.
        pattern: finds them, the longest first.
        only: the section in which they are looked for; empty for both.
        of_case: whether only what is known of the case vouches for them, and approved wording does not.
    """

    name: str
    pattern: re.Pattern[str]
    only: str
    of_case: bool

    def holds_in(self, section: Section) -> bool:
        """Whether they are looked for in a section."""
        return self.only in ("", section.value)


@cache
def _tables() -> tuple[_Table, ...]:
    source = resources.files("drafter.drafting").joinpath("closeness.toml").read_text(encoding="utf-8")
    return tuple(_table(name, table) for name, table in tomllib.loads(source).items())


def _table(name: str, table: Mapping[str, Any]) -> _Table:
    words = sorted(map(re.escape, table["words"]), key=len, reverse=True)
    return _Table(
        name,
        re.compile("|".join([*table["patterns"], *words])),
        table.get("only", ""),
        table.get("of_case", False),
    )
