"""An embedder elsewhere is told no person's name or number: texts are masked before they leave."""

from collections.abc import Sequence
from dataclasses import dataclass

from drafter.knowledge.ports import Embedder
from drafter.privacy.veil import Veil


@dataclass(frozen=True)
class MaskedEmbedder:
    """Implements `Embedder`; its vectors are those of the masked texts, and so have a name of their own.

    Attributes:
        inner: the embedder that is not on this machine.
    """

    inner: Embedder

    @property
    def name(self) -> str:
        """The embedder's own, and that it was given masked texts."""
        return f"{self.inner.name} masked"

    def passages(self, texts: Sequence[str]) -> list[list[float]]:
        """One vector a text."""
        return self.inner.passages([_masked(text) for text in texts])

    def query(self, text: str) -> list[float]:
        """The vector of a query."""
        return self.inner.query(_masked(text))


def _masked(text: str) -> str:
    return Veil().over([text]).texts[0]
