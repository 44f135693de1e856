"""Nothing connects anywhere but to the endpoint that is configured: drafting, batches, taking documents in."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.poisons import CARRIERS, ORDER
from tests.hostile.runs import KEY, well
from tests.hostile.server import serving

ROOT = Path(__file__).resolve().parents[2]

GUARD = """
import json, os, sys
_log = open(os.environ["CONNECTIONS"], "a", encoding="utf-8")
def _seen(event, args):
    if event in ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"):
        where = args[:2] if event == "socket.getaddrinfo" else args[-1]
        print(json.dumps([event, repr(where)]), file=_log, flush=True)
sys.addaudithook(_seen)
"""
"""What every process of a command begins with: the interpreter itself writes down its connections and look-ups."""


@pytest.fixture
def watched(tmp_path):
    """Runs a command with an endpoint that is running; returns the process, and what it reached for."""

    def run(endpoint, *command):
        (tmp_path / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
        settings, log = tmp_path / "config.toml", tmp_path / "connections.jsonl"
        settings.write_text(
            f"[knowledge]\nembedder = 'none'\nindex = '{tmp_path / 'index'}'\n"
            f'[model]\nname = "m"\nbase_url = "{endpoint.base_url}"\n'
            f"answers = '{tmp_path / 'answers.sqlite'}'\n",
            encoding="utf-8",
        )
        done = subprocess.run(
            [
                sys.executable,
                "-c",
                "from drafter.cli import main; main()",
                *command,
                "--config",
                settings,
                "--json",
            ],
            capture_output=True,
            text=True,
            cwd=ROOT,
            env={
                **os.environ,
                "XDG_CACHE_HOME": str(tmp_path),
                "DRAFTER_API_KEY": KEY,
                "CONNECTIONS": str(log),
                "PYTHONPATH": str(tmp_path),
                "LANGSMITH_TRACING": "true",
                "LANGCHAIN_TRACING_V2": "true",
            },
            check=False,
        )
        lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
        return done, [json.loads(line) for line in lines]

    return run


def strangers(reached, port):
    """What was reached for beside the endpoint, and beside files by which processes of one machine meet."""
    outside = [one for one in reached if not one[1].startswith("'/")]
    return [one for one in outside if "127.0.0.1" not in one[1] or str(port) not in one[1]]


@pytest.mark.parametrize("command", ["draft", "batch"])
def test_drafting_speaks_to_the_endpoint_and_to_nobody_else(bench, watched, tmp_path, command):
    with serving(well) as endpoint:
        done, reached = watched(
            endpoint, command, str(bench.case_file), "-o", str(tmp_path / "out"), "--writer", "model"
        )
        asked = len(endpoint.asked)
    assert done.returncode == 0, done.stdout + done.stderr
    assert asked > 0
    assert len(reached) >= asked
    assert strangers(reached, endpoint.port) == []


def test_taking_poisoned_documents_in_speaks_to_nobody(watched, tmp_path):
    path = CARRIERS["white runs"](tmp_path, ORDER + "http://evil.example/x.png")
    with serving(well) as endpoint:
        done, reached = watched(endpoint, "ingest", str(path))
    assert done.returncode == 0, done.stdout + done.stderr
    assert endpoint.asked == []
    assert reached == []


def test_an_offline_draft_speaks_to_nobody(bench, watched, tmp_path):
    with serving(well) as endpoint:
        done, reached = watched(
            endpoint, "draft", str(bench.case_file), "-o", str(tmp_path / "out"), "--writer", "offline"
        )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (endpoint.asked, reached) == ([], [])


def test_the_guard_sees_what_it_should(watched, tmp_path):
    with serving(well) as endpoint:
        watched(endpoint, "ingest", str(CARRIERS["clauses"](tmp_path, ORDER)))
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('192.0.2.1', 9))",
        ],
        env={**os.environ, "CONNECTIONS": str(tmp_path / "log"), "PYTHONPATH": str(tmp_path)},
        check=False,
    )
    assert "192.0.2.1" in (tmp_path / "log").read_text(encoding="utf-8"), done
