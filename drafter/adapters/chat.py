"""A chat model behind any OpenAI-compatible endpoint: llama.cpp, vLLM, Ollama, a cloud.

LangChain and openai are imported when the first answer is asked for: they cost a second, which `drafter score`
must not pay. Their retries are used as they are; none of their exceptions leaves this module.
"""

from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from drafter.adapters.answer_forms import FORMS, asked_for
from drafter.adapters.chat_errors import RequestRefusedError, service_error
from drafter.adapters.known_forms import KnownForms
from drafter.adapters.pace import Pace
from drafter.drafting.answers import LONGEST_ANSWER, LONGEST_HEAD, headed
from drafter.drafting.ports import Completion, Message, UnaskedError
from drafter.errors import ConfigError
from drafter.privacy.endpoints import is_allowed, on_this_machine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from httpx2 import Client
    from langchain_core.messages import AIMessage
    from langchain_openai import ChatOpenAI

_NO_KEY = "none"
"""Sent where no key is configured: the client insists on one, local servers ignore it."""

_OPENAI = "api.openai.com"

_BYTES_A_CHARACTER = 6
"""As JSON writes a character at the longest: `\\u4e00`."""

_ENVELOPE = 256 * 1024
"""Bytes allowed around an answer's text: usage, and the reasoning that some servers send beside it."""

_LONGEST_FINISH = 40
_MOST_TOKENS = 10_000_000_000


@dataclass(frozen=True)
class ChatEndpoint:
    """One model at one endpoint.

    Attributes:
        base_url: up to and including `/v1`.
        model: its name at the endpoint.
        api_key: empty for servers that need none; never shown.
        temperature: 0 to 2.
        timeout_s: seconds for one answer in all, after which an attempt is given up.
        max_retries: further attempts when the endpoint is out of reach or overloaded; it may ask for a pause of
            up to two minutes before each.
        seed: makes answers repeatable where the endpoint knows how; `None` sends none.
        structured: `json_schema`, `json_object`, `tools`, `plain`, or `auto`: the first of these that the endpoint
            does not refuse, found out once.
        max_tokens: longest answer that the model is asked for.
        max_chars: longest answer that is taken, in characters; of a longer one only the head is kept.
        allowed: hosts that something may be sent to, beside this machine itself.

    Raises:
        ConfigError: on construction, where the values cannot name an endpoint, or name one that is not allowed.
    """

    base_url: str
    model: str
    api_key: str = field(default="", repr=False)
    temperature: float = 0.2
    timeout_s: float = 120
    max_retries: int = 2
    structured: str = "auto"
    max_tokens: int = 4096
    max_chars: int = LONGEST_ANSWER
    seed: int | None = None
    allowed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what could never work, before anything is sent."""
        address = urlsplit(self.base_url)
        if address.scheme not in ("http", "https") or not address.hostname:
            raise ConfigError("the model's base_url is not an http address", remedy="set [model] base_url")
        if not is_allowed(self.base_url, self.allowed):
            raise ConfigError(
                f"the model's endpoint {address.hostname} is not on this machine, and nobody has allowed it",
                remedy=f'if texts of cases may go there, set [model] allowed = ["{address.hostname}"]',
            )
        if not self.model:
            raise ConfigError("no model is named", remedy="set [model] name to a model of the endpoint")
        if not (self.api_key.isascii() and self.api_key.strip().isprintable()):
            raise ConfigError("the key holds characters that no key has", remedy="set the key again")
        if self.structured not in (*FORMS, "auto"):
            raise ConfigError(f"no structured-output mode {self.structured!r}", remedy="set it to auto")

    @property
    def modes(self) -> tuple[str, ...]:
        """The structured-output modes to try, in order."""
        return FORMS if self.structured == "auto" else (self.structured,)

    @property
    def is_here(self) -> bool:
        """Whether it is on this machine."""
        return on_this_machine(self.base_url)

    @property
    def id(self) -> str:
        """Names the model at its endpoint, without user and password."""
        address = urlsplit(self.base_url)
        return f"{address.scheme}://{address.netloc.rpartition('@')[2]}{address.path.rstrip('/')} {self.model}"


class OpenAIChat:
    """The model at an endpoint; implements `drafting.ports.ChatModel`.

    Args:
        endpoint: where it is.
        known: what form of answers it takes, as far as that has been found out.
        pace: how much may be sent to it; `None` for any amount.
        http: makes the client that sends; the one of `bounded_http` by default.
    """

    def __init__(
        self,
        endpoint: ChatEndpoint,
        known: KnownForms | None = None,
        pace: Pace | None = None,
        http: "Callable[[], Client] | None" = None,
    ) -> None:
        self.endpoint = endpoint
        self._known = known or KnownForms(endpoint.id)
        self._pace = pace
        self._http = http or self._bounded

    @property
    def name(self) -> str:
        """The model's name at its endpoint."""
        return self.endpoint.model

    def complete(self, messages: Sequence[Message], schema: Mapping[str, object]) -> Completion:
        """Answer once; an answer that is too long comes back as its head, marked as such.

        Raises:
            TransientServiceError: out of reach, timed out, hung up, overloaded, after all retries.
            PermanentServiceError: a wrong key, an unknown model, a request it will never take, not an
                OpenAI-compatible endpoint.
            UnaskedError: the client does not send.
        """
        return self._in_turn(self._modes(), messages, schema)

    def _modes(self) -> tuple[str, ...]:
        """The modes to try: the one that was taken last, then the others in their order."""
        modes = self.endpoint.modes
        last = self._known.recall() if len(modes) > 1 else ""
        return (last, *(mode for mode in modes if mode != last)) if last in modes else modes

    def _in_turn(
        self, modes: tuple[str, ...], messages: Sequence[Message], schema: Mapping[str, object]
    ) -> Completion:
        """The answer in the first mode that the endpoint takes, which is then the first that is tried."""
        try:
            answer = self._attempt(modes[0], messages, schema)
        except RequestRefusedError:
            if len(modes) == 1:
                raise
            return self._in_turn(modes[1:], messages, schema)
        if self.endpoint.structured == "auto":
            self._known.remember(modes[0])
        return answer

    def _attempt(self, mode: str, messages: Sequence[Message], schema: Mapping[str, object]) -> Completion:
        """One request in one mode.

        Raises:
            RequestRefusedError: the endpoint called the request itself bad; another mode may do.
        """
        here = self.endpoint
        turns = [(message.role, message.content) for message in messages]
        try:
            with _untraced():
                answer = self._client.invoke(turns, extra_body=self._body(mode, schema))
        except Exception as error:
            if _was_not_sent(error):
                raise UnaskedError("rehearsed") from None
            if (cut := _cut_off(error)) is not None:
                return cut
            raise service_error(error, here.base_url, here.model, here.api_key) from None
        return headed(_completion(answer), here.max_chars)

    def _body(self, mode: str, schema: Mapping[str, object]) -> dict[str, object]:
        """What goes into the request beside the messages.

        It is passed as raw body: the client would parse a `response_format` answer itself, and would throw away
        one that was cut off. Only OpenAI's own service wants the newer name of the limit; every other server
        knows the older one.
        """
        newer = urlsplit(self.endpoint.base_url).hostname == _OPENAI
        limit = "max_completion_tokens" if newer else "max_tokens"
        body: dict[str, object] = {limit: self.endpoint.max_tokens, **asked_for(mode, schema)}
        return body if self.endpoint.seed is None else {**body, "seed": self.endpoint.seed}

    def _bounded(self) -> "Client":
        from drafter.adapters.bounded_http import bounded_client

        most = _BYTES_A_CHARACTER * self.endpoint.max_chars + _ENVELOPE
        return bounded_client(self.endpoint.timeout_s, most, self._pace)

    @cached_property
    def _client(self) -> "ChatOpenAI":
        from langchain_openai import ChatOpenAI
        from pydantic import SecretStr

        from drafter.adapters.bounded_http import unused_async_client

        here = self.endpoint
        return ChatOpenAI(
            base_url=here.base_url,
            model=here.model,
            api_key=SecretStr(here.api_key.strip() or _NO_KEY),
            temperature=here.temperature,
            timeout=here.timeout_s,
            max_retries=here.max_retries,
            use_responses_api=False,
            http_client=self._http(),
            http_async_client=unused_async_client(),
            http_socket_options=(),
        )


def _completion(answer: "AIMessage") -> Completion:
    usage: Mapping[str, Any] = answer.usage_metadata or {}
    text = str(answer.text).encode("utf-8", "replace").decode("utf-8")
    finish = str(answer.response_metadata.get("finish_reason") or "")
    return Completion(
        text,
        _count(usage.get("input_tokens")),
        _count(usage.get("output_tokens")),
        finish=finish[:_LONGEST_FINISH],
    )


def _count(tokens: object) -> int:
    """A number of tokens as an endpoint gives it; 0 where it gives none that can be."""
    return tokens if isinstance(tokens, int) and 0 <= tokens <= _MOST_TOKENS else 0


def _cut_off(error: Exception) -> Completion | None:
    """What is left of an answer that was read no further, where this is why the request failed."""
    from drafter.adapters.bounded_http import OverlongBodyError

    if not isinstance(error, OverlongBodyError):
        return None
    head = error.head.decode("utf-8", "replace")[:LONGEST_HEAD]
    return Completion(head, finish="length", length=error.length, digest=error.digest)


def _was_not_sent(error: Exception) -> bool:
    from drafter.adapters.bounded_http import NotSentError

    return isinstance(error, NotSentError)


@contextmanager
def _untraced() -> "Iterator[None]":
    """Nothing is reported to a tracing service, whatever the environment says."""
    from langsmith import tracing_context

    with tracing_context(enabled=False):
        yield
