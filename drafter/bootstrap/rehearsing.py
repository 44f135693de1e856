"""`--dry-run`: the very requests that a draft would send first, for a person to see; none is sent."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from drafter.adapters.kept_answers import AnswerFile, KeptChat
from drafter.adapters.rehearsal import RehearsedChat, Unsent
from drafter.bootstrap.models import ModelInUse
from drafter.bootstrap.services import build_services
from drafter.config.settings import Config, EmbedderKind, WriterKind
from drafter.config.values import LOCAL_STORE
from drafter.findings.model import Case
from drafter.pipeline import draft_notice
from drafter.records.chats import TracedChat
from drafter.services import Observer


@dataclass(frozen=True)
class Rehearsal:
    """What drafting a case would send.

    Attributes:
        address: to which.
        here: whether that is on this machine.
        masked: whether what is private is hidden.
        kept: requests that are answered from the answers kept, and would not be sent.
        unsent: the others, in order. What is refused of an answer would be asked for once more.
        by_words: past wordings were looked up by words alone, as their vectors are made elsewhere.
    """

    address: str
    here: bool
    masked: bool
    kept: int
    unsent: tuple[Unsent, ...]
    by_words: bool


def rehearse(case: Case, config: Config, observer: Observer, *, fresh: bool) -> Rehearsal:
    """Go through a draft up to where something would be sent.

    Args:
        case: what was found.
        config: the settings.
        observer: sees the work go on.
        fresh: whether the model would be asked anew for what it has answered before.

    Raises:
        ConfigError: the settings name no model, or one that may not be asked.
        InputError: the case cannot be scored.
    """
    used = ModelInUse(config.model)
    chat = RehearsedChat(used.endpoint, used.prices, used.known_forms(writes=False))
    kept = KeptChat(chat, AnswerFile(config.model.answers_file), used.asked_with, fresh=fresh)
    traced = TracedChat(kept)
    with _here_alone(config) as local:
        services = build_services(local, writer=WriterKind.OFFLINE)
        draft_notice(case, replace(services, writer=used.writer(traced)), observer)
    return Rehearsal(
        address=f"{used.endpoint.base_url.rstrip('/')}/chat/completions",
        here=used.endpoint.is_here,
        masked=used.masks,
        kept=len(traced.calls),
        unsent=tuple(chat.unsent),
        by_words=local is not config,
    )


@contextmanager
def _here_alone(config: Config) -> Iterator[Config]:
    """The settings, or such that nothing is asked of an embeddings endpoint or of a Chroma server either."""
    if config.knowledge.embedder is not EmbedderKind.ENDPOINT and config.knowledge.store == LOCAL_STORE:
        yield config
        return
    with TemporaryDirectory() as folder:
        alone = {"embedder": EmbedderKind.NONE, "store": LOCAL_STORE, "index": Path(folder)}
        yield config.model_copy(update={"knowledge": config.knowledge.model_copy(update=alone)})
