"""How much of a first draft is the building of the index: first run, second run and a mere scoring, as ratios.

Run with `python -m evals.benchmarks.second_draft`; every run is a process of its own with one cache folder.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_CASE = Path(__file__).resolve().parents[2] / "examples" / "renhua-2021" / "case.yaml"
_REPEATS = 3


def _seconds(cache: Path, *args: str) -> float:
    """Wall seconds of one process."""
    command = [sys.executable, "-c", "from drafter.cli import main; main()", *args]
    begin = time.perf_counter()
    subprocess.run(command, env={**os.environ, "XDG_CACHE_HOME": str(cache)}, check=True, capture_output=True)  # noqa: S603  # our own program
    return time.perf_counter() - begin


def main() -> None:
    """Print the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        cache, out = Path(folder) / "cache", str(Path(folder) / "out")
        draft = ("draft", str(_CASE), "-o", out)
        first = _seconds(cache, *draft)
        second = min(_seconds(cache, *draft) for _ in range(_REPEATS))
        scoring = min(_seconds(cache, "score", str(_CASE), "--json") for _ in range(_REPEATS))
    print(f"first draft  / second draft  {first / second:6.1f}   ({first:.1f} s / {second:.1f} s)")
    print(f"second draft / score         {second / scoring:6.1f}   ({second:.1f} s / {scoring:.1f} s)")


if __name__ == "__main__":
    main()
