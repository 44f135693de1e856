"""What `drafter eval gate` shows: what fell, what drifted, how sure the test can be, and the verdict."""

from decimal import Decimal

from rich.markup import escape
from rich.table import Table

from drafter.console.screen import results
from evals.gate.drift import PLANTED
from evals.gate.model import Accepted, Baseline, Drift, Verdict
from evals.model import Unit


def show_verdict(verdict: Verdict) -> None:
    """Show a verdict: measures that changed one by one, the rest in a line."""
    changed = [drift for drift in verdict.drifts if drift.changed or drift.lost]
    if changed:
        results.print(_table(changed))
        results.print("[dim]p: after Holm; power: to see a loss of 2; least: loss seen 9 times in 10[/]")
    _show_sight(verdict)
    for draft in verdict.fallen:
        results.print(f"[red]fell[/] {escape(draft.case)} · {escape(draft.writer)}")
        for fault in draft.faults:
            results.print(f"  {escape(f'{fault.evaluator}/{fault.kind}: {fault.message}')}")
            if fault.sentence:
                results.print(f"  [dim]{escape(fault.sentence)}[/]")
    for draft in verdict.mended:
        results.print(f"[green]mended[/] {escape(draft.case)} · {escape(draft.writer)}")
    if verdict.inputs:
        results.print(f"not the baseline's: {escape(', '.join(verdict.inputs))}")
    results.print(_summary(verdict))


def show_moved(before: Baseline | None, entry: Accepted, where: str) -> None:
    """Show that the baseline was moved, from what to what."""
    old = f"from {before.history[-1].report[:16]} " if before else ""
    results.print(f"baseline moved {old}to {entry.report[:16]}: {escape(entry.reason)}")
    results.print(f"{entry.blocked} blocked of {entry.drafts} drafts · written to {escape(where)}")


def shown(value: Decimal | None, unit: Unit) -> str:
    """A figure as people read it: shares in hundredths."""
    if value is None:
        return "–"
    return f"{100 * value:.2f}" if unit is Unit.SHARE else f"{value:.2f}"


def _table(changed: list[Drift]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("measure")
    for name in ("before", "after", "loss", "cases", "changed", "p", "power", "least"):
        table.add_column(name, justify="right")
    for drift in changed:
        name = escape(drift.measure)
        table.add_row(
            f"[red]{name}[/]" if drift.blocked else name,
            *(shown(value, drift.unit) for value in (drift.before, drift.after, drift.loss)),
            *(str(number) for number in (drift.cases, drift.changed)),
            _chance(drift.adjusted),
            "–" if drift.power is None else f"{drift.power:.0%}",
            shown(drift.detectable, drift.unit),
        )
    return table


def _chance(value: Decimal | None) -> str:
    return "–" if value is None else f"{value:.4f}"


def _show_sight(verdict: Verdict) -> None:
    """What the test could have seen, and what it could not."""
    shares = [drift for drift in verdict.drifts if drift.power is not None]
    seen = sum(drift.power is not None and drift.power >= Decimal("0.9") for drift in shares)
    few = [drift.measure for drift in verdict.drifts if drift.detectable is None]
    lost = [f"{drift.measure} ({drift.lost})" for drift in verdict.drifts if drift.lost]
    if lost:
        results.print(f"[yellow]no longer applies[/] (drafts): {escape(', '.join(lost))}")
    results.print(
        f"[dim]a loss of {100 * PLANTED:.0f} points in every case would be seen with a power of 90% or more"
        f" in {seen} of {len(shares)} shares, at the noise seen here[/]"
    )
    if few:
        named = ", ".join(few) if len(few) < len(verdict.drifts) else "every measure"
        results.print(f"[dim]too few cases for any loss to be seen: {escape(named)}[/]")


def _summary(verdict: Verdict) -> str:
    drifted = sum(drift.blocked for drift in verdict.drifts)
    word = "[red]blocked[/]" if verdict.blocked else "[green]passed[/]"
    told = f"{len(verdict.fallen)} fell, {drifted} measures drifted, {verdict.texts} texts changed"
    return f"{word}: {told} · report {verdict.report[:16]} · baseline {verdict.baseline[:16]}"
