"""compare.html: one self-contained page with the new text beside each old one."""

import hashlib
from base64 import b64encode
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from drafter.comparison.model import Comparison
from drafter.messages import catalogue
from drafter.redline.chart import BASE, HEIGHT
from drafter.redline.page_view import PageView, shown


def to_page(found: Comparison) -> str:
    """Write the page of a comparison.

    It needs no network and no other file. Everything that comes from a text is escaped, and the page's own content
    policy admits no script but its own.
    """
    styles, script = _static("compare.css"), _static("compare.js")
    html = (
        _environment()
        .get_template("compare.html")
        .render(
            view=PageView(found),
            found=found,
            styles=Markup(styles),  # noqa: S704  (a file of this package)
            script=Markup(script),  # noqa: S704  (a file of this package)
            styles_hash=_digest(styles),
            script_hash=_digest(script),
            say=catalogue("drafter.redline"),
            shown=shown,
            height=HEIGHT,
            base=BASE,
        )
    )
    return html.encode("utf-8", "replace").decode()  # a text may hold half a surrogate pair


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("drafter.redline"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["percent"] = _percent
    return environment


def _percent(share: str) -> str:
    """A share between 0 and 1 as hundredths."""
    return f"{round(float(share or 0) * 100)}%"


def _static(name: str) -> str:
    return resources.files("drafter.redline").joinpath("templates", name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """The hash of an inline style or script, as a content policy names it."""
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode()
