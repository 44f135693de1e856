"""Drafting the made-up case over a real endpoint, and what is left of it on the disk."""

import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from drafter.assets import asset
from drafter.batch.shared_index import OneAtATime
from drafter.batch.worker import Silent
from drafter.bootstrap.cases import load_case_file
from drafter.bootstrap.services import build_services, case_sources
from drafter.config.reading import load_config
from drafter.config.settings import Config, WriterKind
from drafter.drafting.prompts import load_prompts
from drafter.errors import ServiceError
from drafter.ingest.reader import read_document
from drafter.pipeline import DraftedNotice, draft_notice, write_notice
from drafter.services import Services
from drafter.verification.model import Severity, Violation
from drafter.verifying import verify_text
from tests.hostile.model import Prompt, good, read, written
from tests.hostile.server import Endpoint, Request, Script, Wire, completes, serving

MADE_UP = Path(__file__).parent / "made_up"
KEY = "sk-hostile-0123456789abcdef"


@dataclass(frozen=True)
class Run:
    """One run: the files it wrote, or why it failed; how long it took; what the endpoint was asked."""

    folder: Path
    seconds: float
    asked: list[Request]
    drafted: DraftedNotice | None = None
    error: ServiceError | None = None

    @cached_property
    def markdown(self) -> str:
        """The notice as rendered."""
        return (self.folder / "notice.md").read_text(encoding="utf-8")

    @cached_property
    def word(self) -> str:
        """All that a reader of the Word file sees, without blanks."""
        return "".join(read_document(self.folder / "notice.docx").text.split())

    @cached_property
    def page(self) -> str:
        """The review page."""
        return (self.folder / "review.html").read_text(encoding="utf-8")

    @cached_property
    def bundle(self) -> dict[str, Any]:
        """The bundle."""
        return dict(json.loads((self.folder / "bundle.json").read_text(encoding="utf-8")))

    @property
    def refusals(self) -> list[dict[str, Any]]:
        """What the bundle lists as refused."""
        return list(self.bundle["draft"]["refusals"])

    @property
    def authors(self) -> set[str]:
        """Who wrote the sentences that stand."""
        items = self.bundle["draft"]["problems"] + self.bundle["draft"]["recommendations"]
        clauses = [clause for item in items for clause in item["clauses"]]
        return {sentence["author"] for clause in clauses for sentence in clause["sentences"]}


@dataclass(frozen=True)
class Bench:
    """The made-up case with all that a run needs, made once and used by every run."""

    folder: Path
    case_file: Path
    config: Config
    shared: Services

    @cached_property
    def case(self):
        """As loaded."""
        return load_case_file(self.case_file, self.config).case

    @cached_property
    def offline(self) -> Run:
        """The notice without a model."""
        return self._run("offline", self.shared, [])

    @cached_property
    def prompts(self):
        """The prompt files, compiled once."""
        return load_prompts(asset("prompts"))

    def draft(
        self, name: str, script: Script, *, fallback: bool = False, timeout: float = 60, **model: object
    ) -> Run:
        """Draft with a model at an endpoint that follows a script."""
        with serving(script) as endpoint:
            return self.draft_at(name, endpoint, fallback=fallback, timeout=timeout, **model)

    def draft_at(self, name: str, endpoint: Endpoint, *, fallback: bool = False, **model: object) -> Run:
        """Draft with a model at a running endpoint."""
        settings = {"name": "m", "base_url": endpoint.base_url, "retries": 0, "structured": "json_schema", **model}
        config = self.config.model_copy(update={"model": self.config.model.model_validate(settings)})
        own = build_services(config, writer=WriterKind.MODEL, fresh=True)
        writer = replace(own.writer, prompts=self.prompts)
        services = replace(self.shared, writer=writer, calls=own.calls, fallback=fallback)
        return self._run(name, services, endpoint.asked)

    def verified(self, path: Path) -> list[Violation]:
        """What `drafter verify` does not let pass in a file."""
        _, report = verify_text(path, self.case, self.shared, case_sources(self.case_file, self.case, self.config))
        return [one for one in report.violations if one.severity is Severity.BLOCK]

    def _run(self, name: str, services: Services, asked: list[Request]) -> Run:
        folder = self.folder / re.sub(r"\W+", "-", name)
        begun = time.monotonic()
        try:
            sources = case_sources(self.case_file, self.case, self.config)
            drafted = draft_notice(self.case, services, Silent(), sources=sources)
        except ServiceError as error:
            return Run(folder, time.monotonic() - begun, asked, error=error)
        write_notice(drafted, folder)
        return Run(folder, time.monotonic() - begun, asked, drafted)


def made_bench(folder: Path, edited: Callable[[str], str] = str, settings: str = "") -> Bench:
    """A bench in a folder of its own.

    Args:
        folder: where everything is written.
        edited: changes the text of the case file.
        settings: further lines for `[knowledge]`.
    """
    case_file, config_file = folder / "case.yaml", folder / "config.toml"
    text = (MADE_UP / "case.yaml").read_text(encoding="utf-8")
    case_file.write_text(edited(text.replace("RUBRIC", str(MADE_UP / "rubric.yaml"))), encoding="utf-8")
    config_file.write_text(
        f"[knowledge]\nembedder = 'none'\nindex = '{folder / 'index'}'\n{settings}\n", encoding="utf-8"
    )
    config = load_config(config_file)
    services = build_services(config, writer=WriterKind.OFFLINE)
    index, others = OneAtATime(services.index(Silent())), services.others()
    shared = replace(services, index=lambda _: index, others=lambda: others)
    return Bench(folder, case_file, config, shared)


def well(request: Request) -> Wire:
    """The scripted model at its best."""
    return completes(written(good(read(request.messages))))


def prompt_of(request: Request) -> Prompt:
    """What a request asks for."""
    return read(request.messages)
