"""How well the gate tells true from false: forms of figures, swaps, and quotes, as tables with their intervals.

Run: python -m evals.gate_table [--seed N] [--phrasings visible|held-back|unseen|all] [--json] [--full] [--holds]
"""

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from evals.mutations.judging import make_judge
from evals.mutations.making import pairs
from evals.mutations.measuring import Count, Failure, Measurement, measure_pairs, measure_swaps
from evals.mutations.quotes.measuring import TRUE, QuoteMeasurement, measure_quotes
from evals.mutations.scenes import load
from evals.mutations.shares import wilson
from evals.mutations.swaps import swaps


@dataclass(frozen=True)
class Size:
    """How much is made of everything: pairs of each form, swaps, false quotes."""

    pairs: int
    swaps: int
    quotes: int


QUICK = Size(pairs=6, swaps=150, quotes=200)
FULL = Size(pairs=300, swaps=5000, quotes=4000)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables."""
    asked = _asked(arguments)
    size = FULL if asked.full else QUICK
    started = time.perf_counter()
    judge, library = make_judge(), load(asked.phrasings)
    found = {
        "forms": measure_pairs(judge, pairs(library, asked.seed, asked.pairs or size.pairs)),
        "swaps": measure_swaps(judge, swaps(library, asked.seed, asked.swaps or size.swaps)),
    }
    if asked.holds:
        print("\n".join(_holding(found)))
        return
    quotes = measure_quotes(asked.seed, asked.quotes or size.quotes)
    if asked.json:
        everything = {**{name: _plain(one) for name, one in found.items()}, "quotes": asdict(quotes)}
        print(json.dumps(everything, ensure_ascii=False, indent=1))
        return
    for name, one in found.items():
        print("\n".join(_table(name, one)))
    print("\n".join(_quotes(quotes)))
    print("\n".join((*_examples(found, asked.examples), *_quote_examples(quotes, asked.examples))))
    print(f"{time.perf_counter() - started:.0f} s")


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals.gate_table", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--phrasings", choices=("visible", "held-back", "unseen", "all"), default="visible")
    parser.add_argument("--json", action="store_true", help="print everything as JSON, failures included")
    parser.add_argument("--holds", action="store_true", help="print what holds, as floors.toml lists it")
    parser.add_argument(
        "--full", action="store_true", help="300 pairs of each form, 5,000 swaps, 4,000 false quotes"
    )
    parser.add_argument("--pairs", type=int, default=0, help="pairs of each form")
    parser.add_argument("--swaps", type=int, default=0, help="swaps in all")
    parser.add_argument("--quotes", type=int, default=0, help="false quotes, and as many true ones")
    parser.add_argument("--examples", type=int, default=0, help="failures of each sort to print")
    return parser.parse_args(arguments)


def _holding(found: dict[str, Measurement]) -> Iterator[str]:
    """The forms and families in which everything false is caught and nothing true is rejected."""
    for name, measured in found.items():
        held = [group for group, one in measured.counts.items() if one.tried == one.caught > one.rejected == 0]
        yield from (f"{name} = [", *(f'    "{group}",' for group in held), "]")


def _table(title: str, measured: Measurement) -> Iterator[str]:
    shares = f"{'caught %':>9} {'95 %':>14} {'shown':>6} {'rejected %':>11} {'95 %':>14}"
    yield f"{title:30} {'tried':>6} {shares} {'reviewed':>9} {'beside':>7}"
    for name, one in (*measured.counts.items(), ("all", measured.total)):
        yield _row(name, one)
    yield ""


def _quotes(measured: QuoteMeasurement) -> Iterator[str]:
    yield f"{'quotes':30} {'tried':>6} {'accepted %':>10} {'95 %':>14} {'exact %':>8} {'95 %':>14}"
    false = {name: one for name, one in measured.counts.items() if name != TRUE}
    tried, accepted = (sum(getattr(one, what) for one in false.values()) for what in ("tried", "accepted"))
    for name, one in measured.counts.items():
        exact = f" {_share(one.exact, one.tried):>24}" if name == TRUE else ""
        yield f"{name:30} {one.tried:6} {_share(one.accepted, one.tried):>25}{exact}"
    yield f"{'all false':30} {tried:6} {_share(accepted, tried):>25}"
    yield ""


def _quote_examples(measured: QuoteMeasurement, number: int) -> Iterator[str]:
    for sort in (False, True):
        for one in [one for one in measured.failures if (one.family == TRUE) is sort][:number]:
            start, end = one.span
            said = "not found" if sort else "accepted"
            yield f"quotes {said} {one.family}\n  {one.quote!r}\n  {one.source[start:end]!r}"


def _row(name: str, one: Count) -> str:
    caught, rejected = _share(one.caught, one.tried), _share(one.rejected, one.tried)
    blamed = " ".join(f"{check} {number}" for check, number in one.checks.most_common(3))
    hits = f"{caught:>24} {one.shown:6} {rejected:>26} {one.reviewed:9} {one.beside:7}"
    return f"{name:30} {one.tried:6} {hits}  {blamed}".rstrip()


def _share(hits: int, trials: int) -> str:
    if not trials:
        return "-"
    low, high = wilson(hits, trials)
    return f"{100 * hits / trials:6.2f} ({100 * low:5.1f}-{100 * high:5.1f})"


def _examples(found: dict[str, Measurement], number: int) -> Iterator[str]:
    for name, measured in found.items():
        for sort in ("missed", "shown", "rejected"):
            failures = [one for one in measured.failures if one.sort == sort]
            for failure in _spread(failures, number):
                yield f"{name} {sort} {failure.group} {failure.fault}\n  {failure.text!r}"
                if sort != "rejected":
                    yield f"  true: {failure.true!r}"
                yield "\n".join(["  " + "; ".join(failure.facts), *("  said " + said for said in failure.said)])


def _spread(failures: list[Failure], number: int) -> list[Failure]:
    """Examples of as many groups as there are, in turn."""
    groups: dict[str, list[Failure]] = {}
    for failure in failures:
        groups.setdefault(failure.group, []).append(failure)
    turns = [failure for turn in range(number) for group in groups.values() for failure in group[turn : turn + 1]]
    return turns[:number]


def _plain(measured: Measurement) -> dict[str, Any]:
    return {
        "counts": {
            name: _with_intervals(one) for name, one in (*measured.counts.items(), ("all", measured.total))
        },
        "failures": [asdict(failure) for failure in measured.failures],
    }


def _with_intervals(one: Count) -> dict[str, Any]:
    shares = {"caught_95": wilson(one.caught, one.tried), "rejected_95": wilson(one.rejected, one.tried)}
    named = {"checks": dict(one.checks), "missed_faults": dict(one.missed_faults)}  # asdict miscounts a Counter
    return {**asdict(one), **named, **shares}


if __name__ == "__main__":
    main()
