"""Keeps each request over the wire, retries too, to the pace of its endpoint."""

import json
import time
from email.utils import parsedate_to_datetime

import httpx2

from drafter.adapters.pace import Pace
from drafter.adapters.request_size import tokens_of_body

_BUSY = frozenset({429, 503})


class Paced(httpx2.BaseTransport):
    """Waits for its turn, then sends.

    Args:
        inner: sends.
        pace: whose turn it is.
    """

    def __init__(self, inner: httpx2.BaseTransport, pace: Pace) -> None:
        self._inner = inner
        self._pace = pace

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """One exchange; an endpoint that asks for a pause gets it from everybody."""
        ticket = self._pace.admit(tokens_of_body(request.content).total)
        response = self._inner.handle_request(request)
        if response.status_code in _BUSY:
            self._pace.hold(_seconds(response.headers.get("retry-after", "")))
        elif used := _used(response):
            self._pace.settle(ticket, used)
        return response


def _seconds(wait: str) -> float:
    """The seconds of a `Retry-After`, RFC 9110 10.2.3: a number or a date; 0 where it says nothing."""
    try:
        return float(wait)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(wait).timestamp() - time.time()
    except ValueError:
        return 0


def _used(response: httpx2.Response) -> int:
    """The tokens that the endpoint counted; 0 if it says none."""
    try:
        usage = json.loads(response.content)["usage"]
        return max(int(usage["prompt_tokens"]) + int(usage["completion_tokens"]), 0)
    except (ValueError, TypeError, LookupError):
        return 0
