"""What the terminal shows of the base."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.markup import escape

from drafter.console.screen import results
from drafter.messages import catalogue

if TYPE_CHECKING:
    from drafter.knowledge.model import Evidence, Passage

_say = catalogue("drafter")


def show_found(found: Sequence["Evidence"]) -> None:
    """Search results, best first."""
    if not found:
        results.print(_say("found_none"))
    for rank, evidence in enumerate(found, 1):
        passage = evidence.passage
        results.print(escape(_say("found", rank=rank, title=passage.title, section=passage.section)), style="bold")
        results.print(escape(_origin(passage)))
        results.print(escape(f"   {passage.text}"))
        results.print(escape(f"   {evidence.reason}"), style="dim")


def _origin(passage: "Passage") -> str:
    """What a passage is and where it is from: by the name that a case can use, or the document and its page."""
    if not passage.file:
        return _say("found_id", kind=_say(f"kind_{passage.kind}"), source=passage.source)
    page = _say("found_page", page=passage.page) if passage.page else ""
    return _say("found_in_file", kind=_say(f"found_kind_{passage.kind}"), source=passage.source, page=page)


def search_json(found: Sequence["Evidence"]) -> list[dict[str, object]]:
    """The document of `drafter search --json`."""
    return [
        {
            **evidence.passage.model_dump(
                mode="json", include={"id", "source", "title", "section", "kind", "year", "text"}
            ),
            **_name_in_case(evidence.passage),
            "score": str(evidence.score),
            "reason": evidence.reason,
        }
        for evidence in found
    ]


def _name_in_case(passage: "Passage") -> dict[str, object]:
    """The id by which a case names what was found: of a norm, or of a defect."""
    keys = {} if passage.file else {"norm": "norm", "wording": "defect"}
    return {keys[passage.kind]: passage.source} if passage.kind in keys else {}
