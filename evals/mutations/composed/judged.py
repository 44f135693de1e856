"""What the gate makes of composed sentences, each alone below the heading of the problems.

Run: python -m evals.mutations.composed.judged [--each N] [--seed SEED] [--list]
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator

from drafter.verification.model import Section
from evals.cases import CASES, case_names, load_eval_case
from evals.mutations.composed.attribution import Composed, Kind, sample
from evals.mutations.shares import wilson
from evals.sentences.judging import Judge, Pair, Verdict

_USUAL = 40


def judged(judge: Judge, seed: str, each: int) -> Iterator[tuple[Composed, Verdict]]:
    """Sentences over all cases that ship, with the verdict on each.

    Args:
        judge: gives the verdicts.
        seed: of all chance.
        each: how many of every case and kind.
    """
    for name in case_names():
        for one in sample(load_eval_case(CASES / name, judge.setting).case, seed, each):
            pair = Pair(
                case=name, section=Section.PROBLEMS, form=one.form, true=one.text, false="", changed=one.kind
            )
            yield one, judge.verdict(pair, one.text)


def wrong(one: Composed, verdict: Verdict) -> bool:
    """Whether a true sentence is blocked, or a false one passed in silence."""
    return verdict is (Verdict.BLOCKED if one.kind is Kind.TRUE else Verdict.SILENT)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Judge composed sentences.")
    parser.add_argument("--each", type=int, default=_USUAL, help="sentences of every case and kind")
    parser.add_argument("--seed", default="1", help="of all chance")
    parser.add_argument("--list", action="store_true", help="also the true ones blocked, the false ones silent")
    asked = parser.parse_args()
    table = defaultdict[Kind, Counter[Verdict]](Counter)
    for one, verdict in judged(Judge(), asked.seed, asked.each):
        table[one.kind][verdict] += 1
        if asked.list and wrong(one, verdict):
            print(f"{verdict}  {one.kind}  {one.case}  {one.form!r}  {one.text!r}")
    for kind, counts in table.items():
        whole = sum(counts.values())
        told = (f"{verdict} {counts[verdict]} ({counts[verdict] / whole:.1%})" for verdict in Verdict)
        low, high = wilson(counts[Verdict.BLOCKED if kind is Kind.TRUE else Verdict.SILENT], whole)
        print(f"{kind:10} {'  '.join(told)}  wrong {low:.1%}–{high:.1%}")


if __name__ == "__main__":
    main()
