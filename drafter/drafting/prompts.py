"""The prompt files: rendered strictly, in a sandbox, each with a version and a declared list of values.

Every word that a model reads stands in `prompts/`. A file begins with a comment that names its version and the
values it needs; a file whose text asks for anything else is refused when the folder is read, not when a case
happens to reach the line.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

from jinja2 import DictLoader, StrictUndefined, TemplateError, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment

from drafter.drafting.ports import Message
from drafter.errors import AssetError

_HEADER = re.compile(r"\A\{#\s*version:\s*(\d+)\s+values:\s*(-|\w+(?:,\s*\w+)*)\s")
_HEADER_REMEDY = "begin it with {# version: 1 values: … #}, naming every value it needs"
_ANGLES = str.maketrans({"<": "〈", ">": "〉", "＜": "〈", "＞": "〉"})


@dataclass(frozen=True)
class Prompts:
    """The prompt files of one folder, read and checked.

    Attributes:
        sources: the files' texts, by name without the ending.
    """

    sources: Mapping[str, str]

    @cached_property
    def versions(self) -> Mapping[str, int]:
        """The version of every file."""
        return {name: int(_header(name, source).group(1)) for name, source in self.sources.items()}

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the names and texts of all files, for the record of a run."""
        whole = hashlib.sha256()
        for name, source in sorted(self.sources.items()):
            whole.update(f"{name}\0{source}\0".encode())
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
            return self._environment.get_template(name).render(values).strip() + "\n"
        except TemplateError as error:
            raise AssetError(
                f"the prompt {name}.j2 cannot be rendered: {error}", remedy="correct the file"
            ) from error

    def check(self) -> None:
        """Find out what is wrong with the files before a model is paid for.

        Raises:
            AssetError: a file lacks its header, does not parse, or needs a value that its header does not name.
        """
        for name, source in self.sources.items():
            declared = {value.strip() for value in _header(name, source).group(2).split(",")}
            undeclared = self._needed(name, source) - declared
            if undeclared:
                raise AssetError(
                    f"the prompt {name}.j2 does not declare {', '.join(sorted(undeclared))}", remedy=_HEADER_REMEDY
                )

    def _needed(self, name: str, source: str) -> set[str]:
        try:
            return meta.find_undeclared_variables(self._environment.parse(source))
        except TemplateError as error:
            raise AssetError(f"the prompt {name}.j2 does not parse: {error}", remedy="correct the file") from error

    @cached_property
    def _environment(self) -> ImmutableSandboxedEnvironment:
        environment = ImmutableSandboxedEnvironment(
            loader=DictLoader(self.sources),
            undefined=StrictUndefined,
            autoescape=False,  # the reader is a model; `data` keeps the fences whole
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.filters["data"] = as_data
        return environment


def load_prompts(folder: Path) -> Prompts:
    """Read the `*.j2` files of a folder.

    Raises:
        AssetError: there are none, or one of them cannot be read or used.
    """
    try:
        sources = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.j2"))}
    except (OSError, UnicodeDecodeError) as error:
        raise AssetError(f"the prompts in {folder} cannot be read: {error}", remedy="restore the file") from error
    if not sources:
        raise AssetError(f"there are no prompts in {folder}", remedy="name a folder that holds system.j2")
    prompts = Prompts(sources)
    prompts.check()
    return prompts


def _header(name: str, source: str) -> re.Match[str]:
    header = _HEADER.match(source)
    if header is None:
        raise AssetError(f"the prompt {name}.j2 has no header", remedy=_HEADER_REMEDY)
    return header


def as_data(text: str) -> str:
    """A text on one line that can neither close the fence it stands in nor open another."""
    return " ".join(text.translate(_ANGLES).split())


def request_digest(model: str, messages: Sequence[Message], schema: Mapping[str, object]) -> str:
    """SHA-256 of a request: equal for equal model, messages and schema, in whatever order keys were written."""
    request = {"model": model, "messages": [asdict(message) for message in messages], "schema": schema}
    canonical = json.dumps(request, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
