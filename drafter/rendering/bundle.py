"""bundle.json: a draft with all that is needed to check it again, on another machine and without this project.

Money, points and rates stand in it as strings, never as floats. Offsets count the characters of
`manuscript.text`, which is the text of notice.md.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, Literal

from pydantic import ConfigDict, Field, JsonValue, ValidationError
from pydantic_core import to_json

from drafter.drafting.model import Draft, Item
from drafter.errors import InputError, Problem
from drafter.findings.model import Case, Frozen
from drafter.knowledge.model import Evidence, Norm
from drafter.messages import catalogue
from drafter.rendering.blocks import Blank
from drafter.rendering.dossier import Dossier
from drafter.rendering.proof import prove
from drafter.rendering.proof_model import Proof
from drafter.scoring.card import ScoreCard
from drafter.verification.model import Manuscript, Report

SCHEMA: Final = "drafter.bundle"
VERSION: Final = 1
_SEAL: Final = '"seal": '
_say = catalogue("drafter.rendering")


class Bundle(Frozen):
    """What stands in a bundle.

    Attributes:
        kind: names the format; `schema` in the file.
        version: of the format.
        case: the findings.
        card: the scores.
        draft: the two sections; past wordings stand in `evidence`, not in its clauses.
        norms: those that the case or the draft leans on, by id.
        evidence: the past wordings at hand, by id of the clause.
        report: the checker's answer on `manuscript`.
        manuscript: the text of notice.md with the spans of its items and clauses.
        blanks: what a person still has to fill in.
        record: of the run.
        proof: where every fact of every sentence stands in the files, if it was known which files they are.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True)

    kind: Literal["drafter.bundle"] = Field(default=SCHEMA, alias="schema")
    version: Literal[1] = VERSION
    case: Case
    card: ScoreCard
    draft: Draft
    norms: Mapping[str, Norm]
    evidence: Mapping[str, tuple[Evidence, ...]]
    report: Report
    manuscript: Manuscript
    blanks: tuple[Blank, ...]
    record: Mapping[str, JsonValue]
    proof: Proof | None = None

    def whole_draft(self) -> Draft:
        """The draft with the past wordings back in its clauses."""
        return _with_evidence(self.draft, self.evidence)


def to_bundle(dossier: Dossier) -> str:
    """Write a bundle: one JSON document, indented, in a fixed order of keys, ending with a line break."""
    bundle = Bundle(
        case=dossier.case,
        card=dossier.card,
        draft=_with_evidence(dossier.draft, {}),
        norms=dossier.cited_norms(),
        evidence={clause.id: clause.evidence for clause in dossier.draft.clauses() if clause.evidence},
        report=dossier.report,
        manuscript=dossier.manuscript,
        blanks=dossier.notice.blanks,
        record=dossier.record,
        proof=prove(dossier),
    )
    data = bundle.model_dump(mode="json", by_alias=True, exclude={"proof"})
    if bundle.proof:
        data["proof"] = {**bundle.proof.model_dump(mode="json", exclude_defaults=True), "seal": ""}
    readable = _indented(data) + "\n"
    return sealed(readable) if bundle.proof else readable


def _indented(data: JsonValue) -> str:
    """As `json.dumps` with an indent of 2 writes it, only ten times as fast."""
    try:
        return to_json(data, indent=2).decode()
    except ValueError:  # half a surrogate pair, which has to stay JSON
        return json.dumps(data, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace").decode()


def sealed(text: str) -> str:
    """A bundle's text with the digest of itself, as it was with that entry empty, in its last entry."""
    before, mark, after = text.rpartition(_SEAL + '""')
    return f'{before}{_SEAL}"{hashlib.sha256(text.encode()).hexdigest()}"{after}' if mark else text


def read_bundle(path: Path) -> Bundle:
    """Read a bundle back.

    Raises:
        InputError: the file cannot be read, is none, is of another version, or its parts do not fit together;
            everything that is wrong is listed with its place.
    """
    data = _json(path)
    problems = list(_foreign(data, path.name))
    if not problems:
        try:
            bundle = Bundle.model_validate(data)
        except ValidationError as error:
            problems = [_field_problem(path.name, detail["loc"], detail["msg"]) for detail in error.errors()]
        else:
            problems = list(_misfits(bundle, path.name))
    if problems:
        raise _refused(path, problems)
    return bundle


def _json(path: Path) -> JsonValue:
    try:
        value: JsonValue = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        reason = _say("bundle_not_json", line=error.lineno, column=error.colno, reason=error.msg)
        raise _refused(path, [Problem(f"{path.name}:{error.lineno}", reason)]) from error
    except (OSError, UnicodeDecodeError, RecursionError) as error:
        reason = _say("unreadable", name=path.name, reason=error)
        raise _refused(path, [Problem(path.name, reason)]) from error
    return value


def _refused(path: Path, problems: list[Problem]) -> InputError:
    return InputError(_say("not_a_bundle", name=path.name), problems, remedy=_say("not_a_bundle_remedy"))


def _foreign(data: JsonValue, name: str) -> Iterator[Problem]:
    """Why this is no bundle of ours at all."""
    found = data.get("schema") if isinstance(data, dict) else None
    if found != SCHEMA:
        yield Problem(f"{name} schema", _say("bundle_schema", expected=SCHEMA, found=found))
    elif isinstance(data, dict) and data.get("version") != VERSION:
        message = _say("bundle_version", expected=VERSION, found=data.get("version"))
        yield Problem(f"{name} version", message)


def _field_problem(name: str, place: tuple[int | str, ...], reason: str) -> Problem:
    dotted = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place)
    return Problem(f"{name} {dotted.lstrip('.')}", _say("bundle_field", reason=reason))


def _misfits(bundle: Bundle, name: str) -> Iterator[Problem]:
    """Where the parts of a bundle do not fit together."""
    end = len(bundle.manuscript.text)
    for i, item in enumerate(bundle.manuscript.items):
        place = f"{name} manuscript.items[{i}]"
        if not 0 <= item.start <= item.heading_end <= item.end <= end:
            yield Problem(place, _say("bundle_span", start=item.start, end=item.end))
        for j, clause in enumerate(item.clauses):
            if not item.start <= clause.start <= clause.end <= item.end:
                span = _say("bundle_span", start=clause.start, end=clause.end)
                yield Problem(f"{place}.clauses[{j}]", span)
    for clause_id in bundle.evidence.keys() - {clause.id for clause in bundle.draft.clauses()}:
        yield Problem(f"{name} evidence.{clause_id}", _say("bundle_evidence", clause=clause_id))


def _with_evidence(draft: Draft, evidence: Mapping[str, tuple[Evidence, ...]]) -> Draft:
    def renewed(item: Item) -> Item:
        clauses = tuple(c.model_copy(update={"evidence": evidence.get(c.id, ())}) for c in item.clauses)
        return item.model_copy(update={"clauses": clauses})

    sections = {
        "problems": tuple(map(renewed, draft.problems)),
        "recommendations": tuple(map(renewed, draft.recommendations)),
    }
    return draft.model_copy(update=sections)
