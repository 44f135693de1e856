"""What the terminal shows of a submitted report: its contradictions, and the tree of any document."""

from typing import TYPE_CHECKING

from rich.markup import escape

from drafter.console.screen import results, show_list
from drafter.messages import catalogue

if TYPE_CHECKING:
    from drafter.audit.model import Audit, Issue
    from drafter.outline.model import Outline

_say = catalogue("drafter")
_QUOTES_SHOWN = 3
_STYLES = {"error": "red", "warning": "yellow", "hint": "cyan"}


def show_audit(found: "Audit") -> None:
    """Every contradiction with its place, its quotes and what was expected; then the hints; then their number."""
    for issue in found.issues:
        _show_issue(issue)
    if found.hints:
        results.print(_say("audit_hints"), style="bold")
    for hint in found.hints:
        _show_issue(hint)
    show_list(_say("warnings"), found.notes)
    errors = sum(issue.severity.value == "error" for issue in found.issues)
    verdict = _say("audit_found", errors=errors, warnings=len(found.issues) - errors)
    looked = _say("audit_looked", hints=len(found.hints)) if found.hints else ""
    results.print(
        (verdict if found.issues else _say("audit_clean")) + looked,
        style="bold" if found.issues else "bold green",
    )


def _show_issue(issue: "Issue") -> None:
    severity = issue.severity.value
    said = _say("audit_issue", severity=_say(f"audit_{severity}"), place=issue.place, message=issue.message)
    results.print(escape(said), style=_STYLES[severity])
    for quote in issue.quotes[:_QUOTES_SHOWN]:
        results.print(escape(_say("audit_quote", text=" ".join(quote.text.split()))), style="dim")
    results.print(escape(_say("audit_expected", expected=issue.expected)))
    if issue.doubt:
        results.print(escape(_say("audit_doubt", doubt=issue.doubt)), style="dim")


def show_outline(found: "Outline") -> None:
    """The structure of a document as a tree."""
    from drafter.outline.showing import lines

    for line in lines(found):
        results.print(escape(line))
