"""Misbehaviours of the wire: what a proxy, a gateway, a broken or a hostile server does instead of answering."""

import gzip
import json
from collections.abc import Callable
from dataclasses import dataclass

from tests.hostile.forms import BAD
from tests.hostile.model import good, read, written
from tests.hostile.server import Request, Wire, completion, drips, floods, refuses, replies, resets, sends, stalls

_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
_CHUNKED = _HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
_PAGE = f"<!DOCTYPE html><html><body>请登录。{BAD}</body></html>"


@dataclass(frozen=True)
class Broken:
    """A misbehaviour of the wire; with `fallback` the offline notice stands.

    Attributes:
        name: what goes wrong.
        wire: answers a request.
        told: a word of the message.
    """

    name: str
    wire: Callable[[Request], Wire]
    told: str = ""


def _always(wire: Wire) -> Callable[[Request], Wire]:
    return lambda _request: wire


def _answer(request: Request) -> bytes:
    return json.dumps(completion(written(good(read(request.messages))))).encode()


def _sized(size: str) -> Callable[[Request], Wire]:
    """A good answer under a wrong length."""
    return lambda request: sends(_HEAD + f"Content-Length: {size}\r\n\r\n".encode() + _answer(request), 0.05)


def _bomb() -> bytes:
    return gzip.compress(b"[" + b" " * 40_000_000)


WIRES: tuple[Broken, ...] = (
    Broken("400", _always(refuses(400, "unknown parameter"))),
    Broken("401", _always(refuses(401, "no such key")), "key"),
    Broken("402", _always(refuses(402, "insufficient_quota"))),
    Broken("403", _always(refuses(403, "forbidden")), "key"),
    Broken("404", _always(refuses(404, "no such model")), "model"),
    Broken("405", _always(refuses(405))),
    Broken("413", _always(refuses(413, "too large"))),
    Broken("418", _always(refuses(418))),
    Broken("422", _always(refuses(422, "context length exceeded")), "too long"),
    Broken("429", _always(refuses(429, "slow down")), "429"),
    Broken("429 with a pause of years", _always(refuses(429, "slow", "Retry-After: 99999999")), "429"),
    Broken("429 with a pause below nothing", _always(refuses(429, "slow", "Retry-After: -5")), "429"),
    Broken("429 with a pause that is no number", _always(refuses(429, "slow", "Retry-After: NaN")), "429"),
    Broken(
        "429 until another century", _always(refuses(429, "slow", "Retry-After: Wed, 21 Oct 2199 07:28:00 GMT"))
    ),
    Broken("500", _always(refuses(500, BAD)), "500"),
    Broken("502 with a page", _always(replies(_PAGE, 502, kind="text/html")), "502"),
    Broken("503", _always(refuses(503)), "503"),
    Broken("529", _always(refuses(529, "overloaded")), "529"),
    Broken("an error without a body", _always(replies("", 500))),
    Broken("an error of a megabyte", _always(replies("x" * 1_000_000, 500, kind="text/plain"))),
    Broken("a status that does not exist", _always(replies("{}", 799))),
    Broken("nothing but a 204", _always(replies("", 204))),
    Broken("a login page", _always(replies(_PAGE, 200, kind="text/html")), "text/html"),
    Broken("a page that says it is JSON", _always(replies(_PAGE))),
    Broken("words", _always(replies(BAD, 200, kind="text/plain; charset=utf-8"))),
    Broken("a picture", _always(replies(b"\x89PNG\r\n\x1a\n" + b"\0" * 500, 200, kind="image/png"))),
    Broken("another charset", _always(replies(BAD.encode("gbk"), 200, kind="application/json; charset=utf-16"))),
    Broken(
        "bytes that are no UTF-8", _always(replies(b'{"choices": [{"message": {"content": "\xff\xfe\xc3\x28"}'))
    ),
    Broken("an empty body", _always(replies(""))),
    Broken("half a body", lambda request: replies(_answer(request)[:100])),
    Broken("a reset at once", _always(resets())),
    Broken("a reset in the head", _always(resets(b"HTTP/1.1 200 OK\r\nContent-"))),
    Broken("a reset in the body", _always(resets(_HEAD + b"Content-Length: 900\r\n\r\n{"))),
    Broken("an end at once", _always(sends())),
    Broken("an end in the body", _always(sends(_HEAD + b"Content-Length: 900\r\n\r\n{"))),
    Broken("silence", _always(stalls()), "in time"),
    Broken("silence in the head", _always(stalls(b"HTTP/1.1 200 OK\r\n")), "in time"),
    Broken("silence in the body", _always(stalls(_HEAD + b"Content-Length: 900\r\n\r\n{")), "in time"),
    Broken("a head that drips", _always(drips(b"HTTP/1.1 200 OK\r\nX-Slow: ", b"y")), "in time"),
    Broken("a body that drips", _always(drips(_HEAD + b"\r\n", b" ")), "in time"),
    Broken("a stream that stalls", _always(drips(_CHUNKED, b"1\r\n \r\n")), "in time"),
    Broken("endless headers", _always(floods(b"HTTP/1.1 200 OK\r\n", b"X-More: " + b"y" * 4000 + b"\r\n"))),
    Broken("an endless header", _always(floods(b"HTTP/1.1 200 OK\r\nX-Long: ", b"y" * 65536))),
    Broken("endless interim answers", _always(floods(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 500, 4_000_000))),
    Broken("chunks that are no chunks", _always(sends(_CHUNKED + b"zz\r\n{}\r\n-5\r\nabc\r\n"))),
    Broken("a chunk of fifteen digits", _always(sends(_CHUNKED + b"fffffffffffffff\r\n{}"))),
    Broken("a length that is too long", _sized("99999999")),
    Broken("a length that is too short", _sized("20")),
    Broken("a length below nothing", _sized("-1")),
    Broken("a length that is no number", _sized("many")),
    Broken("no HTTP at all", _always(sends(BAD.encode() + b"\r\n\r\n"))),
    Broken("HTTP of the year 1991", _always(sends(_PAGE.encode()))),
    Broken("a TLS server", _always(sends(b"\x15\x03\x01\x00\x02\x02\x28"))),
    Broken("an SSH server", _always(sends(b"SSH-2.0-OpenSSH_9.6\r\n"))),
    Broken("packed and broken", _always(replies(b"\x1f\x8b\x08\x00broken", 200, "Content-Encoding: gzip"))),
    Broken("packed in a way that nobody knows", _always(replies(b"{}", 200, "Content-Encoding: x-made-up, gzip"))),
)

SWALLOWED: tuple[Broken, ...] = (
    Broken("a bomb", _always(replies(_bomb(), 200, "Content-Encoding: gzip"))),
    Broken(
        "an endless body",
        _always(floods(_HEAD + b"\r\n" + b'{"choices": [{"message": {"content": "', b"95.5" * 16384)),
    ),
    Broken("endless chunks", _always(floods(_CHUNKED + b"1\r\n{\r\n", b"10000\r\n" + b" " * 65536 + b"\r\n"))),
)
"""What comes to an end only because it is read no further: the answer is refused, and the run goes on."""
