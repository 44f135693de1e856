"""The prompt files: rendered strictly, in a sandbox, each with a version and a declared list of values.

Every word that a model reads stands in `prompts/`. A file begins with a comment that names its version and the
values it needs; a file whose text asks for anything else is refused when the folder is read, not when a case
happens to reach the line.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment

from drafter.assets import asset
from drafter.drafting.ports import Message
from drafter.errors import AssetError

_HEADER = re.compile(r"\A\{#\s*version:\s*(\d+)\s+values:\s*(-|\w+(?:,\s*\w+)*)\s")
_ANGLES = str.maketrans({"<": "〈", ">": "〉", "＜": "〈", "＞": "〉"})


@dataclass(frozen=True)
class Prompts:
    """The prompt files of one folder.

    Attributes:
        folder: where they are; by default those that ship with drafter.

    Raises:
        AssetError: on construction: a file lacks its header, does not parse, or needs a value that its header
            does not declare.
    """

    folder: Path = field(default_factory=lambda: asset("prompts"))

    def __post_init__(self) -> None:
        """Read every file once, so that a damaged one is found before a model is paid for."""
        if not self.versions:
            raise AssetError(f"no prompt files in {self.folder}", remedy="name a folder that holds system.j2")

    @cached_property
    def versions(self) -> Mapping[str, int]:
        """The version of every file by its name without the ending."""
        return {path.stem: self._checked(path) for path in self._files()}

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the names and contents of all files, for the record of a run."""
        whole = hashlib.sha256()
        for path in self._files():
            whole.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        return whole.hexdigest()

    def render(self, name: str, values: Mapping[str, object]) -> str:
        """The text of one prompt.

        Args:
            name: of the file, without its ending.
            values: what the file declares, all of it.

        Raises:
            AssetError: a value is missing, or the file does what the sandbox forbids.
        """
        try:
            return self._environment.get_template(f"{name}.j2").render(values).strip() + "\n"
        except TemplateError as error:
            raise AssetError(
                f"the prompt {name}.j2 cannot be rendered: {error}", remedy=f"correct {self.folder / name}.j2"
            ) from error

    @cached_property
    def _environment(self) -> ImmutableSandboxedEnvironment:
        environment = ImmutableSandboxedEnvironment(
            loader=FileSystemLoader(self.folder),
            undefined=StrictUndefined,
            autoescape=False,  # noqa: S701 - the reader is a model; `data` keeps the fences whole
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.filters["data"] = as_data
        return environment

    def _files(self) -> Sequence[Path]:
        return sorted(self.folder.glob("*.j2"))

    def _checked(self, path: Path) -> int:
        remedy = "begin it with {# version: 1 values: … #} and name every value it needs"
        try:
            source = path.read_text(encoding="utf-8")
            needed = meta.find_undeclared_variables(self._environment.parse(source))
        except (OSError, UnicodeDecodeError, TemplateError) as error:
            raise AssetError(f"the prompt {path} cannot be read: {error}", remedy="restore the file") from error
        header = _HEADER.match(source)
        if header is None:
            raise AssetError(f"the prompt {path} has no header", remedy=remedy)
        undeclared = needed - {name.strip() for name in header.group(2).split(",")}
        if undeclared:
            raise AssetError(f"the prompt {path} does not declare {', '.join(sorted(undeclared))}", remedy=remedy)
        return int(header.group(1))


def as_data(text: str) -> str:
    """A text on one line that can neither close the fence it stands in nor open another."""
    return " ".join(text.translate(_ANGLES).split())


def request_digest(model: str, messages: Sequence[Message], schema: Mapping[str, object]) -> str:
    """SHA-256 of a request: equal for equal model, messages and schema, in whatever order keys were written."""
    request = {"model": model, "messages": [asdict(message) for message in messages], "schema": schema}
    canonical = json.dumps(request, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
