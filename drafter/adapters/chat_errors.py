"""What a chat client's exceptions mean for the user: try later, or change something. No key is ever shown."""

import re
from urllib.parse import urlsplit

from drafter.errors import PermanentServiceError, ServiceError, TransientServiceError

_BAD_REQUEST = frozenset({400, 415, 422, 501})
"""Statuses by which servers say that they do not know a part of the request."""

_WRONG_KEY = frozenset({401, 403})
_BUSY = frozenset({408, 409, 425, 429})
_MISSING = 404
_REDIRECTS = range(300, 400)
_SERVER_FAULTS = 500
_LONGEST_QUOTE = 200
_TOO_LONG = re.compile(r"context|too long|maximum.{0,20}length", re.IGNORECASE)
_NO_CREDIT = re.compile(r"insufficient_quota|billing|credit", re.IGNORECASE)


class RequestRefusedError(PermanentServiceError):
    """The endpoint called the request bad; without structured output it might take it."""


def service_error(error: Exception, base_url: str, model: str, key: str) -> ServiceError:
    """The error of this project's that stands for one of a client's.

    Args:
        error: as the client raised it.
        base_url: of the endpoint; shown without user, password and query.
        model: as it was asked for.
        key: blotted out wherever the endpoint quotes it.

    Raises:
        Exception: `error` itself, where it is not a client's: a slip of the programmer's is not translated.
    """
    import openai

    place = _place(base_url)
    match error:
        case openai.APITimeoutError():
            return TransientServiceError(
                f"the model at {place} did not answer in time", remedy="try again, or raise [model] timeout"
            )
        case openai.APIConnectionError():
            return TransientServiceError(
                f"the model's endpoint {place} cannot be reached",
                remedy="start it, or correct [model] base_url; --fallback drafts offline instead",
            )
        case openai.APIStatusError():
            return _by_status(error.status_code, _quote(error, key), place, model)
        case openai.OpenAIError() | ValueError() | TypeError() | LookupError() | AttributeError():
            return PermanentServiceError(
                f"{place} does not answer like an OpenAI-compatible endpoint",
                remedy="correct [model] base_url; it usually ends in /v1",
            )
        case _:
            raise error


def _by_status(status: int, said: str, place: str, model: str) -> ServiceError:
    if status in _WRONG_KEY:
        return PermanentServiceError(
            f"{place} refuses the key ({status})",
            remedy="put a valid key into the environment variable that [model] key_env names",
        )
    if status == _MISSING:
        return PermanentServiceError(
            f"{place} knows no model {model!r}, or has no chat endpoint ({status}){said}",
            remedy="correct [model] name, or base_url; it usually ends in /v1",
        )
    if status in _REDIRECTS:
        return PermanentServiceError(
            f"{place} sends requests elsewhere ({status})", remedy="set [model] base_url to the final address"
        )
    if status in _BAD_REQUEST:
        return _bad_request(status, said, place)
    if status in _BUSY or status >= _SERVER_FAULTS:
        return _busy(status, said, place)
    return PermanentServiceError(
        f"{place} refuses the request ({status}){said}", remedy="see what the endpoint's own log says"
    )


def _bad_request(status: int, said: str, place: str) -> ServiceError:
    if _TOO_LONG.search(said):
        return PermanentServiceError(
            f"the request is too long for the model at {place} ({status}){said}",
            remedy="give the model a longer context, or lower [model] max_tokens or [knowledge] passages",
        )
    return RequestRefusedError(
        f"{place} does not take the request ({status}){said}",
        remedy='set [model] structured = "auto" or "plain", and check temperature and max_tokens',
    )


def _busy(status: int, said: str, place: str) -> ServiceError:
    if _NO_CREDIT.search(said):
        return PermanentServiceError(
            f"{place} gives this key no more answers ({status}){said}",
            remedy="renew the account or change the key",
        )
    return TransientServiceError(
        f"the model at {place} is overloaded or failing ({status}){said}", remedy="try again later"
    )


def _quote(error: Exception, key: str) -> str:
    """The endpoint's own words, short, on one line and without the key."""
    body = getattr(error, "body", None)
    words = body.get("message") if isinstance(body, dict) else getattr(error, "message", "")
    if not isinstance(words, str) or "<" in words:
        return ""  # a web page says nothing to a reviewer
    blotted = words.replace(key, "***") if key else words
    line = " ".join("".join(mark if mark.isprintable() else " " for mark in blotted).split())
    return f": {line[:_LONGEST_QUOTE]}" if line else ""


def _place(base_url: str) -> str:
    parts = urlsplit(base_url)
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{parts.hostname}{port}{parts.path}"
