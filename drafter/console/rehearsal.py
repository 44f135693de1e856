"""What the terminal shows of a dry run."""

import json
from decimal import Decimal
from typing import TYPE_CHECKING

from rich.markup import escape

from drafter.console.screen import results
from drafter.messages import catalogue

if TYPE_CHECKING:
    from drafter.bootstrap.rehearsing import Rehearsal

_say = catalogue("drafter")
_NOTHING: dict[str, object] = {"requests": [], "tokens": 0, "cost": "0"}


def show_rehearsal(rehearsal: "Rehearsal | None") -> None:
    """Every request as it would go over the wire, and what they come to; of `None`, that no model is asked."""
    if rehearsal is None:
        results.print(_say("dry_nothing"))
        return
    count = len(rehearsal.unsent)
    for number, one in enumerate(rehearsal.unsent, 1):
        told = _say("dry_request", number=number, count=count, address=rehearsal.address, tokens=one.tokens)
        results.print(escape(told), style="bold")
        results.out(json.dumps(one.document, ensure_ascii=False, indent=1), highlight=False)  # not wrapped
    masked = _say("dry_masked" if rehearsal.masked else "dry_here" if rehearsal.here else "dry_open")
    tokens = sum(one.tokens for one in rehearsal.unsent)
    answers = sum(one.answer for one in rehearsal.unsent)
    results.print(_say("dry_found", count=count, kept=rehearsal.kept, tokens=tokens, answers=answers))
    if cost := _cost(rehearsal):
        results.print(_say("dry_cost", cost=f"{cost:f}"))
    results.print(masked)
    if rehearsal.by_words:
        results.print(_say("dry_by_words"))


def rehearsal_json(rehearsal: "Rehearsal | None") -> dict[str, object]:
    """The document of `drafter draft --dry-run --json`; costs are strings, and the most that may be charged."""
    if rehearsal is None:
        return {"address": "", "here": True, "masked": False, "kept": 0, "by_words": False, **_NOTHING}
    return {
        "address": rehearsal.address,
        "here": rehearsal.here,
        "masked": rehearsal.masked,
        "kept": rehearsal.kept,
        "by_words": rehearsal.by_words,
        "requests": [
            {"tokens": one.tokens, "answer_tokens": one.answer, "cost": f"{one.cost:f}", "body": one.document}
            for one in rehearsal.unsent
        ],
        "tokens": sum(one.tokens for one in rehearsal.unsent),
        "cost": f"{_cost(rehearsal):f}",
    }


def _cost(rehearsal: "Rehearsal") -> Decimal:
    return sum((one.cost for one in rehearsal.unsent), Decimal(0))
