"""Formulas that rest on one another in a circle prove nothing, however well each of them adds up."""

from collections.abc import Iterator, Mapping

from drafter.findings.formula import named_in
from drafter.findings.model import CASE_SCOPE
from drafter.findings.parts import Parts
from drafter.findings.problems import FieldPath, FieldProblem
from drafter.messages import catalogue

_say = catalogue("drafter.findings")


def circles(parts: Parts) -> Iterator[FieldProblem]:
    """Every circle of formulas once, at its first fact in the file."""
    rests_on, places = _graph(parts)
    done: set[str] = set()
    for start in rests_on:
        circle = () if start in done else _circle(start, rests_on)
        done |= set(circle)
        if circle:
            way = " → ".join((*circle, start))
            key = "formula_itself" if len(circle) == 1 else "formula_circle"
            yield FieldProblem(places[start], _say(key, name=start, way=way), _say(f"{key}_remedy"))


def _graph(parts: Parts) -> tuple[dict[str, tuple[str, ...]], dict[str, FieldPath]]:
    """What the formula of every fact names, in full, and where the formulas stand."""
    named = parts.sound_facts()
    rests_on: dict[str, tuple[str, ...]] = {}
    places: dict[str, FieldPath] = {}
    scopes = [(CASE_SCOPE, parts.facts, ())] + [(part.id, part.facts, part.path) for part in parts.findings]
    for scope, facts, path in scopes:
        for name, fact in facts.items():
            if fact.formula:
                used = named_in(fact.formula, {**named, **facts})
                rests_on[f"{scope}.{name}"] = tuple(f"{scope}.{one}" if one in facts else one for one in used)
                places[f"{scope}.{name}"] = (*path, "facts", name, "formula")
    return rests_on, places


def _circle(start: str, rests_on: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The shortest way from a fact through formulas back to it, without the return; empty if there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    for way in ways:
        for name in rests_on.get(way[-1], ()):
            if name == start:
                return way
            if name not in seen:
                seen.add(name)
                ways.append((*way, name))
    return ()
