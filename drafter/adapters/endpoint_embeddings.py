"""Vectors from an OpenAI-compatible endpoint: batches, retries, and nothing taken that does not fit."""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from drafter.errors import ConfigError, PermanentServiceError, ServiceError, TransientServiceError

if TYPE_CHECKING:
    import openai

    from drafter.adapters.answer_json import ErrorAnsweredError

_NO_KEY = "none"
_BYTES_A_NUMBER = 32
_MOST_NUMBERS = 8192
"""The longest vector that is taken; longer ones than this nobody makes."""

_ENVELOPE = 256 * 1024
_WRONG_KEY = frozenset({401, 403})
_TOO_MUCH = frozenset({400, 413, 422})
"""Statuses by which servers refuse a request that holds too many texts."""

_MISSING = 404
_BUSY = frozenset({408, 409, 425, 429})
_SERVER_FAULTS = 500
_LONGEST_QUOTE = 200


@dataclass(frozen=True)
class EmbeddingsEndpoint:
    """One embedding model at one endpoint.

    Attributes:
        base_url: up to and including `/v1`.
        model: its name at the endpoint.
        api_key: empty for servers that need none; never shown.
        passage_prefix: what the model wants before a text.
        query_prefix: what it wants before a query.
        batch: texts in one request; a server that refuses so many is asked for fewer.
        timeout_s: seconds for one request.
        max_retries: further attempts when the endpoint is out of reach or overloaded, with growing pauses or
            those that it asks for.

    Raises:
        ConfigError: on construction, where no model is named.
    """

    base_url: str
    model: str
    api_key: str = field(default="", repr=False)
    passage_prefix: str = ""
    query_prefix: str = ""
    batch: int = 32
    timeout_s: float = 60
    max_retries: int = 4

    def __post_init__(self) -> None:
        """Refuse what could never work, before anything is sent."""
        if not self.model:
            remedy = "set `name` (and `base_url`) under [embeddings] in config.toml"
            raise ConfigError("no embedding model is configured", remedy=remedy)
        if not (self.api_key.isascii() and self.api_key.strip().isprintable()):
            raise ConfigError("the key holds characters that no key has", remedy="set the key again")


class EndpointEmbedder:
    """Implements `Embedder` at an endpoint; nothing is asked of it before the first text comes."""

    def __init__(self, endpoint: EmbeddingsEndpoint) -> None:
        """Name the endpoint."""
        self._endpoint = endpoint
        self._batch = endpoint.batch
        self._length = 0

    @property
    def name(self) -> str:
        """Names the model, and the prefixes if there are any: vectors made with others are not alike."""
        prefixes = f"{self._endpoint.passage_prefix}\x1f{self._endpoint.query_prefix}"
        mark = f"-{hashlib.sha256(prefixes.encode()).hexdigest()[:8]}" if prefixes != "\x1f" else ""
        return f"endpoint-{self._endpoint.model}{mark}"

    def passages(self, texts: Sequence[str]) -> list[list[float]]:
        """One vector a text, in order.

        Raises:
            TransientServiceError: out of reach, timed out or overloaded, after all retries.
            PermanentServiceError: a wrong key, an unknown model, vectors that are none or of changing length.
        """
        prefixed = [self._endpoint.passage_prefix + _clean(text) for text in texts]
        vectors: list[list[float]] = []
        while rest := prefixed[len(vectors) : len(vectors) + self._batch]:
            vectors += self._asked(rest)
        return vectors

    def query(self, text: str) -> list[float]:
        """The vector of a query; raises as `passages` does."""
        return self._asked([self._endpoint.query_prefix + _clean(text)])[0]

    def _asked(self, texts: list[str]) -> list[list[float]]:
        """The vectors of texts, of as many from the first on as the endpoint takes at once."""
        import openai

        try:
            answer = self._client.embeddings.create(
                input=texts, model=self._endpoint.model, encoding_format="float"
            )
            items = sorted(answer.data, key=lambda item: item.index)
            vectors = [list(map(float, item.embedding)) for item in items]
        except openai.APIStatusError as error:
            if error.status_code in _TOO_MUCH and len(texts) > 1:
                self._batch = max(len(texts) // 2, 1)
                return self._asked(texts[: self._batch])
            raise self._failed(error) from None
        except Exception as error:
            raise self._failed(error) from None
        return self._checked(vectors, len(texts))

    def _checked(self, vectors: list[list[float]], wanted: int) -> list[list[float]]:
        lengths = {len(vector) for vector in vectors}
        self._length = self._length or next(iter(lengths), 0)
        if len(vectors) != wanted or not self._length:
            raise self._wrong(f"{wanted} texts were sent, {len(vectors)} vectors came back")
        if lengths != {self._length}:
            raise self._wrong(f"its vectors have {sorted(lengths | {self._length})} numbers, not always as many")
        if not all(math.isfinite(number) for vector in vectors for number in vector):
            raise self._wrong("a vector holds something that is no number")
        if not all(any(vector) for vector in vectors):
            raise self._wrong("a vector is all zeros")
        return vectors

    def _wrong(self, what: str) -> PermanentServiceError:
        return PermanentServiceError(
            f"the embeddings of {self._endpoint.model!r} at {self._place} cannot be used: {what}",
            remedy="name an embedding model in [embeddings] name",
        )

    def _failed(self, error: Exception) -> ServiceError:
        """What a client's exception means for the user."""
        import openai

        from drafter.adapters.answer_json import ErrorAnsweredError

        match error:
            case openai.APITimeoutError():
                return TransientServiceError(
                    f"the embeddings endpoint {self._place} did not answer in time",
                    remedy="try again, what is embedded is kept; or raise [embeddings] timeout, or lower batch",
                )
            case openai.APIConnectionError():
                return TransientServiceError(
                    f"the embeddings endpoint {self._place} cannot be reached",
                    remedy="start it, or correct [embeddings] base_url; what is embedded is kept",
                )
            case openai.APIStatusError():
                return self._by_status(error.status_code, _quote(error, self._endpoint.api_key))
            case ErrorAnsweredError():
                return PermanentServiceError(
                    f"{self._place} answers with an error{_quote(error, self._endpoint.api_key)}",
                    remedy="do what it says; see its own log, and correct [embeddings] name or base_url",
                )
            case _:
                return PermanentServiceError(
                    f"{self._place} does not answer like an OpenAI-compatible embeddings endpoint",
                    remedy="correct [embeddings] base_url; it usually ends in /v1",
                )

    def _by_status(self, status: int, said: str) -> ServiceError:
        if status in _BUSY or status >= _SERVER_FAULTS:
            return TransientServiceError(
                f"the embeddings endpoint {self._place} is overloaded or failing ({status}){said}",
                remedy="try again later; what is embedded is kept",
            )
        if status in _WRONG_KEY:
            remedy = "put a valid key into the environment variable that [embeddings] key_env names"
            return PermanentServiceError(f"{self._place} refuses the key ({status})", remedy=remedy)
        if status == _MISSING:
            return PermanentServiceError(
                f"{self._place} knows no model {self._endpoint.model!r}, or makes no embeddings ({status}){said}",
                remedy="correct [embeddings] name, or base_url; it usually ends in /v1",
            )
        return PermanentServiceError(
            f"{self._place} refuses the request ({status}){said}", remedy="see what the endpoint's own log says"
        )

    @property
    def _place(self) -> str:
        """The address without user, password and query."""
        parts = urlsplit(self._endpoint.base_url)
        return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"

    @cached_property
    def _client(self) -> "openai.OpenAI":
        import openai

        from drafter.adapters.bounded_http import bounded_client

        here = self._endpoint
        return openai.OpenAI(
            base_url=here.base_url,
            api_key=here.api_key.strip() or _NO_KEY,
            timeout=here.timeout_s,
            max_retries=here.max_retries,
            http_client=bounded_client(here.timeout_s, here.batch * _MOST_NUMBERS * _BYTES_A_NUMBER + _ENVELOPE),
        )


def _clean(text: str) -> str:
    """What JSON can carry: whole characters, and at least one."""
    return text.encode("utf-8", "replace").decode("utf-8") or " "


def _quote(error: "openai.APIStatusError | ErrorAnsweredError", key: str) -> str:
    """The endpoint's own words, short, on one line and without the key."""
    body = error.body
    words = body.get("message") if isinstance(body, dict) else str(error)
    if not isinstance(words, str) or "<" in words:
        return ""
    shown = " ".join((words.replace(key, "***") if key else words).split())
    return f": {shown[:_LONGEST_QUOTE]}" if shown else ""
