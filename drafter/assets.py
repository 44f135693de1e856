"""Where the files that ship with the project are: beside the package in a checkout, inside it in a wheel."""

from pathlib import Path

from drafter.errors import AssetError

_PACKAGE = Path(__file__).resolve().parent


def asset(name: str) -> Path:
    """Find a shipped file or folder.

    Args:
        name: a path relative to the project's top level, such as `knowledge/rubrics`.

    Raises:
        AssetError: it is neither in the wheel nor beside the package.
    """
    for root in (_PACKAGE / "_assets", _PACKAGE.parent):
        candidate = root / name
        if candidate.exists():
            return candidate
    raise AssetError(f"{name} is missing from this installation of drafter", remedy="install drafter again")
