"""review.html: one self-contained page on which a reviewer sees what every sentence rests on."""

import hashlib
from base64 import b64encode
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from drafter.messages import catalogue
from drafter.rendering.dossier import Dossier
from drafter.rendering.page_view import PageView
from drafter.scoring.numbers import plain


def to_page(dossier: Dossier) -> str:
    """Write the review page.

    It needs no network and no other file. Everything that comes from the case, the model or the knowledge base is
    escaped, and the page's own content policy admits no script but its own.
    """
    styles, script = _static("review.css"), _static("review.js")
    page = _environment().get_template("review.html")
    html = page.render(
        view=PageView(dossier),
        dossier=dossier,
        case=dossier.case,
        card=dossier.card,
        styles=Markup(styles),  # noqa: S704  (a file of this package)
        script=Markup(script),  # noqa: S704  (a file of this package)
        styles_hash=_digest(styles),
        script_hash=_digest(script),
    )
    return html.encode("utf-8", "replace").decode()  # a model may answer with half a surrogate pair


@cache
def _environment() -> Environment:
    """The templates, compiled once a process: a batch writes hundreds of pages.

    What their shared parts call is known to all of them. Were it handed over with each page, each would make the
    parts anew, and leave a ring of dead objects with its whole dossier inside.
    """
    environment = Environment(
        loader=PackageLoader("drafter.rendering"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(say=catalogue("drafter.rendering"), plain=plain)
    return environment


def _static(name: str) -> str:
    return resources.files("drafter.rendering").joinpath("templates", name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """The hash of an inline style or script, as a content policy names it."""
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode()
