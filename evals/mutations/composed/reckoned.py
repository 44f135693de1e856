"""Sentences that reckon with facts, or tell when something was, and the same with another result.

Run: python -m evals.mutations.composed.reckoned [--each N] [--seed SEED] [--list]

How the facts stand to each other is told by `relations.toml`, and how a sentence says it by `reckoned.toml`: every
form is filled with the facts of every relation that fits it, once with what is so, and once with what is not.
"""

import argparse
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from drafter.findings.model import Case
from drafter.verification.model import Section
from evals.cases import CASES, load_eval_case
from evals.mutations.composed.days import Slots
from evals.mutations.composed.results import results
from evals.mutations.composed.slots import slots_of
from evals.sentences.judging import Judge, Pair, Verdict

_CHOICE = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A sentence that is true of a case, and the same with something false.

    Attributes:
        case: the id of the case's folder.
        form: what is reckoned.
        template: how it is said.
        true: the sentence.
        false: what is not so.
    """

    case: str
    form: str
    template: str
    true: str
    false: str


def composed(cases: Mapping[str, Case], rng: Random, each: int = 1) -> Iterator[Reckoned]:
    """Sentences of every form over the cases.

    Args:
        cases: by the id of their folders; relations of others are left out.
        rng: chooses among what a form leaves open.
        each: so many of every template with every relation.
    """
    for form, table in forms().items():
        for relation in relations()[table["of"]]:
            case = cases.get(relation["case"])
            for template in table["say"] if case else ():
                for _ in range(each if case else 0):
                    one = _filled(template, table["tells"], relation, case, rng) if case else None
                    if one:
                        yield Reckoned(relation["case"], form, template, *one)


def _filled(
    template: str, tells: str, relation: Mapping[str, Any], case: Case, rng: Random
) -> tuple[str, str] | None:
    """A true sentence and a false one; `None` if the facts allow none."""
    base = slots_of(relation, case, rng)
    found: Sequence[tuple[Slots, Slots]] = list(results(tells, base))
    chosen = _CHOICE.sub(lambda match: rng.choice(match[1].split("|")), template)
    if not found:
        return None
    true, false = rng.choice(found)
    return _told(chosen, {**base.words, **true}), _told(chosen, {**base.words, **false})


def _told(template: str, slots: Slots) -> str:
    text = template.format_map(slots)
    return text.format_map(slots) if "{" in text else text


@cache
def forms() -> Mapping[str, Mapping[str, Any]]:
    """The forms, by name."""
    return _read("reckoned.toml")


@cache
def relations() -> Mapping[str, Sequence[Mapping[str, Any]]]:
    """The relations, by kind; some are of several kinds."""
    found = {kind: [{**one, "kind": kind} for one in those] for kind, those in _read("relations.toml").items()}
    found["limited"] = [one for one in found["days"] if "limit" in one]
    found["under"] = found["plan"]
    found["over"] = found["plan"]
    return found


def _read(name: str) -> Mapping[str, Any]:
    return tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))


def judged(
    judge: Judge, rng: Random, each: int = 1, every: int = 1
) -> Iterator[tuple[Reckoned, Verdict, Verdict]]:
    """Sentences over the cases that ship, each with the verdict on it and on the false one.

    Args:
        judge: gives the verdicts.
        rng: of all chance.
        each: so many of every template with every relation.
        every: of all these only every so many.
    """
    names = {one["case"] for those in relations().values() for one in those}
    cases = {name: load_eval_case(CASES / name, judge.setting).case for name in sorted(names)}
    for one in islice(composed(cases, rng, each), 0, None, every):
        pair = Pair(
            case=one.case, section=Section.PROBLEMS, form=one.form, true=one.true, false=one.false, changed=""
        )
        yield one, judge.verdict(pair, one.true), judge.verdict(pair, one.false)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Judge sentences that reckon.")
    parser.add_argument("--each", type=int, default=1, help="sentences of every template and relation")
    parser.add_argument("--seed", default="1", help="of all chance")
    parser.add_argument("--list", action="store_true", help="also the true ones blocked, the false ones silent")
    asked = parser.parse_args()
    table = defaultdict[str, Counter[str]](Counter)
    for one, of_true, of_false in judged(Judge(), Random(asked.seed), asked.each):  # noqa: S311  a generator that can be repeated is wanted
        table[one.form].update((f"true {of_true}", f"false {of_false}"))
        if asked.list and of_true is Verdict.BLOCKED:
            print(f"blocked  {one.case}  {one.true!r}")
        if asked.list and of_false is Verdict.SILENT:
            print(f"silent   {one.case}  {one.false!r}")
    for form, counts in table.items():
        whole = sum(counts.values()) // 2
        blocked, silent = counts[f"true {Verdict.BLOCKED}"], counts[f"false {Verdict.SILENT}"]
        print(f"{form:18} {whole:5}  true blocked {blocked / whole:.1%}  false silent {silent / whole:.1%}")


if __name__ == "__main__":
    main()
