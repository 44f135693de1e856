"""Paragraphs and runs of a Word document, as XML: python-docx looks through all siblings for each part of one."""

import re
from functools import cache
from typing import Any

_BROKEN = re.compile(r"[\t\n\r]")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def give_style(paragraph: Any, style: str) -> None:  # noqa: ANN401 - an element of python-docx, which has no types
    """Give a paragraph a style by its id.

    Args:
        paragraph: its element.
        style: id of a paragraph style; python-docx would look through all styles for the default one.
    """
    if len(paragraph):
        paragraph.style = style
        return
    _below(_below(paragraph, "pPr"), "pStyle").set(name("val"), style)


def align(paragraph: Any, where: str) -> None:  # noqa: ANN401 - likewise
    """Align a paragraph that has a style and nothing else yet: `center`, `right`."""
    _below(paragraph[0], "jc").set(name("val"), where)


def add_run(paragraph: Any, text: str, *, style: str = "", marked: bool = False) -> None:  # noqa: ANN401 - likewise
    """Append a run to a paragraph.

    Args:
        paragraph: its element.
        text: tabs and line breaks in it are elements of their own.
        style: id of a character style.
        marked: whether it is marked in yellow.
    """
    run = _below(paragraph, "r")
    if style or marked:
        properties = _below(run, "rPr")
        for tag, value in (("rStyle", style), ("highlight", "yellow" if marked else "")):
            if value:
                _below(properties, tag).set(name("val"), value)
    if _BROKEN.search(text):
        run.text = text
        return
    said = _below(run, "t")
    said.text = text
    if len(text.strip()) < len(text):
        said.set(_SPACE, "preserve")


@cache
def name(tag: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    from docx.oxml.ns import qn

    return str(qn(f"w:{tag}"))


def _below(parent: Any, tag: str) -> Any:  # noqa: ANN401 - likewise
    """A new last child."""
    child = parent.makeelement(name(tag))
    parent.append(child)
    return child
