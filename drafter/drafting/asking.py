"""The one place where a request leaves for a model: within its budget, and with nothing private in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from drafter.drafting.answers import LONGEST_ANSWER, answer_schema, headed, printable
from drafter.drafting.lending import Loan, without_weakest
from drafter.drafting.ports import ChatModel, Completion, Message, UnaskedError
from drafter.drafting.tokens import tokens_of_messages
from drafter.privacy.veil import Veil, Veiled

_FIXED = "system"
"""The role of the message that is the same for all cases, and so holds nothing private."""

Build = Callable[[Sequence[Loan]], list[Message]]
"""The messages of a request, with these past passages in it."""


@dataclass(frozen=True)
class Request:
    """A request as it leaves.

    Attributes:
        messages: masked where they have to be.
        lent: the past passages in it.
        tokens: their estimate.
        veiled: what is masked.
    """

    messages: tuple[Message, ...]
    lent: tuple[Loan, ...]
    tokens: int
    veiled: Veiled


@dataclass(frozen=True)
class Asking:
    """Asks a model about one case.

    Attributes:
        chat: the model.
        veil: hides what is private; `None` for a model on this machine, which may know it.
        budget: tokens that a request may have; 0 for any number.
    """

    chat: ChatModel
    veil: Veil | None = field(default_factory=Veil)
    budget: int = 0

    def fitting(self, build: Build, lent: Sequence[Loan]) -> Request:
        """A request that keeps to the budget, if leaving out past passages, the weakest first, can make it.

        Args:
            build: makes its messages.
            lent: the past passages that are at hand.
        """
        request = self._request(build, lent)
        while self.budget and request.tokens > self.budget and request.lent:
            request = self._request(build, without_weakest(request.lent))
        return request

    def ask(self, request: Request) -> Completion:
        """The model's answer, with what was masked put back.

        Raises:
            UnaskedError: the request is beyond its budget, or the model was not asked for another reason.
            ServiceError: as the model.
        """
        if self.budget and request.tokens > self.budget:
            raise UnaskedError("over_budget", tokens=request.tokens, budget=self.budget)
        answer = headed(self.chat.complete(request.messages, answer_schema()), LONGEST_ANSWER)
        return replace(answer, text=printable(request.veiled.restored(answer.text)))

    def _request(self, build: Build, lent: Sequence[Loan]) -> Request:
        messages = build(lent)
        veiled = self._veiled([message.content for message in messages if message.role != _FIXED])
        hidden = iter(veiled.texts)
        sent = tuple(one if one.role == _FIXED else Message(one.role, next(hidden)) for one in messages)
        return Request(sent, tuple(lent), tokens_of_messages(sent), veiled)

    def _veiled(self, texts: list[str]) -> Veiled:
        return self.veil.over(texts) if self.veil else Veiled(tuple(texts))
