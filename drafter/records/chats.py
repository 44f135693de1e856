"""Chat models that remember what they were asked."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from drafter.drafting.ports import ChatModel, Completion, Message, UnaskedError
from drafter.records.digests import digest
from drafter.records.model import Call
from drafter.records.redaction import without_secrets
from drafter.records.runs import Usage


@dataclass
class TracedChat:
    """A chat model that remembers what it was asked and what it answered.

    Attributes:
        inner: the model.
        calls: what it has answered so far.
        secrets: what may stand in no draft and no record, such as the key: a model or a proxy may echo it.
    """

    inner: ChatModel
    calls: list[Call] = field(default_factory=list)
    secrets: Sequence[str] = field(default=(), repr=False)

    @property
    def name(self) -> str:
        """The model's own name."""
        return self.inner.name

    def complete(self, messages: Sequence[Message], schema: Mapping[str, object]) -> Completion:
        """Answer once, and remember it."""
        answer = self.inner.complete(messages, schema)
        completion = replace(answer, text=without_secrets(answer.text, self.secrets))
        request = digest("\0".join(f"{message.role}\0{message.content}" for message in messages) + str(schema))
        self.calls.append(
            Call(
                request=request,
                completion=completion.text,
                prompt_tokens=completion.prompt_tokens,
                completion_tokens=completion.completion_tokens,
                finish=completion.finish,
                length=completion.length,
                digest=completion.digest,
                cost=completion.cost,
            )
        )
        return completion


@dataclass
class MeteredChat:
    """A chat model that adds up what it is asked; beneath the answers kept, so that only what is new counts.

    Attributes:
        inner: the model.
        usage: what it has been asked so far.
    """

    inner: ChatModel
    usage: Usage = field(default_factory=Usage)

    @property
    def name(self) -> str:
        """The model's own name."""
        return self.inner.name

    def complete(self, messages: Sequence[Message], schema: Mapping[str, object]) -> Completion:
        """Answer once, and count it."""
        begun = time.monotonic()
        try:
            answer = self.inner.complete(messages, schema)
        except UnaskedError:
            self.usage = self.usage.model_copy(update={"unasked": self.usage.unasked + 1})
            raise
        so_far = self.usage
        self.usage = Usage(
            calls=so_far.calls + 1,
            prompt_tokens=so_far.prompt_tokens + answer.prompt_tokens,
            completion_tokens=so_far.completion_tokens + answer.completion_tokens,
            cost=so_far.cost if not answer.cost else (so_far.cost or Decimal(0)) + Decimal(answer.cost),
            waited_s=round(so_far.waited_s + time.monotonic() - begun, 3),
            unasked=so_far.unasked,
        )
        return answer
