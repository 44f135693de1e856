"""What an endpoint answers, as the client may read it: JSON in UTF-8, or an error that says what came instead.

The client takes any body apart, whatever it is, and fails over most with a word of Python's. So it is looked at
before: here every fault still has its name.
"""

import json

from openai import OpenAIError

_JSON = ("application/json", "text/json")
_WHOLE = "surrogatepass"
"""Half a character is the model's slip: what reads its words mends it."""


class NotJsonError(OpenAIError):
    """The endpoint took the request, and answered with something else than JSON.

    Attributes:
        kind: the content type that it named, or what else is known of it; may be empty.
    """

    def __init__(self, kind: str) -> None:
        super().__init__("not JSON")
        self.kind = kind


class ErrorAnsweredError(OpenAIError):
    """The endpoint answered as if all were well, and the answer is an error.

    Attributes:
        body: the error as the endpoint gives it, for whoever quotes it.
    """

    def __init__(self, message: str) -> None:
        super().__init__("an error instead of an answer")
        self.body = {"message": message}


def read_as_json(kind: str, body: bytes) -> bytes:
    """The body of an answer in UTF-8 without a mark in front: JSON is taken for what it is, whatever it is called.

    Args:
        kind: the content type.
        body: as it came.

    Raises:
        NotJsonError: it is none.
        ErrorAnsweredError: it is an error, and no answer.
    """
    named = kind.partition(";")[0].strip()
    text = _text(body, named)
    if text.lstrip()[:1] not in ("{", "["):
        raise NotJsonError("" if named in _JSON else named)
    try:
        answer = json.loads(text)
    except RecursionError:
        raise NotJsonError("brackets within brackets without end") from None
    except ValueError:
        raise NotJsonError("broken JSON") from None
    if isinstance(answer, dict) and (said := _error(answer)):
        raise ErrorAnsweredError(said)
    return text.encode("utf-8", _WHOLE)


def _text(body: bytes, named: str) -> str:
    """The body's characters: in UTF-8, or in UTF-16 or UTF-32 as its first bytes show."""
    try:
        return body.decode(json.detect_encoding(body), _WHOLE)
    except UnicodeDecodeError:
        raise NotJsonError(f"{named or 'text'} in another encoding than UTF-8") from None


def _error(answer: dict[str, object]) -> str:
    """What an endpoint says of an error in one of the usual places; empty where it tells none."""
    if answer.get("choices") or answer.get("data"):
        return ""
    error = answer if answer.get("object") == "error" else answer.get("error")
    said = (error.get("message") or error.get("code")) if isinstance(error, dict) else error
    return said if isinstance(said, str) else ""
