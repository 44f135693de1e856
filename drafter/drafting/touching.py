"""The words that touch a slot: none may be a part of the figure that fills it.

A slot is filled with a whole quantity. A numeral, a sign, a magnitude or another unit beside it makes it another
one (十4.34万元, 4.34万元亿), a hedge or a bound says of it what nobody found (4.34万元左右), and 每月 makes a
total a rate.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources

from drafter.drafting.objections import Objection, objection
from drafter.drafting.places import Place
from drafter.drafting.ports import WritingContext
from drafter.findings.model import QUANTITIES, Fact, Role
from drafter.findings.slots import Fill, Filled
from drafter.text.quantities import find_quantities

_MEASURED = frozenset({"元", "%", "百分点", "分"})
_LIMITS = frozenset({Role.DEADLINE, Role.STANDARD, Role.THRESHOLD, Role.TARGET, Role.FULL_MARK})
_EXCEPT = "除"
"""除…之外 leaves out a figure, and does not bend it."""

_REACH = 12
"""Characters on either side of a slot in which a word that touches it lies."""

_PART = re.compile("[，。；：、,;:]")


def check_touching(
    place: Place, read: Filled, texts: Iterable[str], context: WritingContext
) -> Iterator[Objection]:
    """What changes a figure by standing beside its slot.

    Args:
        place: where the wording would stand.
        read: the wording, filled as far as it could be.
        texts: what is on record of the place: a hedge that stands there with this very figure may be said again.
        context: the facts that slots may name.
    """
    own = "\n".join((*texts, place.text))
    for one, before, behind in _sides(read):
        value = read.text[one.start : one.end]
        figures = find_quantities(value)
        fact = context.slots.facts.get(one.ref)
        if len(figures) != 1 or figures[0].text != value or (fact and fact.kind not in QUANTITIES):
            continue
        measured = figures[0].dimension in _MEASURED
        for word in _parts(before, behind, measured=measured):
            yield _at(one, read, "slot_touched", word)
        for word, said in _bending(before, behind, value, limit=not fact or fact.role in _LIMITS):
            if said not in own:
                yield _at(one, read, "slot_hedged", word)
        rate = _rate(before, value, fact) if measured else ""
        if rate and rate not in own:
            yield _at(one, read, "slot_rated", rate)


def _sides(read: Filled) -> Iterator[tuple[Fill, str, str]]:
    """Each slot with the wording's own words on either side of it, up to the next slot."""
    ends = [0, *(one.end for one in read.fills)]
    starts = [*(one.start for one in read.fills[1:]), len(read.text)]
    for number, one in enumerate(read.fills):
        yield one, read.text[ends[number] : one.start], read.text[one.end : starts[number]]


def _parts(before: str, behind: str, *, measured: bool) -> Iterator[str]:
    """Words that would be a part of the quantity itself."""
    found = (
        _ends(("never", "before"), before),
        _begins(("never", "behind"), behind),
        _begins(("measured", "behind"), behind) if measured else "",
    )
    yield from filter(None, found)


def _bending(before: str, behind: str, value: str, *, limit: bool) -> Iterator[tuple[str, str]]:
    """Words that say more or less than the figure, each with the figure as the record would have it."""
    ahead = _ends(("hedges", "before"), before)
    if ahead:
        yield ahead, ahead + value
    after = _begins(("hedges", "behind"), behind)
    left_out = _EXCEPT in _PART.split(before)[-1]
    after = after or ("" if limit or left_out else _begins(("bounds", "behind"), behind))
    if after:
        yield after, value + after


def _rate(before: str, value: str, fact: Fact | None) -> str:
    """A word that makes a total so much for each, in the same part of a sentence; not where the fact is a rate."""
    if not fact or "/" in value or _table()["rates", "within"].search(fact.label):
        return ""
    found = _table()["rates", "within"].search(_PART.split(before)[-1])
    return found.group() if found else ""


def _ends(key: tuple[str, str], text: str) -> str:
    found = _table()[key].search(text[-_REACH:])
    return found.group() if found else ""


def _begins(key: tuple[str, str], text: str) -> str:
    found = _table()[key].match(text[:_REACH])
    return found.group() if found else ""


@cache
def _table() -> dict[tuple[str, str], re.Pattern[str]]:
    source = resources.files("drafter.drafting").joinpath("touching.toml").read_text(encoding="utf-8")
    return {
        (name, side): re.compile(f"(?:{'|'.join(patterns)})" + (r"\Z" if side == "before" else ""))
        for name, table in tomllib.loads(source).items()
        for side, patterns in table.items()
    }


def _at(one: Fill, read: Filled, key: str, word: str) -> Objection:
    span = (one.start, one.end, read.text[one.start : one.end])
    return objection(key, check="slots", span=span, ref=one.ref, word=word)
