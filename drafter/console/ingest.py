"""What the terminal shows of documents that are taken in: files as they are read, then what came of it all."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.markup import escape

from drafter.console.screen import remarks, results, watching
from drafter.knowledge.intake import Outcome, Status
from drafter.messages import catalogue

if TYPE_CHECKING:
    from drafter.knowledge.catalogue import Entry, Listed
    from drafter.knowledge.ingestion import IngestReport
    from drafter.services import Observer

_say = catalogue("drafter")
_STYLES = {Status.FAILED: "red", Status.SKIPPED: "yellow", Status.REMOVED: "yellow"}


@contextmanager
def taking_in(*, quiet: bool) -> Iterator[tuple["Observer", Callable[[Outcome], None]]]:
    """An observer, and what shows each file on stderr as it is done; unchanged ones are only counted."""
    with watching(quiet=quiet) as observer:
        yield observer, (lambda _: None) if quiet else _show_file


def _show_file(outcome: Outcome) -> None:
    if outcome.status is Status.UNCHANGED:
        return
    for line in _lines(outcome):
        remarks.print(escape(line), style=_STYLES.get(outcome.status, ""))


def _lines(outcome: Outcome) -> Iterator[str]:
    yield _say("ingest_file", status=_say(f"ingest_{outcome.status}"), path=_shown(outcome.path))
    entry = outcome.entry
    if entry is not None and outcome.status is not Status.REMOVED:
        version = _say("ingest_version", version=entry.version) if entry.version > 1 else ""
        yield _what(entry, outcome.passages) + version
    if outcome.same_as:
        yield _say("ingest_same", path=_shown(outcome.same_as))
    for other in outcome.alike:
        yield _say("ingest_alike", path=_shown(other.path), share=round(other.share * 100))
    for remark in outcome.remarks:
        yield _say("ingest_problem", message=remark)
    for problem in outcome.problems:
        yield _say("ingest_problem", message=problem.message)
        if problem.remedy:
            yield _say("violation_remedy", remedy=problem.remedy)


def _what(entry: "Entry", passages: int) -> str:
    described = entry.described
    kind = _say(f"source_{described.kind}")
    return _say("ingest_what", kind=kind, title=described.title, about=_about(entry), passages=passages)


def _about(entry: "Entry") -> str:
    """Department, year and validity, as far as they are known."""
    described = entry.described
    known = " ".join(filter(None, (described.department, str(described.year or ""))))
    return (_say("ingest_about", about=known) if known else "") + _validity(entry)


def _validity(entry: "Entry") -> str:
    begin, end = entry.described.valid_from, entry.described.valid_until
    if begin and end:
        return _say("ingest_validity", **{"from": begin, "until": end})
    if begin:
        return _say("ingest_validity_from", **{"from": begin})
    return _say("ingest_validity_until", until=end) if end else ""


def show_ingest(report: "IngestReport") -> None:
    """How many files were taken in, changed, refused; what it meant for the vectors."""
    counted = Counter(outcome.status for outcome in report.outcomes)
    counts = _say("joint").join(
        _say("ingest_count", status=_say(f"ingest_{status}"), count=counted[status])
        for status in Status
        if counted[status]
    )
    build = report.build
    documents = {"documents": report.documents, "passages": build.passages}
    results.print(_say("ingest_counts", counts=counts or _say("ingest_nothing"), **documents), style="bold")
    if not build.embedder:
        results.print(_say("ingest_words"), style="yellow")
        return
    if build.replaced:
        results.print(_say("ingest_replaced", earlier=build.replaced, embedder=build.embedder), style="yellow")
    results.print(_say("ingest_embedded", embedded=build.embedded, removed=build.removed))


def ingest_json(report: "IngestReport") -> dict[str, object]:
    """The document of `drafter ingest --json`."""
    build = report.build
    return {
        "files": [_outcome_json(outcome) for outcome in report.outcomes],
        "counts": {status.value: sum(one.status is status for one in report.outcomes) for status in Status},
        "documents": report.documents,
        "passages": build.passages,
        "embedded": build.embedded,
        "forgotten": build.removed,
        "embedder": build.embedder,
        "replaced": build.replaced,
        "folder": str(report.folder),
    }


def _outcome_json(outcome: Outcome) -> dict[str, object]:
    return {
        "path": _shown(outcome.path),
        "status": outcome.status.value,
        **(_entry_json(outcome.entry) if outcome.entry else {}),
        "passages": outcome.passages,
        "same_as": _shown(outcome.same_as) or None,
        "alike": [{"path": _shown(other.path), "share": f"{other.share:.2f}"} for other in outcome.alike],
        "remarks": list(outcome.remarks),
        "problems": [
            {"where": _shown(problem.where), "message": problem.message, "remedy": problem.remedy}
            for problem in outcome.problems
        ],
    }


def _entry_json(entry: "Entry") -> dict[str, object]:
    described = entry.described.model_dump(mode="json", exclude={"sample"})
    return {**described, "digest": entry.digest, "version": entry.version, "taken_in": entry.taken_in}


def show_documents(documents: Sequence["Listed"]) -> None:
    """What was taken in, a line each."""
    if not documents:
        results.print(_say("ingest_none"))
    for one in documents:
        entry = one.entry
        said = _say(
            "ingest_listed",
            kind=_say(f"source_{entry.described.kind}"),
            title=entry.described.title,
            about=_about(entry),
            passages=one.passages,
            version=entry.version,
            taken_in=entry.taken_in[:10],
            path=_shown(entry.path),
        )
        results.print(escape(said))


def documents_json(documents: Sequence["Listed"]) -> list[dict[str, object]]:
    """The document of `drafter ingest --list --json`."""
    return [{"path": one.entry.path, **_entry_json(one.entry), "passages": one.passages} for one in documents]


def _shown(path: str) -> str:
    """A path in characters that every terminal and every JSON can carry."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")
