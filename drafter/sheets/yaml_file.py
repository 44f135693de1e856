"""A case as the YAML file that people read: one fact a line, what the sheet says besides as comments."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from drafter.findings.model import Case
from drafter.messages import catalogue
from drafter.scoring.rubric import Rubric
from drafter.sheets.table import Entry

_say = catalogue("drafter.sheets")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]+")
_INDENT = "  "


class _Flow(dict[str, Any]):
    """A mapping that stands on one line."""


class _Dumper(yaml.SafeDumper):
    """Writes no anchors: a case is read from top to bottom."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401, ARG002  # as the library declares it
        return True


_Dumper.add_representer(
    _Flow,
    lambda dumper, data: dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=True),
)


def case_yaml(
    case: Case,
    rubric: Rubric,
    *,
    source: str,
    notes: Mapping[str, Sequence[str]] | None = None,
    unmatched: Sequence[Entry] = (),
    missing: Sequence[str] = (),
) -> str:
    """The text of a case file.

    Args:
        case: the case.
        rubric: its rubric, for the names of the indicators.
        source: the file that it was read from.
        notes: comments by finding.
        unmatched: rows of the sheet that mean no indicator; they stand at the end, as comments.
        missing: indicators without a row, likewise.
    """
    data = case.model_dump(mode="json", exclude_defaults=True)
    findings, notice = data.pop("findings", []), data.pop("notice")
    names = {item.id: item.name for item in rubric.indicators()}
    head = _comment(_say("file_head", source=source, rubric=rubric.title))
    pieces = [head, _dumped(_one_line(data)), "\nfindings:\n"]
    for finding in (_in_scope(finding, finding["id"]) for finding in findings):
        heading = f"{finding['indicator']} {names.get(finding['indicator'], '')}"
        pieces += ["\n", *(_comment(text, _INDENT) for text in (heading, *(notes or {}).get(finding["id"], ())))]
        pieces.append(_indented(_dumped([_one_line(finding)])))
    pieces += ["\n", _dumped({"notice": notice})]
    pieces += _left_over(unmatched, missing)
    return "".join(pieces)


def _left_over(unmatched: Sequence[Entry], missing: Sequence[str]) -> Iterator[str]:
    if unmatched:
        yield "\n" + _comment(_say("file_unmatched"))
        for entry in unmatched:
            yield _comment(entry_line(entry))
    if missing:
        yield "\n" + _comment(_say("file_missing"))
        yield from (_comment(name) for name in missing)


def entry_line(entry: Entry) -> str:
    """An entry on one line: where it stands and all that it says."""
    points = "、".join(said.folded for said in entry.awarded)
    full = entry.full.folded if entry.full else ""
    reason = entry.reason.folded if entry.reason else ""
    about = {"place": entry.name.place, "name": entry.name.folded, "full": full, "points": points}
    return _say("entry_line", reason=reason, **about)


def _one_line(data: dict[str, Any]) -> dict[str, Any]:
    """The data with each fact and each source on one line."""
    facts = {name: _Flow({**fact, **_source(fact)}) for name, fact in data.get("facts", {}).items()}
    changed = {**data, **({"facts": facts} if facts else {}), **_source(data)}
    if "judgements" in data:
        changed["judgements"] = {name: _Flow(judgement) for name, judgement in data["judgements"].items()}
    return changed


def _in_scope(data: Any, scope: str) -> Any:  # noqa: ANN401  # any part of a case as JSON
    """A finding with the slots of its own facts by their names alone, as people write them."""
    if isinstance(data, str):
        return data.replace("{" + scope + ".", "{")
    if isinstance(data, list):
        return [_in_scope(item, scope) for item in data]
    return {key: _in_scope(item, scope) for key, item in data.items()} if isinstance(data, dict) else data


def _source(data: dict[str, Any]) -> dict[str, Any]:
    return {"source": _Flow(data["source"])} if data.get("source") else {}


def _dumped(data: object) -> str:
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)


def _comment(text: str, indent: str = "") -> str:
    return f"{indent}# {_CONTROL.sub(' ', text)}\n"


def _indented(text: str) -> str:
    return "".join(f"{_INDENT}{line}" if line.strip() else line for line in text.splitlines(keepends=True))
