"""What answers cost by the configured prices, and when a run has spent enough."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from drafter.adapters.state_file import StateFile
from drafter.drafting.ports import ChatModel, Completion, Message, UnaskedError
from drafter.drafting.tokens import tokens_of, tokens_of_messages
from drafter.errors import OutputError, PermanentServiceError

_MILLION = Decimal(1_000_000)
_KEPT = "-30 days"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Prices:
    """Of a million tokens, in one currency.

    Attributes:
        prompt: of what is sent.
        completion: of what is answered.
    """

    prompt: Decimal = Decimal(0)
    completion: Decimal = Decimal(0)

    @property
    def known(self) -> bool:
        """Whether anything costs anything."""
        return bool(self.prompt or self.completion)

    def cost(self, prompt: int, completion: int) -> Decimal:
        """Of so many tokens, exact."""
        return (prompt * self.prompt + completion * self.completion) / _MILLION


def shown(cost: Decimal) -> str:
    """A cost in plain digits, without zeros at its end."""
    return f"{cost.normalize():f}" if cost else "0"


@dataclass(frozen=True)
class Purse:
    """What one run may spend, in all its threads and processes.

    Attributes:
        file: where it is counted.
        run: which run.
        limit: in the currency of the prices.
    """

    file: StateFile
    run: str
    limit: Decimal

    def take(self, cost: Decimal) -> bool:
        """Set aside the most that a request can cost; once that fails, nothing more is spent in this run.

        Raises:
            OutputError: it cannot be counted.
        """
        with self.file.turn() as database:
            database.execute("DELETE FROM spent WHERE begun_at < datetime('now', ?)", (_KEPT,))
            row = database.execute("SELECT amount, closed FROM spent WHERE run = ?", (self.run,)).fetchone()
            amount, closed = (Decimal(row[0]), bool(row[1])) if row else (Decimal(0), False)
            enough = not closed and amount + cost <= self.limit
            database.execute(
                "INSERT INTO spent (run, amount, closed) VALUES (?, ?, ?) "
                "ON CONFLICT DO UPDATE SET amount = excluded.amount, closed = excluded.closed",
                (self.run, str(amount + cost if enough else amount), int(not enough)),
            )
        return enough

    def settle(self, taken: Decimal, cost: Decimal) -> None:
        """Put back what a request did not cost."""
        with self.file.turn() as database:
            row = database.execute("SELECT amount FROM spent WHERE run = ?", (self.run,)).fetchone()
            left = Decimal(row[0]) - taken + cost
            database.execute("UPDATE spent SET amount = ? WHERE run = ?", (str(left), self.run))


@dataclass(frozen=True)
class PricedChat:
    """A chat model whose answers say what they cost; implements `drafting.ports.ChatModel`.

    Attributes:
        inner: the model.
        prices: of its endpoint.
        most: tokens that an answer may have.
        purse: what the run may spend; `None` for any amount.
    """

    inner: ChatModel
    prices: Prices
    most: int
    purse: Purse | None = None

    @property
    def name(self) -> str:
        """The model's own name."""
        return self.inner.name

    def complete(self, messages: Sequence[Message], schema: Mapping[str, object]) -> Completion:
        """Answer once.

        Raises:
            UnaskedError: the run has spent what it may.
            ServiceError, OutputError: as the model.
        """
        prompt = tokens_of_messages(messages) + tokens_of(str(schema))
        taken = self.prices.cost(prompt, self.most)
        if self.purse and not self.purse.take(taken):
            raise UnaskedError("spent", limit=shown(self.purse.limit))
        try:
            answer = self.inner.complete(messages, schema)
        except (PermanentServiceError, UnaskedError):  # of any other failure nobody knows whether it was charged
            self._settle(taken, Decimal(0))
            raise
        counted = answer.prompt_tokens > 0
        uncounted = self.most if answer.overlong else tokens_of(answer.text)
        completion = answer.completion_tokens if counted else uncounted
        cost = self.prices.cost(answer.prompt_tokens if counted else prompt, completion)
        self._settle(taken, cost)
        return replace(answer, cost=shown(cost))

    def _settle(self, taken: Decimal, cost: Decimal) -> None:
        try:
            if self.purse:
                self.purse.settle(taken, cost)
        except OutputError as error:  # the answer is paid for, and used
            _log.warning("%s", error)
