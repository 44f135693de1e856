"""Puts recorded answers under the digests of the present requests: `python -m evals.record good`.

The answers stand in `recordings/NAME/answers/CASE/P1.1.json`: the first answer to item P1; `P1.2.json` is the
second, after something was refused. They are what people edit. `store/` is made from them, whole or not at all,
and has to be made anew whenever prompts, cases or passages have changed.
"""

import argparse
import re
import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from drafter.adapters.replay import RecordingChat
from drafter.drafting.model_writer import ModelWriter
from drafter.drafting.offline_writer import OfflineWriter
from drafter.drafting.ports import Completion, Message
from drafter.errors import DrafterError, EvaluationError
from evals.bench import make_bench
from evals.cases import load_cases
from evals.recorded import ANSWERS, RECORDINGS, STORE, read_description
from evals.setting import make_setting

_FORMS = (".json", ".txt")
_CLAUSE = re.compile(r"\bP\d+\.\d+\b")


@dataclass
class WrittenChat:
    """Answers from files, for the item that a request is about.

    Attributes:
        name: of the model.
        folder: the answers to one case.
        prompts: where a request without an answer is written, for somebody to answer it; `None` for nowhere.
        asked: how often each item was asked for.
    """

    name: str
    folder: Path
    prompts: Path | None = None
    asked: Counter[str] = field(default_factory=Counter)

    def complete(self, messages: Sequence[Message], schema: Mapping[str, object]) -> Completion:  # noqa: ARG002
        """The answer on file; asked for the third time, it says what it said the second time.

        Raises:
            EvaluationError: there is none.
        """
        item = _item(messages)
        self.asked[item] += 1
        wanted = [f"{item}.{turn}" for turn in range(self.asked[item], 0, -1)][: max(1, self.asked[item] - 1)]
        names = [self.folder / f"{name}{form}" for name in wanted for form in _FORMS]
        found = next((path for path in names if path.is_file()), None)
        if found is None:
            raise self._missing(wanted[0], messages)
        return Completion(found.read_text(encoding="utf-8").strip(), finish="stop")

    def _missing(self, name: str, messages: Sequence[Message]) -> EvaluationError:
        if self.prompts:
            path = self.prompts / f"{self.folder.name}-{name}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n\n".join(f"== {one.role}\n{one.content}" for one in messages), encoding="utf-8")
        told = f"no answer {name} in {self.folder}"
        return EvaluationError(told, remedy="write it; --prompts DIR shows the request")


def _item(messages: Sequence[Message]) -> str:
    """The item whose clauses a request names first: a model has to repeat their ids."""
    named = next(
        (match for one in messages if one.role == "user" for match in _CLAUSE.finditer(one.content)), None
    )
    if named is None:
        raise EvaluationError(
            "a request names no clause", remedy="evals/record.py and the prompts have come apart"
        )
    return named.group().partition(".")[0]


def record(folder: Path, prompts: Path | None = None) -> int:
    """Make the store of one writer anew.

    Args:
        folder: of its recordings.
        prompts: where requests without an answer are written.

    Returns:
        How many answers are in it.

    Raises:
        EvaluationError: some answer is missing; the store stands as it was.
    """
    recorded, setting = read_description(folder), make_setting()
    with TemporaryDirectory() as made:
        store = Path(made) / STORE
        for eval_case in load_cases(setting, only=recorded.cases):
            bench = make_bench(eval_case, setting)
            written = WrittenChat(recorded.model, folder / ANSWERS / eval_case.id, prompts)
            chat = RecordingChat(written, store, recorded.answered_by)
            bench.written(ModelWriter(OfflineWriter(), chat, setting.prompts))
        number = len(list(store.glob("*.json")))
        shutil.rmtree(folder / STORE, ignore_errors=True)
        shutil.copytree(store, folder / STORE)
    return number


def main(arguments: Sequence[str] | None = None) -> None:
    """Record one or several writers."""
    parser = argparse.ArgumentParser(prog="python -m evals.record", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="writers; by default all")
    parser.add_argument("--prompts", type=Path, metavar="DIR", help="where requests without an answer are written")
    asked = parser.parse_args(arguments)
    names = asked.names or sorted(path.parent.name for path in RECORDINGS.glob("*/recording.toml"))
    try:
        for name in names:
            print(f"{name}: {record(RECORDINGS / name, asked.prompts)} answers")
    except DrafterError as error:
        parser.exit(error.exit_code, f"{error}\n→ {error.remedy}\n")


if __name__ == "__main__":
    main()
