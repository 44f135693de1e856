"""How fast the gate is: sentences of a whole notice a second on one core, and how its time grows with the text.

Run: python -m evals.benchmarks.gate_speed [CASE]

The notice is the offline draft of a case. Its two sections are said over 1, 2, 4 and 8 times, each time with other
small words, so that of no sentence anything is remembered. `2n : n` is the time for twice the text over that for
the text, in one run: about 2 means linear, about 4 would mean quadratic. `again` is the speed for the same text
with one more word in it, as an editor leaves it: what is remembered of its other sentences is used then.
"""

import sys
import time
from pathlib import Path

from drafter.batch.collector import few_collections
from drafter.bootstrap.cases import load_case_file
from drafter.bootstrap.services import build_services
from drafter.config.reading import load_config
from drafter.config.settings import WriterKind
from drafter.console.screen import watching
from drafter.gate import checker_for
from drafter.pipeline import draft_notice
from drafter.text.sentences import sentences
from drafter.verification.checker import Checker
from drafter.verification.reading.manuscripts import manuscript_of, section_heads

_CASE = Path("examples/renhua-2021/case.yaml")
_FILLERS = ("经查", "据此", "其间", "此外", "同时", "目前", "另外", "总体上", "对此", "从中看", "据了解")
_COLUMNS = ("times", "characters", "sentences", "seconds", "a second", "of 40", "2n : n", "again")
_TIMES = (1, 2, 4, 8)
_AVERAGE = 40
"""Characters of a sentence, by which speeds are compared."""


def notice_of(path: Path) -> tuple[Checker, str]:
    """The gate of a case and the text of its offline draft."""
    config = load_config(None)
    services = build_services(config, writer=WriterKind.OFFLINE, fallback=False)
    case = load_case_file(path, config).case
    checker = checker_for(case, services.score(case), services)
    with watching(quiet=True) as observer:
        return checker, draft_notice(case, services, observer).markdown


def repeated(text: str, times: int, first: int = 0) -> str:
    """A notice whose sections say everything several times, each time with other small words.

    Args:
        text: the notice.
        times: how often.
        first: the number of the first time; 0 has no such words.
    """
    heads = sorted(section_heads(text).values())
    ends = [start for start, _ in heads[1:]] + [len(text)]
    parts = [text[: heads[0][0]]]
    for (start, behind), end in zip(heads, ends, strict=True):
        body = text[behind:end]
        parts += [text[start:behind], *(_varied(body, copy) for copy in range(first, first + times))]
    return "".join(parts)


def _varied(text: str, copy: int) -> str:
    word = _FILLERS[copy % len(_FILLERS)] * (1 + copy // len(_FILLERS))
    return text.replace("，", f"，{word}") if copy else text


def seconds(checker: Checker, text: str) -> float:
    """Processor seconds for checking a text once."""
    manuscript = manuscript_of(text)
    started = time.process_time()
    checker.check(manuscript)
    return time.process_time() - started


def main() -> None:
    """Print the speed for a notice, and how it grows; rings of dead objects are looked for as commands do it."""
    with few_collections():
        _measure()


def _measure() -> None:
    checker, text = notice_of(Path(sys.argv[1]) if len(sys.argv) > 1 else _CASE)
    first = seconds(checker, text)
    print(f"first check, tables and case read: {first:.2f} s")
    print(" ".join(f"{name:>10s}" for name in _COLUMNS))
    before, copy = 0.0, 1
    for times in _TIMES:
        said = repeated(text, times, copy)
        spent, count = seconds(checker, said), len(sentences(said))
        again = seconds(checker, said.replace("，", "，今", 1))
        growth = f"{spent / before:.2f}" if before else "-"
        speeds = f"{count / spent:10.0f} {len(said) / _AVERAGE / spent:10.0f}"
        print(
            f"{times:10d} {len(said):10d} {count:10d} {spent:10.3f} {speeds} {growth:>10s} {count / again:10.0f}"
        )
        before, copy = spent, copy + times


if __name__ == "__main__":
    main()
