"""JUnit XML: a suite a writer with a case a draft, and one for the drift of the measures."""

import re
from xml.etree import ElementTree as Xml

from evals.gate.model import Drift, Verdict
from evals.model import Fault
from evals.report_model import RunReport
from evals.reports.told import Told, drafts_of
from evals.reports.wording import figure

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_junit(report: RunReport, verdict: Verdict | None = None) -> bytes:
    """A report as JUnit XML.

    Without a verdict a draft fails in which something may not stand; with one, a draft that fell. A draft that was
    no better in the baseline, and a measure with nothing to compare, count as skipped: neither as passed.
    """
    root = Xml.Element("testsuites", name="drafter eval")
    told = drafts_of(report, verdict)
    for writer in sorted({row.writer for row in report.rows}):
        suite = Xml.SubElement(root, "testsuite", name=_fit(writer))
        for one in sorted((one for one in told if one.row.writer == writer), key=lambda one: one.row.case):
            _draft(suite, one, gated=verdict is not None)
    if verdict:
        suite = Xml.SubElement(root, "testsuite", name="drift")
        for drift in verdict.drifts:
            _drift(suite, drift)
    for suite in (*root, root):
        _count(suite)
    Xml.indent(root)
    document: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def _draft(suite: Xml.Element, told: Told, *, gated: bool) -> None:
    case = Xml.SubElement(
        suite, "testcase", classname=_fit(f"drafter.{told.row.writer}"), name=_fit(told.row.case)
    )
    text = _fit("\n".join(map(_line, told.blocking)))
    if told.blocking and gated and not told.fallen:
        Xml.SubElement(case, "skipped", message=f"{len(told.blocking)} blocking faults, as in the baseline")
    elif told.blocking:
        failure = Xml.SubElement(case, "failure", type="block", message=f"{len(told.blocking)} blocking faults")
        failure.text = text
    rest = [fault for fault in told.faults if fault not in told.blocking]
    if rest:
        Xml.SubElement(case, "system-out").text = _fit("\n".join(map(_line, rest)))


def _drift(suite: Xml.Element, drift: Drift) -> None:
    case = Xml.SubElement(suite, "testcase", classname="drafter.drift", name=_fit(drift.measure))
    if not drift.cases:
        Xml.SubElement(case, "skipped", message="it applied to no case both times")
    elif drift.blocked:
        moved = " → ".join(figure(value, drift.unit) for value in (drift.before, drift.after))
        Xml.SubElement(case, "failure", type="drift", message=f"{moved}, p {drift.adjusted} after Holm")


def _count(suite: Xml.Element) -> None:
    """The totals that readers of the format expect."""
    cases = list(suite.iter("testcase"))
    suite.set("tests", str(len(cases)))
    for kind in ("failure", "skipped"):
        suite.set("failures" if kind == "failure" else kind, str(sum(one.find(kind) is not None for one in cases)))
    suite.set("errors", "0")


def _line(fault: Fault) -> str:
    return f"{fault.severity} {fault.evaluator}/{fault.kind}: {fault.message}\n    {fault.sentence}".rstrip()


def _fit(text: str) -> str:
    """Without what XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
