"""Taking documents in: from files to the catalogue. Vectors are made afterwards, see `drafter.knowledge.build`."""

import hashlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from drafter.errors import DrafterError, InputError, OutputError, Problem, TransientServiceError
from drafter.ingest.model import Document
from drafter.ingest.reader import read_document
from drafter.knowledge.catalogue import Catalogue, Entry
from drafter.knowledge.description import Told, describe
from drafter.knowledge.documents import ThemeOf, document_passages
from drafter.knowledge.duplicates import Alike, Sketches, sketch
from drafter.knowledge.model import Passage
from drafter.knowledge.walking import Found, files_of
from drafter.messages import catalogue as messages
from drafter.outline.reading import outline

_say = messages("drafter.knowledge")
_MADE_BY = "passages-2"
"""Changes when documents are cut into passages in another way: they are then read again, without being told so."""

_PORTION = 1 << 20
_WRITTEN = (".txt", ".text", ".md", ".markdown", ".docx", ".docm", ".doc", ".wps", ".rtf", ".odt", ".pdf", ".ofd")
_TABLED = (".xlsx", ".xlsm", ".xls", ".et", ".ods")
_PICTURED = (".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff")
_ENDINGS = frozenset((*_WRITTEN, *_TABLED, *_PICTURED))
"""A file of such a name is meant as a document: that it cannot be read is a failure, wherever it lies."""


class Status(StrEnum):
    """What came of a file."""

    NEW = "new"
    CHANGED = "changed"
    RENEWED = "renewed"
    MOVED = "moved"
    UNCHANGED = "unchanged"
    REMOVED = "removed"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file.

    Attributes:
        path: of the file, absolute.
        status: new; changed: another content; renewed: the same content, told or cut otherwise; moved: known from
            a path where it no longer is; unchanged; removed from the base; skipped: no document; failed.
        entry: what the catalogue says of it now, or said of it before it was removed; `None` if nothing.
        passages: how many it gives.
        same_as: another path with the very same content.
        alike: documents that say nearly the same.
        problems: why it failed or was skipped.
        remarks: what of it was not read, and what is to be looked at, in Chinese.
    """

    path: str
    status: Status
    entry: Entry | None = None
    passages: int = 0
    same_as: str = ""
    alike: tuple[Alike, ...] = ()
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()


Watch = Callable[[Outcome], None]


@dataclass(frozen=True)
class Intake:
    """Takes files in.

    Attributes:
        catalogue: where they are kept.
        theme_of: tells the theme of a clause.
        read: makes a document of a file.
        now: the time that is noted.
    """

    catalogue: Catalogue
    theme_of: ThemeOf
    read: Callable[[Path], Document] = read_document
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC).astimezone())

    def take(self, paths: Sequence[Path], told: Told, watch: Watch) -> list[Outcome]:
        """Take in files and whole folders; what cannot be read is told, and the rest goes on.

        Args:
            paths: files and folders.
            told: what the user says of them; it stands until he says otherwise.
            watch: called with the outcome of each file.

        Raises:
            OutputError: the catalogue cannot be written; what was taken in before is kept.
        """
        sketches = Sketches((entry.path, entry.sketch) for entry in self.catalogue.entries())
        outcomes: list[Outcome] = []
        for found in files_of(paths):
            outcomes.append(self._outcome(found, told, sketches))
            watch(outcomes[-1])
        return outcomes

    def forget(self, paths: Sequence[Path], watch: Watch) -> list[Outcome]:
        """Forget files and whole folders, whether they still exist or not.

        Raises:
            OutputError: the catalogue cannot be written; it is as it was.
        """
        outcomes: list[Outcome] = []
        for path in paths:
            known = [entry for entry in self.catalogue.entries() if _is_below(entry.path, path)]
            problem = Problem(str(path), _say("not_taken_in"), _say("not_taken_in_remedy"))
            missing = () if known else (Outcome(str(path), Status.FAILED, problems=(problem,)),)
            outcomes += (*missing, *self._removed(known))
        for outcome in outcomes:
            watch(outcome)
        return outcomes

    def prune(self, paths: Sequence[Path], watch: Watch) -> list[Outcome]:
        """Forget the documents below folders that exist whose files no longer do.

        Raises:
            OutputError: the catalogue cannot be written; it is as it was.
        """
        standing = [path for path in paths if path.is_dir()]
        gone = [
            entry
            for entry in self.catalogue.entries()
            if any(_is_below(entry.path, path) for path in standing) and not Path(entry.path).exists()
        ]
        outcomes = self._removed(gone)
        for outcome in outcomes:
            watch(outcome)
        return outcomes

    def _removed(self, entries: Sequence[Entry]) -> list[Outcome]:
        self.catalogue.forget([entry.path for entry in entries])
        return [Outcome(entry.path, Status.REMOVED, entry) for entry in entries]

    def _outcome(self, found: Found, told: Told, sketches: Sketches) -> Outcome:
        path = str(found.path)
        if found.problem is not None:
            return Outcome(path, Status.FAILED, problems=(found.problem,))
        try:
            path.encode()
            return self._taken(found.path, told, sketches)
        except UnicodeEncodeError:
            problem = Problem(path, _say("bad_name"), _say("bad_name_remedy"))
            return Outcome(path, Status.FAILED, problems=(problem,))
        except (OutputError, TransientServiceError):
            raise
        except DrafterError as error:
            reasons = error.problems if isinstance(error, InputError) else ()
            meant = found.named or found.path.suffix.lower() in _ENDINGS
            status = Status.FAILED if meant else Status.SKIPPED
            return Outcome(path, status, problems=reasons or (Problem(path, str(error), error.remedy),))
        except Exception as error:  # whatever a file does to a reader, the other files are not to suffer from it
            reason = f"{type(error).__name__}: {error}"
            problem = Problem(path, _say("reader_failed", reason=reason), _say("reader_failed_remedy"))
            return Outcome(path, Status.FAILED, problems=(problem,))

    def _taken(self, path: Path, told: Told, sketches: Sketches) -> Outcome:
        known = self.catalogue.entry(str(path))
        digest = _digest(path)
        twins = [entry for entry in self.catalogue.of_digest(digest) if entry.path != str(path)]
        left = next((entry for entry in twins if not Path(entry.path).exists()), None) if known is None else None
        earlier = known or left
        all_told = told.over(earlier.told) if earlier else told
        same_as = next((entry.path for entry in twins if entry is not left), "")
        if known and (known.digest, known.told, known.made_by) == (digest, all_told, _MADE_BY):
            return Outcome(str(path), Status.UNCHANGED, known, self.catalogue.count(str(path)), same_as)
        document = self.read(path)
        entry, passages = self._made(document, all_told, path, earlier)
        self.catalogue.take(entry, passages)
        if left is not None:
            self.catalogue.forget([left.path])
            sketches.remove(left.path)
        alike = sketches.alike(str(path), entry.sketch)
        sketches.add(str(path), entry.sketch)
        status = _status(known, left, document.digest)
        others = tuple(one for one in alike if one.path not in {twin.path for twin in twins})
        remarks = (*document.remarks, *entry.described.remarks)
        return Outcome(str(path), status, entry, len(passages), same_as, others, remarks=remarks)

    def _made(
        self, document: Document, told: Told, path: Path, earlier: Entry | None
    ) -> tuple[Entry, tuple[Passage, ...]]:
        structure = outline(document)
        described = describe(document, structure.header, told, path)
        passages = document_passages(document, structure, described, self.theme_of)
        if not passages:
            raise InputError(str(path), [Problem(str(path), _say("no_passages"), _say("no_passages_remedy"))])
        fresh = earlier is None or earlier.digest != document.digest
        entry = Entry(
            path=str(path),
            digest=document.digest,
            version=(earlier.version if earlier else 0) + fresh,
            taken_in=self.now().isoformat(timespec="seconds"),
            made_by=_MADE_BY,
            told=told,
            described=described,
            sketch=sketch(document.text[document.body :]),
        )
        return entry, passages


def _status(known: Entry | None, left: Entry | None, digest: str) -> Status:
    if left is not None:
        return Status.MOVED
    if known is None:
        return Status.NEW
    return Status.CHANGED if known.digest != digest else Status.RENEWED


def _digest(path: Path) -> str:
    """SHA-256 of a file, read in portions."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while portion := file.read(_PORTION):
            digest.update(portion)
    return digest.hexdigest()


def _is_below(path: str, folder: Path) -> bool:
    return Path(path).is_relative_to(os.path.realpath(folder))
