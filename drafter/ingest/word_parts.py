"""The parts of a Word file: one may name another that a converter or a cleaner left out."""

import posixpath
import re
import zipfile
from io import BytesIO

_RELATIONS = ".rels"
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*?(?:/>|>\s*</(?:\w+:)?Relationship>)")
_TARGET = re.compile(rb"""\bTarget\s*=\s*["']([^"']*)["']""")
_EXTERNAL = re.compile(rb"""\bTargetMode\s*=\s*["']External["']""")


def without_missing(data: bytes) -> bytes:
    """A .docx file without the relations to parts that are not in it; Word and LibreOffice read past them too.

    Raises:
        ValueError: the archive itself is broken.
    """
    out = BytesIO()
    try:
        with zipfile.ZipFile(BytesIO(data)) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as mended:
            names = frozenset(package.namelist())
            for name in names:
                part = package.read(name)
                mended.writestr(name, _existing(part, name, names) if name.endswith(_RELATIONS) else part)
    except (zipfile.BadZipFile, RuntimeError, EOFError, OSError, NotImplementedError) as error:
        raise ValueError(str(error)) from error
    return out.getvalue()


def _existing(relations: bytes, name: str, names: frozenset[str]) -> bytes:
    """The relations of a part without those to parts that are missing."""
    folder = posixpath.dirname(posixpath.dirname(name))
    return _RELATION.sub(lambda one: one[0] if _leads(one[0], folder, names) else b"", relations)


def _leads(relation: bytes, folder: str, names: frozenset[str]) -> bool:
    target = _TARGET.search(relation)
    if target is None or _EXTERNAL.search(relation):
        return True
    path = target[1].decode("utf-8", errors="replace")
    return posixpath.normpath(path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path)) in names
