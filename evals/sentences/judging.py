"""What the gate makes of pairs of sentences: each stands alone below the heading of its section.

Run: python -m evals.sentences.judging [--list]

Nobody who wrote the first 1,611 of `pairs.jsonl`, or those of `free.jsonl`, had seen the program; it has been
mended by them since, and the rest were written by those who mend it. So they tell what has got worse, and no more
how it fares with words that nobody here has read. Those of `free.jsonl` are worded more freely than most notices:
as an old hand talks, as a language model polishes, as three reviewers and the drafter of a bureau write. What a
sentence leaves out of a notice is no matter here: violations of `coverage` do not count.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Literal

from drafter.findings.model import Frozen
from drafter.gate import checker_for
from drafter.verification.checker import Checker
from drafter.verification.model import Section, Severity
from drafter.verification.reading.manuscripts import manuscript_of
from evals.cases import CASES, load_eval_case
from evals.mutations.shares import wilson
from evals.setting import Setting, make_setting

SETS = ("pairs", "free")
"""The files of pairs: close to how notices speak, and worded freely."""

_HEADINGS = {Section.PROBLEMS: "三、存在问题\n", Section.RECOMMENDATIONS: "四、建议\n"}
_STOPS = "。！？；"
_OF_A_WHOLE_NOTICE = frozenset({"coverage"})


class Verdict(StrEnum):
    """What the gate makes of a sentence; its gravest violation there."""

    BLOCKED = "blocked"
    SHOWN = "shown"
    SILENT = "silent"


class Pair(Frozen):
    """A sentence that is true of a case, and the same with one thing made false.

    Attributes:
        case: the id of the case, in `evals/cases`.
        section: where it stands.
        form: what it tells a figure, name or duty by.
        true: the sentence.
        false: what is not so.
        changed: what was changed, in English.
    """

    case: str
    section: Literal[Section.PROBLEMS, Section.RECOMMENDATIONS]
    form: str
    true: str
    false: str
    changed: str


@dataclass(frozen=True)
class Judge:
    """Gives verdicts.

    Attributes:
        setting: the program as it is measured.
    """

    setting: Setting = field(default_factory=make_setting)
    _checkers: dict[str, Checker] = field(default_factory=dict)

    def verdict(self, pair: Pair, sentence: str) -> Verdict:
        """Of one sentence of a pair."""
        head = _HEADINGS[pair.section]
        stop = "" if sentence.rstrip()[-1] in _STOPS else "。"
        manuscript = manuscript_of(f"{head}{sentence.rstrip()}{stop}\n")
        begin = manuscript.text.index("\n") + 1
        found = {
            one.severity
            for one in self._checker(pair.case).check(manuscript).violations
            if begin < one.end > one.start and one.check not in _OF_A_WHOLE_NOTICE
        }
        return Verdict.BLOCKED if Severity.BLOCK in found else Verdict.SHOWN if found else Verdict.SILENT

    def _checker(self, case: str) -> Checker:
        if case not in self._checkers:
            facts, services = load_eval_case(CASES / case, self.setting).case, self.setting.services
            self._checkers[case] = checker_for(facts, services.score(facts), services)
        return self._checkers[case]


@cache
def pairs(name: str) -> tuple[Pair, ...]:
    """All pairs of one of the sets."""
    text = (Path(__file__).parent / f"{name}.jsonl").read_text(encoding="utf-8")
    return tuple(map(Pair.model_validate_json, text.splitlines()))


def judged(some: Iterable[Pair], judge: Judge) -> Iterator[tuple[Pair, Verdict, Verdict]]:
    """Each pair with the verdict on its true sentence, and that on its false one."""
    for pair in some:
        yield pair, judge.verdict(pair, pair.true), judge.verdict(pair, pair.false)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Judge pairs of sentences.")
    parser.add_argument(
        "--list", action="store_true", help="also the true ones that are blocked, the false ones silent"
    )
    told = parser.parse_args()
    judge = Judge()
    for name in SETS:
        true, false = Counter[Verdict](), Counter[Verdict]()
        for pair, of_true, of_false in judged(pairs(name), judge):
            true[of_true] += 1
            false[of_false] += 1
            if told.list and of_true is Verdict.BLOCKED:
                print(f"blocked  {pair.case}  {pair.true!r}")
            if told.list and of_false is Verdict.SILENT:
                print(f"silent   {pair.case}  {pair.false!r}  ({pair.changed})")
        print(f"{name}\n  true   {_told(true)}\n  false  {_told(false)}")


def _told(counts: Mapping[Verdict, int]) -> str:
    whole = sum(counts.values())
    shares = ((verdict, counts.get(verdict, 0), wilson(counts.get(verdict, 0), whole)) for verdict in Verdict)
    return "  ".join(f"{one} {n} ({n / whole:.1%}, {low:.1%}–{high:.1%})" for one, n, (low, high) in shares)


if __name__ == "__main__":
    main()
