"""A real HTTP server on loopback that speaks byte by byte: what it sends is up to its script."""

import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

Wire = Callable[[socket.socket], None]
"""Sends something over a connection, which is closed behind it."""

_LONGEST_STALL_S = 20.0
"""A connection is given up by then, so that no thread outlives its test."""


@dataclass(frozen=True)
class Request:
    """One request as it came."""

    target: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def messages(self) -> list[dict[str, str]]:
        """The chat so far."""
        return list(self.body.get("messages", ()))

    @property
    def is_repair(self) -> bool:
        """Whether an earlier answer is being sent back, or asked for again."""
        return any(message["role"] == "assistant" for message in self.messages)


Script = Callable[[Request], Wire]


@dataclass
class Endpoint:
    """The running server: where it is, and what it was asked."""

    base_url: str = ""
    port: int = 0
    asked: list[Request] = field(default_factory=list)


@contextmanager
def serving(script: Script) -> Iterator[Endpoint]:
    """Serve on loopback until the end of the block."""
    endpoint = Endpoint()
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listening:
        endpoint.port = listening.getsockname()[1]
        endpoint.base_url = f"http://127.0.0.1:{endpoint.port}/v1"
        threading.Thread(target=_accepting, args=(listening, script, endpoint), daemon=True).start()
        yield endpoint
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)


def _accepting(listening: socket.socket, script: Script, endpoint: Endpoint) -> None:
    with suppress(OSError):
        while True:
            connection, _ = listening.accept()
            threading.Thread(target=_answering, args=(connection, script, endpoint), daemon=True).start()


def _answering(connection: socket.socket, script: Script, endpoint: Endpoint) -> None:
    with connection, suppress(OSError):
        connection.settimeout(_LONGEST_STALL_S)
        request = _request(connection)
        if request is not None:
            endpoint.asked.append(request)
            script(request)(connection)
            with suppress(OSError):
                connection.shutdown(socket.SHUT_WR)
            while connection.recv(65536):  # let the other side read in peace
                pass


def _request(connection: socket.socket) -> Request | None:
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(65536)
        if not piece:
            return None
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    while len(body) < int(headers.get("content-length", 0)):
        body += connection.recv(65536)
    return Request(first.split(" ")[1], headers, json.loads(body) if body else {})


# what may be sent


def sends(*pieces: bytes | float) -> Wire:
    """Bytes as they are, with pauses in seconds between them."""

    def wire(connection: socket.socket) -> None:
        for piece in pieces:
            if isinstance(piece, bytes):
                connection.sendall(piece)
            else:
                time.sleep(piece)

    return wire


def replies(body: str | bytes, status: int = 200, *headers: str, kind: str = "application/json") -> Wire:
    """An honest HTTP reply, whatever it says."""
    data = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
    head = [f"HTTP/1.1 {status} Said", f"Content-Type: {kind}", f"Content-Length: {len(data)}", *headers]
    return sends("\r\n".join([*head, "Connection: close", "", ""]).encode() + data)


def completes(text: object, finish: object = "stop", **message: object) -> Wire:
    """A chat completion that says `text`."""
    return replies(json.dumps(completion(text, finish, **message), ensure_ascii=False))


def completion(text: object, finish: object = "stop", **message: object) -> dict[str, Any]:
    """The envelope around what a model says."""
    said = {"role": "assistant", "content": text, **message}
    choice = {"index": 0, "finish_reason": finish, "message": said}
    usage = {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18}
    return {
        "id": "x",
        "object": "chat.completion",
        "created": 1,
        "model": "m",
        "choices": [choice],
        "usage": usage,
    }


def refuses(status: int, message: str = "no", *headers: str) -> Wire:
    """An error as OpenAI-compatible servers word it."""
    return replies(json.dumps({"error": {"message": message, "code": status}}), status, *headers)


def resets(after: bytes = b"") -> Wire:
    """Some bytes, then a reset instead of an end."""

    def wire(connection: socket.socket) -> None:
        connection.sendall(after)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()

    return wire


def stalls(after: bytes = b"") -> Wire:
    """Some bytes, then nothing, until the other side hangs up."""

    def wire(connection: socket.socket) -> None:
        connection.sendall(after)
        connection.recv(1)

    return wire


def drips(before: bytes, piece: bytes, every_s: float = 0.05) -> Wire:
    """The same piece again and again, slowly, until the other side hangs up."""

    def wire(connection: socket.socket) -> None:
        connection.sendall(before)
        until = time.monotonic() + _LONGEST_STALL_S
        while time.monotonic() < until:
            connection.sendall(piece)
            time.sleep(every_s)

    return wire


def floods(before: bytes, piece: bytes, most: int = 60_000_000) -> Wire:
    """The same piece as fast as it is taken, until the other side hangs up or so many bytes are sent."""

    def wire(connection: socket.socket) -> None:
        connection.sendall(before)
        for _ in range(most // len(piece)):
            connection.sendall(piece)

    return wire
