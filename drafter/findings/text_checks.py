"""What must not stand in any text of a case.

Slots where nothing is filled in, line breaks in what is one line, entries of lists that say nothing, and numbers
in front of what the program numbers itself.
"""

import re
from collections.abc import Iterator, Mapping

from drafter.findings.parts import texts_within
from drafter.findings.problems import FieldPath, FieldProblem
from drafter.findings.slots import slots
from drafter.findings.yaml_source import Data
from drafter.messages import catalogue
from drafter.text.enumerations import clause_labels
from drafter.text.marks import MarkKind
from drafter.text.quantities import scan

_say = catalogue("drafter.findings")
_REMARKS = frozenset({"note", "reason", "not_assessed"})
"""Fields that may be written on several lines: they are shown beside a score. Everything else stands in a
sentence, a paragraph or a cell of the notice, where a line of its own would pass for a heading."""

_SLOTTED = frozenset(
    {"title", "text", "effect", "advice", "measures", "basis", "overview", "tables", "review_summary"}
)
_COUNTED = 2
"""So many labels 一是 in one text count something, as the notice counts its own clauses."""

_MARKUP = re.compile(
    r"</?[A-Za-z][A-Za-z0-9]{0,14}(?:\s[^<>\n]{0,80})?/?>|<!--|&[a-z]{2,6};|\*\*|```|`[^`\n]+`|\[[^\]\n]{1,30}\]\([^)\n]{1,80}\)"
)
_NUMBERED = frozenset({"title", "heading", "text"})
"""Fields that the notice numbers itself: 一是, （一）."""

_CELLS = frozenset({"rows", "header"})
"""An empty cell is a blank of the table; an empty entry of any other list is a slip."""


def text_problems(raw: Mapping[str, Data]) -> Iterator[FieldProblem]:
    """Everything wrong with the wording of single texts, wherever they stand."""
    for path, text in texts_within(dict(raw), ()):
        names = {step for step in path if isinstance(step, str)}
        field = _field(path)
        if not text.strip():
            if isinstance(path[-1], int) and not names & _CELLS:
                entry = _say("list_entry", place=path[-1] + 1)
                yield FieldProblem(path, _say("empty_entry", field=entry), _say("empty_entry_remedy"))
            continue
        if "\n" in text.strip() and field not in _REMARKS:
            yield _problem(path, "line_break")
        if any(slots(text)) and not _filled_in(path) and field != "formula":
            yield _problem(path, "slot_not_here")
        if _numbered(path) and len(inner := clause_labels(text.strip())) >= _COUNTED:
            yield _problem(path, "own_enumeration", first=inner[0].text, second=inner[1].text)
        elif field in _NUMBERED and (number := _own_number(text)) and _numbered(path):
            yield _problem(path, "own_number", number=number)


def markup_warnings(raw: Mapping[str, Data]) -> Iterator[FieldProblem]:
    """Tags and marks of markup in texts of points: they would be printed as they are; the gate refuses them."""
    for path, text in texts_within(dict(raw), ()):
        found = dict.fromkeys(_MARKUP.findall(text)) if _numbered(path) else {}
        if found:
            yield _problem(path, "markup", found="、".join(found))


def _field(path: FieldPath) -> str:
    """The name of the field that a text stands in; that of the list for an entry of it."""
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _filled_in(path: FieldPath) -> bool:
    """Whether slots are filled in at this place: texts of points, measures, and the running text of the notice."""
    match path:
        case ("findings", _, "points", _, field) | ("findings", _, field, _) | ("notice", field, *_):
            return field in _SLOTTED
    return False


def _numbered(path: FieldPath) -> bool:
    return (path[:1] == ("findings",) and "points" in path) or path[:2] == ("notice", "overview")


def _own_number(text: str) -> str:
    marks = scan(text.strip()).marks
    return marks[0].text if marks and marks[0].start == 0 and marks[0].kind is MarkKind.ORDINAL else ""


def _problem(path: FieldPath, key: str, **values: object) -> FieldProblem:
    return FieldProblem(path, _say(key, **values), _say(f"{key}_remedy", **values))
