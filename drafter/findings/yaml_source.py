"""A YAML file as plain data whose scalars are all strings, and where each piece of it stands.

Numbers stay as they were typed (4.90 is not 4.9), `null`, `~` and nothing are `None`, a key given twice is found.
Anchors are refused: a case is meant to be read from top to bottom by people. Characters that nobody can see are
taken out and told, so that none of them reaches a notice.
"""

import re
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import yaml

from drafter.errors import InputError, Problem
from drafter.findings.decoding import decode
from drafter.findings.invisible import named, without_invisible
from drafter.findings.problems import FieldPath, FieldProblem, dotted
from drafter.findings.yaml_parser import compose
from drafter.messages import catalogue

_say = catalogue("drafter.findings")
_NULL = "tag:yaml.org,2002:null"
_LARGEST = 8 * 1024 * 1024
"""Bytes of the largest file that is read: a hundred times the longest case."""

_WIDE_COLON = re.compile(r"\s*(?:- )?[{\s]*[A-Za-z_][A-Za-z0-9_]*\s*：")
_SYNTAX = (
    (r"'\\t'", "syntax_tab"),
    (r"mapping values are not allowed", "syntax_stray_colon"),
    (r"expected <block end>|expected.*block|did not find expected", "syntax_indent"),
    (r"end of stream|scanning a quoted", "syntax_open"),
    (r"expected ',' or", "syntax_bracket"),
)
"""What the parser says, in words a reviewer can act on."""

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
        warnings: characters nobody can see, which were taken out.
    """

    data: Data
    locator: Locator
    problems: tuple[Located, ...]
    encoding: str
    warnings: tuple[Located, ...] = ()


def read_yaml(path: Path) -> YamlSource:
    """Read a YAML file.

    Raises:
        InputError: it is no ordinary file, cannot be opened or decoded, or is not YAML (then with the line).
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
    locator = Locator(str(path), places)
    return YamlSource(data, locator, tuple(walk.problems), decoded.encoding, tuple(walk.warnings))


def _bytes(path: Path) -> bytes:
    try:
        odd = _odd(path)
        if not odd:
            return path.read_bytes()
    except OSError as error:
        key = "no_file" if isinstance(error, FileNotFoundError) else "unreadable"
        raise _failure(path, Problem(str(path), _say(key), _say(f"{key}_remedy"))) from error
    raise _failure(path, Problem(str(path), _say(odd, most=_LARGEST >> 20), _say(f"{odd}_remedy")))


def _odd(path: Path) -> str:
    """Why a path is not read at all: pipes and devices would keep us waiting, giants would fill the memory."""
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        return "is_folder"
    if not stat.S_ISREG(status.st_mode):
        return "no_ordinary_file"
    return "too_large_file" if status.st_size > _LARGEST else ""


def _composed(path: Path, text: str) -> yaml.Node | None:
    try:
        return compose(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line if mark else 0
        raise _failure(path, _syntax(path, text, line, error.problem or "")) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        shown = _say("control_character", listed=named(text[error.position : error.position + 1]))
        raise _failure(path, Problem(f"{path}:{line}", shown, _say("control_character_remedy"))) from error
    except RecursionError as error:
        raise _failure(path, Problem(str(path), _say("too_deep"), _say("too_deep_remedy"))) from error


def _syntax(path: Path, text: str, line: int, detail: str) -> Problem:
    lines = text.splitlines()
    colon = next((at for at in (line, line - 1) if 0 <= at < len(lines) and _WIDE_COLON.match(lines[at])), None)
    if colon is not None:
        line, key = colon, "syntax_colon"
    else:
        key = next((key for pattern, key in _SYNTAX if re.search(pattern, detail)), "syntax")
    shown = lines[line].strip()[:40] if line < len(lines) else ""
    if key == "syntax_stray_colon" and shown.count(":") == 1:
        key = "syntax_indent"  # its one colon is its own: what does not fit is where the line begins
    return Problem(f"{path}:{line + 1}", _say(key, shown=shown, detail=detail), _say(f"{key}_remedy"))


def _failure(path: Path, problem: Problem) -> InputError:
    return InputError(_say("cannot_read", name=path), (problem,), remedy=problem.remedy)


class _Walk:
    """Turns nodes into data, noting places and problems on the way."""

    def __init__(self, name: str, places: dict[FieldPath, Place]) -> None:
        self.problems: list[Located] = []
        self.warnings: list[Located] = []
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
        return None if node.tag == _NULL else self._visible(str(node.value), path)

    def _item(self, node: yaml.Node, path: FieldPath) -> Data:
        self._places[path] = _place(node)
        return self.value(node, path)

    def _mapping(self, node: yaml.MappingNode, path: FieldPath) -> dict[str, Data]:
        result: dict[str, Data] = {}
        for key, child in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._complain(_place(key), path, "key_not_text")
                continue
            name = without_invisible(str(key.value))
            inner = (*path, name)
            if name in result:
                self._complain(_place(key), inner, "duplicate_key", key=name, first=self._places[inner].line)
                continue
            self._places[inner] = _place(key)
            self._visible(str(key.value), inner)
            result[name] = self.value(child, inner)
        return result

    def _visible(self, text: str, path: FieldPath) -> str:
        clean = without_invisible(text)
        if clean != text:
            place = self._places.get(path, Place(1, 1))
            where = f"{self._name}:{place.line} {dotted(path)}".rstrip()
            message = _say("invisible", listed=named(text))
            self.warnings.append((place, Problem(where, message, _say("invisible_remedy"))))
        return clean

    def _complain(self, place: Place, path: FieldPath, message: str, **values: object) -> None:
        where = f"{self._name}:{place.line} {dotted(path)}".rstrip()
        problem = Problem(where, _say(message, **values), _say(f"{message}_remedy"))
        self.problems.append((place, problem))


def _place(node: yaml.Node) -> Place:
    return Place(node.start_mark.line + 1, node.start_mark.column + 1)
