"""What Word does with revisions, on the XML alone."""

import io
from typing import Any

from docx import Document
from docx.oxml.ns import qn

TAKEN = {True: ("w:del", "w:moveFrom"), False: ("w:ins", "w:moveTo")}
"""By whether all is accepted: the revisions whose content goes."""


def paragraphs(docx: bytes, *, accepted: bool) -> list[str]:
    """The paragraphs that stay when all revisions are accepted, or rejected."""
    found, carried = [], ""
    for paragraph in Document(io.BytesIO(docx)).element.body.iter(qn("w:p")):
        carried += "".join(_text(run, accepted=accepted) for run in paragraph.iter(qn("w:r")))
        mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
        gone = mark is not None and any(mark.find(qn(tag)) is not None for tag in TAKEN[accepted])
        if not gone:
            found.append(carried)
            carried = ""
    assert not carried, "the last mark of a document cannot be deleted"
    return found


def whole(docx: bytes, *, accepted: bool) -> str:
    """All of the text, a line break behind every paragraph."""
    return "".join(f"{paragraph}\n" for paragraph in paragraphs(docx, accepted=accepted))


def revisions(docx: bytes) -> list[Any]:
    """Everything that is marked as a revision."""
    tags = {qn(tag) for tags in TAKEN.values() for tag in tags}
    return [element for element in Document(io.BytesIO(docx)).element.body.iter() if element.tag in tags]


def _text(run: Any, *, accepted: bool) -> str:
    parent = run.getparent()
    if parent.tag in {qn(tag) for tag in TAKEN[accepted]}:
        return ""
    parts = {qn("w:t"), qn("w:delText")}
    return "".join("\t" if e.tag == qn("w:tab") else e.text or "" for e in run if e.tag in parts | {qn("w:tab")})
