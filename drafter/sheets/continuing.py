"""A table that goes on on the next page, and the row that the page break may cut: its halves are one row again."""

from collections.abc import Sequence
from dataclasses import replace

from drafter.sheets.grid import State
from drafter.sheets.rubric_names import RubricNames
from drafter.sheets.table import Entry, Said, ScoreTable, joined_tables


def continued(first: ScoreTable, second: ScoreTable, names: RubricNames) -> ScoreTable:
    """A table and what goes on of it behind a page break.

    The first row there is the rest of the last row here if it has no name, or if the two halves of a name make up
    one of the rubric, or if it has no points of its own and neither half is a name by itself.

    Args:
        first: the table up to the break.
        second: what stands behind it.
        names: the rubric's.
    """
    if not (first.entries and second.entries and _is_cut(first.entries[-1], second.entries[0], names)):
        return joined_tables(first, second)
    rest, *others = second.entries
    kept = (*first.entries[:-1], _whole(first.entries[-1], rest))
    stated = tuple(replace(item, after=max(item.after - 1, 0)) for item in second.stated)
    return joined_tables(replace(first, entries=kept), replace(second, entries=tuple(others), stated=stated))


def _is_cut(entry: Entry, rest: Entry, names: RubricNames) -> bool:
    if not rest.name.text:
        return True
    known, goes_on = names.known(entry.name.folded), names.known(rest.name.folded)
    if goes_on and (known or _has_marks(rest)):
        return False
    if names.known(_together(entry.name, rest.name).folded):
        return not known or not _has_marks(rest)
    return not known and not goes_on and not _has_marks(rest)


def _has_marks(entry: Entry) -> bool:
    """Whether an entry has full marks or points: half a row has them once."""
    said = (*entry.awarded, *filter(None, (entry.full, entry.deducted)))
    return any(item.text or item.state is not State.READ for item in said)


def _whole(entry: Entry, rest: Entry) -> Entry:
    """An entry with its rest from the next page."""
    reasons = [said for said in (entry.reason, rest.reason) if said is not None]
    return replace(
        entry,
        name=_together(entry.name, rest.name),
        full=_said(entry.full, rest.full),
        awarded=_filled((*entry.awarded, *rest.awarded)),
        deducted=_said(entry.deducted, rest.deducted),
        reason=_joined(reasons),
        others=_others((*entry.others, *rest.others)),
    )


def _together(name: Said, rest: Said) -> Said:
    return replace(name, text=name.text + rest.text)


def _said(said: Said | None, rest: Said | None) -> Said | None:
    return said if said is not None and said.text else rest or said


def _filled(awarded: Sequence[Said]) -> tuple[Said, ...]:
    """Points that are there; the empty cell of a row that has none anywhere."""
    return tuple(said for said in awarded if said.text or said.state is not State.READ) or tuple(awarded[:1])


def _joined(reasons: Sequence[Said]) -> Said | None:
    """A text that the break cut, at the place where it begins; what cannot be read makes the whole unreadable."""
    filled = [said for said in reasons if said.text or said.state is not State.READ] or list(reasons[:1])
    if not filled:
        return None
    state = next((said.state for said in filled if said.state is not State.READ), State.READ)
    return Said("".join(said.text for said in filled), filled[0].place, state)


def _others(others: Sequence[tuple[str, Said]]) -> tuple[tuple[str, Said], ...]:
    """What further columns say, a text of the same column joined."""
    found: dict[str, Said] = {}
    for head, said in others:
        found[head] = replace(found[head], text=found[head].text + said.text) if head in found else said
    return tuple(found.items())
