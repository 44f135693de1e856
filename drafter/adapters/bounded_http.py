"""HTTP for one answer at a time, within bounds: so many seconds in all, so many bytes, from one address.

Imported only when the first answer is asked for, as it brings the client's libraries with it. The client's own
timeout counts from one received piece to the next, so a server that drips is never given up; and it reads a
body of any length into memory. Here a whole exchange has one deadline, and a body is read up to its bound.
"""

import hashlib
import ssl
import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from functools import cache
from threading import Thread

import httpx2
from openai import DefaultAsyncHttpxClient, DefaultHttpxClient, OpenAIError

from drafter.adapters.answer_body import without_calls
from drafter.adapters.answer_json import read_as_json
from drafter.adapters.pace import Pace
from drafter.adapters.paced_http import Paced

_LONGEST_FAULT = 64 * 1024
"""Bytes read of the body of anything but an answer: enough for the endpoint's own words."""

_HEAD = 4 * 1024
"""Bytes kept of a body that is too long."""

_DECODED = frozenset({"content-encoding", "content-length", "transfer-encoding", "content-type"})
_JSON = "application/json"


class OverlongBodyError(OpenAIError):
    """A body went on beyond its bound; it was read no further, and is not asked for again.

    Attributes:
        head: how it begins, undecoded.
        length: bytes that were read.
        digest: SHA-256 of these, in hexadecimal.
    """

    def __init__(self, head: bytes, length: int, digest: str) -> None:
        super().__init__(f"a body of more than {length} bytes")
        self.head, self.length, self.digest = head, length, digest


class NotSentError(OpenAIError):
    """A request was made and looked at, and not sent."""


def bounded_client(seconds: float, most: int, pace: Pace | None = None) -> httpx2.Client:
    """A client for `openai` that keeps to bounds and follows no redirect: what is sent goes nowhere else.

    Args:
        seconds: for one whole exchange, from the first packet to the last byte.
        most: bytes of an answer, unpacked, that are read.
        pace: how much may be sent; waiting for it is no part of an exchange.
    """
    bounded = _Bounded(seconds, most)
    return _client(Paced(bounded, pace) if pace else bounded, seconds)


def listening_client(heard: Callable[[bytes], None]) -> httpx2.Client:
    """A client for `openai` that sends nothing and hands the body of each request to `heard`."""
    return _client(_Listening(heard), None)


def unused_async_client() -> httpx2.AsyncClient:
    """A client that sends nothing, for who insists on one: its own would read proxies from the environment."""
    return DefaultAsyncHttpxClient(transport=httpx2.AsyncBaseTransport(), trust_env=False)


def _client(transport: httpx2.BaseTransport, seconds: float | None) -> httpx2.Client:
    return DefaultHttpxClient(transport=transport, follow_redirects=False, timeout=seconds, trust_env=False)


@cache
def _certificates() -> ssl.SSLContext:
    """What this machine trusts; read once, as that takes longer than a whole exchange."""
    return httpx2.create_ssl_context()


class _Listening(httpx2.BaseTransport):
    def __init__(self, heard: Callable[[bytes], None]) -> None:
        self._heard = heard

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        self._heard(request.content)
        raise NotSentError("not sent")


class _Bounded(httpx2.BaseTransport):
    """Sends each request over a connection of its own, which is closed when its time is over."""

    def __init__(self, seconds: float, most: int) -> None:
        self._seconds = seconds
        self._most = most

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """One exchange.

        Raises:
            httpx2.ReadTimeout: the time is over.
            httpx2.RequestError: as the network has it.
            OverlongBodyError: the answer went on beyond its bound.
            NotJsonError, ErrorAnsweredError: the answer is none.
        """
        until = time.monotonic() + self._seconds
        # what is sent is for the endpoint that was named: a proxy that the environment names is somebody else
        with httpx2.Client(follow_redirects=False, verify=_certificates(), trust_env=False) as client:
            exchange = _apart(lambda: self._exchange(client, request, until))
            if not wait([exchange], self._seconds).done:
                raise httpx2.ReadTimeout("the time for one answer is over", request=request)
            return exchange.result()

    def _exchange(self, client: httpx2.Client, request: httpx2.Request, until: float) -> httpx2.Response:
        response = client.send(request, stream=True)
        try:
            body = self._body(response, until)
        finally:
            response.close()
        kept = [(name, value) for name, value in response.headers.multi_items() if name.lower() not in _DECODED]
        kind = response.headers.get("content-type", "")
        if response.is_success:
            kind, body = _JSON, read_as_json(kind, body)
            body = without_calls(body, wanted=b'"tools"' in request.content)
        return httpx2.Response(
            response.status_code, headers=[*kept, ("content-type", kind)], content=body, request=request
        )

    def _body(self, response: httpx2.Response, until: float) -> bytes:
        body, most = bytearray(), self._most if response.is_success else _LONGEST_FAULT
        for piece in response.iter_bytes():
            body += piece
            if len(body) > most:
                break
            if time.monotonic() > until:
                raise httpx2.ReadTimeout("the time for one answer is over", request=response.request)
        if len(body) > most and response.is_success:
            raise OverlongBodyError(bytes(body[:_HEAD]), len(body), hashlib.sha256(body).hexdigest())
        return bytes(body[:most])


def _apart(work: Callable[[], httpx2.Response]) -> "Future[httpx2.Response]":
    """Work in a thread that nobody has to wait for: not even the end of the program."""
    future: Future[httpx2.Response] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:  # raised again where the result is asked for
            future.set_exception(error)

    Thread(target=run, daemon=True, name="model-answer").start()
    return future
