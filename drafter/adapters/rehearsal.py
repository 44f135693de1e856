"""A model that is not asked: what would be sent to it is kept for a person to see, to the last byte."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from drafter.adapters.chat import ChatEndpoint, OpenAIChat
from drafter.adapters.known_forms import KnownForms
from drafter.adapters.request_size import tokens_of_body
from drafter.adapters.spending import Prices
from drafter.drafting.ports import Completion, Message

if TYPE_CHECKING:
    from httpx2 import Client


@dataclass(frozen=True, slots=True)
class Unsent:
    """One request that would be sent.

    Attributes:
        body: its JSON, as it would go over the wire.
        tokens: of it, estimated.
        answer: tokens that the answer may have at most.
        cost: that it would be charged at most.
    """

    body: str
    tokens: int
    answer: int
    cost: Decimal

    @property
    def document(self) -> object:
        """The body as data."""
        return json.loads(self.body)


@dataclass
class RehearsedChat:
    """Makes requests as `OpenAIChat` does and sends none; implements `drafting.ports.ChatModel`.

    Attributes:
        endpoint: to which they would go.
        prices: of the endpoint.
        known: what form of answers it takes, as far as that is known.
        unsent: what would have been sent so far.
    """

    endpoint: ChatEndpoint
    prices: Prices
    known: KnownForms
    unsent: list[Unsent] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The model's name at its endpoint."""
        return self.endpoint.model

    def complete(self, messages: Sequence[Message], schema: Mapping[str, object]) -> Completion:
        """Keep the request.

        Raises:
            UnaskedError: always, as nobody is asked.
        """
        return OpenAIChat(self.endpoint, self.known, http=self._client).complete(messages, schema)

    def _client(self) -> "Client":
        from drafter.adapters.bounded_http import listening_client

        return listening_client(partial(_keep, self))


def _keep(chat: RehearsedChat, body: bytes) -> None:
    size = tokens_of_body(body)
    cost = chat.prices.cost(size.prompt, size.answer)
    chat.unsent.append(Unsent(body.decode("utf-8"), size.prompt, size.answer, cost))
