"""What a chat client's exceptions mean for the user: try later, or change something. No key is ever shown."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import getproxies

from drafter.errors import PermanentServiceError, ServiceError, TransientServiceError

if TYPE_CHECKING:
    import openai

_BAD_REQUEST = frozenset({400, 415, 422, 501})
"""Statuses by which servers say that they do not know a part of the request."""

_UNREADABLE = frozenset({400, 415})
"""Those that may well be about the form of the answer, though they do not say so."""

_WRONG_KEY = frozenset({401, 403})
_BUSY = frozenset({408, 425, 429})
_CONFLICT = 409
_TOO_LARGE = 413
_MISSING = 404
_REDIRECTS = range(300, 400)
_SERVER_FAULTS = 500
_LONGEST_QUOTE = 200
_LONGEST_WAIT = 32
"""Characters quoted of the time for which an endpoint asks to be left alone."""

_TOO_LONG = re.compile(r"context|too long|maximum.{0,20}length", re.IGNORECASE)
_FORM = re.compile(r"response_format|json_schema|grammar|guided|tool_choice|tools", re.IGNORECASE)
"""How a server that fails over the form of the answer says so, whatever status it gives."""

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

    from drafter.adapters.answer_json import ErrorAnsweredError, NotJsonError

    place = _place(base_url)
    match error:
        case openai.APITimeoutError():
            return TransientServiceError(
                f"the model at {place} did not answer in time",
                remedy="try again, raise [model] timeout, or lower [model] max_tokens",
            )
        case openai.APIConnectionError():
            return _unconnected(error, place)
        case openai.APIStatusError():
            return _by_status(error, _quote(error, key), place, model)
        case ErrorAnsweredError():
            return _told_as_answer(_quote(error, key), place)
        case NotJsonError():
            return _no_endpoint(f"{place} answers with {error.kind or 'something'}, not with JSON: it")
        case openai.OpenAIError() | ValueError() | TypeError() | LookupError() | AttributeError():
            return _no_endpoint(place)
        case _:
            raise error


def _no_endpoint(subject: str) -> ServiceError:
    return PermanentServiceError(
        f"{subject} does not answer like an OpenAI-compatible endpoint",
        remedy="correct [model] base_url; it usually ends in /v1",
    )


def _unconnected(error: Exception, place: str) -> ServiceError:
    """Whether nobody was there, or somebody hung up; said apart, as other things help."""
    import httpx2

    cause = next((one for one in _causes(error) if isinstance(one, httpx2.RequestError)), error)
    if isinstance(cause, httpx2.ReadError | httpx2.WriteError | httpx2.RemoteProtocolError | httpx2.DecodingError):
        return TransientServiceError(
            f"the connection to the model at {place} was lost before its answer was complete",
            remedy="try again; if it happens again, see the endpoint's own log: it may have run out of memory",
        )
    if "CERTIFICATE" in str(cause):
        return PermanentServiceError(
            f"{place} shows a certificate that this machine does not trust",
            remedy="name the authority's certificate file in the environment variable SSL_CERT_FILE",
        )
    proxy = "; the proxy that the environment names is not used" if getproxies().keys() - {"no"} else ""
    return TransientServiceError(
        f"the model's endpoint {place} cannot be reached{_line(str(cause))}",
        remedy=f"start it, or correct [model] base_url; --fallback drafts offline instead{proxy}",
    )


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__


def _by_status(error: "openai.APIStatusError", said: str, place: str, model: str) -> ServiceError:
    status, headers = error.status_code, error.response.headers
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
        return _sent_on(status, headers.get("location", ""), place)
    if status in _BAD_REQUEST or (status == _SERVER_FAULTS and _FORM.search(said)):
        return _bad_request(status, said, place)
    if status in _BUSY or status >= _SERVER_FAULTS:
        return _busy(status, said, place, headers.get("retry-after", ""))
    return _refused(status, said, place)


def _refused(status: int, said: str, place: str) -> ServiceError:
    if status == _TOO_LARGE:
        return _overlong(f" ({status}){said}", place)
    if status == _CONFLICT:
        return TransientServiceError(
            f"{place} reports a conflict with something else that it does ({status}){said}",
            remedy="try again later",
        )
    return PermanentServiceError(
        f"{place} refuses the request ({status}){said}", remedy="see what the endpoint's own log says"
    )


def _bad_request(status: int, said: str, place: str) -> ServiceError:
    if _TOO_LONG.search(said):
        return _overlong(f" ({status}){said}", place)
    form = 'set [model] structured = "auto" or "plain"; ' if _FORM.search(said) or status in _UNREADABLE else ""
    return RequestRefusedError(
        f"{place} does not take the request ({status}){said}",
        remedy=f"{form}check [model] temperature and max_tokens, and that the endpoint serves chat completions",
    )


def _overlong(told: str, place: str) -> ServiceError:
    return PermanentServiceError(
        f"the request is too long for the model at {place}{told}",
        remedy="give the model a longer context, or lower [model] max_tokens or [knowledge] passages",
    )


def _told_as_answer(said: str, place: str) -> ServiceError:
    """An error that came where an answer should have: the endpoint's own words are the best that there is."""
    if _TOO_LONG.search(said):
        return _overlong(said, place)
    message = f"{place} answers with an error{said}"
    if _FORM.search(said):
        return RequestRefusedError(message, remedy='set [model] structured = "auto" or "plain"')
    if _NO_CREDIT.search(said) or "quota" in said.lower():
        return PermanentServiceError(message, remedy="renew the account, change the key, or try again later")
    return PermanentServiceError(
        message, remedy="do what it says; see the endpoint's own log, and correct [model] name or base_url"
    )


def _sent_on(status: int, location: str, place: str) -> ServiceError:
    """A redirect, which is never followed: the key and the request are for the endpoint that was named."""
    where = _place(location) if urlsplit(location).hostname else "another address"
    return PermanentServiceError(
        f"{place} sends requests on to {where} ({status}); nothing was sent there",
        remedy="if that is the right address, set [model] base_url to it",
    )


def _busy(status: int, said: str, place: str, wait: str) -> ServiceError:
    if _NO_CREDIT.search(said):
        return PermanentServiceError(
            f"{place} gives this key no more answers ({status}){said}",
            remedy="renew the account or change the key",
        )
    asked = _line(wait[:_LONGEST_WAIT]).lstrip(": ")
    when = f"; it asks to be left alone: Retry-After {asked}" if asked else ""
    return TransientServiceError(
        f"the model at {place} is overloaded or failing ({status}){said}{when}", remedy="try again later"
    )


def _quote(error: Exception, key: str) -> str:
    """The endpoint's own words, short, on one line and without the key."""
    body = getattr(error, "body", None)
    words = body.get("message") if isinstance(body, dict) else getattr(error, "message", "")
    if not isinstance(words, str) or "<" in words:
        return ""  # a web page says nothing to a reviewer
    return _line(words.replace(key, "***") if key else words)


def _line(words: str) -> str:
    """Somebody else's words on one line, short, after a colon; nothing for no words."""
    line = " ".join("".join(mark if mark.isprintable() else " " for mark in words).split())
    return f": {line[:_LONGEST_QUOTE]}" if line else ""


def _place(address: str) -> str:
    """An address without user, password and query."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
