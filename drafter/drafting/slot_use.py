"""Whether a wording uses its slots well: those of its place, as often as needed, behind their own names."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from drafter.drafting.objections import Objection, objection
from drafter.drafting.places import Place
from drafter.drafting.ports import WritingContext
from drafter.findings.model import Fact
from drafter.findings.slots import Fill, Filled

_UNIT = re.compile(r"[^\d.,，]+$")
_BESIDE = re.compile("(?:金额|总额|数额|[数额值])?(?:分别|合计|共计|达到|实际|[为是有共计约仅只达的才])*")
"""What may stand between a name and its value."""

_COMPARED = re.compile("(?:[占比较超按]|超[过出]|[高低多少大小]于)(?:[^，。；、]{0,4}的)?$")
"""Before a name with which a value is compared."""

_BREAK = re.compile("[，。；：、,;:]")


def check_slots(place: Place, read: Filled, context: WritingContext) -> Iterator[Objection]:
    """What is wrong with the slots of one wording.

    Args:
        place: where it would stand.
        read: the wording, filled as far as it could be.
        context: the facts and norms that slots may name.
    """
    yield from _slots(place, read, context)
    yield from _echoes(read)
    yield from _misplaced(place, read, context)


def _slots(place: Place, read: Filled, context: WritingContext) -> Iterator[Objection]:
    times = Counter(one.ref for one in read.fills)
    for one in read.fills:
        if one.ref not in place.required and one.ref not in place.optional:
            yield _stray(one, read, context)
    for ref, needed in place.required.items():
        if not times[ref]:
            yield objection("slot_missing", check="slots", ref=ref)
        elif times[ref] > needed:
            last = [one for one in read.fills if one.ref == ref][-1]
            yield _at(last, read, "slot_repeated", times=times[ref], needed=needed)


def _stray(one: Fill, read: Filled, context: WritingContext) -> Objection:
    try:
        context.slots.shown(one.ref)
    except KeyError:
        return _at(one, read, "slot_unknown")
    return _at(one, read, "slot_foreign")


def _echoes(read: Filled) -> Iterator[Objection]:
    """Words around a slot that its value brings along: 213.70万元万元, 《《…》》."""
    for one in read.fills:
        value = read.text[one.start : one.end]
        unit = _UNIT.search(value)
        behind = bool(unit) and read.text.startswith(unit.group() if unit else value, one.end)
        before = value[:1] in "《“" and read.text.endswith(value[:1], 0, one.start)
        if behind or before:
            yield _at(one, read, "slot_echo")


def _at(one: Fill, read: Filled, key: str, **values: object) -> Objection:
    span = (one.start, one.end, read.text[one.start : one.end])
    return objection(key, check="slots", span=span, ref=one.ref, **values)


def _misplaced(place: Place, read: Filled, context: WritingContext) -> Iterator[Objection]:
    """A value behind the name of another: 实际支出 before the slot of the budget."""
    known = context.slots.facts
    facts = {ref: known[ref] for ref in place.required if ref in known}
    position = 0
    for one in read.fills:
        before = _BREAK.split(read.text[position : one.start])[-1]
        position = one.end
        other = _other_name(before, facts[one.ref], facts) if one.ref in facts else ""
        if other:
            yield _at(one, read, "slot_misplaced", other=other)


def _other_name(before: str, fact: Fact, facts: Mapping[str, Fact]) -> str:
    """The label right before a slot, where it is another fact's and not its own; longer labels win.

    What is compared with that label, 比预算少 and 占预算, is another value than the one it names.
    """
    labels = {other.label for other in facts.values()}
    found = [(before.rfind(label) + len(label), len(label), label) for label in labels if label in before]
    end, length, nearest = max(found, default=(0, 0, fact.label))
    beside = _BESIDE.fullmatch(before, end) and not _COMPARED.search(before, 0, end - length)
    return "" if not beside or nearest in fact.label or fact.label in nearest else nearest
