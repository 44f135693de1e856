"""The one place that chooses adapters: from settings to services."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.assets import asset
from drafter.bootstrap.base import (
    Base,
    digest_of_base,
    documents_of,
    embedder_of,
    norms_and_wording,
    open_index,
    other_notices,
)
from drafter.bootstrap.base import ingest_files as ingest_into
from drafter.config.settings import Config, WriterKind
from drafter.drafting.offline_writer import OfflineWriter
from drafter.drafting.ports import Writer
from drafter.errors import InputError
from drafter.findings.loading import LoadedCase, load_case
from drafter.findings.model import Case
from drafter.knowledge.ingestion import IngestReport, Order
from drafter.knowledge.intake import Watch
from drafter.knowledge.references import References
from drafter.knowledge.wording import Wording
from drafter.pipeline import Observer, Provenance, Services, draft_notice
from drafter.records.chats import MeteredChat, TracedChat
from drafter.records.digests import digest, digest_of_files
from drafter.records.model import Call
from drafter.records.runs import Usage
from drafter.rendering.frame import load_frame
from drafter.rendering.proof_sources import Sources
from drafter.scoring.card import ScoreCard
from drafter.scoring.engine import score
from drafter.scoring.rubric import Rubric
from drafter.scoring.rubric_files import load_rubric, rubric_file
from drafter.scoring.view import ScoringView
from drafter.sheets.exporting import export_case, export_empty
from drafter.sheets.importing import Imported, Wanted, import_sheet
from drafter.sheets.output import case_file_text, staged, write_whole

if TYPE_CHECKING:
    from drafter.comparison.model import Comparison
    from drafter.comparison.sides import Side

_CASES = frozenset({".yaml", ".yml"})
_OF_THE_WIRE = {
    "key_env",
    "key_file",
    "allowed",
    "timeout",
    "retries",
    "concurrency",
    "requests_per_minute",
    "tokens_per_minute",
}
"""Settings of the model that say how it is reached, and change no draft."""


def load_case_file(path: Path, config: Config) -> LoadedCase:
    """Read a case, checked against the rubric that it names.

    Raises:
        InputError: with every problem of the file at once.
    """
    norms, wording = norms_and_wording(config)
    return load_case(path, lambda name: ScoringView(_rubric(name, config)), References(norms, wording))


def case_sources(path: Path, case: Case, config: Config) -> Sources:
    """The files that a draft of a case is made from; its bundle proves every fact by its place in them."""
    base = config.knowledge.base_folder
    return Sources(case=path, rubric=rubric_file(case.rubric, base), base=base)


def scored_case(path: Path, config: Config) -> tuple[LoadedCase, ScoreCard]:
    """Read and score a case; reaches neither an index nor a model.

    The card also warns of what was remarked while the file was read.

    Raises:
        InputError: the file cannot be used, or not be scored.
    """
    loaded = load_case_file(path, config)
    card = _score(config, loaded.case)
    return loaded, card.model_copy(update={"warnings": (*card.warnings, *map(str, loaded.warnings))})


def import_sheet_file(path: Path, out: Path, wanted: Wanted, config: Config) -> tuple[Imported, ScoreCard | None]:
    """Read a score sheet and write it as a case file, if what it gives can be loaded and scored.

    Args:
        path: the sheet.
        out: the case file; what stood there is replaced whole, or not at all.
        wanted: what the user says about the sheet.
        config: the settings.

    Returns:
        What came of the sheet, and its score card; none where indicators are missing, which the file then says.

    Raises:
        InputError: the sheet cannot be used; nothing was written.
        OutputError: the file could not be written.
    """
    stem = out.stem if out.stem != "case" else out.resolve().parent.name
    named = replace(wanted, id=wanted.id or stem)
    imported = import_sheet(path, named, lambda name: _rubric(name, config))
    text = case_file_text(imported, path)
    if imported.missing:
        write_whole(out, text.encode("utf-8"))
        return imported, None
    with staged(out, text.encode("utf-8")) as written:
        try:
            _, card = scored_case(written, config)
        except InputError as error:
            raise imported.in_sheet(error, path) from error
    return imported, card


def export_sheet_file(case: Path | None, rubric: str, out: Path, config: Config) -> None:
    """Write the score sheet of a case, or an empty one for a rubric.

    Raises:
        InputError: the case cannot be used or has no score table.
        OutputError: the file could not be written.
    """
    if case is None:
        write_whole(out, export_empty(_rubric(rubric, config), rubric))
        return
    loaded, card = scored_case(case, config)
    write_whole(out, export_case(loaded.case, card, _rubric(loaded.case.rubric, config)))


def ingest_files(order: Order, config: Config, observer: Observer, watch: Watch) -> IngestReport:
    """Take documents into the base, or forget them; see `drafter.bootstrap.base.ingest_files`."""
    norms, wording = norms_and_wording(config)
    return ingest_into(order, Base(config, norms, wording), observer, watch)


def compare_files(
    new: Path, olds: Sequence[Path], config: Config, observer: Observer, *, history: bool
) -> "Comparison":
    """Lay a notice, a bundle or the draft of a case beside earlier notices.

    Args:
        new: the notice of this year; a case is drafted offline.
        olds: earlier notices.
        config: the settings.
        observer: sees the work go on.
        history: whether the department's earlier notices are looked for in the base, too.

    Raises:
        InputError: a file cannot be used, or there is nothing to compare with.
    """
    from drafter.years import (  # with numpy, no score needs it
        Earlier,
        compare_sides,
        earlier,
        house_of,
        sides_from,
    )

    _, wording = norms_and_wording(config)
    folder = config.knowledge.base_folder / "notices"
    side = _new_side(new, wording, config, observer)
    given = {path.resolve() for path in olds}
    found = earlier(side, folder, documents_of(config)) if history else Earlier(())
    sides = sides_from([*olds, *(path for path in found.paths if path.resolve() not in given)], wording)
    house, embedder = house_of(wording, other_notices(config)), embedder_of(config)
    return compare_sides(side, sides, house, found.remarks(), embedder.passages if embedder else None)


def _new_side(path: Path, wording: Wording, config: Config, observer: Observer) -> "Side":
    from drafter.years import drafted_side, side_from

    if path.suffix.lower() not in _CASES:
        return side_from(path, "new", wording)
    loaded = load_case_file(path, config)
    services = build_services(config, writer=WriterKind.OFFLINE)
    drafted = draft_notice(loaded.case, services, observer)
    return drafted_side(drafted.markdown, loaded.case, drafted.dossier.card, wording, path)


def build_services(config: Config, *, writer: WriterKind, fallback: bool = False, fresh: bool = False) -> Services:
    """Everything the flow needs, as the settings choose it. The index is opened only when it is asked for.

    Args:
        config: the settings.
        writer: who writes.
        fallback: whether the offline writer stands in when the model's service fails.
        fresh: whether the model is asked anew for what it has answered before.

    Raises:
        ConfigError: the settings name no model, though one is to write.
        InputError: a file of the knowledge base cannot be used.
        AssetError: a file that ships with the project is missing.
    """
    base = config.knowledge.base_folder
    norms, wording = norms_and_wording(config)
    chosen = writers(config, writer, fresh=fresh)()
    return Services(
        score=partial(_score, config),
        wording=wording,
        norms=norms,
        frame=load_frame(base / "wording" / "frame.yaml"),
        writer=chosen.writer,
        fallback=fallback,
        index=partial(open_index, Base(config, norms, wording)),
        passages=config.knowledge.passages,
        provenance=provenance_of(config, writer),
        calls=chosen.calls,
        usage=chosen.usage,
        others=partial(other_notices, config),
    )


def digest_of_settings(config: Config) -> str:
    """Of all settings that a draft depends on: how a model is reached and where records go changes nothing."""
    return digest(config.model_dump_json(exclude={"records": True, "tracing": True, "model": _OF_THE_WIRE}))


def provenance_of(config: Config, writer: WriterKind) -> Provenance:
    """What drafts are made from, beside their cases."""
    return Provenance(
        version=version("drafter"),
        config=digest_of_settings(config),
        prompts=digest_of_files(asset("prompts"), "*.j2") if writer is WriterKind.MODEL else "",
        knowledge=digest_of_base(config),
    )


def _score(config: Config, case: Case) -> ScoreCard:
    return score(case, _rubric(case.rubric, config))


def _rubric(name: str, config: Config) -> Rubric:
    """A rubric of the base in use by its id, else one that ships, or a file by its path."""
    return load_rubric(name, config.knowledge.base_folder)


@dataclass(frozen=True)
class RunWriter:
    """Who writes in one run.

    Attributes:
        writer: the writer.
        calls: what its model has answered so far.
        usage: what its model has been asked so far, beside the answers kept.
    """

    writer: Writer
    calls: Callable[[], tuple[Call, ...]] = tuple
    usage: Callable[[], Usage] = Usage


def writers(config: Config, kind: WriterKind, *, fresh: bool, purse: str = "") -> Callable[[], RunWriter]:
    """Makes a writer for each of many runs: the connection to the model and the prompts are shared by them.

    Args:
        config: the settings.
        kind: who writes.
        fresh: whether the model is asked anew for what it has answered before.
        purse: names those who spend together what the settings allow; by default these runs.

    Raises:
        ConfigError: the settings name no model, though one is to write, or one that may not be asked.
        AssetError: a prompt cannot be used.
    """
    if kind is WriterKind.OFFLINE:
        return lambda: RunWriter(OfflineWriter())
    from drafter.adapters.kept_answers import AnswerFile, KeptChat
    from drafter.bootstrap.models import ModelInUse

    used = ModelInUse(config.model)
    model, file, secrets = used.chat(purse), AnswerFile(config.model.answers_file), (used.endpoint.api_key,)
    draft = used.writer(model)

    def one_run() -> RunWriter:
        metered = MeteredChat(model)
        kept = KeptChat(metered, file, used.asked_with, fresh=fresh, secrets=secrets)
        chat = TracedChat(kept, secrets=secrets)
        return RunWriter(replace(draft, chat=chat), lambda: tuple(chat.calls), lambda: metered.usage)

    return one_run
