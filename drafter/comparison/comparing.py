"""The comparison, on one page: sides, alignment, pairs and rows, warnings, years, house wording."""

from collections.abc import Iterable, Sequence

from drafter.comparison.alignment import Alignment, align
from drafter.comparison.cautions import Caution, Severity
from drafter.comparison.foreign import Foreign
from drafter.comparison.house import House
from drafter.comparison.meaning import Meaning
from drafter.comparison.model import Against, Comparison
from drafter.comparison.pairing import Pairing
from drafter.comparison.reading import plain_name
from drafter.comparison.reasons import Reasons
from drafter.comparison.recurrence import Years
from drafter.comparison.sides import Side
from drafter.comparison.stale import Stale
from drafter.comparison.themes import Themes
from drafter.comparison.wording import HouseWording
from drafter.messages import catalogue

_say = catalogue("drafter.comparison")
_MEANT = 3
"""So many older notices are searched by meaning, too."""


def compare(
    new: Side, olds: Sequence[Side], house: House | None = None, meaning: Meaning | None = None
) -> Comparison:
    """Lay a text beside older ones.

    Args:
        new: the text, with the id `new`.
        olds: the older ones, in any order; they are put in the order of their years and named `old1` …
        house: the bureau's wording; without it there are neither themes nor wording rows.
        meaning: finds what is told in other words altogether, in the latest notices of the department.
    """
    remarks: list[str] = []
    sides = _ordered(_once(olds, remarks))
    themes = Themes(house) if house and house.defects else None
    new, sides = _themed(new, themes), [_themed(side, themes) for side in sides]
    own = [side for side in sides if same_department(side, new)]
    meant = {side.id for side in own[:_MEANT]}
    alignments = [align(side, new, themes, meaning if side.id in meant else None) for side in sides]
    against = tuple(_against(side, new, alignment, own) for side, alignment in zip(sides, alignments, strict=True))
    before = [
        (side, found) for side, found in zip(sides, alignments, strict=True) if side in own and _earlier(side, new)
    ]
    years = Years((new, *(side for side, _ in before)), _between(before, themes), themes)
    return Comparison(
        new=new,
        olds=tuple(sides),
        remarks=(*remarks, *_remarks(new), *_read_with((new, *sides))),
        against=_told_once(against),
        recurrences=years.recurrences() if before else (),  # of one year nobody knows what is new
        wording=HouseWording(house, new).rows() if house else (),
        themes=dict(house.theme_names) if house else {},
        standings=years.standings(),
    )


def same_department(one: Side, other: Side) -> bool:
    """Whether two texts are about one department; one name may be the short form of the other."""
    return not one.department or not other.department or one_department(one.department, other.department)


def one_department(name: str, other: str) -> bool:
    """Whether two names are of one department; one may be the short form of the other."""
    left, right = plain_name(name), plain_name(other)
    return left in right or right in left


def _once(olds: Sequence[Side], remarks: list[str]) -> list[Side]:
    """Every file once."""
    kept: dict[str, Side] = {}
    for side in olds:
        if side.digest in kept:
            remarks.append(_say("given_twice", source=side.source, other=kept[side.digest].source))
        kept.setdefault(side.digest, side)
    return list(kept.values())


def _ordered(sides: Sequence[Side]) -> list[Side]:
    """The latest year first, those without a year last."""
    ordered = sorted(sides, key=lambda side: (side.year is None, -(side.year or 0)))
    return [side.model_copy(update={"id": f"old{number}"}) for number, side in enumerate(ordered, 1)]


def _themed(side: Side, themes: Themes | None) -> Side:
    """A side whose items name their themes."""
    if themes is None:
        return side
    items = tuple(
        item.model_copy(
            update={
                "themes": themes.ranked(
                    *(side.by_id[unit] for unit in (*((item.heading,) if item.heading else ()), *item.clauses))
                )
            }
        )
        for item in side.items
    )
    return side.model_copy(update={"items": items})


def _against(old: Side, new: Side, alignment: Alignment, own: Sequence[Side]) -> Against:
    pairs, rows = Pairing(old, new, alignment, Reasons(old, new, alignment)).made()
    related = same_department(old, new)
    found = tuple(Stale(old, new, pairs).found() if related else Foreign(old, new, own).found())
    return Against(
        old=old.id,
        remarks=tuple(_said_before(old, new, related=related)),
        pairs=pairs,
        rows=rows,
        warnings=tuple(one for one in found if one.severity is not Severity.NOTE),
        unchanged=tuple(one for one in found if one.severity is Severity.NOTE),
    )


def _said_before(old: Side, new: Side, *, related: bool) -> list[str]:
    """What has to be said of two texts before anything else."""
    if old.digest == new.digest:
        return [_say("same_file", source=new.source)]
    said = [] if related else [_say("other_department", new=new.department, old=old.department)]
    if old.whole == new.whole:
        said.append(_say("same_text"))
    if old.year is None or new.year is None:
        said += [_say("no_year", source=side.source) for side in (new, old) if side.year is None]
    elif old.year == new.year:
        said.append(_say("same_year", year=new.year))
    elif old.year > new.year:
        said.append(_say("older_year", new=new.year, old=old.year))
    return said


def _remarks(new: Side) -> list[str]:
    return [] if new.items else [_say("no_problems", source=new.source)]


def _read_with(sides: Iterable[Side]) -> list[str]:
    """What was not read of the files, or not as it stands."""
    return [_say("read_with", source=side.source, remark=remark) for side in sides for remark in side.remarks]


def _earlier(old: Side, new: Side) -> bool:
    """Whether an old text is of an earlier year, as far as is known; another version of this year's is none."""
    return old.digest != new.digest and (old.year is None or new.year is None or old.year < new.year)


def _between(before: Sequence[tuple[Side, Alignment]], themes: Themes | None) -> dict[tuple[int, int], Alignment]:
    """Alignments of the new text, 0, with each of the earlier ones, and of each of those with the next."""
    between = {(place, 0): found for place, (_, found) in enumerate(before, 1)}
    for place in range(1, len(before)):
        between[place + 1, place] = align(before[place][0], before[place - 1][0], themes)
    return between


def _told_once(against: Sequence[Against]) -> tuple[Against, ...]:
    """Each place of the new text is warned of once by every check: against the latest text that it concerns."""
    told: set[tuple[object, ...]] = set()
    found: list[Against] = []
    for one in against:
        fresh = tuple(warning for warning in one.warnings if _place(warning) not in told)
        told |= {_place(warning) for warning in fresh}
        noted = tuple(note for note in one.unchanged if _place(note) not in told)
        told |= {_place(note) for note in noted}
        found.append(one.model_copy(update={"warnings": fresh, "unchanged": noted}))
    return tuple(found)


def _place(warning: Caution) -> tuple[object, ...]:
    return warning.check, warning.place.unit, warning.place.start
