"""A chat endpoint on loopback that answers well: what it is shown, with other leads that it is offered.

Run: python -m evals.benchmarks.answering_server [SECONDS]

It prints its address, and ends when its input does. Each answer comes after so many seconds, with the figures of
usage that a server gives. `GET /count` tells how many it has given, how many requests were the same as another and
how many connections are open beside its own.
"""

import asyncio
import hashlib
import json
import re
import subprocess
import sys
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

_ITEM = re.compile(r"【(问题|建议)分句 ([^】]+)】(.*?)(?=【|\Z)", re.DOTALL)
_ACCOUNT = re.compile(r"<资料>\n(.*?)\n</资料>", re.DOTALL)
_LINE = re.compile(r"^(\w+)：(.+)$", re.MULTILINE)
_LEADS = re.compile(r"^lead 可用的说法：(.+)$", re.MULTILINE)
_PRESENT = "现稿："
_FIELDS = {"问题": ("lead", "fact", "effect", "norm"), "建议": ("lead", "action")}
_WORDS_A_TOKEN = 2


@dataclass
class Answering:
    """What the server has done so far.

    Attributes:
        delay_s: before each answer.
        asked: how often each request came, by its digest.
        connections: that are open.
    """

    delay_s: float
    asked: Counter[str] = field(default_factory=Counter)
    connections: int = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection."""
        self.connections += 1
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                length = re.search(rb"content-length: *(\d+)", head, re.IGNORECASE)
                body = await reader.readexactly(int(length[1])) if length else b""
                told = await self._told(head, body)
                writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n")
                writer.write(b"content-length: %d\r\n\r\n%b" % (len(told), told))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()
        finally:
            self.connections -= 1

    async def _told(self, head: bytes, body: bytes) -> bytes:
        if head.startswith(b"GET"):
            repeated = sum(count - 1 for count in self.asked.values())
            told = {"answers": sum(self.asked.values()), "repeated": repeated, "others": self.connections - 1}
            return json.dumps(told).encode()
        if self.delay_s:
            await asyncio.sleep(self.delay_s)
        self.asked[hashlib.sha256(body).hexdigest()] += 1
        return completion(json.loads(body)["messages"]).encode()


def completion(messages: list[dict[str, str]]) -> str:
    """A chat completion for a request."""
    asked = messages[-1]["content"]
    text = json.dumps(answer(asked), ensure_ascii=False)
    sent = sum(len(message["content"]) for message in messages)
    usage = {"prompt_tokens": sent // _WORDS_A_TOKEN, "completion_tokens": len(text) // _WORDS_A_TOKEN}
    usage["total_tokens"] = sum(usage.values())
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": text}}
    return json.dumps({"id": "made-up", "object": "chat.completion", "choices": [choice], "usage": usage})


def answer(asked: str) -> dict[str, object]:
    """All sentences that a request shows, with another of the leads that it offers."""
    offered = Counter(_LEADS.findall(asked))
    parts = [(kind, name, _sentences(kind, text, offered)) for kind, name, text in _ITEM.findall(asked)]
    shown = dict(_LINE.findall(asked.partition("【")[0]))
    return {
        "heading": shown.get("heading", ""),
        "recommendation_heading": shown.get("recommendation_heading", ""),
        "clauses": [{"id": name, **said} for kind, name, said in parts if kind == "问题"],
        "recommendations": [{"id": name, **said} for kind, name, said in parts if kind == "建议"],
    }


def _sentences(kind: str, text: str, offered: Counter[str]) -> dict[str, str]:
    """The fields of a clause; its lead is another one where no other clause is offered the same."""
    before, _, present = text.rpartition(_PRESENT)
    shown = dict(_LINE.findall(present))
    account = _ACCOUNT.search(before)
    if kind == "问题" and account:
        shown["fact"] = account[1]
    leads = _LEADS.search(before)
    if leads and offered[leads[1]] == 1:
        shown["lead"] = leads[1].split("；")[-1].rstrip("。") + "。"
    return {name: shown.get(name, "") for name in _FIELDS[kind]}


@contextmanager
def answering(delay_s: float = 0.0) -> Iterator[str]:
    """The address of a server in a process of its own, while the block runs."""
    command = [sys.executable, "-m", __name__, str(delay_s)]
    running = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603
    assert running.stdin is not None  # noqa: S101 - pipes were asked for; for the type checker
    assert running.stdout is not None  # noqa: S101 - likewise
    try:
        yield running.stdout.readline().strip()
    finally:
        running.stdin.close()
        running.wait()


def count(url: str) -> dict[str, int]:
    """What a server says of itself: `answers` given, `repeated` requests, `others` that are connected."""
    with urllib.request.urlopen(f"{url}/count") as answer:  # noqa: S310 - our own address
        return dict(json.load(answer))


async def _run(delay_s: float) -> None:
    answering = Answering(delay_s)
    server = await asyncio.start_server(answering.serve, "127.0.0.1", 0, limit=1 << 24)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1", flush=True)
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(_run(float(sys.argv[1]) if len(sys.argv) > 1 else 0.0))
