"""What must hold between the pieces of a case: ids, links, slots, formulas, tables, and points against scores."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TypeVar

from drafter.findings.formula import formula_fault, named_in
from drafter.findings.formula_circles import circles
from drafter.findings.model import CASE_SCOPE, Fact, PublishedScore
from drafter.findings.parts import FindingPart, Parts, list_of, mapping_of, text_of
from drafter.findings.problems import FieldPath, FieldProblem, nearest
from drafter.findings.rubric_view import RubricView
from drafter.findings.slot_checks import RESERVED_SCOPES, slot_problems
from drafter.findings.slots import qualified, slots
from drafter.findings.text_checks import text_problems
from drafter.findings.units import finer_than
from drafter.findings.validation import validated
from drafter.findings.yaml_source import Data
from drafter.messages import catalogue
from drafter.text.width import narrow

_say = catalogue("drafter.findings")
_Key = TypeVar("_Key", bound=Hashable)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?=\s*年)")


def inner_problems(parts: Parts) -> Iterator[FieldProblem]:
    """Everything wrong between the pieces that can be told without the rubric."""
    yield from _duplicate_ids(parts)
    yield from _slots(parts)
    yield from _formulas(parts)
    yield from circles(parts)
    yield from _tables(parts)
    yield from _dates(parts)
    told = {problem.path for problem in parts.problems}
    yield from (problem for problem in text_problems(parts.raw) if told.isdisjoint(_around(problem.path)))


def _around(path: FieldPath) -> Iterator[FieldPath]:
    """A field and everything that it stands in."""
    return (path[:length] for length in range(len(path), 0, -1))


def rubric_problems(parts: Parts, rubric: RubricView) -> Iterator[FieldProblem]:
    """Everything wrong with a case measured against its rubric."""
    if rubric.indicators:
        yield from _indicators(parts, rubric.indicators)
    elif not parts.published:
        yield _problem(("rubric",), "no_score_table", rubric=text_of(parts.raw.get("rubric")))
    yield from _imprecise_shares(parts, rubric.places)
    if not parts.published:
        yield from _scores(parts, rubric)
    elif published := validated(PublishedScore, parts.raw["published"], ())[0]:
        yield from (problem.under("published") for problem in rubric.examine_published(published))


def _duplicate_ids(parts: Parts) -> Iterator[FieldProblem]:
    ids = [((*part.path, "id"), part.id) for part in parts.findings if part.id]
    yield from (_problem(path, "duplicate_finding", id=name) for path, name in _repeated(ids))
    for path, name in ids:
        if name in RESERVED_SCOPES:
            yield _problem(path, "reserved_id", id=name)
    for part in parts.findings:
        points = [
            ((*part.path, "points", position, "id"), text_of(mapping_of(point).get("id")))
            for position, point in enumerate(list_of(part.raw.get("points")))
        ]
        named = [(path, name) for path, name in points if name]
        yield from (_problem(path, "duplicate_point", id=name) for path, name in _repeated(named))


def _repeated(items: Iterable[tuple[FieldPath, _Key]]) -> Iterator[tuple[FieldPath, _Key]]:
    """The second and later items of a key."""
    seen: Counter[_Key] = Counter()
    for path, key in items:
        if seen[key]:
            yield path, key
        seen[key] += 1


def _slots(parts: Parts) -> Iterator[FieldProblem]:
    known = parts.fact_names()
    for slotted in parts.slotted():
        yield from slot_problems(slotted, known)


def _formulas(parts: Parts) -> Iterator[FieldProblem]:
    named, names = parts.sound_facts(), parts.fact_names()
    scopes = [(CASE_SCOPE, parts.facts, ())] + [(part.id, part.facts, part.path) for part in parts.findings]
    for scope, facts, path in scopes:
        unsound = {name.removeprefix(f"{scope}.") for name in names - named.keys()}
        for name, fact in facts.items():
            itself = name in named_in(fact.formula, facts) if fact.formula else False
            if not itself and not any(other in fact.formula for other in unsound):
                yield from _formula(fact, {**named, **facts}, (*path, "facts", name, "formula"))


def _formula(fact: Fact, facts: Mapping[str, Fact], path: FieldPath) -> Iterator[FieldProblem]:
    if fault := formula_fault(fact, facts):
        yield FieldProblem(path, fault.message, fault.remedy)


def _tables(parts: Parts) -> Iterator[FieldProblem]:
    points = {
        f"{part.id}.{text_of(mapping_of(point).get('id'))}"
        for part in parts.findings
        for point in list_of(part.raw.get("points"))
    }
    for index, item in enumerate(list_of(mapping_of(parts.raw.get("notice")).get("tables"))):
        path: FieldPath = ("notice", "tables", index)
        table = mapping_of(item)
        yield from _rows(table, path)
        after = text_of(table.get("after"))
        if after and after not in points:
            near = nearest(after, points)
            remedy = _say("did_you_mean", near=near) if near else _say("table_after_remedy")
            yield FieldProblem((*path, "after"), _say("table_after", after=after), remedy)


def _rows(table: Mapping[str, Data], path: FieldPath) -> Iterator[FieldProblem]:
    width = len(list_of(table.get("header")))
    for number, row in enumerate(list_of(table.get("rows"))):
        if isinstance(row, list) and width and len(row) != width:
            yield _problem((*path, "rows", number), "row_width", cells=len(row), width=width)


def _dates(parts: Parts) -> Iterator[FieldProblem]:
    notice = mapping_of(parts.raw.get("notice"))
    issued, deadline = (validated(date, text_of(notice.get(key)), ())[0] for key in ("issued", "deadline"))
    if issued and deadline and deadline < issued:
        yield _problem(("notice", "deadline"), "deadline_early", deadline=deadline, issued=issued)


def title_warnings(parts: Parts) -> Iterator[FieldProblem]:
    """A notice's title that names years, and not the one that was reviewed."""
    title, reviewed = (
        text_of(mapping_of(parts.raw.get("notice")).get("title")),
        text_of(parts.raw.get("fiscal_year")),
    )
    years = list(dict.fromkeys(_YEAR.findall(narrow(title))))
    if years and reviewed not in years:
        yield _problem(("notice", "title"), "title_year", found="、".join(years), year=reviewed)


def _indicators(parts: Parts, indicators: Mapping[str, str]) -> Iterator[FieldProblem]:
    used = [((*part.path, "indicator"), text_of(part.raw.get("indicator"))) for part in parts.findings]
    for path, name in used:
        if name and name not in indicators:
            yield FieldProblem(path, _say("indicator_unknown", id=name), _indicator_remedy(name, indicators))
    known = [(path, name) for path, name in used if name in indicators]
    yield from (
        _problem(path, "indicator_twice", id=name, name=indicators[name]) for path, name in _repeated(known)
    )
    missing = [] if parts.published else [item for item in indicators if item not in {name for _, name in used}]
    if missing:
        listed = "、".join(f"{item} {indicators[item]}" for item in missing)
        yield _problem(("findings",), "indicator_missing", count=len(missing), listed=listed)


def _indicator_remedy(name: str, indicators: Mapping[str, str]) -> str:
    by_name = next((item for item, label in indicators.items() if label == name), "")
    near = by_name or nearest(name, indicators)
    if not near:
        return _say("indicator_unknown_remedy", first=next(iter(indicators)))
    return _say("did_you_mean", near=f"{near} {indicators[near]}")


def _scores(parts: Parts, rubric: RubricView) -> Iterator[FieldProblem]:
    sound, names = parts.sound_facts(), parts.fact_names()
    unsound = names - sound.keys()
    for part in parts.findings:
        if part.finding is None or part.finding.indicator not in rubric.indicators:
            continue
        examined = rubric.examine(part.finding, sound)
        silent = {("measures", name) for name in _measures_naming(part, unsound | _unnamed(part, names))}
        silent |= {("judgements", name) for name in _unsound_judgements(part)}
        problems = [problem for problem in examined.problems if problem.path not in silent]
        yield from (problem.under(*part.path) for problem in problems)
        if examined.deducted is not None:
            yield from _losses(part, examined.deducted)


def _measures_naming(part: FindingPart, facts: Iterable[str]) -> Iterator[str]:
    """The measures that rest on some facts, for which a problem has been reported already."""
    wanted = set(facts)
    for name, text in mapping_of(part.raw.get("measures")).items():
        if wanted.intersection(slots(qualified(text_of(text), part.id))):
            yield name


def _unsound_judgements(part: FindingPart) -> Iterator[str]:
    sound = part.finding.judgements if part.finding else {}
    return (name for name in mapping_of(part.raw.get("judgements")) if name not in sound)


def _unnamed(part: FindingPart, names: frozenset[str]) -> set[str]:
    texts = (text_of(text) for text in mapping_of(part.raw.get("measures")).values())
    return {name for text in texts for name in slots(qualified(text, part.id))} - names


def _imprecise_shares(parts: Parts, places: int) -> Iterator[FieldProblem]:
    for part in parts.findings:
        for position, point in part.points.items():
            if point.deducted is not None and finer_than(point.deducted, places):
                path = (*part.path, "points", position, "deducted")
                yield _problem(path, "too_fine", value=point.deducted, places=places)


def _losses(part: FindingPart, deducted: Decimal) -> Iterator[FieldProblem]:
    count = len(list_of(part.raw.get("points")))
    if deducted > 0 and not count:
        yield _problem(part.path, "loss_without_point", deducted=deducted)
    if deducted == 0:
        if count:
            yield _problem((*part.path, "points"), "point_without_loss")
        return
    shares = [point.deducted for point in part.points.values() if point.deducted is not None]
    if count and len(shares) == count and sum(shares) != deducted:
        yield _problem((*part.path, "points"), "shares_differ", total=sum(shares), deducted=deducted)
    elif sum(shares) > deducted:
        yield _problem((*part.path, "points"), "shares_exceed", total=sum(shares), deducted=deducted)


def _problem(path: FieldPath, key: str, **values: object) -> FieldProblem:
    return FieldProblem(path, _say(key, **values), _say(f"{key}_remedy", **values))
