"""The files that a notice rests on, and where in each of them every piece of it stands, sign by sign."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

import yaml

from drafter.errors import InputError
from drafter.findings.decoding import decode
from drafter.findings.invisible import without_invisible
from drafter.findings.problems import FieldPath
from drafter.findings.yaml_parser import compose
from drafter.messages import catalogue

_say = catalogue("drafter.rendering")
_NULL = "tag:yaml.org,2002:null"
_KNOWN_BY = 2
"""So many last parts of a path tell a case file from others: `renhua-2021/case.yaml`."""


@dataclass(frozen=True, slots=True)
class Node:
    """One value of a YAML file.

    Attributes:
        key: the key it stands under; empty for an item of a list.
        begin: offset of the key, or of the value where it has none.
        start: offset of the value's first character, quotes included.
        end: offset behind its last.
        text: of a scalar, as YAML reads it; `None` for anything else and for nothing.
    """

    key: str
    begin: int
    start: int
    end: int
    text: str | None


@dataclass(frozen=True)
class SourceFile:
    """One file as it was read. Offsets count the characters of its text, without a byte order mark.

    Attributes:
        name: under which a bundle knows it, such as `norms/procurement-law.yaml`.
        data: its bytes.
    """

    name: str
    data: bytes

    @cached_property
    def digest(self) -> str:
        """SHA-256 of its bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()

    @cached_property
    def encoding(self) -> str:
        """What its bytes are read as."""
        return self._decoded[0]

    @cached_property
    def text(self) -> str:
        """Its characters."""
        return self._decoded[1]

    @cached_property
    def _decoded(self) -> tuple[str, str]:
        decoded = decode(self.data)
        if decoded is None:
            raise InputError(_say("proof_source", name=self.name), remedy=_say("proof_source_remedy"))
        return decoded.encoding, decoded.text

    @cached_property
    def nodes(self) -> Mapping[FieldPath, Node]:
        """Every value by its path."""
        root = compose(self.text)
        found: dict[FieldPath, Node] = {}
        if root:
            _enter_all(root, (), self.text, found)
        return found

    def digest_of(self, start: int, end: int) -> str:
        """SHA-256 of a stretch of the text, in UTF-8."""
        return hashlib.sha256(self.text[start:end].encode("utf-8", "surrogatepass")).hexdigest()


def _enter_all(node: yaml.Node, path: FieldPath, source: str, found: dict[FieldPath, Node]) -> None:
    """Enter every value below a node, in the order of the file."""
    if isinstance(node, yaml.MappingNode):
        for key, child in node.value:
            name = without_invisible(str(key.value))
            _enter(name, key.start_mark.index, child, (*path, name), source, found)
    elif isinstance(node, yaml.SequenceNode):
        for index, child in enumerate(node.value):
            _enter("", child.start_mark.index, child, (*path, index), source, found)


def _enter(
    key: str, begin: int, node: yaml.Node, path: FieldPath, source: str, found: dict[FieldPath, Node]
) -> None:
    if isinstance(node, yaml.ScalarNode):
        text = without_invisible(str(node.value)) if node.tag != _NULL else None
        found[path] = Node(key, begin, node.start_mark.index, _end(node, source), text)
        return
    found[path] = Node(key, begin, node.start_mark.index, _end(node, source), None)
    _enter_all(node, path, source, found)


def _end(node: yaml.Node, source: str) -> int:
    """Where a value ends.

    The parser lets one in block style reach over the comments behind it, and counts the line breaks behind a block
    scalar to it.
    """
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    end = int(node.end_mark.index)
    while source[end - 1].isspace():
        end -= 1
    return end


@lru_cache(maxsize=128)
def _known(name: str, data: bytes) -> SourceFile:
    """A file of the base, taken apart once a process: a batch rests on the same ones again and again."""
    return SourceFile(name, data)


@dataclass(frozen=True)
class Sources:
    """The files of one run; each is read once.

    Attributes:
        case: the case file.
        rubric: the rubric's file.
        base: the folder of the knowledge base, with `norms/` and `wording/`.
    """

    case: Path
    rubric: Path
    base: Path
    _read: dict[str, SourceFile] = field(default_factory=dict, compare=False, repr=False)

    def case_file(self) -> SourceFile:
        """The case file, known by its last folder and its name."""
        return self._file("/".join(self.case.resolve().parts[-_KNOWN_BY:]), self.case)

    def rubric_file(self) -> SourceFile:
        """The rubric."""
        return self._file(f"rubrics/{self.rubric.name}", self.rubric)

    def wording(self, name: str) -> SourceFile:
        """A file of the approved wording, such as `phrases.yaml`."""
        return self._file(f"wording/{name}", self.base / "wording" / name)

    def norm(self, norm_id: str) -> tuple[SourceFile, int]:
        """The file that holds a norm, and which of its articles it is.

        Raises:
            KeyError: there is none.
        """
        for path in sorted((self.base / "norms").glob("*.yaml")):
            file = self._file(f"norms/{path.name}", path)
            if norm_id in file.text:
                for place, node in file.nodes.items():
                    match place:
                        case ("articles", int(index), "id") if node.text == norm_id:
                            return file, index
        raise KeyError(norm_id)

    def _file(self, name: str, path: Path) -> SourceFile:
        if name not in self._read:
            try:
                read = SourceFile if path == self.case else _known
                self._read[name] = read(name, path.read_bytes())
            except OSError as error:
                message = _say("unreadable", name=path.name, reason=error)
                raise InputError(message, remedy=_say("proof_source_remedy")) from error
        return self._read[name]
