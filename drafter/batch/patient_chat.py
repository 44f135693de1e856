"""A model that is waited for: meanwhile another case has its turn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drafter.batch.turns import waiting
from drafter.drafting.ports import ChatModel, Completion, Message


@dataclass(frozen=True)
class PatientChat:
    """Implements `drafting.ports.ChatModel`.

    Attributes:
        inner: the model that is waited for.
    """

    inner: ChatModel

    @property
    def name(self) -> str:
        """The model's own name."""
        return self.inner.name

    def complete(self, messages: Sequence[Message], schema: Mapping[str, object]) -> Completion:
        """As the model itself."""
        with waiting():
            return self.inner.complete(messages, schema)
