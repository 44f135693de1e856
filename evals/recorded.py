"""Writers under test: the offline one, or a model whose answers were recorded and are given again by digest."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from drafter.adapters.replay import RecordedChat
from drafter.drafting.model_writer import ModelWriter
from drafter.drafting.offline_writer import OfflineWriter
from drafter.drafting.ports import Writer
from drafter.errors import EvaluationError, InputError
from drafter.findings.model import Frozen, Line
from drafter.records.digests import digest_of_files
from evals.setting import Setting

OFFLINE = "offline"
RECORDINGS = Path(__file__).parent / "recordings"
STORE, ANSWERS, DESCRIPTION = "store", "answers", "recording.toml"


class Recorded(Frozen):
    """`recording.toml`: whose answers a folder holds, and to which cases.

    Attributes:
        model: the model's name in the requests.
        answered_by: who really answered.
        cases: ids of the cases that were answered, all of their items.
    """

    model: Line
    answered_by: Line
    cases: tuple[Line, ...]


@dataclass(frozen=True)
class WriterUnderTest:
    """A writer by name.

    Attributes:
        name: as reports call it.
        folder: of its recordings; `None` for the offline writer.
        cases: what it can write; `None` for everything.
    """

    name: str
    folder: Path | None = None
    cases: frozenset[str] | None = None

    def writes(self, case: str) -> bool:
        """Whether it was recorded on a case."""
        return self.cases is None or case in self.cases

    def open(self, setting: Setting) -> Writer:
        """The writer itself; a request that was not recorded is an `EvaluationError`, never a call."""
        if self.folder is None:
            return OfflineWriter()
        return ModelWriter(OfflineWriter(), RecordedChat(self.folder / STORE), setting.prompts)

    @property
    def digest(self) -> str:
        """Of its recorded answers; empty for the offline writer."""
        return digest_of_files(self.folder / STORE, "*.json") if self.folder else ""


def writer_under_test(name: str) -> WriterUnderTest:
    """A writer by the name of its recordings, or by the path of their folder.

    Raises:
        InputError: there is no such writer.
        EvaluationError: its recordings cannot be used.
    """
    if name == OFFLINE:
        return WriterUnderTest(OFFLINE)
    folder = next((one for one in (RECORDINGS / name, Path(name)) if (one / DESCRIPTION).is_file()), None)
    if folder is None:
        known = [OFFLINE, *sorted(path.parent.name for path in RECORDINGS.glob(f"*/{DESCRIPTION}"))]
        raise InputError(f"no recordings of a writer {name}", remedy=f"there are: {', '.join(known)}")
    recorded = read_description(folder)
    return WriterUnderTest(folder.name, folder, frozenset(recorded.cases))


def read_description(folder: Path) -> Recorded:
    """What a folder of recordings holds.

    Raises:
        EvaluationError: its description cannot be used.
    """
    path = folder / DESCRIPTION
    try:
        return Recorded.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise EvaluationError(f"{path} cannot be used: {error}", remedy="correct it") from error
