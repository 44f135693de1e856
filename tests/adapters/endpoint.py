"""A real HTTP server on loopback that answers as it is told and keeps what it was asked."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Reply:
    """One answer of the server.

    Attributes:
        delay_s: before the first byte.
        cut: hang up without a word.
        lost_after: hang up after so many bytes of the body.
        drip: `head` or `body` comes byte by byte, every 0.05 s.
        flood: bytes of blanks, without a length given, in front of the body.
        data: what is sent instead of a body of text.
    """

    body: str = ""
    status: int = 200
    content_type: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)
    delay_s: float = 0
    cut: bool = False
    lost_after: int | None = None
    drip: str = ""
    flood: int = 0
    data: bytes = b""


@dataclass
class Asked:
    """One request as it came."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]


@dataclass
class Endpoint:
    """The running server: `base_url` to call it, `asked` to see what it was asked, `sent` bytes of bodies."""

    base_url: str
    asked: list[Asked]
    sent: int = 0


Script = Sequence[Reply] | Callable[[dict[str, Any]], Reply]


def said(text: str, *, finish: str = "stop") -> Reply:
    """A chat completion that says `text`."""
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": text}}
    usage = {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18}
    return Reply(json.dumps({"id": "x", "object": "chat.completion", "choices": [choice], "usage": usage}))


def called(arguments: object, *, name: str = "item", finish: str = "tool_calls") -> Reply:
    """A chat completion that calls a function."""
    call = {"id": "c1", "type": "function", "function": {"name": name, "arguments": arguments}}
    message = {"role": "assistant", "content": None, "tool_calls": [call]}
    usage = {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18}
    return Reply(
        json.dumps({"choices": [{"index": 0, "finish_reason": finish, "message": message}], "usage": usage})
    )


def as_asked(text: str, body: dict[str, Any]) -> Reply:
    """An answer in the form that a request asks for: as arguments of the function it names, else as text."""
    return called(text) if "tools" in body else said(text)


def error(status: int, message: str, **headers: str) -> Reply:
    """An error as OpenAI-compatible servers word it."""
    return Reply(json.dumps({"error": {"message": message, "code": status}}), status, headers=headers)


def _json(data: bytes) -> dict[str, Any]:
    """The body of a request; nothing where it is no JSON."""
    try:
        return dict(json.loads(data))
    except ValueError:
        return {}


class _Handler(BaseHTTPRequestHandler):
    """Answers one connection; the running endpoint and its script stand on a subclass."""

    running: Endpoint
    script: Callable[[dict[str, Any]], Reply]

    def do_POST(self) -> None:
        body = _json(self.rfile.read(int(self.headers.get("Content-Length", 0))))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.running.asked.append(Asked(self.path, headers, body))
        reply = type(self).script(body)
        time.sleep(reply.delay_s)
        if reply.cut:
            self.connection.close()
            return
        self._send(reply)

    def _send(self, reply: Reply) -> None:
        data = reply.data or reply.body.encode("latin-1" if "Content_Encoding" in reply.headers else "utf-8")
        if reply.drip == "head":
            self._slowly(b"HTTP/1.1 200 OK\r\nX-Slow: " + b"y" * len(data))
        self._send_head(reply, len(data))
        if reply.drip == "body":
            self._slowly(data)
            return
        for _ in range(0, reply.flood, 65536):
            self.running.sent += self.wfile.write(b" " * 65536)
        self.running.sent += self.wfile.write(data[: reply.lost_after])
        if reply.lost_after is not None:
            self.connection.shutdown(socket.SHUT_RDWR)

    def _send_head(self, reply: Reply, length: int) -> None:
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.content_type)
        if not reply.flood:
            self.send_header("Content-Length", str(length))
        for name, value in reply.headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def _slowly(self, data: bytes) -> None:
        for at in range(len(data)):
            self.running.sent += self.wfile.write(data[at : at + 1])
            time.sleep(0.05)

    def log_message(self, *_args: object) -> None:
        """Keep the test's output clean."""


def _in_order(replies: Sequence[Reply], running: Endpoint) -> Callable[[dict[str, Any]], Reply]:
    return lambda _body: replies[min(len(running.asked), len(replies)) - 1]


@contextmanager
def serving(script: Script) -> Iterator[Endpoint]:
    """Serve replies in order, the last one again and again; or what a function answers to a request's body."""
    running = Endpoint("", [])
    answer = script if callable(script) else _in_order(script, running)
    handler = type("Handler", (_Handler,), {"running": running, "script": staticmethod(answer)})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.handle_error = lambda *_args: None  # type: ignore[method-assign]
    running.base_url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield running
    finally:
        server.shutdown()
        server.server_close()
