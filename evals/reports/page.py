"""report.html: one self-contained page for maintainers and for the bureau's staff."""

import hashlib
from base64 import b64encode
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from evals.gate.model import Baseline, Verdict
from evals.report_model import RunReport
from evals.reports import chart
from evals.reports.page_view import PageView, marked
from evals.reports.wording import measure_name, say, writer_name


def to_page(report: RunReport, verdict: Verdict | None = None, baseline: Baseline | None = None) -> str:
    """Write the page.

    It needs no network, no script and no other file. Everything that comes from a draft is escaped, and the
    page's own content policy admits nothing but its own style.

    Args:
        report: what is shown.
        verdict: the gate's, if it was asked.
        baseline: for its history.
    """
    styles = resources.files("evals.reports").joinpath("templates", "report.css").read_text(encoding="utf-8")
    html = (
        _environment()
        .get_template("report.html")
        .render(
            view=PageView(report, verdict, baseline),
            styles=Markup(styles),  # noqa: S704  (a file of this package)
            styles_hash="sha256-" + b64encode(hashlib.sha256(styles.encode()).digest()).decode(),
            say=say,
            measure_name=measure_name,
            writer_name=writer_name,
            marked=marked,
            drawing=chart,
        )
    )
    return html.encode("utf-8", "replace").decode()  # a draft may hold half a surrogate pair


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("evals.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
