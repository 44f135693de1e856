"""The one place that chooses adapters: from settings to services."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from drafter.bootstrap.base import (
    Base,
    open_index,
    other_notices,
)
from drafter.bootstrap.base import ingest_files as ingest_into
from drafter.bootstrap.cases import rubric_in_use, score_of, scored_case
from drafter.bootstrap.provenance import provenance_of
from drafter.bootstrap.sources import norms_and_wording
from drafter.config.settings import Config, WriterKind
from drafter.drafting.offline_writer import OfflineWriter
from drafter.drafting.ports import ChatModel, Writer
from drafter.errors import InputError
from drafter.findings.model import Case
from drafter.knowledge.ingestion import IngestReport, Order
from drafter.knowledge.intake import Watch
from drafter.records.chats import MeteredChat, TracedChat
from drafter.records.model import Call
from drafter.records.runs import Usage
from drafter.rendering.frame import load_frame
from drafter.rendering.proof_sources import Sources
from drafter.scoring.card import ScoreCard
from drafter.scoring.rubric_files import rubric_file
from drafter.services import Observer, Services
from drafter.sheets.exporting import export_case, export_empty
from drafter.sheets.importing import Imported, Wanted, import_sheet
from drafter.sheets.output import case_file_text, staged, write_whole


def case_sources(path: Path, case: Case, config: Config) -> Sources:
    """The files that a draft of a case is made from; its bundle proves every fact by its place in them."""
    base = config.knowledge.base_folder
    return Sources(case=path, rubric=rubric_file(case.rubric, base), base=base)


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
    imported = import_sheet(path, named, lambda name: rubric_in_use(name, config))
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
        write_whole(out, export_empty(rubric_in_use(rubric, config), rubric))
        return
    loaded, card = scored_case(case, config)
    write_whole(out, export_case(loaded.case, card, rubric_in_use(loaded.case.rubric, config)))


def ingest_files(order: Order, config: Config, observer: Observer, watch: Watch) -> IngestReport:
    """Take documents into the base, or forget them; see `drafter.bootstrap.base.ingest_files`."""
    norms, wording = norms_and_wording(config)
    return ingest_into(order, Base(config, norms, wording), observer, watch)


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
        score=partial(score_of, config),
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


def writers(
    config: Config,
    kind: WriterKind,
    *,
    fresh: bool,
    purse: str = "",
    must_keep: bool = False,
    asked: Callable[[ChatModel], ChatModel] = lambda model: model,
) -> Callable[[], RunWriter]:
    """Makes a writer for each of many runs: the connection to the model and the prompts are shared by them.

    Args:
        config: the settings.
        kind: who writes.
        fresh: whether the model is asked anew for what it has answered before.
        purse: names those who spend together what the settings allow; by default these runs.
        must_keep: whether nothing more is asked once an answer could not be kept.
        asked: makes of the model the one that is asked where no answer is kept.

    Raises:
        ConfigError: the settings name no model, though one is to write, or one that may not be asked.
        AssetError: a prompt cannot be used.
    """
    if kind is WriterKind.OFFLINE:
        return lambda: RunWriter(OfflineWriter())
    from drafter.adapters.kept_answers import AnswerFile, KeptChat
    from drafter.bootstrap.models import ModelInUse

    used = ModelInUse(config.model)
    model, file, secrets = asked(used.chat(purse)), AnswerFile(config.model.answers_file), (used.endpoint.api_key,)
    draft = used.writer(model)

    def one_run() -> RunWriter:
        metered = MeteredChat(model)
        kept = KeptChat(metered, file, used.asked_with, fresh=fresh, must_keep=must_keep, secrets=secrets)
        chat = TracedChat(kept, secrets=secrets)
        return RunWriter(replace(draft, chat=chat), lambda: tuple(chat.calls), lambda: metered.usage)

    return one_run
