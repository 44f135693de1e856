"""What a measurement needs of the program, the same everywhere: search by words, no user's settings.

Vectors would make the passages at hand, and so the recorded requests, depend on the machine; `evals/retrieval`
measures them.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from drafter.assets import asset
from drafter.bootstrap.services import build_services
from drafter.config.settings import Config, EmbedderKind, KnowledgeSettings, WriterKind
from drafter.drafting.prompts import Prompts, load_prompts
from drafter.knowledge.model import Passage
from drafter.knowledge.notices import load_notices
from drafter.knowledge.passages import notice_passages
from drafter.knowledge.ports import PassageIndex
from drafter.recording import Silent
from drafter.services import Services
from drafter.verification.prose.leaks import Other

_NOTHING_TAKEN_IN = Path(__file__).parent / "no-index"
"""A folder that is not there and is never made: no documents of a user's."""


@dataclass(frozen=True)
class Setting:
    """The program as it is measured.

    Attributes:
        services: what the flow needs; its writer is the offline one.
        base: the folder of the knowledge base.
        prompts: what a model is told.
    """

    services: Services
    base: Path
    prompts: Prompts

    @cached_property
    def index(self) -> PassageIndex:
        """The passages of the base, opened once."""
        return self.services.index(Silent())

    @cached_property
    def others(self) -> tuple[Other, ...]:
        """The notices of other cases, read once."""
        return self.services.others()

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The clauses of the past notices of the base."""
        notices = load_notices(self.base / "notices")
        return tuple(one for notice in notices for one in notice_passages(notice))

    @property
    def prompt_version(self) -> str:
        """The versions of the prompt files, in a line."""
        return ", ".join(f"{name} {version}" for name, version in sorted(self.prompts.versions.items()))


def make_setting(base: Path | None = None, prompts: Path | None = None) -> Setting:
    """The program with a knowledge base and prompts; by default with those that ship.

    Raises:
        InputError: a file of the base cannot be used.
        AssetError: a prompt cannot be used.
    """
    config = Config(knowledge=KnowledgeSettings(base=base, index=_NOTHING_TAKEN_IN, embedder=EmbedderKind.NONE))
    return Setting(
        services=build_services(config, writer=WriterKind.OFFLINE),
        base=config.knowledge.base_folder,
        prompts=load_prompts(prompts or asset("prompts")),
    )
