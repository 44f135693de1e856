"""A real HTTP server on loopback that answers as it is told and keeps what it was asked."""

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Reply:
    """One answer of the server."""

    body: str = ""
    status: int = 200
    content_type: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)
    delay_s: float = 0
    cut: bool = False


@dataclass
class Asked:
    """One request as it came."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]


@dataclass
class Endpoint:
    """The running server: `base_url` to call it, `asked` to see what it was asked."""

    base_url: str
    asked: list[Asked]


Script = Sequence[Reply] | Callable[[dict[str, Any]], Reply]


def said(text: str, *, finish: str = "stop") -> Reply:
    """A chat completion that says `text`."""
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": text}}
    usage = {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18}
    return Reply(json.dumps({"id": "x", "object": "chat.completion", "choices": [choice], "usage": usage}))


def error(status: int, message: str, **headers: str) -> Reply:
    """An error as OpenAI-compatible servers word it."""
    return Reply(json.dumps({"error": {"message": message, "code": status}}), status, headers=headers)


def _json(data: bytes) -> dict[str, Any]:
    """The body of a request; nothing where it is no JSON."""
    try:
        return dict(json.loads(data))
    except ValueError:
        return {}


@contextmanager
def serving(script: Script) -> Iterator[Endpoint]:
    """Serve replies in order, the last one again and again; or what a function answers to a request's body."""
    asked: list[Asked] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = _json(self.rfile.read(int(self.headers.get("Content-Length", 0))))
            asked.append(Asked(self.path, {name.lower(): value for name, value in self.headers.items()}, body))
            reply = script(body) if callable(script) else script[min(len(asked), len(script)) - 1]
            time.sleep(reply.delay_s)
            if reply.cut:
                self.connection.close()
                return
            self._send(reply)

        def _send(self, reply: Reply) -> None:
            data = reply.body.encode()
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.content_type)
            self.send_header("Content-Length", str(len(data)))
            for name, value in reply.headers.items():
                self.send_header(name.replace("_", "-"), value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_args: object) -> None:
            """Keep the test's output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_args: None  # type: ignore[method-assign]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield Endpoint(f"http://127.0.0.1:{server.server_port}/v1", asked)
    finally:
        server.shutdown()
        server.server_close()
