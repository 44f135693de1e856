"""OFD files (GB/T 33190): a package of pages whose text stands at given places, in millimetres."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from posixpath import join, normpath
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from drafter.ingest.assembly import Content
from drafter.ingest.page_order import placed
from drafter.ingest.pages import content
from drafter.ingest.pdf_page import Character
from drafter.ingest.pdf_runs import runs_of
from drafter.ingest.printed import Page

_MOST_PAGES = 5000
_MOST_STEPS = 20_000
_A4 = (210.0, 297.0)
_BASELINE = 0.88


def read(data: bytes) -> Content:
    """The content of an OFD file.

    Raises:
        ValueError: the package is damaged or holds no pages; the message is the reader's.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            pages = list(_Reader(package).pages())
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, RuntimeError) as error:
        raise ValueError(str(error)) from error
    return content(pages)


class _Reader:
    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        self._names = {normpath(name).lower(): name for name in package.namelist()}

    def pages(self) -> Iterator[Page]:
        """Every page of every document of the package, with the templates that it uses."""
        number = 0
        for root in _texts(self._xml("OFD.xml"), "DocRoot"):
            folder = normpath(root.lstrip("/")).rpartition("/")[0]
            document = self._xml(root)
            templates = {
                item.get("ID", ""): join(folder, item.get("BaseLoc", ""))
                for item in _all(document, "TemplatePage")
            }
            size = _box(next(iter(_texts(document, "PhysicalBox")), "")) or (0.0, 0.0, *_A4)
            for item in _all(document, "Page"):
                number += 1
                if number > _MOST_PAGES:
                    return
                yield self._page(number, join(folder, item.get("BaseLoc", "")), templates, size)

    def _page(
        self, number: int, path: str, templates: dict[str, str], size: tuple[float, float, float, float]
    ) -> Page:
        page = self._xml(path)
        own = _box(next(iter(_texts(page, "PhysicalBox")), "")) or size
        used = [
            templates[item.get("TemplateID", "")]
            for item in _all(page, "Template")
            if item.get("TemplateID") in templates
        ]
        roots = [*(self._xml(template) for template in used), page]
        characters = [one for root in roots for text in _all(root, "TextObject") for one in _characters(text)]
        upright = [one for one in characters if not one.slant]
        stray = "".join(one.text for one in characters if one.slant)
        return Page(number, own[2], own[3], placed(runs_of(upright), ()), [stray] if stray.strip() else [])

    def _xml(self, path: str) -> Element:
        name = self._names[normpath(path.lstrip("/")).lower()]
        if not name.lower().endswith(".xml"):  # of others nobody has looked whether they declare entities
            raise ValueError(name)
        try:
            return ElementTree.fromstring(self._package.read(name))  # noqa: S314  # declarations were refused before
        except ElementTree.ParseError as error:
            raise ValueError(str(error)) from error


def _all(root: Element, name: str) -> Iterator[Element]:
    return root.iterfind(f".//{{*}}{name}")


def _texts(root: Element, name: str) -> list[str]:
    return [(item.text or "").strip() for item in _all(root, name)]


def _numbers(text: str) -> list[float]:
    return [float(word) for word in re.findall(r"-?\d+(?:\.\d+)?", text)]


def _box(text: str) -> tuple[float, float, float, float] | None:
    found = _numbers(text)
    return (found[0], found[1], found[2], found[3]) if len(found) == 4 else None  # noqa: PLR2004  # as the norm says


def _characters(text: Element) -> Iterator[Character]:
    """The characters of a text object, each in a box of its size."""
    box, size = _box(text.get("Boundary", "")), float((_numbers(text.get("Size", "")) or [0.0])[0])
    if box is None or size <= 0 or text.get("Visible", "true") == "false":
        return
    matrix = _numbers(text.get("CTM", "")) or [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]
    if len(matrix) != 6:  # noqa: PLR2004  # as the norm says
        return
    a, b, c, d, e, f = matrix
    slant = abs(b) > abs(a) / 10
    x = y = 0.0
    for code in _all(text, "TextCode"):
        x, y = float(code.get("X", x)), float(code.get("Y", y))
        words = code.text or ""
        across, down = _steps(code.get("DeltaX", ""), len(words)), _steps(code.get("DeltaY", ""), len(words))
        px, py = x, y
        for index, sign in enumerate(words):
            left, base = box[0] + a * px + c * py + e, box[1] + b * px + d * py + f
            wide = size * abs(a) * (0.5 if sign.isascii() else 1.0)
            tall = size * abs(d)
            yield Character(sign, left, base - _BASELINE * tall, left + wide, base + (1 - _BASELINE) * tall, slant)
            px += across[index] if index < len(across) else 0.0
            py += down[index] if index < len(down) else 0.0
        yield Character("\n", 0.0, 0.0, 0.0, 0.0)


def _steps(text: str, count: int) -> list[float]:
    """Distances between characters; `g 3 4.5` stands for 4.5 three times."""
    found: list[float] = []
    words = iter(text.split())
    for word in words:
        if word == "g":
            times, value = next(words, "0"), next(words, "0")
            found += [float(value)] * min(int(float(times)), _MOST_STEPS)
        else:
            found.append(float(word))
        if len(found) > min(count, _MOST_STEPS):
            break
    return found
