"""What `drafter eval judge` shows: means, agreement, and what a person should look at."""

from rich.markup import escape
from rich.table import Table

from drafter.console.screen import results
from evals.judge.model import JudgeReport


def show_opinions(report: JudgeReport) -> None:
    """Show what the judge said."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("criterion", "mean of 5", "alpha"):
        table.add_column(name, justify="left" if name == "criterion" else "right")
    for one in report.criteria:
        table.add_row(one.criterion, str(one.mean or "–"), str("–" if one.alpha is None else one.alpha))
    results.print(table)
    for opinion in report.opinions:
        for review in opinion.reviews:
            where = f"{opinion.case} · {opinion.writer} · （{opinion.item}） {review.text.strip()}"
            results.print(f"[yellow]review[/] {escape(where)}: {escape(review.message)}")
    judged = sum(one.judged for one in report.opinions)
    spent = f"{report.calls} calls, {report.tokens} tokens"
    results.print(f"{judged} items judged {report.repeats} times by {escape(report.judge)} · {spent}")
    if report.stopped:
        results.print(f"[yellow]{escape(report.stopped)}[/]")
