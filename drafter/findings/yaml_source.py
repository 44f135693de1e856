"""A YAML file as plain data whose scalars are all strings, and where each piece of it stands.

Numbers stay as they were typed (4.90 is not 4.9), `null`, `~` and nothing are `None`, a key given twice is found.
Anchors are refused: a case is meant to be read from top to bottom by people.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import yaml

from drafter.errors import InputError, Problem
from drafter.findings.decoding import decode
from drafter.findings.problems import FieldPath, FieldProblem, dotted
from drafter.messages import catalogue

_say = catalogue("drafter.findings")
_NULL = "tag:yaml.org,2002:null"

Data: TypeAlias = "dict[str, Data] | list[Data] | str | None"
"""What a YAML file holds, all scalars as they were typed."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line and a column of a file, both from 1."""

    line: int
    column: int


Located: TypeAlias = tuple[Place, Problem]
"""A problem and where it stands, for putting problems in the order of the file."""


@dataclass(frozen=True, slots=True)
class Locator:
    """Where the fields of one file stand.

    Attributes:
        name: the file as the user named it.
        places: the place of every field.
    """

    name: str
    places: Mapping[FieldPath, Place]

    def place(self, path: FieldPath) -> Place:
        """The place of a field, or of the nearest thing around it that is in the file."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, Place(1, 1))

    def where(self, path: FieldPath) -> str:
        """A field as a person finds it: `case.yaml:41 findings[3].points[0]`."""
        return f"{self.name}:{self.place(path).line} {dotted(path)}".rstrip()

    def located(self, found: FieldProblem) -> Located:
        """A problem with its place."""
        return self.place(found.path), Problem(self.where(found.path), found.message, found.remedy)


def in_order(found: Iterable[Located]) -> tuple[Problem, ...]:
    """Problems in the order of the file, each once."""
    return tuple(dict.fromkeys(problem for _, problem in sorted(found, key=lambda item: item[0])))


@dataclass(frozen=True, slots=True)
class YamlSource:
    """What a YAML file holds.

    Attributes:
        data: mappings, lists, strings and `None`.
        locator: where it stands.
        problems: keys given twice, keys that are not text, anchors; each with its place.
        encoding: what the file was read as.
    """

    data: Data
    locator: Locator
    problems: tuple[Located, ...]
    encoding: str


def read_yaml(path: Path) -> YamlSource:
    """Read a YAML file.

    Raises:
        InputError: it cannot be opened or decoded, or is not YAML (then with the line).
    """
    decoded = decode(_bytes(path))
    if decoded is None:
        raise _failure(path, Problem(str(path), _say("encoding"), _say("encoding_remedy")))
    root = _composed(path, decoded.text)
    if root is None:
        raise _failure(path, Problem(f"{path}:1", _say("empty_file"), _say("empty_file_remedy")))
    places: dict[FieldPath, Place] = {(): Place(1, 1)}
    walk = _Walk(str(path), places)
    data = walk.value(root, ())
    return YamlSource(data, Locator(str(path), places), tuple(walk.problems), decoded.encoding)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        key = {FileNotFoundError: "no_file", IsADirectoryError: "is_folder"}.get(type(error), "unreadable")
        raise _failure(path, Problem(str(path), _say(key), _say(f"{key}_remedy"))) from error


def _composed(path: Path, text: str) -> yaml.Node | None:
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line if mark else 0
        raise _failure(path, _syntax(path, text, line, error.problem or "")) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position)
        raise _failure(path, _syntax(path, text, line, error.reason)) from error
    except RecursionError as error:
        raise _failure(path, Problem(str(path), _say("too_deep"), _say("too_deep_remedy"))) from error
    return node


def _syntax(path: Path, text: str, line: int, detail: str) -> Problem:
    lines = text.splitlines()
    shown = lines[line].strip()[:40] if line < len(lines) else ""
    return Problem(f"{path}:{line + 1}", _say("syntax", shown=shown, detail=detail), _say("syntax_remedy"))


def _failure(path: Path, problem: Problem) -> InputError:
    return InputError(_say("cannot_read", name=path), (problem,), remedy=problem.remedy)


class _Walk:
    """Turns nodes into data, noting places and problems on the way."""

    def __init__(self, name: str, places: dict[FieldPath, Place]) -> None:
        self.problems: list[Located] = []
        self._name = name
        self._places = places
        self._seen: set[int] = set()

    def value(self, node: yaml.Node, path: FieldPath) -> Data:
        if id(node) in self._seen:
            # The node's own mark is where the anchor is; what is told is where it is used.
            self._complain(self._places[path], path, "anchor")
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self._item(child, (*path, index)) for index, child in enumerate(node.value)]
        return None if node.tag == _NULL else str(node.value)

    def _item(self, node: yaml.Node, path: FieldPath) -> Data:
        self._places[path] = _place(node)
        return self.value(node, path)

    def _mapping(self, node: yaml.MappingNode, path: FieldPath) -> dict[str, Data]:
        result: dict[str, Data] = {}
        for key, child in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._complain(_place(key), path, "key_not_text")
                continue
            inner = (*path, str(key.value))
            if key.value in result:
                self._complain(_place(key), inner, "duplicate_key", key=key.value, first=self._places[inner].line)
                continue
            self._places[inner] = _place(key)
            result[str(key.value)] = self.value(child, inner)
        return result

    def _complain(self, place: Place, path: FieldPath, message: str, **values: object) -> None:
        where = f"{self._name}:{place.line} {dotted(path)}".rstrip()
        problem = Problem(where, _say(message, **values), _say(f"{message}_remedy"))
        self.problems.append((place, problem))


def _place(node: yaml.Node) -> Place:
    return Place(node.start_mark.line + 1, node.start_mark.column + 1)
