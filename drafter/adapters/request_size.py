"""How many tokens a request and its answer may need, read from its body."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from drafter.drafting.ports import Message
from drafter.drafting.tokens import tokens_of, tokens_of_messages

_LIMITS = ("max_tokens", "max_completion_tokens")


@dataclass(frozen=True, slots=True)
class Size:
    """Tokens, estimated.

    Attributes:
        prompt: of the messages and of what describes the answer's form.
        answer: that it may have at most.
    """

    prompt: int
    answer: int

    @property
    def total(self) -> int:
        """Of both."""
        return self.prompt + self.answer


def tokens_of_body(body: bytes) -> Size:
    """The size of a request for a chat completion, by its JSON body; of anything else, that of its text."""
    try:
        asked = json.loads(body)
        messages = [Message(str(one["role"]), str(one["content"])) for one in asked["messages"]]
    except (ValueError, TypeError, LookupError):
        return Size(tokens_of(body.decode("utf-8", "replace")), 0)
    form = sum(tokens_of(json.dumps(part, ensure_ascii=False)) for part in _forms(asked))
    limit = next((asked[name] for name in _LIMITS if isinstance(asked.get(name), int)), 0)
    return Size(tokens_of_messages(messages) + form, limit)


def _forms(asked: Mapping[str, object]) -> Iterator[object]:
    for name in ("response_format", "tools"):
        if name in asked:
            yield asked[name]
