"""A summary for a pull request's comment: the verdict, what fell and what drifted; never too long."""

import re
from collections.abc import Iterator
from itertools import islice

from evals.gate.model import Drift, Verdict
from evals.model import Fault, Gravity
from evals.report_model import RunReport
from evals.reports.told import drafts_of, gist, headline, passed
from evals.reports.wording import ARROWS, NONE, figure, measure_name, rounded, say, writer_name

_MOST = 20
"""Faults that are shown; the rest are counted. A comment on GitHub holds 65,536 characters."""
_LONGEST = 200
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~@$!&])")


def to_markdown(report: RunReport, verdict: Verdict | None = None) -> str:
    """A report as Markdown, in which nothing of a draft can act as markup or call anybody by name."""
    return "\n".join(_lines(report, verdict)) + "\n"


def _lines(report: RunReport, verdict: Verdict | None) -> Iterator[str]:
    sign = "✅" if passed(report, verdict) else "❌"
    yield f"## {sign} {say('title')}：{headline(report, verdict)}"
    yield ""
    yield gist(report, verdict)
    if verdict:
        yield from _gate(verdict)
    yield from _faults(report, verdict)
    yield ""
    held = f" · {say('digest_baseline', baseline=verdict.baseline[:16])}" if verdict else ""
    yield f"<sub>{say('digest', report=report.digest[:16])}{held}</sub>"


def _gate(verdict: Verdict) -> Iterator[str]:
    if verdict.inputs:
        yield ""
        yield say("inputs", names="、".join(map(_plain, verdict.inputs)))
    moved = sorted((one for one in verdict.drifts if one.changed or one.lost), key=lambda one: not one.blocked)
    if moved:
        heads = ("measure", "before", "after", "loss", "cases", "chance", "power", "detectable")
        yield ""
        yield f"| {' | '.join(map(say, heads))} |"
        yield f"|---|{'---:|' * (len(heads) - 1)}"
        for drift in moved:
            yield f"| {' | '.join(_cells(drift))} |"
    few = [measure_name(one.measure) for one in verdict.drifts if one.detectable is None]
    if few:
        yield ""
        yield say("unseen", names="、".join(map(_plain, few)))


def _cells(drift: Drift) -> Iterator[str]:
    sign = "❌ " if drift.blocked else ""
    yield f"{sign}{_plain(measure_name(drift.measure))} {ARROWS[drift.better]}"
    yield from (figure(value, drift.unit) for value in (drift.before, drift.after, drift.loss))
    yield str(drift.cases)
    yield NONE if drift.adjusted is None else rounded(drift.adjusted, "0.0001")
    yield NONE if drift.power is None else f"{rounded(100 * drift.power, '1')}%"
    yield figure(drift.detectable, drift.unit)


def _faults(report: RunReport, verdict: Verdict | None) -> Iterator[str]:
    """What may not stand, with its sentences; what fell alone where there is a baseline to fall from."""
    drafts = [one for one in drafts_of(report, verdict) if one.blocking and (one.fallen or not verdict)]
    found = [(one.row, fault) for one in drafts for fault in one.blocking]
    if found:
        yield ""
        yield f"### {say('faults')}"
        yield ""
    for row, fault in islice(found, _MOST):
        yield f"- **{_plain(row.case)} · {_plain(writer_name(row.writer))}**　{_told(fault)}"
        yield f"  > {_plain(fault.sentence) or say('no_sentence')}"
    if found[_MOST:]:
        yield ""
        yield say("more", count=len(found) - _MOST)


def _told(fault: Fault) -> str:
    badge = f"**{say(fault.severity)}** " if fault.severity is not Gravity.BLOCK else ""
    return f"{badge}{_plain(measure_name(fault.evaluator))}：{_plain(fault.message)}"


def _plain(text: str) -> str:
    """One line of text, cut where it is long, with every mark of Markdown's, HTML's and GitHub's disarmed."""
    line = " ".join(text.split())
    cut = line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
    return _SPECIAL.sub(r"\\\1", cut).replace("\\@", "@\u200b").encode("utf-8", "replace").decode()
